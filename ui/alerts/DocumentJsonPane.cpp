// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/alerts/DocumentJsonPane.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QVBoxLayout>

#include <utility>

#include "ui/bridge/DocumentText.h"
#include "ui/bridge/Text.h"
#include "ui/widgets/JsonPane.h"

namespace casewright::ui {

using namespace Qt::StringLiterals;

DocumentJsonPane::DocumentJsonPane(QWidget* parent) : QWidget(parent), m_job(this), m_copying(this)
{
    m_pane = new JsonPane(u"document"_s, this);
    m_pane->setPlaceholder(tr("Choose a document to see it as it came in."));
    auto* const all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_pane);
    connect(m_pane, &JsonPane::copyWanted, this, &DocumentJsonPane::copy);
    clear();
}

void DocumentJsonPane::setDocument(std::shared_ptr<const alerts::AlertTable> table, base::AlertRow row)
{
    m_table = std::move(table);
    m_row = row;
    m_pane->setTitle(toText(m_table->id(row)));
    m_pane->setCopyEnabled(true);
    m_job.start(
        [table = m_table, row](const std::stop_token& stop) {
            return stop.stop_requested() ? QString() : documentText(*table, row);
        },
        [this](const QString& text) { m_pane->setText(text); });
}

void DocumentJsonPane::clear()
{
    m_job.cancel();
    m_table.reset();
    m_pane->setTitle(QString());
    m_pane->setCopyEnabled(false);
    m_pane->setText({});
}

void DocumentJsonPane::copy()
{
    if (!m_table)
        return;
    m_copying.start(
        [table = m_table, row = m_row](const std::stop_token&) -> std::optional<QString> {
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
