// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <vector>

#include "core/engine/Comparator.h"
#include "core/engine/GroupWindow.h"
#include "core/engine/InstanceReports.h"
#include "core/engine/WindowMetric.h"
#include "core/rules/Equation.h"

namespace casewright::engine {

/// What Custom threshold rules report: groups for which all criteria hold, each over its own window.
class CriteriaReports final : public InstanceReports {
public:
    [[nodiscard]] static base::Result<std::unique_ptr<InstanceReports>>
    make(const rules::CustomThresholdParameters& parameters, const MatchingDocuments& documents,
         const DocumentGroups& groups, const std::stop_token& stop);

    [[nodiscard]] base::Result<void> moveTo(base::Timestamp now, const std::stop_token& stop) override;
    [[nodiscard]] std::span<const std::uint32_t> reported() const override { return m_reported; }
    [[nodiscard]] ReportDetails details(std::uint32_t instance) override;
    [[nodiscard]] bool isIdle() const override { return m_window.isIdle(); }
    [[nodiscard]] bool reportsOnNothing() const override;
    [[nodiscard]] std::size_t firstAhead() const override { return m_window.end(); }

private:
    struct Criterion {
        Comparator comparator;
        std::vector<WindowMetric> metrics;
        std::vector<std::uint8_t> letters;      ///< of the metrics, from 0
        std::optional<rules::Equation> equation;  ///< none: the metrics are added
        base::Duration window;
    };
    CriteriaReports(const GroupWindow& window, std::vector<Criterion> criteria);
    [[nodiscard]] static base::Result<Criterion> makeCriterion(const rules::Criterion& criterion,
                                                               const MatchingDocuments& documents,
                                                               const DocumentGroups& groups, std::size_t number,
                                                               const std::stop_token& stop);
    [[nodiscard]] static base::Result<void> readEquation(const rules::Criterion& criterion, std::string_view place,
                                                         Criterion& into);
    /// The value of a criterion, of a group; of no documents where there is no group.
    [[nodiscard]] static std::optional<double> valueOf(Criterion& criterion, std::optional<std::uint32_t> group);
    [[nodiscard]] bool allHold(std::optional<std::uint32_t> group);
    void reportGroups();

    GroupWindow m_window;                        ///< the longest
    std::vector<Criterion> m_criteria;
    bool m_isGrouped = false;
    bool m_reportsGone = false;                  ///< alertOnGroupDisappear
    bool m_reportsNoData = false;                ///< alertOnNoData
    bool m_holdsOnNothing = false;
    std::vector<std::uint32_t> m_known;          ///< groups that were seen, ascending; only if they are missed
    std::vector<std::uint32_t> m_reported;
};

} // namespace casewright::engine
