// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/base/Id.h"
#include "core/base/Result.h"
#include "core/cases/StatusEffects.h"
#include "core/engine/Case.h"
#include "core/store/BulkInsert.h"
#include "core/store/Database.h"
#include "core/store/NewCaseColumns.h"
#include "core/store/PackedId.h"

namespace casewright::store {

/// What can change about a case after it was created.
struct CaseState {
    engine::CaseStatus status = engine::CaseStatus::Open;
    std::optional<base::Timestamp> updatedAt;
    std::optional<base::Timestamp> closedAt;
    std::uint32_t totalAlerts = 0;
    std::uint32_t timesReopened = 0;
    bool deleted = false;

    [[nodiscard]] static CaseState of(const engine::Case& value);
    friend bool operator==(const CaseState&, const CaseState&) = default;
};

/// The cases of one simulation on their way to the database: rows of new ones at once, states that changed when they
/// are flushed, each once. On the connection that it was made with, within transactions of its caller.
class CaseRows final {
public:
    /// `shared`: what all new cases have.
    [[nodiscard]] static base::Result<CaseRows> prepare(Database& database, std::int64_t simulation,
                                                        NewCaseColumns shared);

    /// Who updated_by and closed_by name where the rule did not act.
    void setPeople(std::string people) { m_people = std::move(people); }

    /// Writes a new case. One that had the number before, and was deleted, goes first.
    [[nodiscard]] base::Result<void> add(const engine::Case& value, base::CaseIndex number);
    /// Numbers that were given so far.
    [[nodiscard]] std::size_t count() const { return m_cases.size(); }
    [[nodiscard]] bool isThere(base::CaseIndex number) const
    {
        return number.value < m_cases.size() && m_cases[number.value].key != 0;
    }
    /// Of a case that is there.
    [[nodiscard]] std::int64_t key(base::CaseIndex number) const { return m_cases[number.value].key; }
    /// The number of the next row of activity of a case that is there, from 0.
    [[nodiscard]] std::int64_t nextActivity(base::CaseIndex number) { return m_cases[number.value].activity++; }

    /// What a case has become, to be written by flush().
    void touch(base::CaseIndex number, const CaseState& state);
    /// Who changed a case last, to be written with it.
    void mark(base::CaseIndex number, bool isByPeople);
    /// A change of the status on the way to that: the times that follow from it.
    void changeStatus(base::CaseIndex number, engine::CaseStatus status, base::Timestamp at, bool isByPeople);
    [[nodiscard]] base::Result<void> flush();

private:
    struct KnownCase {
        std::int64_t key = 0;             ///< 0: deleted
        std::int64_t activity = 0;        ///< rows so far
        CaseState state;
        base::Timestamp createdAt{};
        bool isTouched = false;
        bool isByPeople = false;          ///< who changed it last
    };
    CaseRows(Database& database, std::int64_t simulation, NewCaseColumns shared, BulkInsert newCase, BulkInsert state)
        : m_database(&database), m_simulation(simulation), m_shared(std::move(shared)),
          m_hasShared(m_shared != NewCaseColumns{}), m_newCase(std::move(newCase)), m_state(std::move(state))
    {
    }
    [[nodiscard]] base::Result<void> writeState(base::CaseIndex number);

    Database* m_database;
    std::int64_t m_simulation;
    NewCaseColumns m_shared;
    bool m_hasShared;                     ///< else they are what the columns have by default, and not written
    std::string m_people;
    BulkInsert m_newCase;
    BulkInsert m_state;
    std::vector<KnownCase> m_cases;       ///< by CaseIndex
    std::unordered_map<std::uint32_t, cases::StatusTimes> m_times;   ///< of cases whose status changed, by number
    std::vector<base::CaseIndex> m_touched;
    PackedId m_packed;
};

} // namespace casewright::store
