// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/AlertsWindow.h"
#include "tests/gui/Screenshots.h"
#include "ui/alerts/FloodPlotCard.h"
#include "ui/widgets/AreaPlot.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/FieldNote.h"

#include <QAction>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QDoubleSpinBox>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace casewright;
using namespace casewright::ui;

namespace {

constexpr int Documents = 20;   ///< of goodNdjson()
constexpr int Events = 600;     ///< of the flood at full strength

} // namespace

/// A flood that is mixed into a file, in the real window.
class FloodMixFormTest final : public QObject, private AlertsWindow {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { tearDown(); }
    void mixesAFlood();
    void strengthIsLive();
    void takesTheHistoryAway();
    void presetsKeepTheHistory();
    void withoutFiles();
    void historyOfAnotherPlace();
    void missingHistory();
    void skipsBadLines();
    void mappingThatChanged();
    void pictures();

private:
    [[nodiscard]] std::optional<alerts::FloodMix> mix()
    {
        return alerts::parseFlood(m_sources->find(m_flood)->flood)->mix;
    }
    QComboBox* history() { return find<QComboBox>(u"floodHistory"_s); }
    QDoubleSpinBox* strength() { return find<QDoubleSpinBox>(u"floodStrength"_s); }
    FloodPlotCard* plot() { return m_page->findChild<FloodPlotCard*>(); }
    FieldNote* hint() { return find<FieldNote>(u"floodMixHint"_s); }
    void choose(const QString& name);
    void type(const QString& percent);
    /// Another text of the flood, as a console or an older file may have left it.
    void setMix(const std::string& into);

    QString m_path;
    std::int64_t m_flood = 0;
};

void FloodMixFormTest::init()
{
    build();
    // Not when the flood begins by itself.
    m_path = write(u"week.ndjson"_s, goodNdjson().replace("2026-03-02", "2026-03-04"));
    open(m_path);
    settle();
    m_flood = addFlood(10);
    settle();
}

/// With the keyboard, as somebody without a mouse does.
void FloodMixFormTest::choose(const QString& name)
{
    const int wanted = history()->findText(name);
    QVERIFY2(wanted >= 0, qUtf8Printable(name));
    history()->setFocus();
    while (history()->currentIndex() != wanted)
        QTest::keyClick(history(), history()->currentIndex() < wanted ? Qt::Key_Down : Qt::Key_Up);
}

void FloodMixFormTest::type(const QString& percent)
{
    strength()->setFocus();
    strength()->selectAll();
    QTest::keyClicks(strength(), percent);
}

void FloodMixFormTest::setMix(const std::string& into)
{
    store::StoredSource source = *m_sources->find(m_flood);
    alerts::Flood flood = alerts::parseFlood(source.flood).value();
    flood.mix = alerts::FloodMix{.into = into, .map = {}, .strength = 0.5};
    source.flood = alerts::writeFlood(flood);
    QVERIFY(m_sources->save(source));
}

void FloodMixFormTest::mixesAFlood()
{
    QCOMPARE(history()->currentText(), u"nothing"_s);
    QVERIFY(!strength()->isVisible());
    QVERIFY(!hint()->isVisible());
    QCOMPARE(documents()->rowCount(), Events);
    choose(u"week.ndjson"_s);
    QCOMPARE(mix()->into, m_path.toStdString());
    QCOMPARE(mix()->strength, 1.0);
    QVERIFY(strength()->isVisible());
    QCOMPARE(strength()->text(), u"100 %"_s);
    QVERIFY(hint()->text().contains(u"first alert"_s));
    QVERIFY(!find<QDateTimeEdit>(u"floodStart"_s)->isEnabled());
    QCOMPARE(find<QDateTimeEdit>(u"floodStart"_s)->text(), u"2026-03-04 00:00:00"_s);
    QCOMPARE(find<QLabel>(u"floodCount"_s)->text(), u"600 events beside the history"_s);
    QTRY_COMPARE(documents()->rowCount(), Events + Documents);
    settle();
    QCOMPARE(summary(), u"620 events · seed 42 · mixed into week.ndjson"_s);
    // The plot begins with the history, 2026-03-04 00:00.
    auto* const area = find<AreaPlot>(u"floodPlot"_s);
    QCOMPARE(area->xAxis->range().lower, 1'772'582'400.0);
    // Its 20 alerts come in the first of 120 parts, of half a minute each.
    QVERIFY2(area->accessibleDescription().endsWith(u"; the history, in grey, at most 40"_s),
             qUtf8Printable(area->accessibleDescription()));
    QVERIFY(area->yAxis->range().upper > 40);
    area->setFocus();
    QTest::keyClick(area, Qt::Key_Home);
    QVERIFY2(area->accessibleDescription().contains(u"history: 40 a minute"_s),
             qUtf8Printable(area->accessibleDescription()));
    QTest::keyClick(area, Qt::Key_End);
    QVERIFY2(area->accessibleDescription().contains(u"history: 0 a minute"_s),
             qUtf8Printable(area->accessibleDescription()));
    m_sources->finishSaving();
    QVERIFY(AlertSources(*m_session).sources() == m_sources->sources());
}

void FloodMixFormTest::strengthIsLive()
{
    choose(u"week.ndjson"_s);
    settle();
    QCOMPARE(plot()->rate()->peak, 10.0);
    type(u"50"_s);
    QCOMPARE(mix()->strength, 0.5);
    QCOMPARE(find<QLabel>(u"floodCount"_s)->text(), u"300 events beside the history"_s);
    QCOMPARE(plot()->rate()->peak, 5.0);
    QTRY_COMPARE(documents()->rowCount(), Events / 2 + Documents);
    settle();
    // What was typed counts as soon as the control is left.
    find<QComboBox>(u"floodHistory"_s)->setFocus();
    type(u"0"_s);
    auto* const note = find<FieldNote>(u"floodStrengthNote"_s);
    QVERIFY(note->isVisible());
    QVERIFY2(note->text().contains(u"above 0"_s), qUtf8Printable(note->text()));
    QCOMPARE(mix()->strength, 0.5);
    type(u"250"_s);
    QVERIFY(!note->isVisible());
    QCOMPARE(mix()->strength, 2.5);
    QTRY_COMPARE(documents()->rowCount(), Events * 5 / 2 + Documents);
}

void FloodMixFormTest::takesTheHistoryAway()
{
    choose(u"week.ndjson"_s);
    type(u"30"_s);
    choose(u"nothing"_s);
    QVERIFY(!mix());
    QVERIFY(!strength()->isVisible());
    QVERIFY(!find<AreaPlot>(u"floodPlot"_s)->accessibleDescription().contains(u"history"_s));
    QVERIFY(find<QDateTimeEdit>(u"floodStart"_s)->isEnabled());
    QCOMPARE(find<QDateTimeEdit>(u"floodStart"_s)->text(), u"2026-03-02 00:00:00"_s); // its own again
    QTRY_COMPARE(documents()->rowCount(), Events);
    QCOMPARE(find<QLabel>(u"floodCount"_s)->text(), u"600 events"_s);
    choose(u"week.ndjson"_s);
    QCOMPARE(mix()->strength, 0.3); // as it was
    // Sources that go take their name along, not the history.
    m_sources->remove(m_sources->sources().front().key);
    QCOMPARE(m_sources->sources().size(), std::size_t{1});
    QCOMPARE(history()->currentText(), u"week.ndjson"_s);
    QCOMPARE(mix()->into, m_path.toStdString());
}

void FloodMixFormTest::presetsKeepTheHistory()
{
    choose(u"week.ndjson"_s);
    auto* const presets = find<QComboBox>(u"floodPreset"_s);
    const int quiet = presets->findText(u"Preset: Quiet week"_s);
    QVERIFY(quiet > 0);
    Q_EMIT presets->activated(quiet);
    QCOMPARE(mix()->into, m_path.toStdString());
    QCOMPARE(presets->currentIndex(), quiet);
    choose(u"nothing"_s);
    QCOMPARE(presets->currentIndex(), quiet);
}

void FloodMixFormTest::withoutFiles()
{
    m_sources->remove(m_sources->sources().front().key);
    QCOMPARE(history()->count(), 1);
    QVERIFY(hint()->isVisible());
    QVERIFY(hint()->text().contains(u"Open a file"_s));
}

void FloodMixFormTest::historyOfAnotherPlace()
{
    const QString other = write(u"other.ndjson"_s, goodNdjson());
    setMix(other.toStdString());
    QCOMPARE(history()->currentText(), u"other.ndjson"_s);
    QCOMPARE(history()->count(), 3);
    QCOMPARE(history()->toolTip(), other);
    QTRY_COMPARE(documents()->rowCount(), Events / 2 + Documents);
    Q_EMIT history()->activated(2);
    QCOMPARE(mix()->into, other.toStdString());
    choose(u"week.ndjson"_s);
    QCOMPARE(history()->count(), 2);
    QCOMPARE(mix()->into, m_path.toStdString());
}

void FloodMixFormTest::missingHistory()
{
    const QString path = m_folder->filePath(u"gone.ndjson"_s);
    setMix(path.toStdString());
    auto* const banner = find<Banner>(u"failureBanner"_s);
    QTRY_VERIFY(banner->isVisible());
    QStringList said;
    for (const QLabel* const label : banner->findChildren<QLabel*>())
        said.append(label->text());
    const QString all = said.join(u'\n');
    QVERIFY2(all.contains(path) && all.contains(u"choose another history at the right"_s), qUtf8Printable(all));
    QVERIFY(!banner->findChild<QPushButton*>(u"bannerAction"_s)->isVisible());
    choose(u"week.ndjson"_s);
    QTRY_COMPARE(documents()->rowCount(), Events / 2 + Documents);
    QTRY_VERIFY(!banner->isVisible());
}

void FloodMixFormTest::skipsBadLines()
{
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::Append));
    file.write("no document\n");
    file.close();
    choose(u"week.ndjson"_s);
    auto* const banner = find<Banner>(u"failureBanner"_s);
    QTRY_VERIFY(banner->isVisible());
    auto* const skip = banner->findChild<QPushButton*>(u"bannerAction"_s);
    QCOMPARE(skip->text(), u"Skip bad lines"_s);
    QTest::mouseClick(skip, Qt::LeftButton);
    QTRY_COMPARE(documents()->rowCount(), Events + Documents);
    settle();
    QVERIFY2(summary().endsWith(u" · 1 line skipped"_s), qUtf8Printable(summary()));
}

void FloodMixFormTest::mappingThatChanged()
{
    choose(u"week.ndjson"_s);
    store::StoredSource file = m_sources->sources().front();
    file.mapping = "@timestamp=@timestamp";
    QVERIFY(m_sources->save(file));
    QVERIFY2(hint()->text().contains(u"Choose it again"_s), qUtf8Printable(hint()->text()));
    QCOMPARE(hint()->tone(), Tone::Limit);
    Q_EMIT history()->activated(history()->currentIndex());
    QCOMPARE(mix()->map, file.mapping);
    QCOMPARE(hint()->tone(), Tone::Neutral);
}

void FloodMixFormTest::pictures()
{
    choose(u"week.ndjson"_s);
    type(u"30"_s);
    settle();
    for (const auto& [theme, word] : {std::pair{Theme::Choice::Light, u"light"_s}, {Theme::Choice::Dark, u"dark"_s}}) {
        m_theme->choose(theme);
        for (const QSize size : {QSize(1440, 900), QSize(1024, 700)}) {
            m_window->resize(size);
            find<QScrollArea>(u"floodForm"_s)->ensureWidgetVisible(hint());
            QTRY_VERIFY(!strength()->visibleRegion().isEmpty());
            QVERIFY(history()->width() > 3 * history()->height());
            keepScreenshot(*m_window, u"alerts-mix-%1-%2"_s.arg(word).arg(size.width()));
        }
    }
}

QTEST_MAIN(FloodMixFormTest)
#include "tst_FloodMixForm.moc"
