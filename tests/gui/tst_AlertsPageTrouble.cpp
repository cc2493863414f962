// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/AlertsWindow.h"
#include "tests/gui/Screenshots.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/FieldNote.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace casewright;
using namespace casewright::ui;

/// Sources that cannot be read as they are, and the ways back.
class AlertsPageTroubleTest final : public QObject, private AlertsWindow {
    Q_OBJECT

private Q_SLOTS:
    void init() { build(); }
    void cleanup() { tearDown(); }
    void aWrongTimeIsMendedWhereItIsChosen();
    void aFileWithoutAnyLineLeftHasAWayBack();
    void cannotSimulateWithWhatIsNotThere();
    void choosesTheTimeOfCsvByItsValues();

private:
    /// Gives the current source a mapping, as its form does.
    void map(const std::string& mapping)
    {
        store::StoredSource changed = current();
        changed.mapping = mapping;
        QVERIFY(m_sources->save(changed));
        QTRY_VERIFY(isSettled());
    }
    Banner* failure() { return find<Banner>(u"failureBanner"_s); }
    QPushButton* remedy() { return failure()->findChild<QPushButton*>(u"bannerAction"_s); }
    QPushButton* emptyButton(const QString& name)
    {
        return find<QWidget>(u"nothingRead"_s)->findChild<QPushButton*>(name);
    }
};

void AlertsPageTroubleTest::aWrongTimeIsMendedWhereItIsChosen()
{
    open(write(u"alerts.ndjson"_s, goodNdjson()));
    map("host.name=@timestamp");
    QVERIFY(m_sources->failure(current().key));
    QVERIFY(failure()->isVisible());
    QTRY_COMPARE(remedy()->text(), u"How it is read…"_s);
    QVERIFY2(failure()->text().contains(u"at the right"_s), qUtf8Printable(failure()->text()));
    auto* const time = find<QComboBox>(u"jsonField0"_s);
    click(u"howItIsRead"_s);
    QVERIFY(!time->isVisible());
    QTest::mouseClick(remedy(), Qt::LeftButton);
    QVERIFY(time->isVisible());
    QTRY_VERIFY(time->lineEdit()->hasFocus());
    // The mapping is right again.
    QTest::keyClicks(time->lineEdit(), u"@timestamp"_s);
    QTest::keyClick(time->lineEdit(), Qt::Key_Return);
    QTRY_VERIFY(m_sources->loaded(current().key));
    QVERIFY(!failure()->isVisible());
    QCOMPARE(documents()->rowCount(), 20);
}

void AlertsPageTroubleTest::aFileWithoutAnyLineLeftHasAWayBack()
{
    open(write(u"alerts.ndjson"_s, goodNdjson()));
    map("host.name=@timestamp");
    m_sources->load(current().key, true);
    QTRY_VERIFY(m_sources->loaded(current().key));
    QCOMPARE(m_sources->loaded(current().key)->table->size(), 0U);
    auto* const nothing = find<QWidget>(u"nothingRead"_s);
    QTRY_VERIFY(nothing->isVisible());
    QVERIFY(!find<QWidget>(u"documentTable"_s)->isVisible());
    QVERIFY(!find<QWidget>(u"simulateWithIt"_s)->isEnabled());
    QCOMPARE(emptyButton(u"emptyAction"_s)->text(), u"How it is read…"_s);
    keepScreenshot(*m_window, u"trouble-skipped"_s);
    auto* const time = find<QComboBox>(u"jsonField0"_s);
    QTest::mouseClick(emptyButton(u"emptyAction"_s), Qt::LeftButton);
    QTRY_VERIFY(time->lineEdit()->hasFocus());
    // Read again, without skipping: the first line is named again.
    QTest::mouseClick(emptyButton(u"emptySecondAction"_s), Qt::LeftButton);
    QTRY_VERIFY(m_sources->failure(current().key));
    QTRY_VERIFY(failure()->isVisible());
}

void AlertsPageTroubleTest::cannotSimulateWithWhatIsNotThere()
{
    auto* const simulate = find<QWidget>(u"simulateWithIt"_s);
    open(write(u"alerts.ndjson"_s, goodNdjson()));
    QTRY_VERIFY(simulate->isEnabled());
    const QString usual = simulate->toolTip();
    map("host.name=@timestamp");
    QVERIFY(!simulate->isEnabled());
    QVERIFY2(simulate->toolTip().contains(u"could be read"_s), qUtf8Printable(simulate->toolTip()));
    // Reading again cures nothing: it is not what the page asks for.
    QVERIFY(!emptyButton(u"emptyAction"_s)->isVisible());
    QVERIFY(emptyButton(u"emptySecondAction"_s)->isVisible());
    keepScreenshot(*m_window, u"trouble-failed"_s);
    map("");
    QTRY_VERIFY(simulate->isEnabled());
    QCOMPARE(simulate->toolTip(), usual);
    // What was cancelled is not there either.
    addFlood(7'000, base::Day);
    QVERIFY(simulate->isEnabled());
    QTest::mouseClick(emptyButton(u"emptyAction"_s), Qt::LeftButton);
    auto* const progress = find<QWidget>(u"loadProgress"_s);
    QTRY_VERIFY(progress->isVisible());
    QTest::mouseClick(progress->findChild<QToolButton*>(u"cancelButton"_s), Qt::LeftButton);
    QVERIFY(!simulate->isEnabled());
    QVERIFY2(simulate->toolTip().contains(u"cancelled"_s), qUtf8Printable(simulate->toolTip()));
}

void AlertsPageTroubleTest::choosesTheTimeOfCsvByItsValues()
{
    open(write(u"odd.csv"_s, "foo,when,a_column_with_a_very_long_name_that_fits_nowhere\n"
                             "1,2026-03-02 10:00,a\n2,2026-03-02 10:01,b\n"));
    QTRY_VERIFY(m_sources->loaded(current().key)); // by its values
    QCOMPARE(current().mapping, std::string("when=@timestamp"));
    map("foo=host.name");
    QTRY_VERIFY(failure()->isVisible());
    auto* const time = find<QComboBox>(u"mappedTime"_s);
    QTRY_VERIFY(time->isVisible());
    QTRY_VERIFY2(!failure()->text().contains(u'='), qUtf8Printable(failure()->text()));
    QCOMPARE(time->currentIndex(), -1);
    QCOMPARE(find<FieldNote>(u"likelyTimeNote"_s)->text(), u"The values of when are times: choose it under Time."_s);
    keepScreenshot(*m_window, u"trouble-csv"_s);
    QVERIFY(find<QLineEdit>(u"mappedField2"_s)->width() > 100);
    QTest::mouseClick(remedy(), Qt::LeftButton);
    QTRY_VERIFY(time->hasFocus());
    QTest::keyClicks(time, u"when"_s);
    Q_EMIT time->textActivated(time->currentText());
    QCOMPARE(current().mapping, std::string("foo=host.name,when=@timestamp"));
    QTRY_VERIFY(m_sources->loaded(current().key));
    QCOMPARE(documents()->rowCount(), 2);
    QTRY_VERIFY(!find<FieldNote>(u"likelyTimeNote"_s)->isVisible());
    QCOMPARE(time->currentText(), u"when"_s);
}

QTEST_MAIN(AlertsPageTroubleTest)
#include "tst_AlertsPageTrouble.moc"
