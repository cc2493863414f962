// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/alerts/SourceHeader.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

#include <utility>

#include "ui/alerts/AlertsText.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/IconSet.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/Pill.h"
#include "ui/widgets/ThemeSizes.h"

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int Delay = 150;   ///< ms that a job may take without showing progress, which would only flicker

} // namespace

SourceHeader::SourceHeader(QWidget* parent) : QWidget(parent)
{
    m_title = new ElidedLabel(this);
    m_title->setObjectName(u"sourceTitle"_s);
    setLook(m_title, u"title"_s);
    m_kind = new Pill(this);
    m_kind->setObjectName(u"sourceKind"_s);
    m_simulate = new QPushButton(icons::icon(u"play"_s, icons::Ink::OnAccent), tr("Simulate with it"), this);
    m_simulate->setObjectName(u"simulateWithIt"_s);
    setLook(m_simulate, u"primary"_s);
    m_reading = new QPushButton(tr("How it is read…"), this);
    m_reading->setObjectName(u"howItIsRead"_s);
    m_reading->setCheckable(true);
    m_reading->setToolTip(tr("Shows or hides where the file has its time and its other fields"));
    m_reading->hide();
    m_save = new QPushButton(tr("Save as…"), this);
    m_save->setObjectName(u"saveFlood"_s);
    m_save->setAccessibleName(tr("Save the flood"));
    m_save->setToolTip(tr("Saves the events, or what the flood is made from"));
    m_saveMenu = new QMenu(m_save);
    m_saveMenu->setObjectName(u"saveFloodMenu"_s);
    m_saveMenu->setToolTipsVisible(true);
    m_save->setMenu(m_saveMenu);
    m_save->hide();
    m_summary = new ElidedLabel(this);
    m_summary->setObjectName(u"sourceSummary"_s);
    setLook(m_summary, u"muted"_s);
    m_progress = new ProgressLine(this);
    m_progress->setObjectName(u"loadProgress"_s);
    m_delay = new QTimer(this);
    m_delay->setSingleShot(true);
    m_delay->setInterval(Delay);

    auto* const words = new QHBoxLayout;
    words->setSpacing(size::Gap);
    words->addWidget(m_kind);
    words->addWidget(m_progress);
    words->addWidget(m_summary, 1);
    auto* const first = new QHBoxLayout;
    first->setSpacing(size::GapMiddle);
    first->addWidget(m_title, 1);
    first->addWidget(m_reading);
    first->addWidget(m_save);
    first->addWidget(m_simulate);
    auto* const all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(size::GapSmall);
    all->addLayout(first);
    // Below the buttons too: beside them progress and its words have no room in a small window.
    all->addLayout(words);
    connect(m_reading, &QPushButton::clicked, this, &SourceHeader::readingRequested);
    connect(m_simulate, &QPushButton::clicked, this, [this] {
        if (m_action)
            m_action->trigger();
    });
    connect(m_progress, &ProgressLine::cancelRequested, this, &SourceHeader::cancelRequested);
    connect(m_delay, &QTimer::timeout, this, [this] {
        m_progress->start([this] { return ask(); });
    });
    followAction();
}

void SourceHeader::setSource(const QString& name, bool isFlood)
{
    m_title->setText(name);
    m_kind->setStatus(isFlood ? tr("flood") : tr("file"), isFlood ? Tone::Reopened : Tone::Neutral);
    setShown(m_save, isFlood);
}

void SourceHeader::setSummary(const QString& text)
{
    m_summaryText = text;
    if (!m_progress->isRunning())
        m_summary->setText(text);
}

void SourceHeader::startProgress(Poll poll, bool isFlood)
{
    if (!m_poll)
        m_clock.start();
    m_poll = std::move(poll);
    m_isFlood = isFlood;
    if (!m_progress->isRunning() && !m_delay->isActive())
        m_delay->start();
}

ProgressState SourceHeader::ask()
{
    const Job job = m_poll();
    m_summary->setText(AlertsText::progress(job.progress, m_isFlood, m_clock.elapsed()));
    return {.phase = job.phase,
            .done = static_cast<qint64>(job.progress.done()),
            .total = static_cast<qint64>(job.progress.total())};
}

void SourceHeader::finishProgress()
{
    m_delay->stop();
    m_poll = {};
    m_progress->finish();
    m_summary->setText(m_summaryText);
}

void SourceHeader::setUnusable(const QString& why)
{
    m_whyUnusable = why;
    followAction();
}

void SourceHeader::setReading(bool hasReading, bool isShown)
{
    setShown(m_reading, hasReading);
    m_reading->setChecked(isShown);
}

void SourceHeader::setSimulateAction(QAction* action)
{
    if (m_action == action)
        return;
    if (m_action)
        m_action->disconnect(this);
    m_action = action;
    if (action)
        connect(action, &QAction::changed, this, &SourceHeader::followAction);
    followAction();
}

void SourceHeader::setSaveActions(const QList<QAction*>& actions)
{
    m_saveMenu->clear();
    m_saveMenu->addActions(actions);
}

void SourceHeader::followAction()
{
    m_simulate->setEnabled(m_whyUnusable.isEmpty() && m_action && m_action->isEnabled());
    m_simulate->setToolTip(!m_whyUnusable.isEmpty() ? m_whyUnusable : m_action ? m_action->toolTip() : QString());
}

} // namespace casewright::ui
