// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/CaseListActions.h"

#include "core/cases/CaseNames.h"
#include "ui/bridge/Text.h"
#include "ui/models/CaseText.h"
#include "ui/widgets/ActionTable.h"

#include <QCoreApplication>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;
using cases::Severity;

/// The context of the translations.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(CaseListActions)
};

// Groups within the menu Cases, behind those of CaseActions.
constexpr int ManyGroup = 3;
constexpr int FileGroup = 4;
constexpr int SimulationGroup = 5;
constexpr int FileMenuGroup = 2; ///< of the menu File

QString idOf(Severity severity) { return u"cases.severity."_s + toText(cases::nameOf(severity)); }

void addMany(ActionTable& table, CaseListActions& actions)
{
    for (const Severity severity : {Severity::Critical, Severity::High, Severity::Medium, Severity::Low})
        actions.severities[static_cast<std::size_t>(severity)] =
            table.add({.id = idOf(severity),
                       .text = Words::tr("Set severity: %1").arg(CaseText::severity(severity)),
                       .tip = Words::tr("Give the chosen cases this severity")});
    actions.tags = table.add({.id = u"cases.editTags"_s,
                              .text = Words::tr("Edit &tags..."),
                              .icon = u"tag"_s,
                              .tip = Words::tr("Give the chosen cases tags, or take them away"),
                              .menu = MenuPlace::Cases,
                              .group = ManyGroup});
    actions.assign = table.add({.id = u"cases.assign"_s,
                                .text = Words::tr("&Assign..."),
                                .icon = u"user"_s,
                                .tip = Words::tr("Give the chosen cases to somebody, or to somebody else"),
                                .menu = MenuPlace::Cases,
                                .group = ManyGroup});
    actions.selectAll = table.add({.id = u"cases.selectAll"_s,
                                   .text = Words::tr("Select all that &match"),
                                   .tip = Words::tr("Choose all cases that match the filter, up to 10 000"),
                                   .menu = MenuPlace::Cases,
                                   .group = ManyGroup});
    actions.copyRows = table.add({.id = u"cases.copyRows"_s,
                                  .text = Words::tr("Copy &rows"),
                                  .icon = u"copy"_s,
                                  .tip = Words::tr("Copy the chosen rows as text, a tab between columns (Ctrl+C in "
                                                   "the list)"),
                                  .menu = MenuPlace::Cases,
                                  .group = ManyGroup});
}

void addFiles(ActionTable& table, CaseListActions& actions)
{
    const auto add = [&table](const QString& id, const QString& text, const QString& icon, const QString& tip) {
        return table.add({.id = id,
                          .text = text,
                          .icon = icon,
                          .tip = tip,
                          .menu = MenuPlace::Cases,
                          .group = FileGroup,
                          .alsoIn = MenuPlace::File,
                          .groupThere = FileMenuGroup});
    };
    actions.exportNdjson = add(u"cases.exportNdjson"_s, Words::tr("Export cases as &NDJSON..."), u"export"_s,
                               Words::tr("Write the chosen cases, or all that match, as Kibana exports them"));
    actions.exportCsv = add(u"cases.exportCsv"_s, Words::tr("Export cases as CS&V..."), u"export"_s,
                            Words::tr("Write the chosen cases, or all that match, for a spreadsheet"));
    actions.exportMarkdown = add(u"cases.exportMarkdown"_s, Words::tr("Export cases as Mar&kdown..."), u"export"_s,
                                 Words::tr("Write the chosen cases, or all that match; one alone with its story"));
    actions.import = add(u"cases.import"_s, Words::tr("&Import cases..."), u"import"_s,
                         Words::tr("Read an export of cases, of Kibana or of Casewright, beside what is here"));
}

void addSimulations(ActionTable& table, CaseListActions& actions)
{
    const auto add = [&table](const QString& id, const QString& text, const QString& icon, const QString& tip) {
        return table.add({.id = id, .text = text, .icon = icon, .tip = tip, .menu = MenuPlace::Cases,
                          .group = SimulationGroup});
    };
    actions.rename = add(u"cases.renameSimulation"_s, Words::tr("Rena&me simulation..."), u"edit"_s,
                         Words::tr("Give the chosen simulation, or import, another name"));
    actions.runAgain = add(u"cases.runAgain"_s, Words::tr("R&un simulation again"), u"redo"_s,
                           Words::tr("Simulate once more from what was kept; the result comes beside the first one"));
    actions.compare = add(u"cases.compare"_s, Words::tr("Compare simu&lations..."), u"whatif"_s,
                          Words::tr("Show what simulations were given and came to, side by side"));
    actions.report = add(u"cases.report"_s, Words::tr("&HTML report..."), u"file"_s,
                         Words::tr("Write a page about the chosen simulation that needs nothing else"));
}

} // namespace

CaseListActions addCaseListActions(ActionTable& table)
{
    CaseListActions actions;
    addMany(table, actions);
    addFiles(table, actions);
    addSimulations(table, actions);
    return actions;
}

QStringList severityActions()
{
    return {idOf(Severity::Critical), idOf(Severity::High), idOf(Severity::Medium), idOf(Severity::Low)};
}

} // namespace casewright::ui
