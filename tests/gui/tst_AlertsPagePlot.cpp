// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/AlertsWindow.h"
#include "ui/alerts/FloodPlotCard.h"
#include "ui/alerts/FloodTexts.h"
#include "ui/bridge/Text.h"
#include "ui/widgets/AreaPlot.h"
#include "ui/widgets/BarEdit.h"
#include "ui/widgets/FieldNote.h"

#include <QAction>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <ctime>
#include <vector>

using namespace Qt::StringLiterals;
using namespace casewright;
using namespace casewright::ui;

/// The plot of a flood's rate and what it has in common with the form, in the real window.
class AlertsPagePlotTest final : public QObject, private AlertsWindow {
    Q_OBJECT

private Q_SLOTS:
    void init() { build(); }
    void cleanup() { tearDown(); }
    void theLastSoundFloodStaysInThePlot();
    void plotAndCardsChooseTheSameStorm();
    void plotFollowsTheForm();
    void tellsTimesOfTheFloodsZone();
    void heavyFloodsArePlottedInTheBackground();
    void aYearIsFollowedAtOnce();
    void onlyStormsOfAFieldNameIt();

private:
    alerts::Flood stored() { return alerts::parseFlood(current().flood).value(); }
    AreaPlot* plot() { return find<AreaPlot>(u"floodPlot"_s); }
    void addPreset(const QString& id) { find<QAction>(u"addFlood-"_s + id)->trigger(); }
};

void AlertsPagePlotTest::theLastSoundFloodStaysInThePlot()
{
    addFlood(10);
    const double before = plot()->yAxis->range().upper;
    auto* const length = find<QWidget>(u"floodLength"_s)->findChild<QSpinBox*>(u"durationNumber"_s);
    length->setValue(0);
    QVERIFY(find<FieldNote>(u"floodLengthNote"_s)->isVisible());
    find<QDoubleSpinBox>(u"floodRate"_s)->setValue(500);
    QCOMPARE(plot()->yAxis->range().upper, before);
    length->setValue(1);
    QVERIFY(plot()->yAxis->range().upper > 40 * before);
}

void AlertsPagePlotTest::plotAndCardsChooseTheSameStorm()
{
    addPreset(u"patch-tuesday"_s);
    plot()->replot();
    QCOMPARE(plot()->bands().bands().size(), std::size_t{2});
    QCOMPARE(plot()->bands().bands()[1].label, u"Servers reboot one after the other"_s);
    QCOMPARE(plot()->bands().chosen(), -1);
    click(u"stormCard1"_s);
    QCOMPARE(plot()->bands().chosen(), 1);
    click(u"stormCard1"_s);
    QCOMPARE(plot()->bands().chosen(), -1);
    QTest::mouseClick(plot(), Qt::LeftButton, {}, plot()->bands().wordsOf(0).center());
    QCOMPARE(plot()->bands().chosen(), 0);
    QCOMPARE(find<QLineEdit>(u"stormName"_s)->text(), u"Updates reach the workstations"_s);
    QVERIFY(find<QWidget>(u"stormEdit"_s)->isVisible());
    // By keyboard.
    plot()->setFocus();
    QTest::keyClick(plot(), Qt::Key_End);
    QTest::keyClick(plot(), Qt::Key_PageUp);
    QTest::keyClick(plot(), Qt::Key_Return);
    QCOMPARE(find<QLineEdit>(u"stormName"_s)->text(), u"Servers reboot one after the other"_s);
    // Another source begins without a choice.
    addPreset(u"ransomware-evening"_s);
    QCOMPARE(plot()->bands().chosen(), -1);
    QVERIFY(!find<QWidget>(u"stormEdit"_s)->isVisible());
}

/// Storms as the form adds them.
void AlertsPagePlotTest::onlyStormsOfAFieldNameIt()
{
    addFlood(10, base::Day);
    for (std::size_t i = 0; i < FloodTexts::Kinds.size(); ++i) {
        const alerts::FloodEventKind kind = FloodTexts::Kinds[i];
        click(u"addStorm"_s);
        auto* const menu = find<QMenu>(u"addStormMenu"_s);
        menu->actions().at(static_cast<int>(i))->trigger();
        menu->close();
        const alerts::FloodEvent event = stored().storms.back();
        QVERIFY(event.kind == kind);
        // A flood file has the field only where it means something.
        const QString name = FloodTexts::kindName(kind);
        const QString field = toText(event.field);
        QCOMPARE(plot()->bands().bands().back().label, field.isEmpty() ? name : QString(name + u", "_s + field));
        QCOMPARE(field.isEmpty(), i < 3 || name == u"Flapping"_s || name == u"Back-fill"_s);
    }
}

void AlertsPagePlotTest::plotFollowsTheForm()
{
    addFlood(10, base::Day);
    auto* const card = find<FloodPlotCard>(u"floodPlotCard"_s);
    QCOMPARE(card->rate()->total, 14'400.0);
    auto* const shape = find<QComboBox>(u"floodShape"_s);
    auto* const day = find<BarEdit>(u"floodDay"_s);
    QVERIFY(!day->isVisible());
    shape->setCurrentIndex(4);
    Q_EMIT shape->activated(4);
    QVERIFY(day->isVisible());
    QCOMPARE(stored().day, std::vector<double>(24, 1.0));
    day->setFocus();
    QTest::keyClick(day, Qt::Key_End);
    for (int i = 0; i < 10; ++i)
        QTest::keyClick(day, Qt::Key_Down);
    QCOMPARE(stored().day[23], 0.0);
    QCOMPARE(card->rate()->total, 13'800.0);
    find<QDoubleSpinBox>(u"floodDayNumber"_s)->setValue(2.25);
    QCOMPARE(stored().day[23], 2.25);
    // Drawn with the mouse, over several bars.
    const auto barAt = [day](int bar) { return QPoint(day->width() * (2 * bar + 1) / 48, day->height() / 3); };
    QTest::mousePress(day, Qt::LeftButton, {}, barAt(0));
    QTest::mouseMove(day, barAt(1));
    QTest::mouseRelease(day, Qt::LeftButton, {}, barAt(1));
    QVERIFY(stored().day[0] > 1);
    QCOMPARE(stored().day[1], stored().day[0]);
    QCOMPARE(shape->currentText(), u"own"_s);
    shape->setCurrentIndex(0);
    Q_EMIT shape->activated(0);
    QVERIFY(stored().day.empty() && stored().week.empty());
    QCOMPARE(card->rate()->total, 14'400.0);
    find<QDoubleSpinBox>(u"floodDuplicates"_s)->setValue(12.5);
    QCOMPARE(stored().duplicates, 0.125);
}

void AlertsPagePlotTest::tellsTimesOfTheFloodsZone()
{
    addFlood(10, base::Day);
    auto* const shape = find<QComboBox>(u"floodShape"_s);
    shape->setCurrentIndex(1);
    Q_EMIT shape->activated(1);
    QVERIFY(!find<QWidget>(u"floodPlotZone"_s)->isVisible());
    auto* const zone = find<QComboBox>(u"floodZone"_s);
    const int index = zone->findText(u"UTC+05:30"_s);
    zone->setCurrentIndex(index);
    Q_EMIT zone->activated(index);
    QCOMPARE(stored().zone.milliseconds, 330 * base::Minute.milliseconds);
    auto* const axis = find<QPushButton>(u"floodPlotZone"_s);
    QVERIFY(axis->isVisible());
    plot()->setFocus();
    QTest::keyClick(plot(), Qt::Key_Home);
    const auto hint = [this] { return find<QLabel>(u"floodPlotWords"_s)->text(); };
    QVERIFY2(hint().startsWith(u"Mon 00:00"_s), qUtf8Printable(hint()));
    axis->click();
    plot()->setFocus();
    QTest::keyClick(plot(), Qt::Key_Home);
    QVERIFY2(hint().startsWith(u"Mon 05:30"_s), qUtf8Printable(hint()));
}

void AlertsPagePlotTest::heavyFloodsArePlottedInTheBackground()
{
    alerts::Flood flood;
    flood.name = "Flaps";
    flood.start = {1'772'409'600'000};
    flood.length = {100 * base::Day.milliseconds};
    flood.perMinute = 0.01;
    flood.fields = {{.name = "host.name", .prefix = "h-", .cardinality = 5}};
    for (int i = 0; i < 2; ++i)
        flood.storms.push_back({.kind = alerts::FloodEventKind::Flapping,
                                .length = {90 * base::Day.milliseconds},
                                .perMinute = 1,
                                .on = base::Minute,
                                .off = base::Minute});
    QVERIFY(alerts::countRateSteps(flood) > FloodPlotCard::MostStepsAtOnce);
    store::StoredSource source;
    source.name = flood.name;
    source.flood = alerts::writeFlood(flood);
    QVERIFY(m_sources->add(source));
    auto* const card = find<FloodPlotCard>(u"floodPlotCard"_s);
    const double expected = alerts::documentCount(flood).value();
    QTRY_VERIFY(card->rate() && std::abs(card->rate()->total - expected) < 3);
    QTRY_COMPARE(plot()->bands().bands().size(), std::size_t{2});
}

namespace {

/// Of this process, whatever else the machine does.
double milliseconds(std::clock_t begin) { return static_cast<double>(std::clock() - begin) * 1e3 / CLOCKS_PER_SEC; }

} // namespace

/// What a key in the form costs, with all that the page does then.
void AlertsPagePlotTest::aYearIsFollowedAtOnce()
{
    alerts::Flood flood;
    flood.name = "Year";
    flood.start = {1'772'409'600'000};
    flood.length = {365 * base::Day.milliseconds};
    flood.perMinute = 5;
    flood.day.assign(24, 1.5);
    flood.fields = {{.name = "host.name", .prefix = "h-", .cardinality = 5}};
    for (std::int64_t i = 0; i < 100; ++i)
        flood.storms.push_back({.kind = alerts::FloodEventKind::Ramp,
                                .after = {i * 3 * base::Day.milliseconds},
                                .length = base::Week,
                                .perMinute = 10});
    store::StoredSource source;
    source.name = flood.name;
    source.flood = alerts::writeFlood(flood);
    QVERIFY(m_sources->add(source));
    auto* const card = find<FloodPlotCard>(u"floodPlotCard"_s);
    auto* const rate = find<QDoubleSpinBox>(u"floodRate"_s);
    std::vector<double> times;
    for (int i = 0; i < 15; ++i) {
        const double before = card->rate()->total;
        const std::clock_t begin = std::clock();
        rate->setValue(6 + i);
        times.push_back(milliseconds(begin));
        QVERIFY(card->rate()->total > before);
    }
    std::ranges::sort(times);
    const std::clock_t begin = std::clock();
    plot()->replot();
    qInfo("%.2f ms an edit, %.2f ms to paint", times[times.size() / 2], milliseconds(begin));
#if defined(NDEBUG) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    QVERIFY2(times.front() < 8, qPrintable(QString::number(times.front())));
#endif
}

QTEST_MAIN(AlertsPagePlotTest)
#include "tst_AlertsPagePlot.moc"
