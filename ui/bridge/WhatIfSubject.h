// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QString>

#include <cstdint>
#include <memory>
#include <optional>

#include "core/analysis/Sweep.h"
#include "core/base/Result.h"
#include "core/rules/Rule.h"

class QTimer;

namespace casewright::store {
struct StoredSource;
}

namespace casewright::ui {

class AlertSources;
class AnalystModels;
struct LoadedAlerts;
class RuleDocuments;
class WorkspaceSession;

/// What stands in the way of asking what would be otherwise, or that nothing does.
enum class WhatIfState : std::uint8_t {
    NoWorkspace,
    NoRule,
    NoAction,     ///< the rule has no Cases action
    NoSource,     ///< no alerts are chosen
    NotRead,      ///< the chosen ones were not read: somebody cancelled that, or reads others
    Reading,
    Unreadable,   ///< see failure()
    Ready
};

/// What the What-if page asks about: the current rule, the current alerts, the workspace's version and who works on the
/// cases, and the setting beside the rule's own that a person looks at. Alerts that were not read yet are read while
/// somebody looks. One for the page, on the GUI thread.
class WhatIfSubject final : public QObject {
    Q_OBJECT

public:
    /// All outlive it.
    WhatIfSubject(WorkspaceSession& session, RuleDocuments& rules, AlertSources& sources, AnalystModels& analysts,
                  QObject* parent = nullptr);

    /// Whether somebody looks.
    void setActive(bool isActive);
    [[nodiscard]] bool isActive() const { return m_isActive; }

    [[nodiscard]] WhatIfState state() const { return m_state; }
    /// Why the alerts cannot be read.
    [[nodiscard]] const std::optional<base::Error>& failure() const { return m_failure; }
    /// Reads the chosen alerts, if that was given up.
    void readAlerts();

    [[nodiscard]] std::optional<std::int64_t> ruleKey() const;
    /// Null without one. Valid until the next change.
    [[nodiscard]] const rules::Rule* rule() const;
    [[nodiscard]] const store::StoredSource* source() const;
    /// Null unless Ready.
    [[nodiscard]] std::shared_ptr<const LoadedAlerts> alerts() const;
    /// For any job; nothing unless Ready. Without axes.
    [[nodiscard]] std::optional<analysis::SweepInput> input() const;
    /// What the rule is set to, under the workspace's version.
    [[nodiscard]] analysis::SweptSetting now() const;

    /// The setting that a person looks at beside now(): a cell, or what is advised; nothing: none is chosen. It goes
    /// when another rule comes.
    [[nodiscard]] const std::optional<analysis::SweptSetting>& chosen() const { return m_chosen; }
    void choose(const std::optional<analysis::SweptSetting>& setting);
    /// Sets the rule to it, but for the version: one step of undoing. False where the rule is set so already, or cannot
    /// be changed.
    bool apply(const analysis::SweptSetting& setting);
    /// Whether apply() would change the rule; a version alone is not the rule's.
    [[nodiscard]] bool canApply(const analysis::SweptSetting& setting) const;
    [[nodiscard]] bool isWritable() const;

    [[nodiscard]] WorkspaceSession& session() const { return m_session; }
    [[nodiscard]] RuleDocuments& rules() const { return m_rules; }
    [[nodiscard]] AlertSources& sources() const { return m_sources; }
    [[nodiscard]] AnalystModels& analysts() const { return m_analysts; }

Q_SIGNALS:
    /// The rule, the alerts, the version, who works, or the state; changes that come together are one.
    void changed();
    void chosenChanged();

private:
    void connectParts();
    void refresh();
    void look();
    [[nodiscard]] WhatIfState stateNow();
    void wantAlerts(std::int64_t key);

    WorkspaceSession& m_session;
    RuleDocuments& m_rules;
    AlertSources& m_sources;
    AnalystModels& m_analysts;
    QTimer* m_pause;                              ///< changes that come together are one
    bool m_isActive = false;
    WhatIfState m_state = WhatIfState::NoWorkspace;
    std::optional<base::Error> m_failure;
    std::optional<std::int64_t> m_asked;          ///< source that was asked for once
    std::optional<std::int64_t> m_rule;           ///< that the chosen setting is of
    std::optional<analysis::SweptSetting> m_chosen;
};

} // namespace casewright::ui
