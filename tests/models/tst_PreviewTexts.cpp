// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/PreviewTexts.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace casewright;
using namespace casewright::ui;
using analysis::PreviewFix;
using analysis::PreviewGroup;
using analysis::PreviewWarning;
using Kind = analysis::PreviewWarningKind;

namespace {

const QTimeZone Utc = QTimeZone::utc();
const PreviewTexts::Terms Host{.groupBy = u"host.name"_s, .zone = Utc};
const base::Timestamp Thursday = base::parseTimestamp("2026-01-08T03:35:00Z").value();

} // namespace

/// What a preview says.
class PreviewTextsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesGroups()
    {
        QCOMPARE(PreviewTexts::nameOf({.name = "WIN-DC01"}, u"host.name"_s), u"WIN-DC01"_s);
        QCOMPARE(PreviewTexts::nameOf({.name = "a\nb"}, u"host.name"_s), u"a\\nb"_s);
        QCOMPARE(PreviewTexts::nameOf({.name = {}, .isUnknown = true}, u"host.name"_s), u"(no host.name)"_s);
        QCOMPARE(PreviewTexts::nameOf({.name = {}, .isUngrouped = true}, {}), u"(not grouped)"_s);
        QCOMPARE(PreviewTexts::nameOf({.name = {}}, u"a"_s), u"(empty)"_s);
    }

    void tellsOfABreaker()
    {
        const PreviewWarning warning{
            .kind = Kind::GroupingGivenUp, .runs = 14, .alerts = 1'204, .most = 18, .limit = 5};
        QCOMPARE(PreviewTexts::titleOf(warning), u"Grouping is given up in 14 runs"_s);
        QCOMPARE(PreviewTexts::textOf(warning, Host),
                 u"Up to 18 values of host.name alert in one run but 5 cases may open, so all of that run's alerts go "
                 u"to one ungrouped case: 1\u202F204 alerts."_s);
        QVERIFY(!PreviewTexts::isLoss(warning.kind));
    }

    void tellsOfAFullCase()
    {
        PreviewWarning warning{.kind = Kind::CaseFull, .runs = 3, .alerts = 212, .limit = 1'000, .groups = 1};
        warning.group.name = "WIN-DC01";
        warning.at = Thursday;
        QCOMPARE(PreviewTexts::titleOf(warning), u"212 alerts never reach a case"_s);
        QCOMPARE(PreviewTexts::textOf(warning, Host),
                 u"“WIN-DC01” fills its case (1\u202F000 alerts) at Thu 03:35."_s);
        warning.groups = 2;
        QVERIFY(PreviewTexts::textOf(warning, Host).endsWith(u" So does one other."_s));
        warning.groups = 4;
        QVERIFY(PreviewTexts::textOf(warning, Host).endsWith(u"So do 3 others."_s));
        warning.group = PreviewGroup{.name = {}, .isUngrouped = true};
        QVERIFY(PreviewTexts::textOf(warning, {.groupBy = {}, .zone = Utc}).startsWith(u"The ungrouped case is full"_s));
        QVERIFY(PreviewTexts::isLoss(warning.kind));
    }

    /// Where alerts go on, numbers are of alerts in runs, and no text speaks of documents or alerts.
    void countsAlertsThatGoOnByTheRun()
    {
        const PreviewTexts::Terms own{.groupBy = u"host.name"_s, .countsDocuments = false, .zone = Utc};
        PreviewWarning warning{.kind = Kind::CaseFull, .runs = 3, .alerts = 212, .limit = 1'000, .groups = 1};
        QCOMPARE(PreviewTexts::titleOf(warning, own), u"212 alerts find their case full"_s);
        QVERIFY(PreviewTexts::textOf(warning, own).endsWith(u"An alert that goes on counts in each run."_s));
        warning.kind = Kind::OverMaxSignals;
        QCOMPARE(PreviewTexts::titleOf(warning, own), u"212 alerts over max signals"_s);
        QCOMPARE(PreviewTexts::textOf(warning, own),
                 u"In 3 runs the rule finds more than the 1\u202F000 alerts that a run may make. An alert that goes on "
                 u"counts in each run."_s);
        QCOMPARE(PreviewTexts::titleOf(warning), u"212 documents never become alerts"_s);
        QCOMPARE(PreviewTexts::textOf(warning, Host),
                 u"A run makes at most 1\u202F000 alerts, of the oldest documents first; in 3 runs documents leave the "
                 u"look-back before their turn comes."_s);
        warning.kind = Kind::OverRunCap;
        QVERIFY(PreviewTexts::textOf(warning, own).endsWith(u"An alert that goes on counts in each run."_s));
        QVERIFY(!PreviewTexts::textOf(warning, Host).contains(u"goes on"_s));
    }

    void tellsTheDayOfLongPreviews()
    {
        analysis::RulePreview preview;
        preview.lastAt = preview.firstAt + base::Week;
        QVERIFY(!PreviewTexts::termsOf(preview, {}).isLong);
        preview.lastAt = preview.lastAt + base::Minute;
        PreviewTexts::Terms terms = PreviewTexts::termsOf(preview, {});
        QVERIFY(terms.isLong);
        terms.zone = Utc;
        QCOMPARE(PreviewTexts::timeOf(Thursday, terms), u"01-08 03:35"_s);
        const analysis::PreviewBar bar{.from = Thursday, .runs = 1, .alerts = 1};
        QVERIFY(PreviewTexts::tipOf(bar, base::Hour, terms).startsWith(u"01-08 03:35 to 01-08 04:35\n"_s));
    }

    void saysSomethingOfEachKind()
    {
        QSet<QString> titles;
        for (const Kind kind : {Kind::Refused, Kind::GroupingGivenUp, Kind::CaseFull, Kind::OverMaxSignals,
                                Kind::OverRunCap, Kind::Overwritten, Kind::Silenced, Kind::FollowUps,
                                Kind::ClosedPassed}) {
            const PreviewWarning warning{.kind = kind, .runs = 2, .alerts = 7, .most = 9, .limit = 5};
            QVERIFY(!PreviewTexts::textOf(warning, Host).isEmpty());
            titles.insert(PreviewTexts::titleOf(warning));
        }
        QCOMPARE(titles.size(), 9);
    }

    /// Why there is no maximum to raise to.
    void saysWhereTheMaximumEnds()
    {
        PreviewWarning warning{.kind = Kind::GroupingGivenUp, .runs = 2, .alerts = 7, .most = 30, .limit = 5};
        warning.ceiling = 20;
        QVERIFY(PreviewTexts::textOf(warning, Host).contains(u"A rule may set 20 at most, which is too few here"_s));
        warning.most = 20;
        QVERIFY(!PreviewTexts::textOf(warning, Host).contains(u"at most"_s));
    }

    void labelsFixes()
    {
        using analysis::Setting;
        QCOMPARE(PreviewTexts::labelOf({.setting = Setting::MaximumCases, .value = "10"}, 0), u"Raise to 10"_s);
        QCOMPARE(PreviewTexts::labelOf({.setting = Setting::Grouping, .value = "user.name"}, 0),
                 u"Group by user.name"_s);
        QCOMPARE(PreviewTexts::labelOf({.setting = Setting::TimeWindow, .value = "16h"}, 0), u"Set the window to 16 hours"_s);
        QCOMPARE(PreviewTexts::labelOf({.setting = Setting::TimeWindow, .value = "1d"}, 0),
                 u"Set the window to 1 day"_s);
        QCOMPARE(PreviewTexts::labelOf({.setting = Setting::Reopen, .value = "true"}, 0), u"Reopen closed cases"_s);
        QCOMPARE(PreviewTexts::labelOf({.setting = Setting::MaxSignals, .value = "200"}, 0), u"Allow 200 alerts a run"_s);
        QCOMPARE(PreviewTexts::labelOf({.setting = Setting::MaximumCases, .value = "10", .inNoCase = 1'212}, 200),
                 u"Raise to 10 (loses 1\u202F212)"_s);
        QCOMPARE(PreviewTexts::labelOf({.setting = Setting::MaximumCases, .value = "10", .inNoCase = 200}, 200),
                 u"Raise to 10"_s);
        QCOMPARE(PreviewTexts::tipOf(PreviewFix{.setting = Setting::Grouping,
                                                .value = "user.name",
                                                .inNoCase = 1,
                                                .breakerRuns = 0,
                                                .casesOpened = 1'038}),
                 u"With it: 1 alert in no case, 1\u202F038 cases opened, grouping is never given up. Can be undone."_s);
    }

    void tellsHowLong()
    {
        const auto span = [](std::int64_t minutes) {
            analysis::RulePreview preview;
            preview.lastAt = preview.firstAt + base::Duration{minutes * base::Minute.milliseconds};
            return PreviewTexts::spanOf(preview);
        };
        QCOMPARE(span(7 * 1'440 - 5), u"7 days"_s);
        QCOMPARE(span(200), u"3 hours"_s);
        QCOMPARE(span(25), u"25 minutes"_s);
        QCOMPARE(span(1), u"1 minute"_s);
        QCOMPARE(span(0), u"1 run"_s);
    }

    void sortsReasons()
    {
        const auto reasons = PreviewTexts::reasonsOf({.muted = 5, .overLimit = 9, .attached = 100});
        QCOMPARE(reasons.size(), std::size_t{2});
        QCOMPARE(reasons[0].words, u"case is full"_s);
        QCOMPARE(reasons[0].alerts, std::uint64_t{9});
        QCOMPARE(reasons[1].words, u"muted"_s);
        QVERIFY(reasons[0].kind == Kind::CaseFull && reasons[1].kind == Kind::Silenced);
    }

    void tellsOfABar()
    {
        analysis::PreviewBar bar{.from = Thursday, .runs = 2, .breakerRuns = 1, .alerts = 12, .most = 9, .lost = 3};
        QCOMPARE(PreviewTexts::tipOf(bar, base::Hour, Host),
                 u"Thu 03:35 to Thu 04:35\n12 alerts in 2 runs, 9 at most\ngrouping given up in 1 run\n3 alerts in no "
                 u"case"_s);
    }
};

QTEST_APPLESS_MAIN(PreviewTextsTest)
#include "tst_PreviewTexts.moc"
