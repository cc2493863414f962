// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

#include <cstdint>
#include <map>
#include <string>

#include "core/base/Time.h"
#include "ui/bridge/LatestJob.h"

namespace casewright::ui {

class WorkspaceSession;

/// What the last simulation of a rule came to.
struct RuleOutcome {
    std::int64_t simulation = 0; ///< its key
    base::Timestamp at{};        ///< when it was started
    std::uint64_t alerts = 0;
    std::uint64_t cases = 0;     ///< opened
    std::uint64_t lost = 0;      ///< alerts in no case, but for what somebody silenced
    bool countsDocuments = true; ///< false: one that goes on is lost once in each run; see analysis::RulePreview
    std::string source{};        ///< the name of the alerts
    bool isWhole = true;         ///< it was not cancelled and did not fail

    friend bool operator==(const RuleOutcome&, const RuleOutcome&) = default;
};

/// The last outcome of each rule in the open workspace, by the rule's id. Read in the background when another
/// workspace is opened and when simulations or cases change. GUI thread.
class RuleOutcomes final : public QObject {
    Q_OBJECT

public:
    /// The session outlives it.
    explicit RuleOutcomes(WorkspaceSession& session, QObject* parent = nullptr);
    ~RuleOutcomes() override;

    [[nodiscard]] const std::map<std::string, RuleOutcome>& byRule() const { return m_outcomes; }

Q_SIGNALS:
    void changed();

private:
    void reload();

    WorkspaceSession& m_session;
    std::map<std::string, RuleOutcome> m_outcomes;
    LatestJob<std::map<std::string, RuleOutcome>> m_job;
};

} // namespace casewright::ui
