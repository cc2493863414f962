// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/alerts/ReadingForm.h"

#include <QLabel>
#include <QVBoxLayout>

#include "ui/widgets/Looks.h"
#include "ui/widgets/ThemeSizes.h"

namespace casewright::ui {

using namespace Qt::StringLiterals;

ReadingForm::ReadingForm(const QString& name, const QString& recognised, QWidget* parent)
    : QScrollArea(parent)
    , m_body(new QWidget(this))
    , m_rows(new QVBoxLayout(m_body))
{
    setObjectName(name);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setLook(m_body, u"side"_s);
    auto* const title = new QLabel(tr("How it is read"), m_body);
    setLook(title, u"strong"_s);
    m_recognised = hint({});
    m_recognised->setObjectName(recognised);
    m_rows->setContentsMargins(size::GapLarge, size::GapMiddle, size::GapLarge, size::GapLarge);
    m_rows->setSpacing(size::Gap);
    m_rows->addWidget(title);
    m_rows->addWidget(m_recognised);
    setWidget(m_body);
}

void ReadingForm::setRecognised(const QString& text) { m_recognised->setText(text); }

void ReadingForm::setReadOnly(bool isReadOnly) { m_body->setEnabled(!isReadOnly); }

QLabel* ReadingForm::hint(const QString& text) const
{
    auto* const label = new QLabel(text, m_body);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    setLook(label, u"hint"_s);
    return label;
}

} // namespace casewright::ui
