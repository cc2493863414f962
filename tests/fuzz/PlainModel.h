// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/base/Json.h"
#include "core/engine/CasesConnector.h"

namespace casewright::tests {

/// A case as the plain model has it.
struct PlainCase {
    std::string id;
    std::string key;                             ///< its grouping
    std::uint32_t counter = 1;
    engine::CaseStatus status = engine::CaseStatus::Open;
    std::int64_t createdAt = 0;                  ///< milliseconds, like all times here
    std::optional<std::int64_t> updatedAt{};
    std::optional<std::int64_t> closedAt{};
    std::vector<std::string> alerts{};           ///< ids, in order of attachment
    std::uint32_t reopened = 0;
    bool deleted = false;
};

/// What Kibana calls an oracle record.
struct PlainCounter {
    std::string id;
    std::string key;
    std::uint32_t counter = 1;
    std::int64_t createdAt = 0;
    std::optional<std::int64_t> updatedAt{};
};

/// What a run did to one group.
struct PlainDecision {
    std::string key;
    std::size_t caseNumber = 0;
    engine::CaseOutcome outcome = engine::CaseOutcome::None;
    bool counterCreated = false;
    bool windowPassed = false;
    bool closedPassed = false;
    std::uint32_t counter = 1;
    std::int64_t windowStart = 0;
    std::size_t before = 0;
    std::size_t alerts = 0;
    std::size_t overLimit = 0;
    std::vector<std::string> attached{};
};

struct PlainRun {
    std::size_t groups = 0;
    bool breaker = false;
    bool failed = false;
    std::size_t overwritten = 0;
    std::size_t inManyCases = 0;
    std::vector<PlainDecision> decisions{};
};

/// spec/cases-action once more, step by step, with nothing but maps, strings and lists: slow, and written without a
/// look at the engine, so that the two agree only if both are right.
class PlainModel {
public:
    explicit PlainModel(std::string field, engine::ConnectorSettings settings);

    PlainRun run(std::int64_t now, const std::vector<base::Json>& alerts);
    void setStatus(std::size_t number, engine::CaseStatus status, std::int64_t now);
    void deleteCase(std::size_t number);

    std::vector<PlainCase> cases;                ///< in order of creation
    std::vector<PlainCounter> counters;          ///< in order of creation

    /// The group that an alert belongs to, before the breaker; deterministic JSON.
    [[nodiscard]] std::string keyOf(const base::Json& alert) const;

private:
    struct Group {
        std::string key;
        base::Json shape;
        std::vector<std::string> alerts;
        PlainDecision decision;
        std::optional<std::size_t> found;
    };
    [[nodiscard]] std::optional<base::Json> shapeOf(const base::Json& alert) const;
    [[nodiscard]] std::vector<Group> groupsOf(const std::vector<base::Json>& alerts, PlainRun& run) const;
    [[nodiscard]] PlainCounter& counterOf(const Group& group);
    [[nodiscard]] bool createMissing(std::vector<Group>& groups, std::int64_t now);
    void attach(Group& group, std::int64_t now, PlainRun& run);
    [[nodiscard]] std::string hash(const std::string& rest) const;

    std::string m_field;
    engine::ConnectorSettings m_settings;
};

} // namespace casewright::tests
