// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/CasesConnector.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "core/base/Sha256.h"
#include "core/base/Utf16.h"

namespace casewright::engine {
namespace {

using base::CaseIndex;
using base::GroupIndex;
using base::Timestamp;

constexpr std::uint32_t BadRequest = 400;

std::string trimmed(std::string_view text) { return std::string(base::trimJavascript(text)); }

/// Kibana refuses the case, and with it the whole execution.
RunFailure titleTooLong(const std::string& title, bool isOfTemplate)
{
    return {.statusCode = BadRequest,
            .text = fmt::format("The title of a case may have {} characters, and this one has {}: \"{}\". {}",
                                LongestTitle, base::utf16Length(title), title,
                                isOfTemplate ? "Shorten the template's title."
                                             : "Shorten the rule's name, or group by a field with shorter values.")};
}

} // namespace

std::uint32_t groupLimit(std::optional<std::int64_t> maximumCasesToOpen, const rules::VersionProfile& profile)
{
    const std::int64_t asked = maximumCasesToOpen.value_or(0);
    const std::int64_t limit = std::min<std::int64_t>(asked == 0 ? profile.defaultMaximum : asked, profile.ceiling);
    return static_cast<std::uint32_t>(std::max<std::int64_t>(limit, 0));
}

RunResult CasesConnector::run(Timestamp now, const GroupedAlerts& grouped, std::span<const std::uint32_t> idNumbers)
{
    RunResult result{.at = now, .groups = grouped.found, .maximumCases = m_settings.limit,
                     .breaker = grouped.breaker};
    result.alerts = grouped.overwritten;
    Passages passages;
    passages.reserve(grouped.groups.size());
    for (const AlertGroup& group : grouped.groups) {
        result.alerts += static_cast<std::uint32_t>(group.alerts.size());
        passages.push_back({.group = group});
    }
    result.notClosed = m_notClosed;
    if (result.alerts == 0)
        return result;

    const auto casesBefore = static_cast<std::ptrdiff_t>(m_cases.size());
    const auto groupsBefore = static_cast<std::ptrdiff_t>(m_groupings.size());
    findCounters(passages, now);
    result.newGroupings.assign(m_groupings.begin() + groupsBefore, m_groupings.end());
    moveWindows(passages, now);
    result.failure = createMissing(passages, now);
    if (!result.failure)
        result.failure = passClosed(passages, now);
    if (result.failure)
        result.audit.failed = result.alerts;
    else
        attachAll(passages, now, idNumbers, result);
    result.audit.overwritten = result.failure ? 0 : grouped.overwritten;
    result.newCases.assign(m_cases.begin() + casesBefore, m_cases.end());
    result.notClosed = m_notClosed;
    return result;
}

void CasesConnector::setStatus(CaseIndex number, CaseStatus status, Timestamp at)
{
    Case& changed = m_cases[number.value];
    if (changed.status == status)
        return;
    m_notClosed += changed.status == CaseStatus::Closed ? 1U : 0U;
    m_notClosed -= status == CaseStatus::Closed ? 1U : 0U;
    changed.status = status;
    changed.updatedAt = at;
    changed.closedAt = status == CaseStatus::Closed ? std::optional(at) : std::nullopt;
}

void CasesConnector::deleteCase(CaseIndex number)
{
    Case& gone = m_cases[number.value];
    if (gone.deleted)
        return;
    m_notClosed -= gone.status == CaseStatus::Closed ? 0U : 1U;
    gone.deleted = true;
    m_attached.removeCase(number);
}

std::optional<CaseIndex> CasesConnector::find(const base::CaseId& id) const
{
    // From the end: a case that was deleted and came back has the same id.
    for (std::size_t i = m_cases.size(); i-- > 0;)
        if (m_cases[i].id == id && !m_cases[i].deleted)
            return CaseIndex{static_cast<std::uint32_t>(i)};
    return std::nullopt;
}

GroupIndex CasesConnector::groupIndex(std::string_view key)
{
    if (const auto known = m_groups.find(key); known != m_groups.end())
        return known->second;
    const GroupIndex next{static_cast<std::uint32_t>(m_groupings.size())};
    m_groups.emplace(key, next);
    m_groupings.emplace_back(key);
    m_counterOf.emplace_back();
    m_latestCase.emplace_back();
    return next;
}

/// Step 3. Groups whose record was there come first from here on, which decides the order of creation.
void CasesConnector::findCounters(Passages& passages, Timestamp now)
{
    for (Passage& passage : passages) {
        passage.decision.group = groupIndex(passage.group.key);
        passage.decision.counterCreated = !m_counterOf[passage.decision.group.value];
    }
    std::stable_partition(passages.begin(), passages.end(),
                          [](const Passage& passage) { return !passage.decision.counterCreated; });
    for (Passage& passage : passages) {
        Decision& decision = passage.decision;
        if (decision.counterCreated) {
            m_counterOf[decision.group.value] = static_cast<std::uint32_t>(m_counters.size());
            m_counters.push_back({.id = {base::sha256Hex(identity(passage.group.key))},
                                  .group = decision.group,
                                  .createdAt = now,
                                  .updatedAt = {}});
        }
        const CounterRecord& record = counterOf(passage);
        decision.windowStart = record.updatedAt.value_or(record.createdAt);
        decision.counter = record.counter;
    }
}

/// Step 4. The window is fixed, not sliding, and its edge is strict.
void CasesConnector::moveWindows(Passages& passages, Timestamp now)
{
    for (Passage& passage : passages) {
        passage.decision.windowPassed = passage.decision.windowStart < now - m_settings.timeWindow;
        if (passage.decision.windowPassed)
            raiseCounter(passage, now);
    }
}

/// Step 5. All cases that are missing are created in one request, which is refused as a whole.
std::optional<RunFailure> CasesConnector::createMissing(Passages& passages, Timestamp now)
{
    std::vector<std::pair<Passage*, Case>> missing;
    for (Passage& passage : passages) {
        passage.found = currentCase(passage.decision.group, passage.decision.counter);
        if (passage.found)
            continue;
        missing.emplace_back(&passage, makeCase(passage, now));
        if (const std::string& title = missing.back().second.title; base::utf16Length(title) > LongestTitle)
            return titleTooLong(title, m_settings.newCases.title.has_value());
    }
    for (auto& [passage, made] : missing) {
        passage->found = CaseIndex{static_cast<std::uint32_t>(m_cases.size())};
        passage->decision.outcome = CaseOutcome::Created;
        m_latestCase[passage->decision.group.value] = passage->found;
        m_cases.push_back(std::move(made));
        ++m_notClosed;
    }
    return std::nullopt;
}

/// Step 6. A closed case is opened again, or its group goes on to the next one.
std::optional<RunFailure> CasesConnector::passClosed(Passages& passages, Timestamp now)
{
    bool isAny = false;
    for (Passage& passage : passages) {
        Case& found = m_cases[passage.found->value];
        if (found.status != CaseStatus::Closed)
            continue;
        if (m_settings.reopenClosedCases) {
            setStatus(*passage.found, CaseStatus::Open, now);
            ++found.timesReopened;
            passage.decision.outcome = CaseOutcome::Reopened;
            continue;
        }
        passage.decision.closedPassed = true;
        raiseCounter(passage, now);
        isAny = true;
    }
    return isAny ? createMissing(passages, now) : std::nullopt;
}

/// Step 7, in the order in which the cases were created.
void CasesConnector::attachAll(Passages& passages, Timestamp now, std::span<const std::uint32_t> idNumbers,
                               RunResult& result)
{
    std::sort(passages.begin(), passages.end(), [](const Passage& a, const Passage& b) { return a.found < b.found; });
    std::size_t fitting = 0;
    for (const Passage& passage : passages)
        fitting += fits(passage) ? passage.group.alerts.size() : 0;
    result.attached.reserve(fitting);
    result.decisions.reserve(passages.size());
    for (Passage& passage : passages)
        attach(passage, now, idNumbers, result);
}

bool CasesConnector::fits(const Passage& passage) const
{
    return m_cases[passage.found->value].totalAlerts + passage.group.alerts.size() <= MaximumAlertsPerCase;
}

/// Step 7, for one group: a batch that does not fit is left out whole.
void CasesConnector::attach(Passage& passage, Timestamp now, std::span<const std::uint32_t> idNumbers,
                            RunResult& result)
{
    Decision& decision = passage.decision;
    Case& into = m_cases[passage.found->value];
    decision.caseIndex = *passage.found;
    decision.alertsBefore = into.totalAlerts;
    decision.alerts = static_cast<std::uint32_t>(passage.group.alerts.size());
    decision.firstAttached = static_cast<std::uint32_t>(result.attached.size());
    if (!fits(passage)) {
        decision.overLimit = decision.alerts;
    } else {
        decision.attached = attachEach(passage, idNumbers, result);
        decision.alreadyAttached = decision.alerts - decision.attached;
        into.totalAlerts += decision.attached;
        if (decision.attached > 0)
            into.updatedAt = now;
        if (decision.attached > 0 && decision.outcome == CaseOutcome::None)
            decision.outcome = CaseOutcome::Attached;
    }
    if (isPartlyAttached(decision))
        result.handedOver.insert(result.handedOver.end(), passage.group.alerts.begin(), passage.group.alerts.end());
    result.audit.attached += decision.attached;
    result.audit.alreadyAttached += decision.alreadyAttached;
    result.audit.overLimit += decision.overLimit;
    result.decisions.push_back(decision);
}

std::uint32_t CasesConnector::attachEach(Passage& passage, std::span<const std::uint32_t> idNumbers, RunResult& result)
{
    const std::size_t before = result.attached.size();
    for (const base::AlertRow alert : passage.group.alerts) {
        const std::uint32_t cases = m_attached.add(idNumbers[alert.value], *passage.found);
        if (cases == 0)
            continue;
        result.attached.push_back(alert);
        result.alertsInManyCases += cases > MostCasesOfAnAlert ? 1U : 0U;
    }
    return static_cast<std::uint32_t>(result.attached.size() - before);
}

Case CasesConnector::makeCase(const Passage& passage, Timestamp now) const
{
    const std::vector<GroupingLeaf> leaves = flattenGrouping(passage.group.shape);
    const std::uint32_t counter = passage.decision.counter;
    const cases::NewCaseFields& fields = m_settings.newCases;
    return {.id = {base::sha256Hex(fmt::format("{}:{}", identity(passage.group.key), counter))},
            .group = passage.decision.group,
            .counter = counter,
            .title = fields.title ? trimmed(*fields.title)
                                  : caseTitle(m_settings.rule, leaves, counter, m_settings.titleStyle),
            .description = fields.description ? trimmed(*fields.description)
                                              : caseDescription(m_settings.rule, leaves),
            .tags = caseTags(m_settings.rule, leaves, fields.tags),
            .owner = m_settings.owner,
            .createdAt = now,
            .updatedAt = {},
            .closedAt = {}};
}

CounterRecord& CasesConnector::counterOf(const Passage& passage)
{
    return m_counters[*m_counterOf[passage.decision.group.value]];
}

void CasesConnector::raiseCounter(Passage& passage, Timestamp now)
{
    CounterRecord& record = counterOf(passage);
    ++record.counter;
    record.updatedAt = now;
    passage.decision.counter = record.counter;
}

/// A counter only grows, so that a group's case is the latest one or there is none yet.
std::optional<CaseIndex> CasesConnector::currentCase(GroupIndex group, std::uint32_t counter) const
{
    const std::optional<CaseIndex> latest = m_latestCase[group.value];
    if (!latest || m_cases[latest->value].deleted || m_cases[latest->value].counter != counter)
        return std::nullopt;
    return latest;
}

/// `ruleId:space:owner:grouping`, empty parts left out with their colon.
std::string CasesConnector::identity(std::string_view key) const
{
    std::string text;
    for (const std::string_view part :
         {std::string_view(m_settings.rule.id.text), std::string_view(m_settings.space),
          std::string_view(m_settings.owner), key}) {
        if (!text.empty() && !part.empty())
            text += ':';
        text += part;
    }
    return text;
}

} // namespace casewright::engine
