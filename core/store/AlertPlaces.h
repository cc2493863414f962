// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/base/Result.h"
#include "core/store/Database.h"

namespace casewright::store {

// Where alerts are in a case: by `case_alerts.sequence`. So the column `handed_over` of activity names the alerts that a
// run handed over to a case which had some of them already, for Kibana's activity names them all.

/// In the order given: `0-3 7 4`.
[[nodiscard]] std::string placesText(const std::vector<std::int64_t>& places);
/// Up to what is no place.
[[nodiscard]] std::vector<std::int64_t> placesIn(std::string_view text);

/// Finds the places of alerts that are being written. It keeps those of the cases that runs come back to, so that not
/// each run reads a case from its beginning. It must not outlive the database; one thread.
class AlertPlaces final {
public:
    explicit AlertPlaces(Database& database) : m_database(&database) {}
    /// In the order of the ids; those that the case does not hold are left out.
    [[nodiscard]] base::Result<std::vector<std::int64_t>> of(std::int64_t caseKey,
                                                            const std::vector<std::string>& ids);

private:
    /// What is known of a case: alerts only come, while a simulation is written.
    struct Known {
        std::unordered_map<std::string, std::int64_t> places{};
        std::int64_t next = 0;
    };
    static constexpr std::size_t MostCases = 64;

    Database* m_database;
    std::unordered_map<std::int64_t, Known> m_cases;
};

} // namespace casewright::store
