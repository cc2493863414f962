// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/StepList.h"

#include "ui/widgets/BreakableText.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/ThemeColors.h"
#include "ui/widgets/ThemeSizes.h"

#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int Dot = size::Gap;

} // namespace

StepList::StepList(QWidget* parent) : QWidget(parent)
{
    m_layout = new QVBoxLayout(this);
    m_layout->setContentsMargins(Dot + size::GapMiddle, 0, 0, 0);
    m_layout->setSpacing(size::Gap);
}

void StepList::setSteps(const QList<Step>& steps)
{
    m_steps = steps;
    while (m_rows.size() < steps.size())
        m_rows.append(makeRow());
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        const Row& row = m_rows[i];
        if (i < steps.size()) {
            row.title->setText(steps[i].title);
            row.text->setText(breakableText(steps[i].text));
        }
        row.all->setVisible(i < steps.size());
    }
    setAccessibleDescription(text());
    update();
}

StepList::Row StepList::makeRow()
{
    auto* const row = new QWidget(this);
    auto* const title = new QLabel(row);
    title->setTextFormat(Qt::PlainText);
    setLook(title, u"strong"_s);
    auto* const text = new QLabel(row);
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    setLook(text, u"muted"_s);
    auto* const layout = new QVBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(title);
    layout->addWidget(text);
    m_layout->addWidget(row);
    return {row, title, text};
}

QString StepList::text() const
{
    QStringList lines;
    for (const Step& step : m_steps)
        lines.append(u"%1: %2"_s.arg(step.title, step.text));
    return lines.join(u'\n');
}

void StepList::paintEvent(QPaintEvent*)
{
    const ThemeColors& colors = ThemeColors::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (qsizetype i = 0; i < m_steps.size(); ++i) {
        const QRect row = m_rows[i].all->geometry();
        // In the middle of the title's line.
        const QRect dot(0, row.top() + (fontMetrics().height() - Dot) / 2, Dot, Dot);
        painter.setPen(QPen(colors.line, 2));
        const int end = i + 1 < m_steps.size() ? m_rows[i + 1].all->geometry().top() : row.bottom();
        painter.drawLine(dot.center().x() + 1, dot.bottom() + size::GapSmall, dot.center().x() + 1, end);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colors.of(m_steps[i].tone).solid);
        painter.drawEllipse(dot);
    }
}

} // namespace casewright::ui
