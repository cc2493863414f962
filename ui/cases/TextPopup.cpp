// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/TextPopup.h"

#include "ui/cases/PopupPlace.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/SearchField.h"
#include "ui/widgets/ThemeSizes.h"

#include <QLabel>
#include <QVBoxLayout>

namespace casewright::ui {

using namespace Qt::StringLiterals;

TextPopup::TextPopup(QWidget* parent) : QFrame(parent, Qt::Popup)
{
    setObjectName(u"textFilter"_s);
    setLook(this, u"popup"_s);
    m_field = new SearchField({}, this);
    m_field->setObjectName(u"textFilterField"_s);
    m_field->setToolTip(tr("Shows only cases that have this text there"));
    m_hint = new QLabel(this);
    m_hint->setWordWrap(true);
    setLook(m_hint, u"hint"_s);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(size::Gap, size::Gap, size::Gap, size::Gap);
    layout->setSpacing(size::GapSmall);
    layout->addWidget(m_field);
    layout->addWidget(m_hint);
    connect(m_field, &SearchField::searchChanged, this, &TextPopup::chosen);
    connect(m_field, &QLineEdit::returnPressed, this, &QWidget::close);
}

void TextPopup::openBelow(QWidget* anchor, const QString& title, const QString& hint, const QString& text)
{
    setAccessibleName(title);
    m_field->setPlaceholderText(title);
    m_field->setAccessibleName(title);
    m_field->setSearch(text);
    m_hint->setText(hint);
    setFixedWidth(size::CaseSidebar);
    openPopupBelow(*this, *anchor);
    m_field->setFocus(Qt::PopupFocusReason);
    m_field->selectAll();
}

} // namespace casewright::ui
