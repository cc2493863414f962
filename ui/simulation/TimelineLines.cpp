// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulation/TimelineLines.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

namespace casewright::ui {
namespace {

using Changes = std::vector<engine::QueueChange>;

double secondsOf(base::Timestamp at) { return static_cast<double>(at.milliseconds) / 1000; }

bool hasChanges(const TimelineCases& cases) { return cases.moments && !cases.moments->queueChanges().empty(); }

class Lines final {
public:
    explicit Lines(bool hasWaiting) : m_hasWaiting(hasWaiting) {}

    void add(double at, std::uint64_t open, std::uint64_t waiting)
    {
        m_lines.times.append(at);
        m_lines.open.append(static_cast<double>(open));
        if (m_hasWaiting)
            m_lines.waiting.append(static_cast<double>(waiting));
    }
    [[nodiscard]] double lastTime() const { return m_lines.times.last(); }
    [[nodiscard]] TimelineLines take() { return std::move(m_lines); }

private:
    bool m_hasWaiting;
    TimelineLines m_lines;
};

/// What was before the time that is shown goes on in it; after the last run nobody knows.
void addChanges(const SimulationMoments& moments, const TimeSpan& time, int pixels, Lines& lines)
{
    const Changes& changes = moments.queueChanges();
    const double start = secondsOf(time.from);
    const double pixel = std::max(1e-3, (secondsOf(time.to) - start) / std::max(1, pixels));
    auto next = std::ranges::lower_bound(changes, time.from, {}, &engine::QueueChange::at);
    engine::QueueChange now = next == changes.begin() ? engine::QueueChange{} : *std::prev(next);
    lines.add(start, now.open, now.waiting);
    while (next != changes.end() && next->at <= time.to) {
        const double bucket = std::floor((secondsOf(next->at) - start) / pixel);
        DeepestQueue most;
        for (; next != changes.end() && std::floor((secondsOf(next->at) - start) / pixel) <= bucket; ++next) {
            most = {std::max(most.open, next->open), std::max(most.waiting, next->waiting)};
            now = *next;
        }
        lines.add(start + bucket * pixel, most.open, most.waiting);
        lines.add(start + (bucket + 1) * pixel, now.open, now.waiting);
    }
    const double last = secondsOf(std::min(time.to, moments.last()));
    if (last > lines.lastTime())
        lines.add(last, now.open, now.waiting);
}

} // namespace

TimelineLines linesOf(const TimelineCases& cases, const TimeSpan& visible, const RunBars& bars,
                      std::uint64_t openedBefore, int pixels)
{
    Lines lines(cases.hasWaiting);
    if (hasChanges(cases)) {
        addChanges(*cases.moments, visible, pixels, lines);
    } else if (!cases.depth.empty()) {
        for (const engine::QueueDepth& depth : cases.depth)
            lines.add(secondsOf(depth.at), depth.open, depth.waiting);
        const engine::QueueDepth& last = cases.depth.back();
        lines.add(secondsOf(last.at + cases.step), last.open, last.waiting);
    } else {
        const base::Timestamp first = bars.bars.empty() ? visible.to : bars.bars.front().from;
        if (cases.moments && first > std::max(visible.from, cases.moments->first()))
            lines.add(secondsOf(std::max(visible.from, cases.moments->first())), openedBefore, 0);
        for (const RunBar& bar : bars.bars)
            lines.add(secondsOf(bar.from + bars.length), bar.opened, 0);
        const base::Timestamp end = bars.bars.empty() ? visible.from : bars.bars.back().from + bars.length;
        const std::uint64_t opened = bars.bars.empty() ? openedBefore : bars.bars.back().opened;
        if (cases.moments && end < std::min(visible.to, cases.moments->last()))
            lines.add(secondsOf(std::min(visible.to, cases.moments->last())), opened, 0);
    }
    return lines.take();
}

std::optional<DeepestQueue> deepestIn(const TimelineCases& cases, const TimeSpan& time)
{
    DeepestQueue deepest;
    const auto look = [&deepest](std::uint64_t open, std::uint64_t waiting) {
        deepest = {std::max(deepest.open, open), std::max(deepest.waiting, waiting)};
    };
    if (hasChanges(cases)) {
        const Changes& changes = cases.moments->queueChanges();
        auto next = std::ranges::upper_bound(changes, time.from, {}, &engine::QueueChange::at);
        if (next != changes.begin())
            look(std::prev(next)->open, std::prev(next)->waiting);
        for (; next != changes.end() && next->at < time.to; ++next)
            look(next->open, next->waiting);
        return deepest;
    }
    if (cases.depth.empty())
        return std::nullopt;
    for (const engine::QueueDepth& depth : cases.depth)
        if (depth.at < time.to && depth.at + cases.step > time.from)
            look(depth.open, depth.waiting);
    return deepest;
}

} // namespace casewright::ui
