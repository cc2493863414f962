// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/alerts/AlertTable.h"
#include "core/base/Id.h"
#include "core/base/Json.h"
#include "core/base/Result.h"

namespace casewright::engine {

/// A group of one run that becomes, or finds, a case. It owns nothing.
struct AlertGroup {
    std::string_view key;      ///< its grouping as deterministic JSON; `{}`: one case for all
    std::string_view shape;    ///< the grouping of its first alert, keys in the order of the document
    std::span<const base::AlertRow> alerts;
};

/// What the first two steps of the Cases action make of a run's alerts. What its groups show lives in the
/// AlertGrouping until that takes more alerts or groups the next run.
struct GroupedAlerts {
    std::vector<AlertGroup> groups;   ///< after the circuit breaker
    std::uint32_t found = 0;          ///< groups before it
    bool breaker = false;             ///< more than were allowed: all went into one group
    std::uint32_t overwritten = 0;    ///< alerts whose group the `unknown` group replaced
};

/// Groups the alerts of a run by a field, and gives grouping up when there are too many groups
/// (spec/cases-action, steps 1 and 2). Alerts are numbered as rows of a table, or in the order in which they were
/// added. A copy is cheap: it shares which alert is in which group. Copies may be used at the same time, each on one
/// thread.
class AlertGrouping final {
public:
    /// Without alerts yet; an empty field groups nothing.
    explicit AlertGrouping(std::string field);
    /// Of all documents of a table, with their dotted keys expanded; an error if they cannot be read again.
    [[nodiscard]] static base::Result<AlertGrouping> ofTable(const alerts::AlertTable& table, std::string field,
                                                             std::stop_token stop = {});
    /// Adds the next alert, as it is.
    void addAlert(const base::Json& alert);
    /// Adds the next alert, whose field is as that of one that was added.
    void addLike(base::AlertRow alert);

    /// The field that alerts are grouped by; empty: they are not.
    [[nodiscard]] const std::string& field() const { return m_alerts->field; }
    /// How many groupings the alerts have, without that of those that are not groupable.
    [[nodiscard]] std::uint32_t groupCount() const { return m_alerts->groupCount - 1; }
    /// The number of an alert's grouping, from 1; 0: it is not groupable.
    [[nodiscard]] std::uint32_t groupOf(base::AlertRow alert) const;

    /// The groups of these alerts, in order of their first ones, if there are at most `limit`.
    [[nodiscard]] GroupedAlerts group(std::span<const base::AlertRow> alerts, std::uint32_t limit);

private:
    /// Of alerts that are not groupable.
    static constexpr std::uint32_t UnknownGroup = 0;

    /// A group of the run at hand, and where its alerts stand in m_sorted. The first slot is that of alerts that are
    /// not groupable.
    struct Slot {
        std::uint32_t code = 0;          ///< of its first alert
        std::uint32_t size = 0;
        std::uint32_t end = 0;
    };
    /// The slot of a group in the last run that had it.
    struct Place {
        std::uint32_t run = 0;
        std::uint32_t slot = 0;
    };
    [[nodiscard]] base::Result<void> addDocuments(const alerts::AlertTable& table, const std::stop_token& stop);
    void addValue(std::string value);
    void addCode(std::uint32_t group, std::string text);
    std::uint32_t addShape(std::string_view value, std::string shape);
    [[nodiscard]] std::uint32_t groupOfKey(const std::string& key);
    [[nodiscard]] std::string_view shapeOf(std::uint32_t code);
    [[nodiscard]] std::string_view keyOf(std::uint32_t code);
    void countSlots(std::span<const base::AlertRow> alerts);
    void orderSlots(GroupedAlerts& result);
    void sortIntoSlots(std::span<const base::AlertRow> alerts, std::uint32_t overwritten);

    /// Which group each alert is in. Shared by the copies of a grouping, so it is changed only where nobody shares it.
    struct Alerts {
        std::string field;
        std::string unknownKey;
        bool textsAreShapes = false;                      ///< else they are values found by a plain path
        std::vector<std::uint32_t> codes;                 ///< by alert; 0: no such field
        std::vector<std::uint32_t> groups;                ///< by code; equal groupings have the same
        std::vector<std::string> texts;                   ///< by code
        std::unordered_map<std::string, std::uint32_t> codesByShape;
        std::unordered_map<std::string, std::uint32_t> groupsByKey;
        std::uint32_t groupCount = 1;                     ///< with the `unknown` one
        std::uint32_t unknownTwin = UnknownGroup;         ///< the group that the `unknown` group replaces, if any
    };
    /// The alerts to change: a copy if somebody else has them too.
    [[nodiscard]] Alerts& own();

    std::shared_ptr<Alerts> m_alerts;
    // Made when they are first asked for, which is for few: the breaker leaves the others without a case.
    std::unordered_map<std::uint32_t, std::string> m_keys;   ///< by group
    std::unordered_map<std::uint32_t, std::string> m_shapes; ///< by code

    // Of the run at hand, kept for their memory.
    std::uint32_t m_run = 0;
    std::vector<Place> m_places;                            ///< by group
    std::vector<Slot> m_slots;                              ///< by order of their first alerts, after the `unknown` one
    std::vector<std::uint32_t> m_slotOf;                    ///< by alert
    std::vector<std::uint32_t> m_order;                     ///< the slots that become groups
    std::vector<base::AlertRow> m_sorted;                   ///< in the order of the groups
};

} // namespace casewright::engine
