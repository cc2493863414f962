// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/engine/MatchingDocuments.h"
#include "core/engine/QueryHandOver.h"
#include "core/engine/QuerySchedule.h"
#include "core/engine/RunSource.h"

namespace casewright::engine {

/// The runs of a query rule whose query is the same at all times.
class QueryRuns final : public RunSource {
public:
    QueryRuns(const SimulationInput& input, MatchingDocuments documents);

    [[nodiscard]] base::Result<bool> next(DueRun& run) override;
    [[nodiscard]] RunSpan span() const override;
    [[nodiscard]] const AlertSource& source() const override { return m_source; }
    [[nodiscard]] bool countsDocuments() const override { return true; }

private:
    MatchingDocuments m_documents;
    QuerySchedule m_schedule;
    QueryHandOver m_handOver;
    AlertSource m_source;
};

} // namespace casewright::engine
