// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulation/FullCaseRow.h"

#include "ui/widgets/Looks.h"
#include "ui/widgets/ThemeSizes.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QResizeEvent>

#include <algorithm>

namespace casewright::ui {

using namespace Qt::StringLiterals;

FullCaseRow::FullCaseRow(int number, QWidget* parent) : QWidget(parent)
{
    m_words = new QLabel(this);
    m_words->setObjectName(u"fullCase%1"_s.arg(number));
    m_words->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);
    setLook(m_words, u"hint"_s);
    m_open = new QPushButton(tr("Open case"), this);
    m_open->setObjectName(u"openFullCase%1"_s.arg(number));
    setLook(m_open, u"link"_s);
}

void FullCaseRow::setWords(const QString& words)
{
    if (words == m_words->text())
        return;
    m_words->setText(words);
    layOut();
}

void FullCaseRow::layOut()
{
    const QSize button = m_open->sizeHint();
    const int room = std::max(1, width() - button.width() - size::Gap);
    const int lines = m_words->heightForWidth(room);
    m_words->setGeometry(0, 0, room, lines);
    m_open->setGeometry(width() - button.width(), 0, button.width(), button.height());
    setFixedHeight(std::max(lines, button.height())); // does nothing if it is the same
}

void FullCaseRow::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (event->oldSize().width() != width())
        layOut();
}

void FullCaseRow::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange)
        layOut();
}

} // namespace casewright::ui
