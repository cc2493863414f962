// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/whatif/FlowView.h"
#include "ui/whatif/SameAlertsView.h"
#include "ui/widgets/Theme.h"

#include <QApplication>
#include <QImage>
#include <QTest>

#include "core/analysis/CaseComparison.h"

using namespace Qt::StringLiterals;
using namespace casewright;
using namespace casewright::ui;

namespace {

using analysis::CaseAssignment;

/// Cases of so many alerts each, before; each alert of a case goes to the next of `parts` cases after, and the last
/// case is lost.
std::shared_ptr<const ComparedCases> comparedCases(std::uint32_t cases, std::uint32_t alerts, std::uint32_t parts)
{
    auto all = std::make_shared<ComparedCases>();
    all->beforeName = u"Now"_s;
    all->afterName = u"Chosen"_s;
    for (std::uint32_t number = 0; number < cases; ++number) {
        all->before.cases.push_back({.title = "before " + std::to_string(number), .group = "{}", .alerts = alerts});
        if (number + 1 == cases) {
            all->comparison.flows.push_back({.before = number, .after = CaseAssignment::InNoCase, .alerts = alerts});
            continue;
        }
        for (std::uint32_t part = 0; part < parts; ++part) {
            const auto after = static_cast<std::uint32_t>(all->after.cases.size());
            all->after.cases.push_back({.title = "after " + std::to_string(after), .group = "{}",
                                        .alerts = alerts / parts});
            all->comparison.flows.push_back({.before = number, .after = after, .alerts = alerts / parts});
        }
    }
    all->picture = analysis::flowPicture(all->comparison, ComparedCases::MostInPicture);
    return all;
}

} // namespace

/// The picture of which alerts come into which cases, and the card of the largest ones.
class FlowViewTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void barsAreAsHighAsTheirAlerts();
    void thousandsOfCasesStayReadable();
    void keysTellTheFlows();
    void mouseTellsTheFlow();
    void dataHasAllFlows();
    void paintsInBothThemes();
    void largestCasesAreLines();
};

void FlowViewTest::barsAreAsHighAsTheirAlerts()
{
    const auto cases = comparedCases(3, 100, 2);
    const FlowShapes shapes = FlowShapes::of(cases->picture, QRectF(0, 0, 400, 320));
    QCOMPARE(shapes.before.size(), 3U);
    QCOMPARE(shapes.after.size(), 5U); // four cases, and those in none
    QCOMPARE(shapes.bands.size(), cases->picture.flows.size());
    for (const std::vector<FlowBar>* const side : {&shapes.before, &shapes.after}) {
        double bottom = 0;
        for (const FlowBar& bar : *side) {
            QVERIFY(bar.rect.top() >= bottom); // none covers another
            QVERIFY(bar.rect.height() >= 1);
            bottom = bar.rect.bottom();
        }
        QVERIFY(bottom <= 321);
    }
    QVERIFY(std::abs(shapes.before[0].rect.height() - shapes.before[1].rect.height()) <= 1);
    QVERIFY(std::abs(shapes.before[0].rect.height() - 2 * shapes.after[0].rect.height()) <= 4);
}

void FlowViewTest::thousandsOfCasesStayReadable()
{
    const auto cases = comparedCases(5'000, 60, 3);
    QVERIFY(cases->picture.before.size() <= ComparedCases::MostInPicture + 2);
    QVERIFY(cases->picture.after.size() <= ComparedCases::MostInPicture + 2);
    const FlowShapes shapes = FlowShapes::of(cases->picture, QRectF(0, 0, 400, 300));
    for (const FlowBar& bar : shapes.before)
        QVERIFY(bar.rect.height() >= 1);
    std::uint64_t all = 0;
    for (const FlowBar& bar : shapes.before)
        all += bar.alerts;
    QCOMPARE(all, 5'000U * 60U); // what is put together is not forgotten
}

void FlowViewTest::keysTellTheFlows()
{
    FlowView view;
    view.resize(700, 400);
    view.setCases(comparedCases(3, 100, 2));
    QTest::keyClick(&view, Qt::Key_Down);
    QCOMPARE(view.pointed(), 0);
    QCOMPARE(view.accessibleDescription(), view.textOf(0));
    QVERIFY(view.textOf(0).endsWith(u"50 alerts"_s));
    QTest::keyClick(&view, Qt::Key_End);
    QCOMPARE(view.pointed(), static_cast<int>(view.shapes().bands.size()) - 1);
    QTest::keyClick(&view, Qt::Key_Down); // there is none after it
    QCOMPARE(view.pointed(), static_cast<int>(view.shapes().bands.size()) - 1);
    QTest::keyClick(&view, Qt::Key_Home);
    QCOMPARE(view.pointed(), 0);
    view.setCases(nullptr);
    QTest::keyClick(&view, Qt::Key_Down);
    QCOMPARE(view.pointed(), -1);
}

void FlowViewTest::mouseTellsTheFlow()
{
    FlowView view;
    view.resize(700, 400);
    view.setCases(comparedCases(2, 100, 1));
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    const FlowBar& bar = view.shapes().before.front();
    const QPointF inBand(bar.rect.right() + 3, bar.rect.center().y());
    QTest::mouseMove(&view, QPoint(2, 2));
    QTest::mouseMove(&view, inBand.toPoint());
    QTRY_VERIFY(view.pointed() >= 0);
    QVERIFY(view.textOf(view.pointed()).startsWith(u"before "_s));
}

void FlowViewTest::dataHasAllFlows()
{
    FlowView view;
    view.setCases(comparedCases(200, 60, 3));
    const QByteArray data = view.dataAsCsv();
    QCOMPARE(data.count('\n'), 1 + 199 * 3 + 1);
    QVERIFY(data.startsWith("case before,case after,alerts\n"));
    QVERIFY(data.contains("before 199,in no case,60\n"));
}

void FlowViewTest::paintsInBothThemes()
{
    Theme theme(*qApp, [] { return false; });
    FlowView view;
    view.resize(700, 400);
    view.setCases(comparedCases(3, 100, 2));
    const QImage light = view.grab().toImage();
    theme.choose(Theme::Choice::Dark);
    const QImage dark = view.grab().toImage();
    QVERIFY(light != dark);
    const QPoint inBar = view.shapes().before.front().rect.center().toPoint();
    QCOMPARE(QColor(light.pixel(inBar)).rgb(), ThemeColors::light().accent.solid.rgb());
    QCOMPARE(QColor(dark.pixel(inBar)).rgb(), ThemeColors::dark().accent.solid.rgb());
}

void FlowViewTest::largestCasesAreLines()
{
    SameAlertsView view;
    view.resize(360, 300);
    view.setCases(comparedCases(20, 60, 3));
    QCOMPARE(view.lines(), static_cast<int>(SameAlertsView::MostLines));
    QCOMPARE(view.textOf(0), u"before 0: 60 alerts, then in 3 cases"_s);
    QTest::keyClick(&view, Qt::Key_Down);
    QCOMPARE(view.accessibleDescription(), view.textOf(0));
    view.setCases(comparedCases(1, 60, 3));
    QCOMPARE(view.lines(), 1);
    QVERIFY(view.textOf(0).endsWith(u"60 in no case"_s));
}

QTEST_MAIN(FlowViewTest)
#include "tst_FlowView.moc"
