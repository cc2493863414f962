// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/WhatIfSweeps.h"

#include <QTimer>

#include <mutex>
#include <utility>

#include "ui/bridge/AlertSources.h"
#include "ui/bridge/SweepWorkshop.h"
#include "ui/bridge/WhatIfSubject.h"

namespace casewright::ui {
namespace {

constexpr int PollMilliseconds = 33;

} // namespace

/// Between the threads that try and the window.
struct WhatIfSweeps::Inbox {
    std::mutex mutex;
    std::optional<SweepBoard> board;                   ///< until it is taken
    std::vector<analysis::SweepCell> cells;            ///< that came since they were taken last
};

WhatIfSweeps::WhatIfSweeps(WhatIfSubject& subject, QObject* parent)
    : QObject(parent),
      m_subject(subject),
      m_progress(std::make_shared<base::Progress>()),
      m_workshop(std::make_shared<SweepWorkshop>()),
      m_poll(new QTimer(this)),
      m_job(this)
{
    m_poll->setInterval(PollMilliseconds);
    connect(m_poll, &QTimer::timeout, this, &WhatIfSweeps::takeCells);
    connect(&m_subject, &WhatIfSubject::changed, this, &WhatIfSweeps::follow);
}

WhatIfSweeps::~WhatIfSweeps() = default;

void WhatIfSweeps::setActive(bool isActive)
{
    if (isActive == m_isActive)
        return;
    m_isActive = isActive;
    if (isActive) {
        follow();
    } else if (isRunning()) {
        cancel();
        m_of = {}; // to be done when somebody looks again
    }
}

void WhatIfSweeps::setAxes(const analysis::SweepAxes& axes)
{
    if (axes == m_axes)
        return;
    m_axes = axes;
    follow();
}

void WhatIfSweeps::follow()
{
    const std::optional<analysis::SweepInput> input = m_isActive ? m_subject.input() : std::nullopt;
    if (input && !isOfSubject(*input))
        run();
}

bool WhatIfSweeps::isOfSubject(const analysis::SweepInput& input) const
{
    return m_of.alerts.lock() == input.runs.alerts && m_of.rule == input.runs.rule
        && m_of.profile == input.runs.profile.name && m_of.analysts == input.action.analysts
        && m_of.seed == input.action.seed && m_of.axes == m_axes;
}

void WhatIfSweeps::run()
{
    const std::optional<analysis::SweepInput> input = m_subject.input();
    if (!input)
        return;
    const bool isOfOthers = m_of.alerts.lock() != input->runs.alerts || m_of.rule.id != input->runs.rule.id;
    m_of = {.rule = input->runs.rule, .profile = std::string(input->runs.profile.name), .alerts = input->runs.alerts,
            .analysts = input->action.analysts, .seed = input->action.seed, .axes = m_axes};
    m_isCancelled = false;
    m_failure.reset();
    m_sweep.reset();
    if (isOfOthers && m_board) {
        m_board.reset();
        m_shown.reset();
        m_done = 0;
        Q_EMIT begun(); // what was found of another rule or other alerts is not to be acted on
    }
    m_progress = std::make_shared<base::Progress>();
    m_inbox = std::make_shared<Inbox>();
    const auto work = [input = *input, axes = m_axes, alerts = m_subject.alerts(), workshop = m_workshop,
                       inbox = m_inbox, progress = m_progress](const std::stop_token& stop) mutable -> Answer {
        auto complete = workshop->complete(std::move(axes), input, alerts->fields, stop);
        if (!complete)
            return base::fail(complete.error());
        input.axes = *complete;
        auto points = analysis::sweepPoints(input);
        if (!points)
            return base::fail(points.error());
        {
            SweepBoard board{.axes = input.axes, .points = std::move(*points), .cells = {},
                             .now = analysis::currentSetting(input.runs.rule, input.runs.profile)};
            board.cells.resize(board.points.size());
            const std::scoped_lock lock(inbox->mutex);
            inbox->board = std::move(board);
        }
        auto swept = analysis::sweep(input, [&inbox](const analysis::SweepCell& cell) {
            const std::scoped_lock lock(inbox->mutex);
            inbox->cells.push_back(cell);
        }, progress.get(), stop);
        if (!swept)
            return base::fail(swept.error());
        return std::make_shared<const analysis::Sweep>(std::move(*swept));
    };
    m_job.start(work, [this](Answer answer) { take(std::move(answer)); });
    m_poll->start();
    Q_EMIT started();
}

void WhatIfSweeps::cancel()
{
    if (!isRunning())
        return;
    takeCells();
    m_poll->stop();
    m_job.cancel();
    m_isCancelled = true;
    Q_EMIT ended();
}

void WhatIfSweeps::takeCells()
{
    std::optional<SweepBoard> board;
    std::vector<analysis::SweepCell> cells;
    {
        const std::scoped_lock lock(m_inbox->mutex);
        board.swap(m_inbox->board);
        cells.swap(m_inbox->cells);
    }
    if (board) {
        m_board = std::make_shared<SweepBoard>(std::move(*board));
        m_shown = m_board;
        m_done = 0;
    }
    std::vector<std::size_t> points;
    for (analysis::SweepCell& cell : cells) {
        points.push_back(cell.point);
        m_board->cells[cell.point] = std::move(cell.outcome);
    }
    m_done += points.size();
    if (board)
        Q_EMIT begun();
    if (!points.empty())
        Q_EMIT cellsCame(points);
}

void WhatIfSweeps::take(Answer answer)
{
    takeCells();
    m_poll->stop();
    if (answer)
        m_sweep = std::move(*answer);
    else
        m_failure = answer.error();
    Q_EMIT ended();
}

} // namespace casewright::ui
