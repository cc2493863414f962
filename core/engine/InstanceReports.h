// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/Id.h"
#include "core/base/Result.h"
#include "core/base/Time.h"
#include "core/engine/DocumentGroups.h"
#include "core/engine/MatchingDocuments.h"
#include "core/rules/Rule.h"

namespace casewright::engine {

/// What an alert's document says of the report that it is about.
struct ReportDetails {
    std::vector<std::optional<double>> values{};   ///< by criterion
    bool isNoData = false;                         ///< reported because its documents went away
    std::optional<base::AlertRow> newest{};        ///< document of the group, if there is one
    std::string sourceFields{};                    ///< a JSON object of what they gave; empty for none
};

/// Which instances of a lifecycle rule report, as the clock goes on (spec/alerting, "Lifecycle rules, exactly", 1 to
/// 4). Instances are the groups of documents, by their numbers. One thread; what it is made of must outlive it.
class InstanceReports {
public:
    virtual ~InstanceReports() = default;

    /// Works out what is reported at a tick. The documents' own clock must be set before.
    [[nodiscard]] virtual base::Result<void> moveTo(base::Timestamp now, const std::stop_token& stop) = 0;
    /// In reported order.
    [[nodiscard]] virtual std::span<const std::uint32_t> reported() const = 0;
    /// Of an instance that is reported now.
    [[nodiscard]] virtual ReportDetails details(std::uint32_t instance) = 0;
    /// Whether no document is in the longest window, nor one that may match later.
    [[nodiscard]] virtual bool isIdle() const = 0;
    /// Whether something can be reported while no document is in the window.
    [[nodiscard]] virtual bool reportsOnNothing() const = 0;
    /// The place of the first document that the clock has not reached.
    [[nodiscard]] virtual std::size_t firstAhead() const = 0;
};

/// What a lifecycle rule groups its documents by; none: one group.
[[nodiscard]] std::vector<std::string> groupFieldsOf(const rules::Rule& rule);
/// The id of the only instance of a rule without groups.
[[nodiscard]] std::string ungroupedInstance(const rules::Rule& rule);

/// Of an Elasticsearch query, Index threshold or Custom threshold rule; an error that says what in it is not valid, or
/// not simulated.
[[nodiscard]] base::Result<std::unique_ptr<InstanceReports>> makeReports(const rules::Rule& rule,
                                                                         const MatchingDocuments& documents,
                                                                         const DocumentGroups& groups,
                                                                         const std::stop_token& stop = {});

} // namespace casewright::engine
