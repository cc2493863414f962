// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "core/engine/RuleEvaluation.h"
#include "core/engine/RuleSilences.h"
#include "core/engine/RunSource.h"

namespace casewright::engine {

/// The runs of a rule that makes alerts: goes through its log, and hands over what is not muted, not in a maintenance
/// window and under the version's cap. Ongoing alerts come back in the next run, also those that did not fit.
class AlertRuns final : public RunSource {
public:
    /// `given`: what silences the rule beside its own file. `most`: documents of new alerts that a run hands over, and
    /// as many of ongoing ones.
    AlertRuns(std::shared_ptr<const EvaluatedRule> evaluated, const Silences& given, std::size_t most);

    [[nodiscard]] base::Result<bool> next(DueRun& run) override;
    [[nodiscard]] RunSpan span() const override;
    [[nodiscard]] const AlertSource& source() const override { return m_source; }
    /// Looks at one alert of each instance only, where the field is the same in all of them.
    [[nodiscard]] base::Result<AlertGrouping> groupBy(const std::string& field,
                                                      const std::stop_token& stop) const override;
    [[nodiscard]] bool countsDocuments() const override { return false; }

private:
    /// An alert of a run with the row of its document.
    struct Candidate {
        std::uint32_t alert;
        base::AlertRow row;
    };
    void advance(const LoggedRun& logged, DueRun& run);
    void recover(const LoggedRun& logged, DueRun& run);
    void turn(const LoggedRun& logged, DueRun& run);
    void handOver(std::span<const Candidate> candidates, DueRun& run) const;

    std::shared_ptr<const EvaluatedRule> m_evaluated;
    RuleSilences m_silences;
    std::size_t m_most;
    AlertSource m_source;
    std::vector<bool> m_isMuted;            ///< by instance
    std::vector<bool> m_isInMaintenance;    ///< by alert, as they become new
    std::vector<bool> m_isFlapping;         ///< by alert
    std::vector<Candidate> m_active;        ///< in order of their start, ties as reported then
    std::size_t m_nextRun = 0;
    LoggedRun m_before{};                   ///< where the lists of the next run begin
};

} // namespace casewright::engine
