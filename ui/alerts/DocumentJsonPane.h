// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include <memory>
#include <optional>

#include "core/alerts/AlertTable.h"
#include "core/base/Id.h"
#include "ui/bridge/LatestJob.h"

namespace casewright::ui {

class JsonPane;

/// One document as JSON, as it came in. It is found again in the background, since it is read from the file; of a long
/// one the beginning is shown, with a note.
class DocumentJsonPane final : public QWidget {
    Q_OBJECT

public:
    explicit DocumentJsonPane(QWidget* parent = nullptr);

    /// Shows a document of a table.
    void setDocument(std::shared_ptr<const alerts::AlertTable> table, base::AlertRow row);
    void clear();
    /// Puts the whole document, as it came in, on the clipboard, when it was read.
    void copy();

private:
    JsonPane* m_pane = nullptr;
    std::shared_ptr<const alerts::AlertTable> m_table;   ///< null: no document
    base::AlertRow m_row;
    LatestJob<QString> m_job;
    LatestJob<std::optional<QString>> m_copying;
};

} // namespace casewright::ui
