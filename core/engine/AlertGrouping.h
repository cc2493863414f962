// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <limits>
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

/// A group of one run that becomes, or finds, a case.
struct AlertGroup {
    std::string key;      ///< its grouping as deterministic JSON; `{}`: one case for all
    std::string shape;    ///< the grouping of its first alert, keys in the order of the document
    std::vector<base::AlertRow> alerts;
};

/// What the first two steps of the Cases action make of a run's alerts.
struct GroupedAlerts {
    std::vector<AlertGroup> groups;   ///< after the circuit breaker
    std::uint32_t found = 0;          ///< groups before it
    bool breaker = false;             ///< more than were allowed: all went into one group
    std::uint32_t overwritten = 0;    ///< alerts whose group the `unknown` group replaced
};

/// Groups the alerts of a run by a field, and gives grouping up when there are too many groups
/// (spec/cases-action, steps 1 and 2). Alerts are numbered as rows of a table, or in the order in which they were
/// added. One thread.
class AlertGrouping final {
public:
    /// Without alerts yet; an empty field groups nothing.
    explicit AlertGrouping(std::string field);
    /// Of all documents of a table, with their dotted keys expanded; an error if they cannot be read again.
    [[nodiscard]] static base::Result<AlertGrouping> ofTable(const alerts::AlertTable& table, std::string field,
                                                             std::stop_token stop = {});
    /// Adds the next alert, as it is.
    void addAlert(const base::Json& alert);

    /// The groups of these alerts, in order of their first ones, if there are at most `limit`.
    [[nodiscard]] GroupedAlerts group(std::span<const base::AlertRow> alerts, std::uint32_t limit);

private:
    static constexpr std::uint32_t NoGroup = std::numeric_limits<std::uint32_t>::max();

    /// What stands behind a code of m_codes.
    struct Value {
        std::uint32_t group = NoGroup;   ///< equal groupings have the same; none: not groupable
        std::uint32_t text = 0;          ///< in m_texts
    };
    /// A group of the run at hand.
    struct Slot {
        std::uint32_t code;              ///< of its first alert; 0: the `unknown` group
        std::vector<base::AlertRow> alerts;
    };
    [[nodiscard]] base::Result<void> addDocuments(const alerts::AlertTable& table, const std::stop_token& stop);
    void addValue(std::string value);
    std::uint32_t addShape(std::string_view value, std::string shape);
    [[nodiscard]] std::uint32_t groupOfKey(const std::string& key);
    [[nodiscard]] std::string shapeOf(std::uint32_t code) const;
    [[nodiscard]] const std::string& keyOf(std::uint32_t code);
    [[nodiscard]] std::vector<Slot> sortIntoSlots(std::span<const base::AlertRow> alerts,
                                                  std::vector<base::AlertRow>& unknown);
    void placeUnknown(std::vector<Slot>& slots, std::vector<base::AlertRow> unknown, GroupedAlerts& result);

    std::string m_field;
    std::string m_unknownKey;
    bool m_textsAreShapes = false;                          ///< else they are values found by a plain path
    std::vector<std::uint32_t> m_codes;                     ///< by alert; 0: no such field
    std::vector<Value> m_values;                            ///< by code
    std::vector<std::string> m_texts;
    std::unordered_map<std::string, std::uint32_t> m_codesByShape;
    std::unordered_map<std::string, std::uint32_t> m_groupsByKey;
    std::unordered_map<std::uint32_t, std::string> m_keys;  ///< by group, of those that became one
    std::uint32_t m_groupCount = 0;
    std::uint32_t m_unknownTwin = NoGroup;                  ///< the group that the `unknown` group replaces
    std::uint64_t m_run = 0;
    std::vector<std::uint64_t> m_seenIn;                    ///< by group: the last run that had it
    std::vector<std::uint32_t> m_slotOf;                    ///< by group: where in that run
};

} // namespace casewright::engine
