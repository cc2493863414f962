// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/SameAlerts.h"

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

namespace casewright::analysis {
namespace {

using alerts::AlertTable;
using base::AlertRow;
using base::ErrorCode;
using base::Result;

constexpr AlertRow NoRow = ComparedAlert::NoRow;

/// Whether to go on, asked for each row.
bool goesOn(std::uint32_t row, const std::stop_token& stop)
{
    constexpr std::uint32_t RowsBetweenChecks = 4'096;
    return row % RowsBetweenChecks != 0 || !stop.stop_requested();
}

/// The first row of each `_id` that is an alert; the others have NoRow.
std::vector<AlertRow> firstRows(const CaseAssignment& of, const std::stop_token& stop)
{
    std::vector<AlertRow> rows(of.table->idCount(), NoRow);
    const std::span<const std::uint32_t> ids = of.table->idNumbers();
    for (std::uint32_t row = 0; row < ids.size() && goesOn(row, stop); ++row)
        if (AlertRow& first = rows[ids[row]]; of.isAlert[row] && first == NoRow)
            first = AlertRow{row};
    return rows;
}

/// Whether two tables have the same documents at the same rows, as those have that were read from one file twice.
bool areAlike(const AlertTable& a, const AlertTable& b, const std::stop_token& stop)
{
    if (&a == &b)
        return true;
    if (a.size() != b.size() || !std::equal(a.times().begin(), a.times().end(), b.times().begin())
        || !std::equal(a.idNumbers().begin(), a.idNumbers().end(), b.idNumbers().begin()))
        return false;
    for (std::uint32_t row = 0; row < a.size() && goesOn(row, stop); ++row)
        if (a.id({row}) != b.id({row}))
            return false;
    return true;
}

/// What alerts of different tables are known by.
class Keys final {
public:
    explicit Keys(const CaseAssignment& of) : m_of(of) {}

    [[nodiscard]] std::string of(AlertRow row) const
    {
        if (!m_of.instances)
            return fmt::format("{}\n{}", m_of.table->times()[row.value].milliseconds, m_of.table->id(row));
        const AlertBirth& birth = m_of.births[row.value];
        return fmt::format("{}\n{}", birth.start.milliseconds, (*m_of.instances)[birth.instance]);
    }

private:
    const CaseAssignment& m_of;
};

/// Where both go by the same rows, so that an `_id` has the same number in both.
std::vector<ComparedAlert> matchByRow(const CaseAssignment& before, const CaseAssignment& after,
                                      const std::stop_token& stop)
{
    std::vector<ComparedAlert> matched;
    std::vector<ComparedAlert> onlyAfter;
    const std::vector<AlertRow> ofBefore = firstRows(before, stop);
    const std::vector<AlertRow> ofAfter = firstRows(after, stop);
    const std::span<const std::uint32_t> ids = before.table->idNumbers();
    for (std::uint32_t row = 0; row < ids.size() && goesOn(row, stop); ++row) {
        const AlertRow here{row};
        const ComparedAlert alert{.before = ofBefore[ids[row]], .after = ofAfter[ids[row]]};
        if (alert.before == here)
            matched.push_back(alert);
        else if (alert.before == NoRow && alert.after == here)
            onlyAfter.push_back(alert);
    }
    matched.insert(matched.end(), onlyAfter.begin(), onlyAfter.end());
    return matched;
}

/// Where a table has rows of its own.
std::vector<ComparedAlert> matchByKey(const CaseAssignment& before, const CaseAssignment& after, bool& isAnyCommon,
                                      const std::stop_token& stop)
{
    const Keys keysBefore(before);
    const Keys keysAfter(after);
    const std::vector<AlertRow> ofBefore = firstRows(before, stop);
    const std::vector<AlertRow> ofAfter = firstRows(after, stop);
    std::vector<ComparedAlert> matched;
    std::unordered_map<std::string, std::size_t> places;
    places.reserve(ofBefore.size());
    const std::span<const std::uint32_t> idsBefore = before.table->idNumbers();
    for (std::uint32_t row = 0; row < idsBefore.size() && goesOn(row, stop); ++row) {
        if (ofBefore[idsBefore[row]] != AlertRow{row})
            continue;
        places.emplace(keysBefore.of({row}), matched.size());
        matched.push_back({.before = {row}});
    }
    const std::span<const std::uint32_t> idsAfter = after.table->idNumbers();
    for (std::uint32_t row = 0; row < idsAfter.size() && goesOn(row, stop); ++row) {
        if (ofAfter[idsAfter[row]] != AlertRow{row})
            continue;
        const auto place = places.find(keysAfter.of({row}));
        if (place == places.end() || matched[place->second].after != NoRow) {
            matched.push_back({.after = {row}});
            continue;
        }
        matched[place->second].after = {row};
        isAnyCommon = true;
    }
    return matched;
}

bool hasAlerts(const CaseAssignment& of)
{
    return std::find(of.isAlert.begin(), of.isAlert.end(), true) != of.isAlert.end();
}

} // namespace

Result<std::vector<ComparedAlert>> sameAlerts(const CaseAssignment& before, const CaseAssignment& after,
                                              const std::stop_token& stop)
{
    const bool areMade = before.instances != nullptr;
    if (areMade != (after.instances != nullptr))
        return base::fail(ErrorCode::NotSupported,
                          fmt::format("The alerts of the {} are made by its rule, and those of the other one are "
                                      "documents: they have no alert in common. Compare two rules of which both make "
                                      "alerts, or neither.",
                                      areMade ? "first" : "second"));
    const bool haveSameRows = areAlike(*before.table, *after.table, stop);
    bool isAnyCommon = haveSameRows;
    std::vector<ComparedAlert> matched =
        haveSameRows ? matchByRow(before, after, stop) : matchByKey(before, after, isAnyCommon, stop);
    if (stop.stop_requested())
        return base::fail(ErrorCode::Cancelled, "stopped on request");
    if (!isAnyCommon && hasAlerts(before) && hasAlerts(after))
        return base::fail(ErrorCode::NotFound,
                          areMade ? "The two rules have no alert in common, one of the same instance that became new "
                                    "at the same time: there is nothing to compare."
                                  : "The two are not of the same alerts: no _id with its time is in both. Compare what "
                                    "ran over the same documents.");
    return matched;
}

} // namespace casewright::analysis
