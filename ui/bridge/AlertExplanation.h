// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <vector>

#include "core/analysis/Setting.h"
#include "core/analysis/StepKind.h"
#include "core/base/Time.h"
#include "core/rules/Rule.h"

namespace casewright::ui {

/// How a step went for the alert.
enum class ExplainedTone : std::uint8_t {
    Neutral,
    Fine,     ///< on the way into a case
    Made,     ///< something new: a counter, a case
    Limit,    ///< a limit struck, or a value was not there
    Loss,     ///< in no case because of it
    Reopened, ///< a closed case was reopened
};

/// One decision on the path of an alert, with the numbers that were compared. Printable text.
struct ExplanationStep {
    analysis::StepKind kind = analysis::StepKind::Document;
    ExplainedTone tone = ExplainedTone::Neutral;
    QString text{};

    friend bool operator==(const ExplanationStep&, const ExplanationStep&) = default;
};

/// Why an alert of a simulation ended where it did. Ids are as they are in the documents, texts are printable.
struct AlertExplanation {
    std::int64_t simulation = 0;      ///< key; 0: it is not in the workspace, which could only be read
    QString id{};
    QString index{};
    QStringList otherIndices{};       ///< of documents with the same id
    QList<ExplanationStep> steps{};   ///< the last one is the end
    QString bin{};                    ///< of the audit, as results have it: `overMaxSignals`
    bool isInCase = false;
    base::Timestamp run{};            ///< where it became an alert, or the last one that had it in sight
    std::int64_t caseKey = 0;         ///< of the case that it is in; 0: none, or not in the workspace
    QString caseTitle{};
    int number = 0;                   ///< of the alert in that case, from 1; 0: not known
    int alertsInCase = 0;
};

/// A setting that would have changed what became of an alert, which running the rule with it has shown.
struct ExplainedChange {
    analysis::Setting setting = analysis::Setting::TimeWindow;
    QString value{};                  ///< `9d`, `23`, `true`; empty for no grouping
    QString text{};                   ///< a sentence
    rules::Rule rule{};               ///< of the simulation, with it
};

struct ExplainedChanges {
    std::vector<ExplainedChange> changes{};   ///< the nearest value of each setting that changes something
    QStringList noDifference{};               ///< settings that would have changed nothing, and why
    std::uint64_t simulations = 0;            ///< how often the rule was run to find out
};

/// Why there is no explanation.
struct ExplanationRefusal {
    enum class Why : std::uint8_t {
        UnknownAlert,  ///< no document has the id
        Unreadable,    ///< the source cannot be read, or not any more
        Changed,       ///< what the source gives now is not what was simulated
        NotExplained,  ///< nothing to replay: a scenario, or a simulation that did not finish
        Gone,          ///< the simulation is not in the workspace any more
        Failed,
    };
    Why why = Why::Failed;
    QString text{};    ///< what it is and what to do, printable

    friend bool operator==(const ExplanationRefusal&, const ExplanationRefusal&) = default;
};

/// What an explanation takes, in this order.
enum class ExplanationPhase : std::uint8_t { Reading, Checking, Explaining, Comparing };

} // namespace casewright::ui
