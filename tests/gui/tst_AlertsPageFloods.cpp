// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/AlertsWindow.h"
#include "ui/widgets/AreaPlot.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/FieldNote.h"
#include "ui/widgets/NumberText.h"

#include <QAction>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSpinBox>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace casewright;
using namespace casewright::ui;

/// Floods on the page, in the real window: made, edited, cancelled.
class AlertsPageFloodsTest final : public QObject, private AlertsWindow {
    Q_OBJECT

private Q_SLOTS:
    void init() { build(); }
    void cleanup() { tearDown(); }
    void makesAFlood();
    void editsAFlood();
    void saysWhatIsWrongWithAFlood();
    void staysAsItWasWhileItIsTypedWrongly();
    void takesNumbersAsTheyAreTyped_data();
    void takesNumbersAsTheyAreTyped();
    void addsAndRemovesFields();
    void keepsWhatTheFormDoesNotShow();
    void olderDocumentsStayUntilNewOnesAreThere();
    void cancelsMaking();
    void makesLargeFloodsOnRequestOnly();
};

void AlertsPageFloodsTest::makesAFlood()
{
    find<QAction>(u"addFlood-"_s)->trigger();
    QCOMPARE(current().name, std::string("Flood"));
    QVERIFY(find<QWidget>(u"floodForm"_s)->isVisible());
    settle();
    const int count = documents()->rowCount();
    QCOMPARE(count, 14'400);
    QCOMPARE(summary(), QString(NumberText::grouped(14'400) + u" events · seed 1"_s));
    QCOMPARE(find<QLabel>(u"floodCount"_s)->text(), QString(NumberText::grouped(14'400) + u" events"_s));
    m_actions->action(u"alerts.flood"_s)->trigger();
    QCOMPARE(current().name, std::string("Flood 2"));
}

void AlertsPageFloodsTest::editsAFlood()
{
    const std::int64_t key = addFlood(10);
    settle();
    QCOMPARE(documents()->rowCount(), 600);
    auto* const rate = find<QDoubleSpinBox>(u"floodRate"_s);
    QCOMPARE(rate->text(), u"10 a minute"_s);
    const double before = find<AreaPlot>(u"floodPlot"_s)->yAxis->range().upper;
    rate->setFocus();
    rate->selectAll();
    QTest::keyClicks(rate, u"20"_s);
    QVERIFY(find<AreaPlot>(u"floodPlot"_s)->yAxis->range().upper > 1.9 * before);
    QCOMPARE(find<QLabel>(u"floodCount"_s)->text(), QString(NumberText::grouped(1'200) + u" events"_s));
    QTRY_COMPARE(documents()->rowCount(), 1200);
    auto* const name = find<QLineEdit>(u"floodName"_s);
    name->setFocus();
    name->selectAll();
    QTest::keyClicks(name, u"Storm"_s);
    QCOMPARE(find<QLabel>(u"sourceTitle"_s)->text(), u"Storm"_s);
    QCOMPARE(name->cursorPosition(), 5);
    find<QSpinBox>(u"floodSeed"_s)->setValue(7);
    click(u"addStorm"_s);
    auto* const menu = find<QMenu>(u"addStormMenu"_s);
    QVERIFY(menu->isVisible());
    menu->close();
    find<QAction>(u"addStormSingle"_s)->trigger();
    find<QWidget>(u"stormAfter"_s)->findChild<QSpinBox*>(u"durationNumber"_s)->setValue(0);
    auto* const unit = find<QWidget>(u"stormLength"_s)->findChild<QComboBox*>(u"durationUnit"_s);
    QVERIFY(unit->isVisible());
    find<QWidget>(u"stormLength"_s)->findChild<QSpinBox*>(u"durationNumber"_s)->setValue(30);
    find<QDoubleSpinBox>(u"stormFactor"_s)->setValue(3);
    QVERIFY(find<AreaPlot>(u"floodPlot"_s)->yAxis->range().upper > 5.7 * before);
    const base::Result<alerts::Flood> stored = alerts::parseFlood(m_sources->find(key)->flood);
    QVERIFY(stored);
    QCOMPARE(stored->name, std::string("Storm"));
    QVERIFY(stored->storm);
    QCOMPARE(stored->storm->length.milliseconds, 1'800'000);
    QCOMPARE(stored->storm->factor, 3.0);
    QCOMPARE(stored->fields.at(1).missing, 0.25);
    QCOMPARE(m_sources->find(key)->seed, std::uint64_t{7});
    QTRY_COMPARE(documents()->rowCount(), 600 + 3 * 600);
    m_sources->finishSaving();
    QVERIFY(AlertSources(*m_session).sources() == m_sources->sources());
}

void AlertsPageFloodsTest::saysWhatIsWrongWithAFlood()
{
    const std::int64_t key = addFlood(10);
    settle();
    const std::string before = m_sources->find(key)->flood;
    click(u"floodField1"_s);
    auto* const name = find<QLineEdit>(u"floodFieldName"_s);
    name->setFocus();
    name->selectAll();
    QTest::keyClicks(name, u"host.name"_s);
    auto* const note = find<FieldNote>(u"floodFieldNameNote"_s);
    QVERIFY(note->isVisible());
    QCOMPARE(name->text(), u"host.name"_s);
    QVERIFY(alerts::parseFlood(m_sources->find(key)->flood));
    QTest::keyClicks(name, u"s"_s);
    QVERIFY(!note->isVisible());
    QCOMPARE(alerts::parseFlood(m_sources->find(key)->flood)->fields.at(1).name, std::string("host.names"));
    find<QDoubleSpinBox>(u"floodRate"_s)->setValue(0);
    QVERIFY(find<FieldNote>(u"floodRateNote"_s)->isVisible());
    find<QDoubleSpinBox>(u"floodRate"_s)->setValue(1e8);
    QVERIFY(!find<FieldNote>(u"floodRateNote"_s)->isVisible());
    QVERIFY(find<FieldNote>(u"floodNote"_s)->isVisible());
    find<QDoubleSpinBox>(u"floodRate"_s)->setValue(10);
    QVERIFY(!find<FieldNote>(u"floodNote"_s)->isVisible());
    QCOMPARE(alerts::parseFlood(before)->perMinute, alerts::parseFlood(m_sources->find(key)->flood)->perMinute);
}

void AlertsPageFloodsTest::staysAsItWasWhileItIsTypedWrongly()
{
    const std::int64_t key = addFlood(10);
    settle();
    const auto stored = [this, key] { return alerts::parseFlood(m_sources->find(key)->flood).value(); };
    const alerts::Flood before = stored();
    auto* const length = find<QWidget>(u"floodLength"_s);
    auto* const number = length->findChild<QSpinBox*>(u"durationNumber"_s);
    number->setFocus();
    number->selectAll();
    QTest::keyClicks(number, u"99"_s);
    QVERIFY(stored().length != before.length);
    QTest::keyClicks(number, u"9999"_s);
    auto* const note = find<FieldNote>(u"floodLengthNote"_s);
    QVERIFY(note->isVisible());
    QCOMPARE(note->text(), u"This must be whole seconds, from 1s to 3660d. The flood stays as it was until this is "
                           u"right."_s);
    QCOMPARE(number->text(), u"999999"_s);
    QVERIFY(stored() == before);
    // Another control begins where this one ended.
    number->selectAll();
    QTest::keyClicks(number, u"2"_s);
    QVERIFY(!note->isVisible());
    const alerts::Flood longer = stored();
    QCOMPARE(longer.length.milliseconds, 2 * base::Hour.milliseconds);
    auto* const rate = find<QDoubleSpinBox>(u"floodRate"_s);
    const double top = find<AreaPlot>(u"floodPlot"_s)->yAxis->range().upper;
    rate->setFocus();
    rate->selectAll();
    QTest::keyClicks(rate, u"90000"_s);
    QVERIFY(stored() != longer);
    QTest::keyClicks(rate, u"00"_s);
    QVERIFY(find<FieldNote>(u"floodNote"_s)->isVisible());
    QVERIFY(stored() == longer);
    // The plot shows what is typed all the same.
    QVERIFY(find<AreaPlot>(u"floodPlot"_s)->yAxis->range().upper > 1000 * top);
    // An empty name takes nothing of the old one.
    rate->setValue(10);
    auto* const name = find<QLineEdit>(u"floodName"_s);
    name->setFocus();
    name->end(false);
    for (qsizetype i = name->text().size(); i > 0; --i)
        QTest::keyClick(name, Qt::Key_Backspace);
    QVERIFY(find<FieldNote>(u"floodNameNote"_s)->isVisible());
    QCOMPARE(stored().name, before.name);
    m_sources->finishSaving();
    QVERIFY(AlertSources(*m_session).sources() == m_sources->sources());
}

void AlertsPageFloodsTest::takesNumbersAsTheyAreTyped_data()
{
    QTest::addColumn<QString>("control");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("problem");
    const QString percent = u"This must be from 0 to 100 %"_s;
    const QString rate = u"This must be a number above 0, at most 100000000"_s;
    const QString values = u"This must be a whole number from 1 to 1000000"_s;
    QTest::newRow("missing") << u"floodFieldMissing"_s << u"150"_s << percent;
    QTest::newRow("less than none missing") << u"floodFieldMissing"_s << u"-3"_s << percent;
    QTest::newRow("duplicates") << u"floodDuplicates"_s << u"150"_s << percent;
    QTest::newRow("rate") << u"floodRate"_s << u"99999999999"_s << rate;
    QTest::newRow("negative rate") << u"floodRate"_s << u"-1"_s << rate;
    QTest::newRow("values") << u"floodFieldValues"_s << u"99999999999"_s << values;
    QTest::newRow("no values") << u"floodFieldValues"_s << u"0"_s << values;
    QTest::newRow("negative values") << u"floodFieldValues"_s << u"-3"_s << values;
}

void AlertsPageFloodsTest::takesNumbersAsTheyAreTyped()
{
    QFETCH(const QString, control);
    QFETCH(const QString, typed);
    QFETCH(const QString, problem);
    const std::int64_t key = addFlood(10);
    settle();
    click(u"floodField1"_s);
    const std::string before = m_sources->find(key)->flood;
    auto* const edit = find<QDoubleSpinBox>(control);
    edit->setFocus();
    edit->selectAll();
    QTest::keyClicks(edit, typed);
    const auto* const note = find<FieldNote>(QString(control + u"Note"_s));
    QVERIFY(note->isVisible());
    QCOMPARE(note->text(), QString(problem + u". The flood stays as it was until this is right."_s));
    QTest::keyClick(edit, Qt::Key_Return);
    find<QLineEdit>(u"floodName"_s)->setFocus();
    QCOMPARE(edit->cleanText(), typed);
    QVERIFY(note->isVisible());
    QVERIFY(alerts::parseFlood(m_sources->find(key)->flood).value() == alerts::parseFlood(before).value());
}

void AlertsPageFloodsTest::addsAndRemovesFields()
{
    const std::int64_t key = addFlood(10);
    settle();
    click(u"addFloodField"_s);
    auto* const name = find<QLineEdit>(u"floodFieldName"_s);
    QVERIFY(name->hasFocus());
    QCOMPARE(name->text(), u"source.ip"_s);
    QTest::keyClicks(name, u"event.code"_s);
    find<QLineEdit>(u"floodFieldPrefix"_s)->selectAll();
    QTest::keyClicks(find<QLineEdit>(u"floodFieldPrefix"_s), u"code-"_s);
    find<QDoubleSpinBox>(u"floodFieldValues"_s)->setValue(3);
    QTRY_COMPARE(fields()->rowCount(), 3);
    QTRY_COMPARE(fields()->index(2, 3).data().toInt(), 3);
    click(u"floodField0"_s);
    click(u"floodFieldRemove"_s);
    QCOMPARE(alerts::parseFlood(m_sources->find(key)->flood)->fields.size(), std::size_t{2});
    QVERIFY(find<QWidget>(u"floodField0"_s)->accessibleName().contains(u"user.name"_s));
    QVERIFY(!find<QWidget>(u"floodField2"_s)->isVisible());
    QVERIFY(!find<QWidget>(u"floodFieldName"_s)->isVisible());
    QTRY_COMPARE(fields()->rowCount(), 2);
    // What was removed can be had back, until something else is changed.
    auto* const back = find<Banner>(u"floodBackBanner"_s);
    QVERIFY(back->isVisible());
    QTest::mouseClick(back->findChild<QPushButton*>(u"bannerAction"_s), Qt::LeftButton);
    QVERIFY(!back->isVisible());
    QCOMPARE(alerts::parseFlood(m_sources->find(key)->flood)->fields.size(), std::size_t{3});
    click(u"floodField0"_s);
    click(u"floodFieldRemove"_s);
    QVERIFY(back->isVisible());
    find<QDoubleSpinBox>(u"floodRate"_s)->setValue(11);
    QVERIFY(!back->isVisible());
}

void AlertsPageFloodsTest::keepsWhatTheFormDoesNotShow()
{
    store::StoredSource source;
    source.name = "Rich";
    source.seed = 1;
    source.flood = R"({"casewright":"flood/1","name":"Rich","start":"2026-03-02T00:00:00Z","length":"1d","perMinute":1,
        "day":[1,1,1,1,1,1,1,1,2,2,2,2,2,2,2,2,2,2,1,1,1,1,1,1],"week":[2,1,1,1,1,1,1],"zone":"+01:00","duplicates":0.1,
        "storms":[{"kind":"rolling","after":"1h","length":"2h","perMinute":3,"field":"host.name","each":"5m",
        "set":{"code":404}}],"fields":[{"name":"host.name","prefix":"h-","cardinality":5},
        {"name":"code","values":[200,404],"weights":[9,1]},{"name":"ip","prefix":"10.","cardinality":5,"of":"host.name"},
        {"name":"n","sequence":true,"number":true}]})";
    const std::int64_t key = m_sources->add(source).value_or(-1);
    alerts::Flood expected = alerts::parseFlood(source.flood).value();
    settle();
    find<QDoubleSpinBox>(u"floodRate"_s)->setValue(2);
    click(u"floodField1"_s);
    find<QDoubleSpinBox>(u"floodFieldMissing"_s)->setValue(25);
    click(u"floodField2"_s);
    find<QDoubleSpinBox>(u"floodFieldValues"_s)->setValue(3);
    find<QAction>(u"addStormSingle"_s)->trigger();
    expected.perMinute = 2;
    expected.fields[1].missing = 0.25;
    expected.fields[2].cardinality = 3;
    const base::Result<alerts::Flood> stored = alerts::parseFlood(m_sources->find(key)->flood);
    QVERIFY2(stored, stored ? "" : stored.error().text.c_str());
    QVERIFY(stored->storm);
    expected.storm = stored->storm;
    QVERIFY(*stored == expected);
}

void AlertsPageFloodsTest::olderDocumentsStayUntilNewOnesAreThere()
{
    addFlood(10);
    settle();
    find<QDoubleSpinBox>(u"floodRate"_s)->setValue(20);
    QVERIFY(!m_sources->loaded(current().key));
    QCOMPARE(documents()->rowCount(), 600);
    QVERIFY(find<QTableView>(u"documentTable"_s)->isVisible());
    QTRY_COMPARE(documents()->rowCount(), 1200);
}

void AlertsPageFloodsTest::cancelsMaking()
{
    const std::int64_t key = addFlood(7'000, base::Day);
    auto* const nothing = find<QWidget>(u"nothingRead"_s);
    auto* const make = nothing->findChild<QPushButton*>(u"emptyAction"_s);
    QTest::mouseClick(make, Qt::LeftButton);
    QCOMPARE(m_sources->loading().value_or(-1), key);
    QVERIFY(!nothing->isVisible());
    auto* const progress = find<QWidget>(u"loadProgress"_s);
    QTRY_VERIFY(progress->isVisible());
    QTest::mouseClick(progress->findChild<QToolButton*>(u"cancelButton"_s), Qt::LeftButton);
    QVERIFY(!m_sources->loading());
    QVERIFY(!progress->isVisible());
    QVERIFY(!m_sources->loaded(key));
    QVERIFY(nothing->isVisible());
    QCOMPARE(make->text(), u"Make the events"_s);
    find<QDoubleSpinBox>(u"floodRate"_s)->setValue(1);
    QTRY_COMPARE(documents()->rowCount(), 1'440);
    QVERIFY(!nothing->isVisible());
}

void AlertsPageFloodsTest::makesLargeFloodsOnRequestOnly()
{
    const std::int64_t key = addFlood(1500, base::Day);
    auto* const nothing = find<QWidget>(u"nothingRead"_s);
    QVERIFY(nothing->isVisible());
    QVERIFY(!m_sources->loading());
    QCOMPARE(find<QLabel>(u"floodCount"_s)->text(), QString(NumberText::grouped(2'160'000) + u" events"_s));
    QTest::mouseClick(nothing->findChild<QPushButton*>(u"emptyAction"_s), Qt::LeftButton);
    QCOMPARE(m_sources->loading().value_or(-1), key);
    QTRY_VERIFY_WITH_TIMEOUT(m_sources->loaded(key), 20'000);
}

QTEST_MAIN(AlertsPageFloodsTest)
#include "tst_AlertsPageFloods.moc"
