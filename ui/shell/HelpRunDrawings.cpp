// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/HelpDrawings.h"

#include "ui/bridge/HelpNumbers.h"
#include "ui/shell/HelpCanvas.h"
#include "ui/shell/HelpMarkup.h"

#include <array>

namespace casewright::ui::HelpDrawings {
namespace {

using namespace Qt::StringLiterals;

using HelpMarkup::number;

} // namespace

void owner(HelpCanvas& canvas, const HelpNumbers& numbers)
{
    static_cast<void>(numbers);
    struct Row {
        QString rule;
        QString owner;
        QString place;
        Tone tone;
    };
    const std::array<Row, 3> rows = {{
        {Words::tr("rule of Security"), u"securitySolution"_s, Words::tr("Cases of Security"), Tone::Accent},
        {Words::tr("rule of Observability"), u"observability"_s, Words::tr("Cases of Observability"), Tone::Reopened},
        {Words::tr("any other rule"), u"cases"_s, Words::tr("Cases of the stack"), Tone::Fine},
    }};
    canvas.strong(QRectF(0, 0, 190, 22), Words::tr("Consumer and producer"), LeftMiddle);
    canvas.strong(QRectF(246, 0, 150, 22), Words::tr("Owner"), LeftMiddle);
    canvas.strong(QRectF(456, 0, 180, 22), Words::tr("Where the cases are"), LeftMiddle);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const double top = 30 + 46 * static_cast<double>(i);
        canvas.box(QRectF(1, top, 180, 34), rows[i].rule, Tone::Neutral);
        canvas.arrow({186, top + 17}, {240, top + 17});
        canvas.code(QRectF(246, top, 150, 34), rows[i].owner, rows[i].tone);
        canvas.arrow({400, top + 17}, {450, top + 17});
        canvas.box(QRectF(456, top, 182, 34), rows[i].place, rows[i].tone);
    }
}

void runs(HelpCanvas& canvas, const HelpNumbers& numbers)
{
    struct Gate {
        QString name;
        QString lost;
    };
    const std::array<Gate, 4> gates = {{
        {Words::tr("query"), Words::tr("does not match")},
        {Words::tr("most alerts\nof a run"), Words::tr("over %1 (detection rules)").arg(number(numbers.maxSignals))},
        {Words::tr("silences"), Words::tr("muted, snoozed, maintenance")},
        {Words::tr("hand-over"), Words::tr("over %1 new or ongoing").arg(number(numbers.documentsPerRun))},
    }};
    canvas.box(QRectF(1, 40, 86, 52), Words::tr("documents"), Tone::Neutral);
    for (std::size_t i = 0; i < gates.size(); ++i) {
        const double left = 110 + 106 * static_cast<double>(i);
        canvas.arrow({left - 20, 66}, {left - 4, 66});
        canvas.box(QRectF(left, 40, 84, 52), gates[i].name, Tone::Limit);
        canvas.arrow({left + 42, 94}, {left + 42, 124}, i == 0 ? Tone::Neutral : Tone::Loss);
        canvas.words(QRectF(left - 8, 128, 100, 64), gates[i].lost, Top);
    }
    canvas.arrow({514, 66}, {530, 66});
    canvas.box(QRectF(534, 40, 104, 52), Words::tr("Cases action"), Tone::Accent);
    canvas.strong(QRectF(0, 4, 640, 22), Words::tr("What a document must pass to reach the action"), LeftMiddle);
    canvas.toned(QRectF(0, 128, 96, 40), Words::tr("on the way lost:"), Tone::Loss, Qt::AlignLeft | Qt::AlignTop);
}

void flapping(HelpCanvas& canvas, const HelpNumbers& numbers)
{
    const auto cells = static_cast<int>(numbers.flappingRuns);
    // One that comes and goes: the runs in which it changes.
    const auto changes = [](int run) { return run == 3 || run == 6 || run == 9 || run == 10 || run == 14; };
    const double step = 636.0 / cells;
    canvas.strong(QRectF(0, 0, 640, 22), Words::tr("The last %1 runs of an alert").arg(number(cells)), LeftMiddle);
    bool isActive = false;
    int counted = 0;
    for (int run = 0; run < cells; ++run) {
        const double left = 2 + step * run;
        if (changes(run)) {
            isActive = !isActive;
            ++counted;
        }
        if (isActive)
            canvas.bar(QRectF(left, 34, step - 3, 26), Tone::Accent);
        else
            canvas.field(QRectF(left, 34, step - 3, 26));
        if (changes(run))
            canvas.toned(QRectF(left - 4, 64, step + 5, 18), number(counted),
                         counted >= numbers.flappingChanges ? Tone::Limit : Tone::Neutral, Qt::AlignCenter);
        if (changes(run) && counted == numbers.flappingChanges) {
            canvas.limit({left + step / 2, 84}, {left + step / 2, 98}, Tone::Limit);
            canvas.box(QRectF(left - 50, 98, 130, 26), Words::tr("flapping"), Tone::Limit);
        }
    }
    canvas.words(QRectF(0, 64, 110, 18), Words::tr("changes:"), LeftMiddle);
    canvas.words(
        QRectF(0, 132, 640, 40),
        Words::tr("Full: active. Empty: recovered. With %1 changes among %2 runs it flaps: then it stays active "
                  "for some runs more, and goes on being handed over.")
            .arg(number(numbers.flappingChanges), number(numbers.flappingRuns)),
        Qt::AlignLeft | Qt::AlignTop);
}

void bins(HelpCanvas& canvas, const HelpNumbers& numbers)
{
    static_cast<void>(numbers);
    struct Bin {
        QString name;
        double width;
        Tone tone;
    };
    const std::array<Bin, 5> all = {{
        {Words::tr("Attached"), 236, Tone::Fine},
        {Words::tr("Attached already"), 110, Tone::Neutral},
        {Words::tr("Case was full"), 96, Tone::Loss},
        {Words::tr("Overwritten"), 96, Tone::Loss},
        {Words::tr("Run failed"), 96, Tone::Loss},
    }};
    canvas.strong(QRectF(0, 0, 640, 22), Words::tr("Every alert that is handed over ends in one bin"), LeftMiddle);
    double left = 1;
    for (const Bin& bin : all) {
        canvas.bar(QRectF(left, 36, bin.width - 3, 22), bin.tone);
        canvas.toned(QRectF(left, 62, bin.width, 18), bin.name, bin.tone, LeftMiddle);
        left += bin.width;
    }
    canvas.span({2, 104}, {234, 104}, Words::tr("in a case now"));
    canvas.span({348, 104}, {634, 104}, Words::tr("in no case, by the action"));
    canvas.words(
        QRectF(0, 120, 640, 40),
        Words::tr("Before that, a run may lose alerts that never reach the action: over the most of a run, muted "
                  "or snoozed, in a maintenance window. They have bins of their own."),
        Qt::AlignLeft | Qt::AlignTop);
}

} // namespace casewright::ui::HelpDrawings
