// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/Json.h"
#include "core/base/Result.h"
#include "core/engine/AlertGrouping.h"
#include "core/engine/CasesConnector.h"

namespace casewright::tests {

/// Plays the timeline of a scenario file (spec/formats, "Scenario files") through the engine, and says what came of
/// it in the words of the file's `expect`.
class ScenarioPlayer final {
public:
    [[nodiscard]] static base::Result<base::Json> play(const base::Json& scenario);

private:
    explicit ScenarioPlayer(engine::ConnectorSettings settings, std::string groupBy);
    [[nodiscard]] base::Json playStep(const base::Json& step);
    [[nodiscard]] base::Json run(base::Timestamp now, const base::Json& alerts);
    void remember(const engine::RunResult& result);
    [[nodiscard]] base::Json runJson(const engine::RunResult& result) const;
    [[nodiscard]] base::Json casesJson() const;
    [[nodiscard]] base::Json countersJson() const;
    [[nodiscard]] base::CaseIndex find(const std::string& id) const;

    engine::AlertGrouping m_grouping;
    engine::CasesConnector m_connector;
    std::vector<std::string> m_ids;                    ///< by row
    std::vector<std::uint32_t> m_idNumbers;            ///< by row: the first row with the same id
    std::vector<std::vector<std::string>> m_attached;  ///< by case: ids, in order of attachment
};

} // namespace casewright::tests
