// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/JsonPane.h"

#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/IconSet.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/ThemeSizes.h"

#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QToolButton>
#include <QVBoxLayout>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int LeastWidth = 160;
constexpr int LeastHeight = 80;

} // namespace

JsonPane::JsonPane(const QString& name, QWidget* parent) : QWidget(parent)
{
    m_title = new ElidedLabel(this);
    m_title->setObjectName(name + u"Id"_s);
    setLook(m_title, u"hint"_s);
    m_copy = new QToolButton(this);
    m_copy->setObjectName(u"copy"_s + name.left(1).toUpper() + name.mid(1));
    m_copy->setText(tr("Copy"));
    m_copy->setIcon(icons::icon(u"copy"_s, icons::Ink::Muted));
    m_copy->setIconSize({size::NoteIcon, size::NoteIcon});
    m_copy->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_copy->setAccessibleName(tr("Copy the document as it came in"));
    m_copy->setToolTip(m_copy->accessibleName());
    m_copy->setFocusPolicy(Qt::StrongFocus);
    m_copy->setProperty("look", u"small"_s);
    m_json = new QPlainTextEdit(this);
    m_json->setObjectName(name + u"Json"_s);
    m_json->setAccessibleName(tr("The chosen document as JSON"));
    m_json->setReadOnly(true);
    m_json->setLineWrapMode(QPlainTextEdit::NoWrap);
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
    connect(m_copy, &QToolButton::clicked, this, &JsonPane::copyWanted);
}

void JsonPane::setTitle(const QString& id) { m_title->setText(id); }
void JsonPane::setText(const QString& json) { m_json->setPlainText(json); }
void JsonPane::setPlaceholder(const QString& text) { m_json->setPlaceholderText(text); }
void JsonPane::setCopyEnabled(bool canCopy) { m_copy->setEnabled(canCopy); }

} // namespace casewright::ui
