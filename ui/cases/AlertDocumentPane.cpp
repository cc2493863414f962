// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/AlertDocumentPane.h"

#include "ui/bridge/CaseDocuments.h"
#include "ui/bridge/DocumentText.h"
#include "ui/bridge/PrintableText.h"
#include "ui/bridge/Text.h"
#include "ui/widgets/JsonPane.h"
#include "ui/widgets/ProgressLine.h"
#include "ui/widgets/ThemeSizes.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QVBoxLayout>

#include <utility>

namespace casewright::ui {

using namespace Qt::StringLiterals;

AlertDocumentPane::AlertDocumentPane(QWidget* parent) : QWidget(parent), m_job(this), m_copying(this)
{
    m_pane = new JsonPane(u"alertDocument"_s, this);
    m_progress = new ProgressLine(this);
    m_progress->setObjectName(u"alertDocumentProgress"_s);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(size::GapSmall);
    layout->addWidget(m_progress);
    layout->addWidget(m_pane, 1);
    connect(m_pane, &JsonPane::copyWanted, this, &AlertDocumentPane::copy);
    m_pane->setCopyEnabled(false);
}

void AlertDocumentPane::setDocuments(CaseDocuments& documents)
{
    m_documents = &documents;
    connect(m_documents, &CaseDocuments::changed, this, &AlertDocumentPane::follow);
    connect(m_progress, &ProgressLine::cancelRequested, m_documents, &CaseDocuments::cancel);
    follow();
}

void AlertDocumentPane::showDocument(const QString& id, std::shared_ptr<const alerts::AlertTable> table,
                                     std::optional<base::AlertRow> row)
{
    // The same again, after something else of the case changed: it stays where it was scrolled to.
    if (m_row && m_row == row && m_table == table && m_id == id)
        return;
    m_id = id;
    m_table = std::move(table);
    m_row = row;
    m_pane->setTitle(printableText(id));
    m_pane->setCopyEnabled(m_row.has_value());
    m_copying.cancel();
    if (!m_row) {
        m_job.cancel();
        m_pane->setText({});
        return follow();
    }
    m_job.start(
        [table = m_table, where = *m_row](const std::stop_token& stop) {
            return stop.stop_requested() ? QString() : documentText(*table, where);
        },
        [this](const QString& text) { m_pane->setText(text); });
}

/// What stands where no document is.
void AlertDocumentPane::follow()
{
    using State = CaseDocuments::State;
    const State state = m_documents ? m_documents->state() : State::Nothing;
    if (state != State::Reading)
        m_progress->finish();
    else if (!m_progress->isRunning())
        m_progress->start([this] {
            return ProgressState{.phase = tr("Reading documents"),
                                 .done = static_cast<qint64>(m_documents->progress().done()),
                                 .total = static_cast<qint64>(m_documents->progress().total())};
        });
    switch (state) {
    case State::Nothing: m_pane->setPlaceholder({}); break;
    case State::Reading: m_pane->setPlaceholder(tr("The documents are being read.")); break;
    case State::Failed: m_pane->setPlaceholder(m_documents->failure()); break;
    case State::There:
        m_pane->setPlaceholder(m_id.isEmpty()
                                   ? tr("Choose an alert to see its document as it came in.")
                                   : tr("%1 has no document with this id and time: the rule made the alert itself, or "
                                        "the documents have changed since.")
                                         .arg(m_documents->sourceName()));
        break;
    }
}

void AlertDocumentPane::copy()
{
    if (!m_row)
        return;
    m_copying.start(
        [table = m_table, row = *m_row](const std::stop_token&) -> std::optional<QString> {
            const base::Result<std::string> json = table->document(row);
            return json ? std::optional(toText(*json)) : std::nullopt;
        },
        [](const std::optional<QString>& text) {
            // Why it cannot be read stands in the pane already.
            if (text)
                QGuiApplication::clipboard()->setText(*text);
        });
}

} // namespace casewright::ui
