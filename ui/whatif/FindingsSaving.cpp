// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/whatif/FindingsSaving.h"

#include "ui/bridge/Text.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QPushButton>

#include <memory>
#include <utility>

namespace casewright::ui {

using namespace Qt::StringLiterals;

FindingsSaving::FindingsSaving(std::function<WhatIfFindings()> findings, QWidget* window)
    : QObject(window), m_findings(std::move(findings)), m_window(window),
      m_button(new QPushButton(tr("Report..."), window)), m_job(this)
{
    m_button->setObjectName(u"whatifReport"_s);
    m_button->setToolTip(tr("Write what was found out into a page in HTML, or as Markdown"));
    connect(m_button, &QPushButton::clicked, this, &FindingsSaving::ask);
}

void FindingsSaving::ask()
{
    if (m_findings().isEmpty()) {
        Q_EMIT failed(tr("There is nothing to report yet"), tr("Wait for the sweep, or ask something on another tab."));
        return;
    }
    auto* const dialog = new QFileDialog(m_window, tr("Save report"), m_folder,
                                         tr("HTML pages (*.html);;Markdown (*.md)"));
    dialog->setObjectName(u"saveWhatIfDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"html"_s);
    dialog->selectFile(u"what-if.html"_s);
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString& filter) {
        dialog->setDefaultSuffix(filter.contains(u"*.md"_s) ? u"md"_s : u"html"_s);
    });
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        m_folder = QFileInfo(path).absolutePath();
        saveTo(path);
    });
    dialog->open();
}

void FindingsSaving::saveTo(const QString& path)
{
    m_button->setEnabled(false);
    const auto findings = std::make_shared<const WhatIfFindings>(m_findings());
    m_job.start([findings, path](const std::stop_token&) { return writeFindings(*findings, path); },
                [this, path](const base::Result<void>& saved) {
                    m_button->setEnabled(true);
                    if (saved)
                        Q_EMIT done(tr("The report was written to %1").arg(QFileInfo(path).fileName()));
                    else
                        Q_EMIT failed(tr("The report was not written"), toText(saved.error()));
                });
}

} // namespace casewright::ui
