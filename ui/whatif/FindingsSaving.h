// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QString>

#include <functional>

#include "core/base/Result.h"
#include "ui/bridge/LatestJob.h"
#include "ui/bridge/WhatIfFindings.h"

class QPushButton;

namespace casewright::ui {

/// "Report...": asks for a file, and writes what is on the page into it, as a page in HTML or as Markdown. The window
/// owns it.
class FindingsSaving final : public QObject {
    Q_OBJECT

public:
    /// `findings`: of now, asked for when a person saves.
    FindingsSaving(std::function<WhatIfFindings()> findings, QWidget* window);

    /// For a header, which takes it.
    [[nodiscard]] QPushButton* button() const { return m_button; }
    void saveTo(const QString& path);

Q_SIGNALS:
    void done(const QString& text);
    void failed(const QString& title, const QString& text);

private:
    void ask();

    std::function<WhatIfFindings()> m_findings;
    QWidget* m_window;
    QPushButton* m_button;
    QString m_folder;   ///< of the last file
    LatestJob<base::Result<void>> m_job;
};

} // namespace casewright::ui
