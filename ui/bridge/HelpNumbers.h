// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace casewright::ui {

/// The limits of the Cases action and of what comes before it, under one version of Kibana, for the help: those that
/// the engine counts with.
struct HelpNumbers {
    QString version{};              ///< "9.4"
    qint64 documentsPerRun = 0;     ///< new alerts that a run hands over at most, and as many ongoing ones
    qint64 usualCases = 0;          ///< most cases in one run where nothing is set
    qint64 mostCases = 0;           ///< that the version ever allows
    bool canSetCases = false;       ///< whether authors may set them
    bool hasMinutes = false;        ///< whether time windows may be in minutes and hours
    bool hasTemplates = false;
    bool hasDetectionRules = false; ///< whether those of Elastic Security have the action
    bool cutsValues = false;        ///< of groups, in titles; otherwise the rule's name alone

    // The same in all versions.
    qint64 alertsOfCase = 0;        ///< that a case holds
    qint64 casesOfAlert = 0;        ///< without an error
    qint64 leastMinutes = 0;        ///< of a time window
    qint64 shortMinutes = 0;        ///< a warning below
    QString usualWindow{};          ///< "7d"
    qint64 titleLength = 0;
    qint64 tags = 0;
    qint64 tagLength = 0;
    qint64 maxSignals = 0;          ///< alerts of a detection rule in one run, where nothing is set
    qint64 activeAlerts = 0;        ///< of a rule that makes alerts
    qint64 flappingRuns = 0;        ///< that are looked at
    qint64 flappingChanges = 0;     ///< from which an alert flaps
};

/// An unknown version is the newest.
[[nodiscard]] HelpNumbers helpNumbers(const QString& version);

} // namespace casewright::ui
