// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/HelpDrawings.h"

#include "ui/bridge/HelpNumbers.h"
#include "ui/shell/HelpCanvas.h"
#include "ui/shell/HelpMarkup.h"

#include <algorithm>
#include <array>

namespace casewright::ui::HelpDrawings {
namespace {

using namespace Qt::StringLiterals;

using HelpMarkup::number;

} // namespace

void steps(HelpCanvas& canvas, const HelpNumbers& numbers)
{
    static_cast<void>(numbers);
    struct Step {
        QString name;
        QString words;
        Tone tone;
    };
    const std::array<Step, 7> all = {{
        {Words::tr("1 Group"), Words::tr("by the value of a field"), Tone::Accent},
        {Words::tr("2 Limit"), Words::tr("too many groups: one case"), Tone::Limit},
        {Words::tr("3 Counter"), Words::tr("one for each group"), Tone::Accent},
        {Words::tr("4 Window"), Words::tr("passed: counter + 1"), Tone::Accent},
        {Words::tr("5 Case"), Words::tr("of group and counter"), Tone::Accent},
        {Words::tr("6 Closed?"), Words::tr("reopen, or the next case"), Tone::Reopened},
        {Words::tr("7 Attach"), Words::tr("if the batch has room"), Tone::Fine},
    }};
    constexpr double Width = 78;
    constexpr double Step = 93;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const double left = Step * static_cast<double>(i);
        canvas.box(QRectF(left + 1, 44, Width, 36), all[i].name, all[i].tone);
        canvas.words(QRectF(left + 1, 86, Width, 52), all[i].words, Top);
        if (i + 1 < all.size())
            canvas.arrow({left + Width + 3, 62}, {left + Step - 1, 62});
    }
    canvas.strong(QRectF(0, 8, 640, 20), Words::tr("The alerts of one run, from left to right"), LeftMiddle);
    canvas.words(QRectF(0, 148, 640, 20), Words::tr("Each step is done for all groups before the next begins."),
                 LeftMiddle);
}

void groups(HelpCanvas& canvas, const HelpNumbers& numbers)
{
    static_cast<void>(numbers);
    struct Group {
        QString value;
        QString title;
        std::array<double, 3> alerts; ///< where they are, from above; below nought: there are no more
        Tone tone;
    };
    const std::array<Group, 3> all = {{
        {u"web-1"_s, Words::tr("Case of web-1"), {42, 98, 126}, Tone::Accent},
        {u"web-2"_s, Words::tr("Case of web-2"), {70, 182, -1}, Tone::Reopened},
        {u"unknown"_s, Words::tr("Case of unknown"), {154, 210, -1}, Tone::Limit},
    }};
    canvas.strong(QRectF(0, 0, 200, 24), Words::tr("Alerts of a run"), LeftMiddle);
    canvas.strong(QRectF(246, 0, 170, 24), Words::tr("Groups by host.name"), LeftMiddle);
    canvas.strong(QRectF(476, 0, 164, 24), Words::tr("Cases"), LeftMiddle);
    for (std::size_t i = 0; i < all.size(); ++i) {
        const Group& group = all[i];
        const double middle = 64 + 62 * static_cast<double>(i);
        for (const double place : group.alerts) {
            if (place < 0)
                continue;
            canvas.arrow({172, place}, {242, middle});
            canvas.alert({8, place}, group.tone);
            const bool isNamed = group.value != u"unknown"_s;
            if (isNamed)
                canvas.code(QRectF(20, place - 11, 146, 22), u"host.name: %1"_s.arg(group.value), Tone::Neutral);
            else
                canvas.ghost(QRectF(20, place - 11, 146, 22), Words::tr("no host.name"), Tone::Neutral);
        }
        canvas.code(QRectF(246, middle - 18, 150, 36), group.value, group.tone);
        canvas.arrow({400, middle}, {470, middle});
        canvas.box(QRectF(476, middle - 18, 160, 36), group.title, group.tone);
    }
}

void counter(HelpCanvas& canvas, const HelpNumbers& numbers)
{
    static_cast<void>(numbers);
    const std::array<QString, 4> parts = {Words::tr("rule"), Words::tr("space"), Words::tr("owner"),
                                          Words::tr("group")};
    constexpr double Step = 72;
    canvas.strong(QRectF(0, 0, 640, 24), Words::tr("Who gets the same case?"), LeftMiddle);
    for (std::size_t i = 0; i < parts.size(); ++i)
        canvas.box(QRectF(1 + Step * static_cast<double>(i), 40, 64, 36), parts[i], Tone::Accent);
    canvas.arrow({288, 58}, {334, 58});
    canvas.box(QRectF(340, 34, 130, 48), Words::tr("counter record\ncounter 2"), Tone::Reopened);
    canvas.arrow({474, 58}, {512, 58});
    canvas.box(QRectF(518, 34, 120, 48), Words::tr("case 2 of\nthis group"), Tone::Fine);
    canvas.words(QRectF(0, 82, 300, 40), Words::tr("The same four: the same record, and with it the same case."),
                 Qt::AlignLeft | Qt::AlignTop);
    canvas.ghost(QRectF(518, 106, 120, 34), Words::tr("case 3: not yet"), Tone::Neutral);
    canvas.arrow({405, 86}, {405, 123});
    canvas.arrow({405, 123}, {512, 123});
    canvas.words(QRectF(218, 128, 286, 44),
                 Words::tr("Counter + 1 when the window has passed, or the case was closed and is not to be reopened"),
                 Qt::AlignRight | Qt::AlignTop);
}

void window(HelpCanvas& canvas, const HelpNumbers& numbers)
{
    constexpr double Axis = 128;
    constexpr double First = 24;
    constexpr double Length = 226;
    constexpr double Second = 366;
    const QString length = Words::tr("time window: %1").arg(numbers.usualWindow);
    canvas.field(QRectF(First, 62, Length, Axis - 62));
    canvas.field(QRectF(Second, 62, Length, Axis - 62));
    canvas.span({First, 44}, {First + Length, 44}, length);
    canvas.span({Second, 44}, {Second + Length, 44}, length);
    canvas.box(QRectF(First + 8, 70, Length - 16, 24), Words::tr("case 1"), Tone::Accent);
    canvas.box(QRectF(Second + 8, 70, Length - 16, 24), Words::tr("case 2"), Tone::Fine);
    canvas.arrow({2, Axis}, {636, Axis});
    for (const double place : {First, 70.0, 92.0, 188.0, 236.0})
        canvas.alert({place, Axis}, Tone::Accent);
    for (const double place : {Second, 420.0, 514.0})
        canvas.alert({place, Axis}, Tone::Fine);
    canvas.limit({First + Length, 62}, {First + Length, Axis + 12}, Tone::Limit);
    canvas.words(QRectF(0, Axis + 12, 130, 50), Words::tr("The first alert opens the window."),
                 Qt::AlignLeft | Qt::AlignTop);
    canvas.words(QRectF(150, Axis + 12, 170, 50), Words::tr("Later ones do not move its end."), Top);
    canvas.words(QRectF(Second - 10, Axis + 12, 250, 50),
                 Words::tr("The first alert after the end opens the next window, and the next case."),
                 Qt::AlignLeft | Qt::AlignTop);
    canvas.words(QRectF(First + Length + 6, 70, Second - First - Length - 12, 40), Words::tr("no alerts:\nno case"),
                 Top);
}

void reopening(HelpCanvas& canvas, const HelpNumbers& numbers)
{
    static_cast<void>(numbers);
    const auto lane = [&canvas](double top, const QString& title) {
        canvas.strong(QRectF(0, top, 640, 20), title, LeftMiddle);
        canvas.alert({14, top + 78}, Tone::Accent);
        canvas.bar(QRectF(14, top + 34, 190, 16), Tone::Accent);
        canvas.idle(QRectF(206, top + 34, 150, 16));
        canvas.words(QRectF(14, top + 50, 180, 16), Words::tr("case 1, open"), LeftMiddle);
        canvas.words(QRectF(206, top + 50, 150, 16), Words::tr("closed by somebody"), LeftMiddle);
        canvas.arrow({2, top + 78}, {636, top + 78});
        canvas.alert({358, top + 78}, Tone::Accent);
        canvas.words(QRectF(366, top + 82, 200, 18), Words::tr("an alert of the group"), LeftMiddle);
    };
    lane(0, Words::tr("With reopening: the same case opens again"));
    canvas.bar(QRectF(358, 34, 270, 16), Tone::Reopened);
    canvas.toned(QRectF(358, 50, 270, 16), Words::tr("case 1, reopened"), Tone::Reopened, LeftMiddle);
    lane(130, Words::tr("Without: the next case"));
    canvas.idle(QRectF(358, 164, 270, 16));
    canvas.words(QRectF(358, 180, 120, 16), Words::tr("case 1, closed"), LeftMiddle);
    canvas.bar(QRectF(500, 182, 128, 14), Tone::Fine);
    canvas.arrow({366, 204}, {496, 191}, Tone::Fine);
    canvas.toned(QRectF(500, 212, 140, 18), Words::tr("case 2, counter + 1"), Tone::Fine, LeftMiddle);
}

void breaker(HelpCanvas& canvas, const HelpNumbers& numbers)
{
    const auto limit = static_cast<int>(numbers.usualCases);
    const auto side = [&](double left, int groups, const QString& title, const QString& words) {
        canvas.field(QRectF(left, 1, 308, 230));
        canvas.strong(QRectF(left + 12, 8, 284, 22), title, LeftMiddle);
        const double room = 148.0 / groups;
        const bool isStruck = groups > limit;
        for (int i = 0; i < groups; ++i) {
            const double top = 38 + room * i;
            const double middle = top + room / 2;
            const double height = std::min(room - 5, 24.0);
            canvas.code(QRectF(left + 14, middle - height / 2, 92, height), u"host-%1"_s.arg(i + 1), Tone::Neutral);
            canvas.arrow({left + 110, middle}, {left + 184, isStruck ? 112 : middle});
            if (!isStruck)
                canvas.box(QRectF(left + 190, middle - height / 2, 104, height), Words::tr("case %1").arg(i + 1),
                           Tone::Accent);
        }
        if (isStruck)
            canvas.box(QRectF(left + 190, 82, 104, 60), Words::tr("one case\nfor all"), Tone::Limit);
        canvas.words(QRectF(left + 12, 190, 284, 38), words, LeftMiddle);
    };
    side(1, limit, Words::tr("%1 groups, %1 allowed").arg(number(limit)), Words::tr("A case for each group."));
    side(331, limit + 1, Words::tr("%1 groups, %2 allowed").arg(number(limit + 1), number(limit)),
         Words::tr("Grouping is given up for this run: all alerts go to the case of a rule without grouping."));
}

void full(HelpCanvas& canvas, const HelpNumbers& numbers)
{
    constexpr double Left = 20;
    constexpr double Limit = 500;
    const qint64 most = numbers.alertsOfCase;
    const qint64 held = most - most / 20;
    const qint64 tooMany = most / 10;
    const double scale = (Limit - Left) / static_cast<double>(most);
    canvas.strong(QRectF(0, 0, 460, 24), Words::tr("A case that holds %1 alerts").arg(number(held)), LeftMiddle);
    canvas.field(QRectF(Left, 40, Limit - Left, 30));
    canvas.bar(QRectF(Left, 40, static_cast<double>(held) * scale, 30), Tone::Accent);
    canvas.limit({Limit, 24}, {Limit, 78}, Tone::Loss);
    canvas.toned(QRectF(Limit + 8, 20, 132, 20), Words::tr("full at %1").arg(number(most)), Tone::Loss, LeftMiddle);
    const double from = Left + static_cast<double>(held) * scale;
    canvas.ghost(QRectF(from, 82, static_cast<double>(tooMany) * scale + 40, 30),
                 Words::tr("batch of %1").arg(number(tooMany)), Tone::Loss);
    canvas.words(QRectF(Left, 82, from - Left - 12, 30), Words::tr("The next run brings a batch:"),
                 Qt::AlignRight | Qt::AlignVCenter);
    canvas.lost({from + static_cast<double>(tooMany) * scale + 60, 97});
    canvas.words(
        QRectF(0, 136, 640, 38),
        Words::tr("The batch does not fit as a whole, so all %1 of it are left out, also those that would have "
                  "had room. A smaller batch still gets in.")
            .arg(number(tooMany)),
        Qt::AlignLeft | Qt::AlignTop);
}

} // namespace casewright::ui::HelpDrawings
