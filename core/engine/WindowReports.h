// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "core/engine/Comparator.h"
#include "core/engine/FieldElements.h"
#include "core/engine/GroupWindow.h"
#include "core/engine/InstanceReports.h"
#include "core/engine/WindowMetric.h"

namespace casewright::engine {

/// The aggregation of an Elasticsearch query or Index threshold rule, or null.
[[nodiscard]] const rules::WindowAggregation* aggregationOf(const rules::Rule& rule);

/// What Elasticsearch query and Index threshold rules report: one number over one window, of all documents or of the
/// groups with the most.
class WindowReports final : public InstanceReports {
public:
    [[nodiscard]] static base::Result<std::unique_ptr<InstanceReports>>
    make(const rules::Rule& rule, const MatchingDocuments& documents, const DocumentGroups& groups,
         const std::stop_token& stop);

    [[nodiscard]] base::Result<void> moveTo(base::Timestamp now, const std::stop_token& stop) override;
    [[nodiscard]] std::span<const std::uint32_t> reported() const override { return m_reported; }
    [[nodiscard]] ReportDetails details(std::uint32_t instance) override;
    [[nodiscard]] bool isIdle() const override { return m_window.isIdle(); }
    [[nodiscard]] bool reportsOnNothing() const override;
    [[nodiscard]] std::size_t firstAhead() const override { return m_window.end(); }

private:
    /// A field whose values go into the alerts.
    struct Source {
        std::string label;
        FieldElements elements;
    };
    WindowReports(const MatchingDocuments& documents, const DocumentGroups& groups, base::Duration window,
                  Comparator comparator, WindowMetric metric);
    void chooseGroups();
    [[nodiscard]] std::string sourceFields(std::uint32_t group) const;

    const MatchingDocuments& m_documents;
    const DocumentGroups& m_groups;
    GroupWindow m_window;
    Comparator m_comparator;
    WindowMetric m_metric;
    bool m_isGrouped = false;
    bool m_leavesSeenOut = false;                ///< excludeHitsFromPreviousRun
    std::size_t m_mostGroups = 0;
    std::vector<Source> m_sources;
    std::optional<base::Timestamp> m_seenBefore; ///< the newest document that an earlier run looked at
    std::optional<base::Timestamp> m_seen;       ///< that this one did, too
    std::vector<std::uint32_t> m_chosen;         ///< groups that are looked at, most documents first
    std::vector<std::uint32_t> m_reported;
};

} // namespace casewright::engine
