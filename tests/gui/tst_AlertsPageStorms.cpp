// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/AlertsWindow.h"
#include "tests/gui/WidgetRules.h"
#include "ui/alerts/FloodForm.h"
#include "ui/alerts/FloodPlotCard.h"
#include "ui/alerts/FloodTexts.h"
#include "ui/bridge/FloodPresets.h"
#include "ui/widgets/AreaPlot.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/FieldNote.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSpinBox>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace casewright;
using namespace casewright::ui;

/// Presets, storms and the plot of a flood, in the real window.
class AlertsPageStormsTest final : public QObject, private AlertsWindow {
    Q_OBJECT

private Q_SLOTS:
    void init() { build(); }
    void cleanup() { tearDown(); }
    void everyPresetIsOffered();
    void aPresetFillsTheFormAndCanBeTakenBack();
    void addsAStormOfEachKind_data();
    void addsAStormOfEachKind();
    void editsAStorm();
    void changesTheKind();
    void givesFieldsAValue();
    void duplicatesAndRemovesStorms();
    void saysWhatIsWrongWithAStorm();
    void picturesCanBeKept();

private:
    alerts::Flood stored() { return alerts::parseFlood(current().flood).value(); }
    AreaPlot* plot() { return find<AreaPlot>(u"floodPlot"_s); }
    void addPreset(const QString& id) { find<QAction>(u"addFlood-"_s + id)->trigger(); }
    void addStorm(alerts::FloodEventKind kind)
    {
        find<QAction>(u"addStorm%1"_s.arg(static_cast<int>(kind)))->trigger();
    }
    void choosePreset(const QString& id);
};

void AlertsPageStormsTest::choosePreset(const QString& id)
{
    auto* const box = find<QComboBox>(u"floodPreset"_s);
    const int index = box->findData(id);
    QVERIFY(index > 0);
    box->setCurrentIndex(index);
    Q_EMIT box->activated(index);
}

void AlertsPageStormsTest::everyPresetIsOffered()
{
    click(u"addFlood"_s);
    auto* const menu = find<QMenu>(u"addFloodMenu"_s);
    QVERIFY(menu->isVisible());
    menu->close();
    for (const FloodPreset& preset : floodPresets()) {
        addPreset(preset.id);
        QCOMPARE(current().name, preset.flood.name);
        QVERIFY(stored() == preset.flood);
        const auto* const box = find<QComboBox>(u"floodPreset"_s);
        QCOMPARE(box->currentData().toString(), preset.id);
        QVERIFY(box->count() == 8);
        QCOMPARE(brokenRules(*m_page).join(u'\n'), QString());
    }
    addPreset(u"quiet-week"_s);
    QCOMPARE(current().name, std::string("Quiet week 2"));
    find<QDoubleSpinBox>(u"floodRate"_s)->setValue(1);
    QCOMPARE(find<QComboBox>(u"floodPreset"_s)->currentText(), u"Changed from Quiet week"_s);
}

void AlertsPageStormsTest::aPresetFillsTheFormAndCanBeTakenBack()
{
    addFlood(10);
    const alerts::Flood before = stored();
    QCOMPARE(find<QComboBox>(u"floodPreset"_s)->currentText(), u"Preset: own"_s);
    choosePreset(u"patch-tuesday"_s);
    alerts::Flood expected = findPreset(u"patch-tuesday"_s)->flood;
    expected.name = before.name;
    QVERIFY(stored() == expected);
    QVERIFY(find<QWidget>(u"stormCard1"_s)->isVisible());
    find<QDoubleSpinBox>(u"floodRate"_s)->setValue(3);
    QCOMPARE(find<QComboBox>(u"floodPreset"_s)->currentText(), u"Changed from Patch Tuesday"_s);
    auto* const back = find<Banner>(u"floodBackBanner"_s);
    QVERIFY(back->isVisible());
    QTest::mouseClick(back->findChild<QPushButton*>(u"bannerAction"_s), Qt::LeftButton);
    QVERIFY(stored() == before);
    QVERIFY(!back->isVisible());
    QVERIFY(!find<QWidget>(u"stormCard1"_s)->isVisible());
    QCOMPARE(find<QComboBox>(u"floodPreset"_s)->currentText(), u"Preset: own"_s);
    // Another source has nothing to go back to.
    choosePreset(u"patch-tuesday"_s);
    QVERIFY(back->isVisible());
    addFlood(3);
    QVERIFY(!back->isVisible());
}

void AlertsPageStormsTest::addsAStormOfEachKind_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QStringList>("rows");
    const auto add = [](alerts::FloodEventKind kind, const QStringList& rows) {
        QTest::newRow(qPrintable(FloodTexts::kindName(kind))) << static_cast<int>(kind) << rows;
    };
    using Kind = alerts::FloodEventKind;
    const QString rate = u"stormRate"_s;
    const QString length = u"stormLength"_s;
    const QString setting = u"addStormSetting"_s;
    add(Kind::Burst, {length, rate, setting});
    add(Kind::Ramp, {length, rate, u"stormShape"_s, setting});
    add(Kind::Drip, {length, u"stormEvery"_s, setting});
    add(Kind::Rolling, {length, rate, u"stormField"_s, u"stormEach"_s, setting});
    add(Kind::Scanner, {length, rate, u"stormField"_s, u"stormPrefix"_s, setting});
    add(Kind::Flapping, {length, rate, u"stormOn"_s, u"stormOff"_s, setting});
    add(Kind::Giant, {length, rate, u"stormField"_s, u"stormValue"_s, setting});
    add(Kind::Backfill, {length, u"stormWithin"_s});
    add(Kind::Rename, {length, u"stormToTheEnd"_s, u"stormField"_s, u"stormPrefix"_s});
    add(Kind::Missing, {length, u"stormField"_s});
}

void AlertsPageStormsTest::addsAStormOfEachKind()
{
    QFETCH(const int, kind);
    QFETCH(const QStringList, rows);
    addFlood(10);
    const alerts::Flood before = stored();
    addStorm(static_cast<alerts::FloodEventKind>(kind));
    QCOMPARE(stored().storms.size(), std::size_t{1});
    QCOMPARE(static_cast<int>(stored().storms[0].kind), kind);
    QVERIFY(find<QWidget>(u"stormName"_s)->hasFocus());
    for (const QString& row : {u"stormLength"_s, u"stormRate"_s, u"stormShape"_s, u"stormEvery"_s, u"stormField"_s,
                               u"stormEach"_s, u"stormPrefix"_s, u"stormOn"_s, u"stormOff"_s, u"stormValue"_s,
                               u"stormWithin"_s, u"stormToTheEnd"_s, u"stormFactor"_s, u"addStormSetting"_s})
        QVERIFY2(find<QWidget>(row)->isVisible() == rows.contains(row), qUtf8Printable(row));
    QVERIFY(!find<QWidget>(u"stormCard0"_s)->accessibleDescription().isEmpty());
    QCOMPARE(brokenRules(*m_page).join(u'\n'), QString());
    QCOMPARE(plot()->bands().bands().size(), std::size_t{1});
    // The documents are those that the plot expects.
    settle();
    QCOMPARE(documents()->rowCount(), static_cast<int>(find<FloodPlotCard>(u"floodPlotCard"_s)->rate()->count));
    click(u"stormRemove"_s);
    QVERIFY(stored() == before);
}

void AlertsPageStormsTest::editsAStorm()
{
    addPreset(u"patch-tuesday"_s);
    alerts::Flood expected = stored();
    click(u"stormCard1"_s);
    QVERIFY(find<QWidget>(u"stormEach"_s)->isVisible());
    auto* const name = find<QLineEdit>(u"stormName"_s);
    name->setFocus();
    name->selectAll();
    QTest::keyClicks(name, u"Reboots"_s);
    QCOMPARE(name->cursorPosition(), 7);
    QVERIFY(find<QWidget>(u"stormCard1"_s)->accessibleName().contains(u"Reboots"_s));
    auto* const rate = find<QDoubleSpinBox>(u"stormRate"_s);
    rate->selectAll();
    QTest::keyClicks(rate, u"12.5"_s);
    find<QWidget>(u"stormEach"_s)->findChild<QSpinBox*>(u"durationNumber"_s)->setValue(2);
    find<QWidget>(u"stormAfter"_s)->findChild<QSpinBox*>(u"durationNumber"_s)->setValue(47);
    expected.storms[1].name = "Reboots";
    expected.storms[1].perMinute = 12.5;
    expected.storms[1].each = {2 * base::Minute.milliseconds};
    expected.storms[1].after = {47 * base::Hour.milliseconds};
    QVERIFY(stored() == expected);
    QVERIFY2(find<QWidget>(u"stormCard1"_s)->accessibleDescription().contains(u"one every 2 min"_s),
             qUtf8Printable(find<QWidget>(u"stormCard1"_s)->accessibleDescription()));
    // The head closes it again.
    click(u"stormCard1"_s);
    QVERIFY(!name->isVisible());
}

void AlertsPageStormsTest::changesTheKind()
{
    addPreset(u"patch-tuesday"_s);
    click(u"stormCard0"_s);
    auto* const kind = find<QComboBox>(u"stormKind"_s);
    for (const alerts::FloodEventKind wanted : FloodTexts::Kinds) {
        const int index = kind->findData(static_cast<int>(wanted));
        kind->setCurrentIndex(index);
        Q_EMIT kind->activated(index);
        QVERIFY(stored().storms[0].kind == wanted);
        QCOMPARE(stored().storms[0].name, std::string("Updates reach the workstations"));
        QVERIFY(!find<FieldNote>(u"floodNote"_s)->isVisible());
    }
    addStorm(alerts::FloodEventKind::Rename);
    QVERIFY(stored().storms[2].length > base::Duration{});
    auto* const toTheEnd = find<QCheckBox>(u"stormToTheEnd"_s);
    toTheEnd->click();
    QVERIFY(stored().storms[2].length == base::Duration{});
    QVERIFY(!find<QWidget>(u"stormLength"_s)->isVisible());
    toTheEnd->click();
    QVERIFY(stored().storms[2].length > base::Duration{});
    QVERIFY(find<QWidget>(u"stormLength"_s)->isVisible());
}

void AlertsPageStormsTest::givesFieldsAValue()
{
    addFlood(10);
    addStorm(alerts::FloodEventKind::Giant);
    click(u"addStormSetting"_s);
    auto* const value = find<QLineEdit>(u"stormSet0Value"_s);
    QVERIFY(value->hasFocus());
    QTest::keyClicks(value, u"404"_s);
    QCOMPARE(stored().storms[0].set.size(), std::size_t{1});
    QCOMPARE(stored().storms[0].set[0].field, std::string("user.name"));
    QVERIFY((stored().storms[0].set[0].value == alerts::FloodValue{alerts::ValueKind::Number, "404"}));
    value->selectAll();
    QTest::keyClicks(value, u"\"404\""_s);
    QVERIFY((stored().storms[0].set[0].value == alerts::FloodValue{alerts::ValueKind::String, "404"}));
    // The storm's own field and those that are set already are not offered.
    QVERIFY(!find<QWidget>(u"addStormSetting"_s)->isEnabled());
    QCOMPARE(find<QComboBox>(u"stormSet0Field"_s)->count(), 1);
    click(u"stormSet0Remove"_s);
    QVERIFY(stored().storms[0].set.empty());
    auto* const giant = find<QLineEdit>(u"stormValue"_s);
    QCOMPARE(giant->text(), u"h-1"_s);
    giant->selectAll();
    QTest::keyClicks(giant, u"true"_s);
    QVERIFY((stored().storms[0].value == alerts::FloodValue{alerts::ValueKind::Boolean, "true"}));
}

void AlertsPageStormsTest::duplicatesAndRemovesStorms()
{
    addFlood(10);
    addStorm(alerts::FloodEventKind::Burst);
    QTest::keyClicks(find<QLineEdit>(u"stormName"_s), u"First"_s);
    click(u"stormDuplicate"_s);
    QCOMPARE(stored().storms.size(), std::size_t{2});
    QCOMPARE(stored().storms[1].name, std::string("First"));
    QCOMPARE(stored().storms[1].after.milliseconds,
             stored().storms[0].after.milliseconds + stored().storms[0].length.milliseconds);
    auto* const name = find<QLineEdit>(u"stormName"_s);
    name->selectAll();
    QTest::keyClicks(name, u"Second"_s);
    QCOMPARE(stored().storms[0].name, std::string("First"));
    const alerts::Flood before = stored();
    click(u"stormCard0"_s);
    click(u"stormRemove"_s);
    QCOMPARE(stored().storms.size(), std::size_t{1});
    QCOMPARE(stored().storms[0].name, std::string("Second"));
    QVERIFY(find<QWidget>(u"addStorm"_s)->hasFocus());
    auto* const back = find<Banner>(u"floodBackBanner"_s);
    QCOMPARE(back->title(), u"First was removed"_s);
    QTest::mouseClick(back->findChild<QPushButton*>(u"bannerAction"_s), Qt::LeftButton);
    QVERIFY(stored() == before);
    // Beside the single storm of older floods.
    find<QAction>(u"addStormSingle"_s)->trigger();
    QVERIFY(!find<QAction>(u"addStormSingle"_s)->isEnabled());
    QVERIFY(find<QWidget>(u"stormFactor"_s)->isVisible());
    QVERIFY(!find<QWidget>(u"stormName"_s)->isVisible());
    QVERIFY(find<QWidget>(u"stormCard2"_s)->isVisible());
    click(u"stormCard1"_s);
    QCOMPARE(find<QLineEdit>(u"stormName"_s)->text(), u"First"_s);
    click(u"stormCard0"_s);
    click(u"stormRemove"_s);
    QVERIFY(stored() == before);
}

void AlertsPageStormsTest::saysWhatIsWrongWithAStorm()
{
    addFlood(10);
    addStorm(alerts::FloodEventKind::Rolling);
    const alerts::Flood before = stored();
    auto* const each = find<QWidget>(u"stormEach"_s)->findChild<QSpinBox*>(u"durationNumber"_s);
    each->setValue(0);
    auto* const note = find<FieldNote>(u"stormEachNote"_s);
    QVERIFY(note->isVisible());
    QVERIFY(stored() == before);
    // On the card, while it is closed.
    click(u"stormCard0"_s);
    find<QDoubleSpinBox>(u"floodRate"_s)->setValue(11);
    QVERIFY(find<FieldNote>(u"stormCard0Note"_s)->isVisible());
    click(u"stormCard0"_s);
    each->setValue(2);
    QVERIFY(!note->isVisible());
    QVERIFY(!find<FieldNote>(u"stormCard0Note"_s)->isVisible());
    QCOMPARE(stored().perMinute, 11.0);
    QCOMPARE(stored().storms[0].each.milliseconds, 2 * base::Second.milliseconds);
}

void AlertsPageStormsTest::picturesCanBeKept()
{
    addPreset(u"deploy-gone-wrong"_s);
    settle();
    click(u"stormCard2"_s);
    keepPictures(u"floods-storm"_s);
    addPreset(u"patch-tuesday"_s);
    settle();
    click(u"floodField3"_s);
    auto* const form = find<FloodForm>(u"floodForm"_s);
    form->verticalScrollBar()->setValue(form->verticalScrollBar()->maximum());
    keepPictures(u"floods-fields"_s);
    addPreset(u"quiet-week"_s);
    settle();
    choosePreset(u"flapping-load-balancer"_s);
    settle();
    plot()->setFocus();
    QTest::keyClick(plot(), Qt::Key_PageDown);
    keepPictures(u"floods-preset"_s);
    QVERIFY(!m_window->grab().isNull());
}

QTEST_MAIN(AlertsPageStormsTest)
#include "tst_AlertsPageStorms.moc"
