// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/ComparedCases.h"

#include <QCoreApplication>
#include <QLocale>

#include <memory>
#include <utility>

#include "core/engine/PreparedRuns.h"
#include "core/rules/VersionProfile.h"
#include "ui/bridge/MergedSources.h"
#include "ui/bridge/PrintableText.h"
#include "ui/bridge/ReplayedInput.h"
#include "ui/bridge/Text.h"

namespace casewright::ui {
namespace {

using base::Result;

QString tr(const char* text) { return QCoreApplication::translate("ComparedCases", text); }

/// Of a simulation as it was kept, with its alerts read again.
Result<engine::SimulationInput> inputOf(const ComparedSide& side, base::Progress& progress, const std::stop_token& stop)
{
    if (!side.simulation)
        return side.input;
    Result<engine::SimulationInput> input = replayedInput(*side.simulation);
    if (!input)
        return input;
    constexpr bool SkipBadLines = true; // they stopped the simulation, or were left out of it on request
    const Result<std::shared_ptr<const LoadedAlerts>> read
        = loadMerged(side.simulation->source, side.simulation->moreSources, SkipBadLines, &progress, stop);
    if (!read)
        return base::fail(read.error());
    input->alerts = (*read)->table;
    return input;
}

Result<analysis::CaseAssignment> assign(const ComparedSide& side, base::Progress& progress,
                                        const std::stop_token& stop)
{
    const Result<engine::SimulationInput> input = inputOf(side, progress, stop);
    if (!input)
        return base::fail(input.error());
    return analysis::assignCases(*input, &progress, stop);
}

} // namespace

Result<ComparedSide> sideOf(const analysis::SweepInput& input, const analysis::SweptSetting& setting)
{
    const Result<rules::VersionProfile> profile = rules::versionProfile(setting.profile);
    if (!profile)
        return base::fail(profile.error());
    engine::RunsInput runs = input.runs;
    engine::ActionInput action = input.action;
    if (!runs.rule.casesAction)
        runs.rule.casesAction = action.action;
    runs.rule = analysis::withSetting(std::move(runs.rule), setting);
    runs.profile = *profile;
    action.action = *runs.rule.casesAction;
    return ComparedSide{.name = {}, .input = engine::simulationInput(runs, action), .simulation = {}};
}

Result<ComparedCases> compareSides(const ComparedSide& before, const ComparedSide& after, base::Progress& progress,
                                   const std::stop_token& stop)
{
    ComparedCases all{.beforeName = before.name, .afterName = after.name};
    Result<analysis::CaseAssignment> first = assign(before, progress, stop);
    if (!first)
        return base::fail(first.error());
    Result<analysis::CaseAssignment> second = assign(after, progress, stop);
    if (!second)
        return base::fail(second.error());
    all.before = std::move(*first);
    all.after = std::move(*second);
    Result<analysis::CaseComparison> compared = analysis::compareCases(all.before, all.after, stop);
    if (!compared)
        return base::fail(compared.error());
    all.comparison = std::move(*compared);
    all.picture = analysis::flowPicture(all.comparison, ComparedCases::MostInPicture);
    return all;
}

QString caseText(const analysis::AssignedCase& of)
{
    const std::string values = analysis::groupValues(of);
    return printableText(values.empty() ? of.title : values);
}

QString caseText(const analysis::CaseAssignment& of, std::uint32_t number, std::uint64_t rest)
{
    if (number == analysis::CaseAssignment::InNoCase)
        return tr("in no case");
    if (number == analysis::FlowPicture::Rest)
        return rest == 1 ? tr("1 other case")
                         : tr("%1 other cases").arg(QLocale().toString(static_cast<qulonglong>(rest)));
    return number < of.cases.size() ? caseText(of.cases[number]) : QString();
}

} // namespace casewright::ui
