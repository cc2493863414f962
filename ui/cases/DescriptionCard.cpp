// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/DescriptionCard.h"

#include "ui/cases/MarkdownEdit.h"
#include "ui/widgets/IconSet.h"
#include "ui/widgets/MarkdownView.h"
#include "ui/widgets/ThemeSizes.h"

#include <QToolButton>
#include <QVBoxLayout>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int MostLines = 8; ///< of a description before it scrolls: activity is what people come for

} // namespace

DescriptionCard::DescriptionCard(QWidget* parent) : Card({}, parent)
{
    setTitle(tr("Description"));
    m_view = new MarkdownView(tr("Description"), this);
    m_view->setObjectName(u"caseDescription"_s);
    m_view->setMost(MostLines * fontMetrics().lineSpacing());
    m_edit = new MarkdownEdit(u"description"_s, tr("Description"), this);
    m_edit->setButtons(tr("Save"), tr("Cancel"));
    m_edit->setMinimumHeight(6 * size::Control);
    m_edit->hide();
    m_quote = addButton(u"quoteDescription"_s, u"comment"_s, tr("Quote the description in a comment"));
    m_open = addButton(u"editDescription"_s, u"edit"_s, tr("Edit the description"));
    body()->addWidget(m_view);
    body()->addWidget(m_edit);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    connect(m_open, &QToolButton::clicked, this, &DescriptionCard::startEditing);
    connect(m_quote, &QToolButton::clicked, this, [this] { Q_EMIT quoteWanted(m_text); });
    connect(m_edit, &MarkdownEdit::accepted, this, &DescriptionCard::accepted);
    connect(m_edit, &MarkdownEdit::cancelled, this, &DescriptionCard::stopEditing);
}

QToolButton* DescriptionCard::addButton(const QString& name, const QString& icon, const QString& text)
{
    auto* const button = new QToolButton(this);
    button->setObjectName(name);
    button->setIcon(icons::icon(icon, icons::Ink::Muted));
    button->setAccessibleName(text);
    button->setToolTip(text);
    addToHeader(button);
    return button;
}

void DescriptionCard::setDescription(const QString& text)
{
    if (text == m_text && !text.isEmpty())
        return;
    m_text = text;
    m_view->showMarkdown(text);
}

void DescriptionCard::setReadOnly(bool isReadOnly)
{
    m_open->setVisible(!isReadOnly);
    m_quote->setVisible(!isReadOnly);
}

bool DescriptionCard::isOpen() const { return !m_edit->isHidden(); }

void DescriptionCard::startEditing()
{
    if (!isOpen()) {
        m_edit->setText(m_text);
        m_view->hide();
        m_edit->show();
    }
    m_edit->focusEnd();
}

void DescriptionCard::stopEditing()
{
    if (!isOpen())
        return;
    m_edit->hide();
    m_view->show();
    m_open->setFocus();
}

void DescriptionCard::setNote(const QString& text) { m_edit->setNote(Tone::Loss, text); }

} // namespace casewright::ui
