// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <cstddef>
#include <limits>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "core/engine/AlertLifecycle.h"
#include "core/engine/EvaluationParts.h"
#include "core/engine/InstanceReports.h"

namespace casewright::engine {
namespace {

using base::Result;
using base::Timestamp;

constexpr std::int64_t MostTicksAfter = 1'000;   ///< the last document
constexpr std::size_t MostRows = 50'000'000;     ///< of alerts; some 5 GB

/// Runs a rule tick by tick, and writes down what became of its instances.
class LifecycleRuns final {
public:
    LifecycleRuns(const EvaluationParts& parts, const TickRange& ticks, InstanceReports& reports)
        : m_parts(parts), m_ticks(ticks), m_reports(reports),
          m_lifecycle(LifecycleSettings::of(parts.input.rule), parts.groups.count())
    {
    }

    Result<void> runAll()
    {
        for (std::int64_t tick = m_ticks.first; tick <= m_ticks.last + MostTicksAfter;) {
            const Result<Timestamp> now = beginTick(m_parts, m_ticks, tick);
            if (!now)
                return base::fail(now.error());
            if (Result<void> done = m_reports.moveTo(*now, m_parts.stop); !done)
                return done;
            if (tick > m_ticks.last && m_reports.isIdle() && m_lifecycle.active().empty())
                break;
            run(tick, *now);
            if (m_parts.records.rows.size() > MostRows)
                return base::fail(base::ErrorCode::LimitReached,
                                  fmt::format("The rule's alerts have more than {} documents: a new one in each run, "
                                              "because the action groups by a field that changes. Group by another "
                                              "field, or take fewer documents.",
                                              MostRows),
                                  base::Location{.file = {}, .field = "actions"});
            m_parts.log.ticks = static_cast<std::uint64_t>(tick - m_ticks.first + 1);
            m_parts.log.lastAt = *now;
            tick = next(tick);
        }
        return {};
    }

private:
    /// Runs in which nothing can be reported are passed over in one step.
    [[nodiscard]] std::int64_t next(std::int64_t tick) const
    {
        const std::size_t ahead = m_reports.firstAhead();
        const auto times = m_parts.documents.times();
        const bool isIdle = m_reports.isIdle() && m_lifecycle.active().empty() && !m_reports.reportsOnNothing();
        if (!isIdle || ahead >= times.size())
            return tick + 1;
        return std::max(tick + 1, tickAtOrAfter(times[ahead], m_ticks.interval));
    }

    void run(std::int64_t tick, Timestamp now)
    {
        m_lifecycle.run(tick, m_reports.reported());
        AlertLog& log = m_parts.log;
        if (log.hasRowsOfOngoing)
            for (const AlertLifecycle::Alert alert : m_lifecycle.ongoing())
                m_ongoingRows.push_back(again(alert, now));
        for (const AlertLifecycle::Alert alert : m_lifecycle.started()) {
            log.instances.push_back(alert.instance);
            AlertRecord record{.instance = alert.instance, .at = now, .start = now};
            describe(record);
            addRow(alert, record);
        }
        for (std::size_t i = 0; i < m_ongoingRows.size(); ++i)
            addRow(m_lifecycle.ongoing()[i], m_ongoingRows[i]);
        m_ongoingRows.clear();
        for (const AlertLifecycle::Alert alert : m_lifecycle.recovered())
            log.recovered.push_back(alert.number);
        log.turned.insert(log.turned.end(), m_lifecycle.turned().begin(), m_lifecycle.turned().end());
        if (!m_lifecycle.active().empty() || !m_lifecycle.recovered().empty())
            endRun(m_parts, m_ticks, tick);
    }

    void addRow(AlertLifecycle::Alert alert, const AlertRecord& record)
    {
        if (m_parts.log.hasRowsOfOngoing) {
            m_latest.resize(std::max(m_latest.size(), std::size_t{alert.number} + 1));
            m_latest[alert.number] = static_cast<std::uint32_t>(m_parts.records.rows.size());
        }
        m_parts.records.rows.push_back(record);
    }

    /// An alert that goes on, as it is now; one that is held keeps what it was reported with.
    AlertRecord again(AlertLifecycle::Alert alert, Timestamp now)
    {
        AlertRecord record = m_parts.records.rows[m_latest[alert.number]];
        record.at = now;
        record.isFlapping = m_lifecycle.isFlapping(alert.instance);
        if (m_lifecycle.isReported(alert.instance))
            describe(record);
        return record;
    }

    void describe(AlertRecord& record)
    {
        AlertRecords& records = m_parts.records;
        ReportDetails details = m_reports.details(record.instance);
        record.newest = details.newest;
        record.isNoData = details.isNoData;
        record.firstValue = static_cast<std::uint32_t>(records.values.size());
        for (const std::optional<double>& value : details.values)
            records.values.push_back(value.value_or(std::numeric_limits<double>::quiet_NaN()));
        record.sourceFields = 0;
        if (details.sourceFields.empty())
            return;
        records.sourceFields.push_back(std::move(details.sourceFields));
        record.sourceFields = static_cast<std::uint32_t>(records.sourceFields.size());
    }

    const EvaluationParts& m_parts;
    const TickRange& m_ticks;
    InstanceReports& m_reports;
    AlertLifecycle m_lifecycle;
    std::vector<AlertRecord> m_ongoingRows;      ///< of one run; they come after those of new alerts
    std::vector<std::uint32_t> m_latest;         ///< by alert: its latest row, if there is one in each run
};

} // namespace

Result<void> evaluateLifecycle(const EvaluationParts& parts, const TickRange& ticks)
{
    const Result<std::unique_ptr<InstanceReports>> reports =
        makeReports(parts.input.rule, parts.documents, parts.groups, parts.stop);
    if (!reports)
        return base::fail(reports.error());
    return LifecycleRuns(parts, ticks, **reports).runAll();
}

} // namespace casewright::engine
