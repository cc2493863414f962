// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/ProgressLine.h"

#include "ui/widgets/IconSet.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/NumberText.h"
#include "ui/widgets/ThemeSizes.h"
#include "ui/widgets/TimeText.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QTimer>
#include <QToolButton>

#include <algorithm>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int Interval = 33;         ///< ms between two questions
constexpr int Steps = 1000;          ///< of the bar
constexpr qint64 EstimateFrom = 500; ///< ms; an estimate before that only flickers

} // namespace

ProgressLine::ProgressLine(QWidget* parent) : QWidget(parent)
{
    m_bar = new QProgressBar(this);
    m_bar->setTextVisible(false);
    m_bar->setMinimumWidth(size::Control);
    m_bar->setMaximumWidth(2 * size::Rail);
    m_bar->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_bar->setAccessibleName(tr("Progress"));
    m_text = new QLabel(this);
    m_text->setTextFormat(Qt::PlainText);
    setLook(m_text, u"hint"_s);
    m_cancel = new QToolButton(this);
    m_cancel->setObjectName(u"cancelButton"_s);
    m_cancel->setText(tr("Cancel"));
    m_cancel->setIcon(icons::icon(u"stop"_s, icons::Ink::Loss));
    m_cancel->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_cancel->setIconSize({size::TagIcon, size::TagIcon});
    m_cancel->setAccessibleName(tr("Cancel the running job"));
    m_cancel->setProperty("look", u"small"_s);
    auto* const layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(size::GapMiddle);
    layout->addWidget(m_bar);
    layout->addWidget(m_text);
    layout->addWidget(m_cancel);
    m_timer = new QTimer(this);
    m_timer->setInterval(Interval);
    connect(m_timer, &QTimer::timeout, this, &ProgressLine::ask);
    connect(m_cancel, &QToolButton::clicked, this, [this] {
        m_cancel->setEnabled(false);
        Q_EMIT cancelRequested();
    });
    hide();
}

void ProgressLine::start(Poll poll, bool hasCancel)
{
    m_cancel->setVisible(hasCancel);
    m_poll = std::move(poll);
    m_phase.clear();
    m_cancel->setEnabled(true);
    m_clock.start();
    m_timer->start();
    setShown(this, true);
    ask();
}

void ProgressLine::finish()
{
    m_timer->stop();
    m_poll = {};
    hide();
}

QString ProgressLine::text() const { return m_text->text(); }

void ProgressLine::ask()
{
    if (!m_poll)
        return;
    const ProgressState state = m_poll();
    // What is left is estimated from the present phase alone.
    if (state.phase != m_phase) {
        m_phase = state.phase;
        m_clock.restart();
    }
    showState(state, m_clock.elapsed());
}

void ProgressLine::showState(const ProgressState& state, qint64 elapsed)
{
    if (state.total <= 0) {
        m_bar->setRange(0, 0);
        m_text->setText(state.done > 0 ? u"%1 · %2"_s.arg(state.phase, NumberText::grouped(state.done)) : state.phase);
        return;
    }
    const qint64 done = std::clamp(state.done, qint64(0), state.total);
    const double share = static_cast<double>(done) / static_cast<double>(state.total);
    m_bar->setRange(0, Steps);
    m_bar->setValue(static_cast<int>(share * Steps));
    QString text = u"%1 · %2"_s.arg(state.phase, NumberText::percent(share));
    if (elapsed >= EstimateFrom && done > 0 && done < state.total) {
        const auto left = static_cast<qint64>(static_cast<double>(elapsed) * (1 - share) / share);
        text += tr(" · %1 left").arg(TimeText::length(std::max(left / 1000, qint64(1)) * 1000));
    }
    m_text->setText(text);
}

} // namespace casewright::ui
