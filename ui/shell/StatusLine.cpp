// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/StatusLine.h"

#include "ui/widgets/Looks.h"
#include "ui/widgets/ProgressLine.h"
#include "ui/widgets/ThemeSizes.h"

#include <QHBoxLayout>
#include <QLabel>

namespace casewright::ui {

using namespace Qt::StringLiterals;

StatusLine::StatusLine(QWidget* parent) : QFrame(parent)
{
    setObjectName(u"statusLine"_s);
    setAccessibleName(tr("Status"));
    m_text = new QLabel(this);
    m_text->setObjectName(u"statusText"_s);
    m_text->setTextFormat(Qt::PlainText);
    // A long result is cut off; it never makes the window wider.
    m_text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    setLook(m_text, u"hint"_s);
    m_progress = new ProgressLine(this);
    m_progress->setObjectName(u"statusProgress"_s);
    m_keys = new QLabel(tr("Ctrl+Enter simulate   Ctrl+K commands"), this);
    setLook(m_keys, u"hint"_s);
    auto* const layout = new QHBoxLayout(this);
    layout->setContentsMargins(size::GapLarge - 2, 0, size::GapLarge - 2, 0);
    layout->setSpacing(size::GapLarge);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_progress);
    layout->addWidget(m_keys);
    setFixedHeight(size::StatusLine);
}

void StatusLine::setText(const QString& text)
{
    m_text->setText(text);
    m_text->setToolTip(text);
}

QString StatusLine::text() const { return m_text->text(); }

} // namespace casewright::ui
