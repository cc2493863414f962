// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/alerts/DocumentJsonPane.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

#include "ui/bridge/JsonText.h"
#include "ui/bridge/Text.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/IconSet.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/ThemeSizes.h"

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int LeastWidth = 160;
constexpr int LeastHeight = 80;

/// The document of a row for people, or why it cannot be shown.
QString documentText(const alerts::AlertTable& table, base::AlertRow row)
{
    const base::Result<std::string> json = table.document(row);
    return json ? indentedJson(*json) : toText(json.error());
}

} // namespace

DocumentJsonPane::DocumentJsonPane(QWidget* parent) : QWidget(parent), m_job(this), m_copying(this)
{
    build();
    clear();
}

void DocumentJsonPane::build()
{
    m_title = new ElidedLabel(this);
    m_title->setObjectName(u"documentId"_s);
    setLook(m_title, u"hint"_s);
    m_copy = new QToolButton(this);
    m_copy->setObjectName(u"copyDocument"_s);
    m_copy->setText(tr("Copy"));
    m_copy->setIcon(icons::icon(u"copy"_s, icons::Ink::Muted));
    m_copy->setIconSize({size::NoteIcon, size::NoteIcon});
    m_copy->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_copy->setAccessibleName(tr("Copy the document as it came in"));
    m_copy->setToolTip(m_copy->accessibleName());
    m_copy->setFocusPolicy(Qt::StrongFocus);
    m_copy->setProperty("look", u"small"_s);
    m_json = new QPlainTextEdit(this);
    m_json->setObjectName(u"documentJson"_s);
    m_json->setAccessibleName(tr("The chosen document as JSON"));
    m_json->setReadOnly(true);
    m_json->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_json->setPlaceholderText(tr("Choose a document to see it as it came in."));
    m_json->setMinimumSize(LeastWidth, LeastHeight);
    m_json->setFrameShape(QFrame::NoFrame);
    m_json->setTabChangesFocus(true);
    setLook(m_json, u"code"_s);
    auto* const header = new QHBoxLayout;
    header->setContentsMargins(size::Gap, 0, size::Gap, 0);
    header->setSpacing(size::Gap);
    header->addWidget(m_title, 1);
    header->addWidget(m_copy);
    auto* const all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(size::GapSmall);
    all->addLayout(header);
    all->addWidget(m_json, 1);
    connect(m_copy, &QToolButton::clicked, this, &DocumentJsonPane::copy);
}

void DocumentJsonPane::setDocument(std::shared_ptr<const alerts::AlertTable> table, base::AlertRow row)
{
    m_table = std::move(table);
    m_row = row;
    m_title->setText(toText(m_table->id(row)));
    m_copy->setEnabled(true);
    m_job.start(
        [table = m_table, row](const std::stop_token& stop) {
            return stop.stop_requested() ? QString() : documentText(*table, row);
        },
        [this](const QString& text) { m_json->setPlainText(text); });
}

void DocumentJsonPane::clear()
{
    m_job.cancel();
    m_table.reset();
    m_title->setText(QString());
    m_copy->setEnabled(false);
    m_json->clear();
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
