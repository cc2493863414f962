// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QString>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/analysis/GroupingOutlook.h"
#include "core/analysis/RulePreview.h"
#include "core/base/Result.h"
#include "core/base/Time.h"
#include "ui/bridge/LatestJob.h"
#include "ui/bridge/PreviewBasis.h"
#include "ui/bridge/PreviewWorkshop.h"

class QTimer;

namespace casewright::ui {

class AlertSources;
class AnalystModels;
class OwnerConfigurations;
class RuleDocuments;
class WorkspaceSession;

/// What stands in the way of a preview, or that it is there.
enum class PreviewState : std::uint8_t {
    NoRule,
    NoAction,     ///< the rule has no Cases action
    NoSource,     ///< no alerts are chosen
    NotRead,      ///< the chosen ones were not read: somebody cancelled that, or reads others
    Reading,
    Unreadable,   ///< see failure()
    Refused,      ///< the rule cannot be simulated: see failure()
    Computing,    ///< the first answer is still to come
    Ready
};

/// The preview of the current rule against the current alerts, made anew in the background whenever one of them, the
/// version profile or who works on cases changes. The latest counts; the one before stays, stale, until the new one is
/// there. First come the numbers, then the fixes of the warnings. Nothing is done while nobody looks. Nothing of it on
/// the GUI thread grows with the alerts. One for the program, on the GUI thread.
class RulePreviews final : public QObject {
    Q_OBJECT

public:
    /// All outlive it.
    RulePreviews(WorkspaceSession& session, RuleDocuments& documents, AlertSources& sources, QObject* parent = nullptr);
    ~RulePreviews() override;

    /// Who works on the cases meanwhile; without them nobody does. They outlive it.
    void setAnalysts(AnalystModels& analysts);
    /// Whether somebody looks. Alerts that were not read yet are read then.
    void setActive(bool isActive);
    [[nodiscard]] bool isActive() const { return m_isActive; }

    [[nodiscard]] PreviewState state() const { return m_state; }
    /// The latest answer; null: none yet, or it is of another rule that cannot be simulated now.
    [[nodiscard]] const std::shared_ptr<const analysis::RulePreview>& preview() const { return m_preview; }
    /// Whether the answer is of the current rule: until the first of that comes, the one of another stays.
    [[nodiscard]] bool isOfCurrent() const;
    /// Something changed since the answer was asked for.
    [[nodiscard]] bool isStale() const { return m_isStale; }
    /// Fixes of the warnings are still being looked for.
    [[nodiscard]] bool isSearching() const { return m_fixJob.isRunning(); }
    /// Why the alerts cannot be read, or the rule cannot be simulated.
    [[nodiscard]] const std::optional<base::Error>& failure() const { return m_failure; }
    /// From the first change to the answer.
    [[nodiscard]] qint64 milliseconds() const { return m_milliseconds; }
    /// What the answer was made of.
    [[nodiscard]] const PreviewBasis& basis() const { return m_basis; }

    /// Reads the chosen alerts, if that was given up.
    void readAlerts();
    /// An undoable edit of the current rule. False if that cannot be changed or has it, or the answer is of another.
    bool apply(const analysis::PreviewFix& fix);
    /// Whether a simulation was made under the version, and with the people, that previews are made with now.
    [[nodiscard]] bool isLike(const store::StoredSimulation& simulation) const;
    /// Somebody wants to see a run where simulations are shown, and in it a group: its values, joined by ` & `, nothing
    /// of alerts that are not grouped; a null text: none.
    void wantRun(base::Timestamp at, const QString& group = {}) { Q_EMIT runWanted(at, group); }

    /// Asks what would come of other fields to group by; answers with outlooksChanged(). The latest question counts.
    void askOutlooks(std::vector<std::string> fields);
    /// Nobody waits for an answer any more; none comes.
    void cancelOutlooks() { m_outlookJob.cancel(); }
    /// The latest answer, in the order of its fields; of the rule and alerts as they were then.
    [[nodiscard]] const std::vector<analysis::GroupingOutlook>& outlooks() const { return m_outlooks; }

Q_SIGNALS:
    void changed();           ///< any of the above
    void outlooksChanged();
    void runWanted(base::Timestamp at, const QString& group);

private:
    using Answer = base::Result<std::shared_ptr<const analysis::RulePreview>>;

    void refresh();
    void start();
    void close();
    void letGo();
    [[nodiscard]] PreviewState look();
    [[nodiscard]] std::optional<PreviewOrder> order() const;
    [[nodiscard]] cases::NewCaseFields newCasesOf(const rules::Rule& rule) const;
    void followTemplate();
    void wantAlerts(std::int64_t key);
    void take(Answer answer);
    void searchFixes();
    void enter(PreviewState state);

    WorkspaceSession& m_session;
    RuleDocuments& m_documents;
    AlertSources& m_sources;
    AnalystModels* m_analysts = nullptr;
    OwnerConfigurations* m_configurations; ///< templates of new cases
    QTimer* m_pause;                                   ///< changes that come together are one
    QElapsedTimer m_clock;                             ///< since the first of them
    bool m_isActive = false;
    bool m_isWanted = true;                            ///< something changed while nobody looked
    bool m_isStale = false;
    PreviewState m_state = PreviewState::NoRule;
    std::optional<std::int64_t> m_rule;                ///< key of the one that the answer is of
    std::optional<std::int64_t> m_asked;               ///< source that was asked for once
    std::optional<base::Error> m_failure;
    PreviewBasis m_basis;
    qint64 m_milliseconds = 0;
    std::shared_ptr<const analysis::RulePreview> m_preview;
    std::shared_ptr<const PreviewOrder> m_order;       ///< of the answer that is asked for
    std::vector<analysis::GroupingOutlook> m_outlooks;
    std::shared_ptr<PreviewWorkshop> m_workshop;
    LatestJob<Answer> m_job;
    LatestJob<base::Result<std::vector<analysis::PreviewWarning>>> m_fixJob;
    LatestJob<base::Result<std::vector<analysis::GroupingOutlook>>> m_outlookJob;
};

} // namespace casewright::ui
