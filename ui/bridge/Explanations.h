// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QString>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>

#include "core/base/Result.h"
#include "core/store/StoredValues.h"
#include "ui/bridge/AlertExplanation.h"
#include "ui/bridge/ExplanationJob.h"
#include "ui/bridge/LatestJob.h"

namespace casewright::ui {

class AlertSources;
class RuleDocuments;
class SimulationArchive;
class WorkspaceSession;

/// Explains alerts of the workspace's simulations: why one ended where it did, then which settings would have changed
/// that. Works in the background, one question at a time: a later one gives up the earlier one, and closing the
/// workspace drops all. What a simulation was made from is found again and kept for the next question. One for the
/// program, on the GUI thread.
class Explanations final : public QObject {
    Q_OBJECT

public:
    struct Question {
        std::int64_t simulation = 0;  ///< key; 0: the one that is shown and not kept
        QString id{};
        QString index{};              ///< empty: the first document with the id
    };
    /// What can be done with a change of a setting.
    enum class Applying : std::uint8_t {
        Possible,
        Applied,    ///< the workspace's rule has the setting
        RuleGone,   ///< the rule is not in the workspace any more: it can be added
        NoAction,   ///< the workspace's rule has no Cases action any more
        ReadOnly,
    };

    /// All of them outlive it.
    Explanations(WorkspaceSession& session, AlertSources& sources, RuleDocuments& rules, SimulationArchive& archive,
                 QObject* parent = nullptr);
    ~Explanations() override;

    /// Asks; asked() comes at once, answers with changed().
    void explain(std::int64_t simulation, const QString& id, const QString& index = {});
    /// The same, in the simulation that is shown if it is of that source, or else in the newest finished one that is.
    /// False if there is none.
    bool explainIn(const store::StoredSource& source, const QString& id, const QString& index);
    /// Gives up what is running. Of a question without an answer the one before comes back.
    void cancel();
    /// Looks for what would have changed it once more, after that was given up or failed.
    void compare();
    /// Forgets question and answer.
    void clear();

    /// What was asked last. After a question that was given up, or was about an id that there is not, the one before.
    [[nodiscard]] const std::optional<Question>& question() const { return m_question; }
    [[nodiscard]] bool isExplaining() const { return m_explainJob.isRunning(); }
    [[nodiscard]] bool isComparing() const { return m_compareJob.isRunning(); }
    /// Of what runs: to be polled at 30 Hz.
    [[nodiscard]] const LiveExplanation& live() const { return *m_live; }
    /// The last explanation; while isExplaining(), that of a question before. Null: none.
    [[nodiscard]] const std::shared_ptr<const AlertExplanation>& answer() const { return m_answer; }
    /// Why the last question has none; answer() is null then, or, for an id that there is not, still the one before.
    [[nodiscard]] const std::optional<ExplanationRefusal>& refusal() const { return m_refusal; }
    /// What would have changed it; null while that is not known.
    [[nodiscard]] const std::shared_ptr<const ExplainedChanges>& changes() const { return m_changes; }
    /// Why that could not be found out; empty if it could, or was given up.
    [[nodiscard]] const QString& comparingFailure() const { return m_comparingFailure; }

    [[nodiscard]] Applying applying(std::size_t change) const;
    /// Sets just that setting in the workspace's rule, or adds the rule with it, and makes it the current one.
    void apply(std::size_t change);
    /// Makes rule and source of the simulation that was asked about the current ones, as far as they are there.
    void chooseInputs();

Q_SIGNALS:
    void asked();           ///< somebody wants to see an explanation: whoever shows them comes to the front
    void changed();         ///< question, answer, refusal or changes are others, or a job ended
    void applyingChanged(); ///< see applying()

private:
    void start();
    void take(ExplanationOutcome outcome);
    void takeChanges(base::Result<ExplainedChanges> changes);
    void drop();
    /// Null if it is not listed.
    [[nodiscard]] const store::StoredSimulation* simulationOf(const Question& question) const;
    [[nodiscard]] ExplanationOrder order() const;
    [[nodiscard]] std::optional<std::int64_t> ruleKey(const rules::Rule& rule) const;

    WorkspaceSession& m_session;
    AlertSources& m_sources;
    RuleDocuments& m_rules;
    SimulationArchive& m_archive;
    std::optional<Question> m_question;
    std::optional<Question> m_answered;    ///< of the answer
    std::shared_ptr<LiveExplanation> m_live;
    std::shared_ptr<const ReplayedSimulation> m_replayed;
    std::shared_ptr<const AlertExplanation> m_answer;
    std::shared_ptr<const analysis::Explanation> m_explanation; ///< of the answer
    std::shared_ptr<const ReplayedSimulation> m_compared;       ///< of the answer
    std::optional<ExplanationRefusal> m_refusal;
    std::shared_ptr<const ExplainedChanges> m_changes;
    QString m_comparingFailure;
    LatestJob<ExplanationOutcome> m_explainJob;
    LatestJob<base::Result<ExplainedChanges>> m_compareJob;
};

} // namespace casewright::ui
