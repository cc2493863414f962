// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/alerts/AlertTable.h"
#include "core/base/Id.h"
#include "ui/bridge/LatestJob.h"

#include <QWidget>

#include <memory>
#include <optional>

namespace casewright::ui {

class CaseDocuments;
class JsonPane;
class ProgressLine;

/// The document behind an alert of a case, as it came in, or why there is none. It is read from its file in the
/// background.
class AlertDocumentPane final : public QWidget {
    Q_OBJECT

public:
    explicit AlertDocumentPane(QWidget* parent = nullptr);

    /// What is being read, and why it could not be, is said here. It outlives the pane.
    void setDocuments(CaseDocuments& documents);
    /// The alert that is chosen: its id, and where its document is in the table; none of it: nothing is chosen.
    void showDocument(const QString& id, std::shared_ptr<const alerts::AlertTable> table,
                      std::optional<base::AlertRow> row);

private:
    void follow();
    void copy();

    CaseDocuments* m_documents = nullptr;
    JsonPane* m_pane = nullptr;
    ProgressLine* m_progress = nullptr;
    std::shared_ptr<const alerts::AlertTable> m_table;
    std::optional<base::AlertRow> m_row;
    QString m_id;
    LatestJob<QString> m_job;
    LatestJob<std::optional<QString>> m_copying;
};

} // namespace casewright::ui
