// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/Shrink.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <functional>
#include <limits>
#include <numeric>
#include <unordered_set>
#include <utility>

#include <fmt/format.h>

#include "core/alerts/TableSelection.h"
#include "core/analysis/ShrinkText.h"
#include "core/analysis/SymptomProbe.h"
#include "core/engine/RuleEvaluation.h"
#include "core/rules/TimeWindow.h"

namespace casewright::analysis {
namespace {

using base::AlertRow;
using base::ErrorCode;
using base::Result;
using Clock = std::chrono::steady_clock;
using Table = std::shared_ptr<const alerts::AlertTable>;
using Rows = std::vector<AlertRow>;

constexpr std::array<std::pair<SymptomKind, std::string_view>, 6> KindNames{{
    {SymptomKind::AlertLost, "alert-lost"},
    {SymptomKind::MixedCase, "mixed-case"},
    {SymptomKind::RunFailed, "run-failed"},
    {SymptomKind::BreakerRun, "breaker"},
    {SymptomKind::CaseFull, "case-full"},
    {SymptomKind::CaseReopened, "case-reopened"},
}};

/// Alerts, of which fewer and fewer are left.
class Shrinking final {
public:
    Shrinking(const engine::SimulationInput& input, SymptomProbe probe, base::Progress* progress, std::stop_token stop,
              Clock::time_point end)
        : m_input(input), m_probe(std::move(probe)), m_progress(progress), m_stop(std::move(stop)), m_end(end),
          m_base(input.alerts), m_left(input.alerts->size()), m_pinned(m_probe.pinned())
    {
        for (std::uint32_t row = 0; row < m_left.size(); ++row)
            m_left[row] = {row};
        m_original = m_left;
        if (m_progress != nullptr)
            m_progress->begin(m_left.size());
    }

    [[nodiscard]] Result<void> run()
    {
        const std::array<std::function<Result<void>()>, 5> cuts{
            [this] { return cutWhatCameLater(); }, [this] { return cutEnd(); }, [this] { return cutBeginning(); },
            [this] { return cutOtherGroups(); }, [this] { return cutChunks(); }};
        for (const auto& cut : cuts)
            if (const Result<void> done = cut(); !done)
                return done;
        return {};
    }

    /// Of the input's table.
    [[nodiscard]] Rows rows() const
    {
        Rows rows;
        for (const AlertRow row : m_left)
            rows.push_back(m_original[row.value]);
        return rows;
    }
    [[nodiscard]] std::uint64_t simulations() const { return m_simulations; }
    [[nodiscard]] bool isMinimal() const { return m_isMinimal; }

private:
    using Keep = std::function<bool(std::size_t)>;   ///< of a place in what is left

    [[nodiscard]] bool isPinned(AlertRow row) const { return m_pinned && *m_pinned == row; }
    [[nodiscard]] base::Timestamp timeOf(AlertRow row) const { return m_base->times()[row.value]; }

    /// Keeps only some, and the alert that is spoken of, if the symptom still shows; whether it did.
    [[nodiscard]] Result<bool> tryOnly(const Keep& keep)
    {
        if (Clock::now() >= m_end)
            return false;
        Rows rows;
        for (std::size_t place = 0; place < m_left.size(); ++place)
            if (keep(place) || isPinned(m_left[place]))
                rows.push_back(m_left[place]);
        if (rows.empty() || rows.size() == m_left.size())
            return false;
        if (m_stop.stop_requested())
            return base::fail(ErrorCode::Cancelled, "stopped on request");
        std::optional<AlertRow> pinned;
        if (m_pinned)
            pinned = AlertRow{
                static_cast<std::uint32_t>(std::ranges::lower_bound(rows, *m_pinned) - rows.begin())};
        Table table = alerts::selectRows(m_base, rows);
        ++m_simulations;
        const Result<bool> shows = m_probe.shows(table, pinned, m_stop);
        if (!shows || !*shows)
            return shows;
        m_left = std::move(rows);
        if (m_left.size() < m_base->size() / 2)
            moveInto(std::move(table), pinned);
        if (m_progress != nullptr)
            m_progress->advanceTo(m_input.alerts->size() - m_left.size());
        return true;
    }

    /// What is left becomes the table that further ones are taken from: columns of few rows are soon copied.
    void moveInto(Table table, std::optional<AlertRow> pinned)
    {
        m_original = rows();
        m_base = std::move(table);
        m_pinned = pinned;
        for (std::uint32_t row = 0; row < m_left.size(); ++row)
            m_left[row] = {row};
    }

    [[nodiscard]] Result<void> cutWhatCameLater()
    {
        const auto keep = [this](std::size_t place) { return timeOf(m_left[place]) <= m_probe.at(); };
        const Result<bool> done = tryOnly(keep);
        return done ? Result<void>() : base::fail(done.error());
    }

    /// Halves the number that may be enough: the first so many.
    [[nodiscard]] Result<void> cutEnd()
    {
        std::size_t tooFew = 0;
        while (m_left.size() - std::min(m_left.size(), tooFew) > 1) {
            const std::size_t most = tooFew + (m_left.size() - tooFew) / 2;
            const Result<bool> isEnough = tryOnly([most](std::size_t place) { return place < most; });
            if (!isEnough)
                return base::fail(isEnough.error());
            if (!*isEnough)
                tooFew = most;
            else if (m_left.size() > most)
                return {}; // the alert that is spoken of comes later
        }
        return {};
    }

    /// The same from the other end: the last so many.
    [[nodiscard]] Result<void> cutBeginning()
    {
        std::size_t tooFew = 0;
        while (m_left.size() - std::min(m_left.size(), tooFew) > 1) {
            const std::size_t most = tooFew + (m_left.size() - tooFew) / 2;
            const std::size_t from = m_left.size() - most;
            const Result<bool> isEnough = tryOnly([from](std::size_t place) { return place >= from; });
            if (!isEnough)
                return base::fail(isEnough.error());
            if (!*isEnough)
                tooFew = most;
            else if (m_left.size() > most)
                return {}; // the alert that is spoken of comes before
        }
        return {};
    }

    /// Now the last alert and the first one matter: their run and their groups may be all that does.
    [[nodiscard]] Result<void> cutOtherGroups()
    {
        const alerts::Column* const column = m_base->column(m_input.rule.casesAction->groupBy);
        const Result<base::Duration> interval = rules::parseInterval(m_input.rule.interval);
        if (m_left.empty() || !interval)
            return {};
        const auto code = [column](AlertRow row) { return column == nullptr ? 0 : column->codes()[row.value]; };
        const std::uint32_t last = code(m_pinned.value_or(m_left.back()));
        const std::uint32_t first = code(m_left.front());
        const std::int64_t runAt = (timeOf(m_left.back()).milliseconds - 1) / interval->milliseconds;
        std::unordered_set<std::uint32_t> seen;
        const std::array<Keep, 4> guesses{
            [&](std::size_t place) { // one of each group of the last run
                const bool isOfRun = (timeOf(m_left[place]).milliseconds - 1) / interval->milliseconds == runAt;
                return isOfRun && seen.insert(code(m_left[place])).second;
            },
            [&](std::size_t place) {
                return (timeOf(m_left[place]).milliseconds - 1) / interval->milliseconds == runAt;
            },
            [&](std::size_t place) { return code(m_left[place]) == last; },
            [&](std::size_t place) { return code(m_left[place]) == last || code(m_left[place]) == first; }};
        for (const Keep& guess : guesses) {
            const Result<bool> done = tryOnly(guess);
            if (!done)
                return base::fail(done.error());
            if (*done)
                return {};
        }
        return {};
    }

    /// Leaves out chunks, each half as long as the one before, and at last each alert by itself until none can go.
    [[nodiscard]] Result<void> cutChunks()
    {
        for (std::size_t length = std::max<std::size_t>(m_left.size() / 2, 1);;) {
            bool isLess = false;
            for (std::size_t from = 0; from < m_left.size();) {
                const std::size_t to = std::min(from + length, m_left.size());
                const Result<bool> done =
                    tryOnly([from, to](std::size_t place) { return place < from || place >= to; });
                if (!done)
                    return base::fail(done.error());
                isLess = isLess || *done;
                from = *done ? from + (m_left.size() > from && isPinned(m_left[from]) ? 1 : 0) : to;
            }
            if (Clock::now() >= m_end)
                return {};
            m_isMinimal = length == 1 && !isLess;
            if (m_isMinimal)
                return {};
            length = std::max<std::size_t>(std::min(length, m_left.size()) / 2, 1);
        }
    }

    const engine::SimulationInput& m_input;
    SymptomProbe m_probe;
    base::Progress* m_progress;
    std::stop_token m_stop;
    Clock::time_point m_end;
    Table m_base;                           ///< that rows are chosen from
    Rows m_original;                        ///< by its row: that of the input's table
    Rows m_left;                            ///< of the base
    std::optional<AlertRow> m_pinned;       ///< of the base
    std::uint64_t m_simulations = 0;
    bool m_isMinimal = false;
};

} // namespace

std::string_view nameOf(SymptomKind kind)
{
    const auto found = std::ranges::find(KindNames, kind, &std::pair<SymptomKind, std::string_view>::first);
    return found == KindNames.end() ? std::string_view() : found->second;
}

Result<SymptomKind> symptomKind(std::string_view name)
{
    const auto found = std::ranges::find(KindNames, name, &std::pair<SymptomKind, std::string_view>::second);
    if (found != KindNames.end())
        return found->first;
    std::string names;
    for (const auto& [kind, known] : KindNames)
        names += (names.empty() ? "" : ", ") + std::string(known);
    return base::fail(ErrorCode::InvalidValue, fmt::format("\"{}\" is no symptom; there are {}", name, names));
}

Result<bool> shows(const engine::SimulationInput& input, const Symptom& symptom, const std::stop_token& stop)
{
    const Result<std::optional<SymptomProbe>> probe = SymptomProbe::find(input, symptom, stop);
    return probe ? Result<bool>(probe->has_value()) : base::fail(probe.error());
}

Result<Shrunk> shrink(const engine::SimulationInput& input, const Symptom& symptom, base::Progress* progress,
                      const std::stop_token& stop, base::Duration most)
{
    const Clock::time_point end = Clock::now() + std::chrono::milliseconds(most.milliseconds);
    Result<std::optional<SymptomProbe>> probe = SymptomProbe::find(input, symptom, stop);
    if (!probe)
        return base::fail(probe.error());
    if (!*probe)
        return base::fail(ErrorCode::NotFound, absenceText(input, symptom));
    const SymptomProbe& found = **probe;
    Shrunk shrunk{.reason = found.reason(), .alert = found.alert()};
    Shrinking shrinking(input, found, progress, stop, end);
    if (const Result<void> done = shrinking.run(); !done)
        return base::fail(done.error());
    shrunk.rows = shrinking.rows();
    shrunk.table = alerts::selectRows(input.alerts, shrunk.rows);
    shrunk.simulations = shrinking.simulations() + 1;
    shrunk.isMinimal = shrinking.isMinimal();
    shrunk.what = whatShows(input, symptom, shrunk);
    shrunk.text = shrunkText(input, symptom, shrunk);
    return shrunk;
}

} // namespace casewright::analysis
