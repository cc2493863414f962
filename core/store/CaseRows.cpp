// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/CaseRows.h"

#include <string>

#include "core/store/BulkBinding.h"
#include "core/store/StoredText.h"

using namespace Qt::StringLiterals;

namespace casewright::store {

CaseState CaseState::of(const engine::Case& value)
{
    return {.status = value.status,
            .updatedAt = value.updatedAt,
            .closedAt = value.closedAt,
            .totalAlerts = value.totalAlerts,
            .timesReopened = value.timesReopened,
            .deleted = value.deleted};
}

base::Result<CaseRows> CaseRows::prepare(Database& database, std::int64_t simulation, NewCaseColumns shared)
{
    const bool isUsual = shared == NewCaseColumns{};
    const QString more = isUsual ? QString() : u", "_s + QLatin1StringView(NewCaseColumns::Names);
    const QString values = isUsual ? QString() : u", ?"_s.repeated(NewCaseColumns::Count);
    auto newCase = BulkInsert::prepare(
        database, u"INSERT INTO cases (simulation, number, group_number, counter, id, title, description, tags, owner,"
                  u" status, created_at, updated_at, closed_at, total_alerts, times_reopened"_s + more
                  + u") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?"_s + values + u")"_s);
    auto state = BulkInsert::prepare(
        database,
        u"UPDATE cases SET status = ?, updated_at = ?, closed_at = ?, total_alerts = ?, times_reopened = ?,"
        u" updated_by = ?, closed_by = ?, in_progress_at = ?, time_to_acknowledge = ?,"
        u" time_to_investigate = ?, time_to_resolve = ? WHERE key = ?"_s);
    for (const auto* prepared : {&newCase, &state})
        if (!*prepared)
            return base::fail(prepared->error());
    return CaseRows(database, simulation, std::move(shared), std::move(*newCase), std::move(*state));
}

base::Result<void> CaseRows::add(const engine::Case& value, base::CaseIndex number)
{
    if (m_cases.size() <= number.value)
        m_cases.resize(number.value + std::size_t{1});
    if (KnownCase& before = m_cases[number.value]; before.key != 0) {
        // The engine made a case anew that had been deleted: the old one goes first.
        before.state.deleted = true;
        if (base::Result<void> done = writeState(number); !done)
            return done;
        m_times.erase(number.value);
    }
    const std::string tags = tagsToText(value.tags);
    packId(value.id.text, m_packed);
    m_newCase.bindInteger(0, m_simulation);
    m_newCase.bindInteger(1, number.value);
    m_newCase.bindInteger(2, value.group.value);
    m_newCase.bindInteger(3, value.counter);
    bindId(m_newCase, 4, m_packed);
    m_newCase.bindText(5, value.title);
    m_newCase.bindText(6, value.description);
    m_newCase.bindText(7, tags);
    m_newCase.bindText(8, value.owner);
    m_newCase.bindInteger(9, static_cast<int>(value.status));
    m_newCase.bindInteger(10, value.createdAt.milliseconds);
    bindTime(m_newCase, 11, value.updatedAt);
    bindTime(m_newCase, 12, value.closedAt);
    m_newCase.bindInteger(13, value.totalAlerts);
    m_newCase.bindInteger(14, value.timesReopened);
    if (m_hasShared)
        m_shared.bind(m_newCase, 15);
    if (base::Result<void> done = m_newCase.insert(); !done)
        return done;
    m_cases[number.value] =
        KnownCase{.key = m_newCase.insertedKey(), .state = CaseState::of(value), .createdAt = value.createdAt};
    return {};
}

void CaseRows::touch(base::CaseIndex number, const CaseState& state)
{
    KnownCase& entry = m_cases[number.value];
    if (entry.state == state)
        return;
    entry.state = state;
    mark(number, entry.isByPeople);
}

// A new case comes as it is after its run, so that its state alone does not tell that its status changed in between.
void CaseRows::changeStatus(base::CaseIndex number, engine::CaseStatus status, base::Timestamp at, bool isByPeople)
{
    cases::StatusTimes& times = m_times[number.value];
    times = cases::afterStatus(times, status, m_cases[number.value].createdAt, at);
    mark(number, isByPeople);
}

void CaseRows::mark(base::CaseIndex number, bool isByPeople)
{
    KnownCase& entry = m_cases[number.value];
    entry.isByPeople = isByPeople;
    if (!entry.isTouched)
        m_touched.push_back(number);
    entry.isTouched = true;
}

base::Result<void> CaseRows::writeState(base::CaseIndex number)
{
    KnownCase& entry = m_cases[number.value];
    entry.isTouched = false;
    if (entry.key == 0)
        return {};
    if (entry.state.deleted) {
        const std::int64_t key = std::exchange(entry.key, 0);
        return m_database->execute(u"DELETE FROM cases WHERE key = ?"_s, {QVariant::fromValue<qlonglong>(key)});
    }
    const auto found = m_times.find(number.value);
    const cases::StatusTimes times = found == m_times.end() ? cases::StatusTimes{} : found->second;
    const auto bindPeople = [this](int position, bool isThere) {
        if (isThere)
            m_state.bindText(position, m_people);
        else
            m_state.bindNull(position);
    };
    m_state.bindInteger(0, static_cast<int>(entry.state.status));
    bindTime(m_state, 1, entry.state.updatedAt);
    bindTime(m_state, 2, entry.state.closedAt);
    m_state.bindInteger(3, entry.state.totalAlerts);
    m_state.bindInteger(4, entry.state.timesReopened);
    bindPeople(5, entry.isByPeople);
    bindPeople(6, entry.state.closedAt.has_value());
    bindTime(m_state, 7, times.inProgressAt);
    int position = 8;
    for (const auto& seconds : {times.timeToAcknowledge, times.timeToInvestigate, times.timeToResolve}) {
        if (seconds)
            m_state.bindInteger(position++, *seconds);
        else
            m_state.bindNull(position++);
    }
    m_state.bindInteger(position, entry.key);
    return m_state.insert();
}

base::Result<void> CaseRows::flush()
{
    for (const base::CaseIndex number : m_touched)
        if (base::Result<void> done = writeState(number); !done)
            return done;
    m_touched.clear();
    return {};
}

} // namespace casewright::store
