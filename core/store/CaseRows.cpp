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
        database, u"UPDATE cases SET status = ?, updated_at = ?, closed_at = ?, total_alerts = ?, times_reopened = ?"
                  u" WHERE key = ?"_s);
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
        if (base::Result<void> done = writeState(before); !done)
            return done;
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
    m_cases[number.value] = KnownCase{.key = m_newCase.insertedKey(), .state = CaseState::of(value)};
    return {};
}

void CaseRows::touch(base::CaseIndex number, const CaseState& state)
{
    KnownCase& entry = m_cases[number.value];
    if (entry.state == state)
        return;
    entry.state = state;
    if (!entry.isTouched)
        m_touched.push_back(number);
    entry.isTouched = true;
}

base::Result<void> CaseRows::writeState(KnownCase& entry)
{
    entry.isTouched = false;
    if (entry.key == 0)
        return {};
    if (entry.state.deleted) {
        const std::int64_t key = std::exchange(entry.key, 0);
        return m_database->execute(u"DELETE FROM cases WHERE key = ?"_s, {QVariant::fromValue<qlonglong>(key)});
    }
    m_state.bindInteger(0, static_cast<int>(entry.state.status));
    bindTime(m_state, 1, entry.state.updatedAt);
    bindTime(m_state, 2, entry.state.closedAt);
    m_state.bindInteger(3, entry.state.totalAlerts);
    m_state.bindInteger(4, entry.state.timesReopened);
    m_state.bindInteger(5, entry.key);
    return m_state.insert();
}

base::Result<void> CaseRows::flush()
{
    for (const base::CaseIndex number : m_touched)
        if (base::Result<void> done = writeState(m_cases[number.value]); !done)
            return done;
    m_touched.clear();
    return {};
}

} // namespace casewright::store
