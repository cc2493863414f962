// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/Screenshots.h"
#include "tests/gui/SimulationWindow.h"
#include "tests/gui/WidgetRules.h"
#include "ui/simulation/AnalystTexts.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/FieldNote.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>
#include <QTimeEdit>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace casewright;
using namespace casewright::ui;
using engine::AnalystModel;
using engine::CloseAfter;
using engine::StaffedQueue;

/// The chooser and the editor of analysts in the real window.
class AnalystsPaneTest final : public QObject, private SimulationWindow {
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(setUp()); }
    void cleanup() { tearDown(); }
    void theChooserOpensTheEditor();
    void theChooserFollowsAndSetsTheChoice();
    void closingAfterATime();
    void aDrawnLengthKeepsItsMiddle();
    void aStaffedQueue();
    void aShiftGoesToMidnight();
    void everyLimitHasItsNote_data();
    void everyLimitHasItsNote();
    void anUnsoundModelDoesNotRun();
    void otherKindsOfWorkAreNotForgotten();
    void whatIsRemovedCanBeBroughtBack();
    void filesComeInAndGoOut();
    void aReadOnlyWorkspaceOnlyShows();
    void narrowWindowsShowOneAtATime();
    void everyWidgetKeepsTheRules();
    void picturesCanBeKept();

private:
    [[nodiscard]] QWidget* pane() const { return find<QWidget>(u"analystsPane"_s); }
    void openEditor() { m_actions->action(u"simulation.analysts"_s)->trigger(); }
    void click(const QString& name) const { QTest::mouseClick(find<QWidget>(name), Qt::LeftButton); }
    /// A button of a row of buttons.
    void choose(const QString& name, int segment) const
    {
        QTest::mouseClick(find<QWidget>(name)->findChild<QPushButton*>(u"segment%1"_s.arg(segment)), Qt::LeftButton);
    }
    /// As a person does: 0 closed after a time, 1 office hours, 2 around the clock.
    void addNew(int preset) const { find<QPushButton>(u"newAnalysts"_s)->menu()->actions().at(preset)->trigger(); }
    void setDuration(const QString& name, int number, const QString& unit) const
    {
        auto* const edit = find<QWidget>(name);
        auto* const units = edit->findChild<QComboBox*>(u"durationUnit"_s);
        units->setCurrentIndex(units->findData(unit));
        Q_EMIT units->activated(units->currentIndex());
        edit->findChild<QSpinBox*>(u"durationNumber"_s)->setValue(number);
    }
    [[nodiscard]] AnalystModel model() const { return m_analysts->chosenModel(); }
    [[nodiscard]] StaffedQueue queue() const { return std::get<StaffedQueue>(model().work); }
    /// As another connection finds it.
    [[nodiscard]] std::vector<store::StoredAnalysts> stored() const
    {
        m_analysts->finishSaving();
        const auto workspace = store::Workspace::open(toUtf8(m_session->path()), store::Access::ReadOnly);
        return workspace ? workspace->analysts().value() : std::vector<store::StoredAnalysts>();
    }
};

void AnalystsPaneTest::theChooserOpensTheEditor()
{
    QVERIFY(!pane()->isVisible());
    auto* const chooser = find<QComboBox>(u"analystChooser"_s);
    QCOMPARE(chooser->currentText(), u"Nobody closes cases"_s);
    chooser->setCurrentIndex(chooser->count() - 1);
    QCOMPARE(chooser->currentText(), u"Edit analysts…"_s);
    Q_EMIT chooser->activated(chooser->count() - 1);
    QVERIFY(pane()->isVisible());
    QCOMPARE(chooser->currentText(), u"Nobody closes cases"_s);
    QVERIFY(find<QLabel>(u"analystHint"_s)->isVisible());
    QVERIFY(find<QListWidget>(u"analystList"_s)->hasFocus());
    QTest::keyClick(find<QListWidget>(u"analystList"_s), Qt::Key_Escape);
    QVERIFY(!pane()->isVisible());
}

void AnalystsPaneTest::theChooserFollowsAndSetsTheChoice()
{
    openEditor();
    addNew(0);
    addNew(1);
    auto* const chooser = find<QComboBox>(u"analystChooser"_s);
    QCOMPARE(chooser->currentText(), u"Office hours · 2 analysts, Mon–Fri 08:00–17:00 UTC"_s);
    chooser->setCurrentIndex(1);
    Q_EMIT chooser->activated(1);
    QCOMPARE(model().name, std::string("Closed after a time"));
    QCOMPARE(find<QListWidget>(u"analystList"_s)->currentRow(), 1);
    QCOMPARE(find<QLineEdit>(u"analystName"_s)->text(), u"Closed after a time"_s);
    find<QListWidget>(u"analystList"_s)->setCurrentRow(0);
    QVERIFY(!m_analysts->chosen());
    QCOMPARE(chooser->currentIndex(), 0);
    QVERIFY(!find<QLineEdit>(u"analystName"_s)->isVisible());
}

void AnalystsPaneTest::closingAfterATime()
{
    openEditor();
    addNew(0);
    auto* const name = find<QLineEdit>(u"analystName"_s);
    QVERIFY(name->hasFocus());
    QTest::keyClicks(name, u"Clock"_s);
    choose(u"closeAfterKind"_s, 0);
    setDuration(u"closeAfterLength"_s, 90, u"m"_s);
    const AnalystModel wanted{.name = "Clock",
                              .work = CloseAfter{engine::FixedLength{{90 * base::Minute.milliseconds}}}};
    QVERIFY(model() == wanted);
    QCOMPARE(stored().size(), std::size_t{1});
    QVERIFY(stored().front().model == wanted);
    QCOMPARE(find<QComboBox>(u"analystChooser"_s)->currentText(), u"Clock · Closed after 1 h 30 min"_s);
    // What was typed is not written anew while it is typed.
    QCOMPARE(find<QWidget>(u"closeAfterLength"_s)->findChild<QSpinBox*>(u"durationNumber"_s)->value(), 90);
    find<QSpinBox>(u"analystSeed"_s)->setValue(12);
    QCOMPARE(m_analysts->seed(), 12U);
}

void AnalystsPaneTest::aDrawnLengthKeepsItsMiddle()
{
    openEditor();
    addNew(0);
    const auto length = [this] { return std::get<CloseAfter>(model().work).after; };
    const base::Duration most{6 * base::Hour.milliseconds};
    QVERIFY((length() == engine::DrawnLength(engine::UniformLength{{2 * base::Hour.milliseconds}, most})));
    choose(u"closeAfterKind"_s, 0);
    QVERIFY((length() == engine::DrawnLength(engine::FixedLength{{4 * base::Hour.milliseconds}})));
    choose(u"closeAfterKind"_s, 2);
    QVERIFY((length() == engine::DrawnLength(engine::LogNormalLength{{4 * base::Hour.milliseconds}, 2})));
    find<QDoubleSpinBox>(u"closeAfterSpread"_s)->setValue(3.5);
    setDuration(u"closeAfterMedian"_s, 3, u"h"_s);
    QVERIFY((length() == engine::DrawnLength(engine::LogNormalLength{{3 * base::Hour.milliseconds}, 3.5})));
    choose(u"closeAfterKind"_s, 1);
    setDuration(u"closeAfterFrom"_s, 5, u"s"_s);
    setDuration(u"closeAfterTo"_s, 2, u"d"_s);
    QVERIFY((length() == engine::DrawnLength(engine::UniformLength{{5'000}, {2 * base::Day.milliseconds}})));
}

void AnalystsPaneTest::aStaffedQueue()
{
    openEditor();
    addNew(1);
    click(u"shift0Day5"_s);
    click(u"shift0Day0"_s);
    find<QTimeEdit>(u"shift0From"_s)->setTime({22, 30});
    find<QTimeEdit>(u"shift0To"_s)->setTime({6, 15});
    find<QSpinBox>(u"shift0Analysts"_s)->setValue(7);
    auto* const zone = find<QComboBox>(u"analystZone"_s);
    zone->setCurrentIndex(zone->findText(u"UTC−03:30"_s));
    Q_EMIT zone->activated(zone->currentIndex());
    choose(u"triageKind"_s, 0);
    setDuration(u"triageLength"_s, 25, u"m"_s);
    find<QDoubleSpinBox>(u"analystCloses"_s)->setValue(80);
    choose(u"analystOrder"_s, 1);
    click(u"addShift"_s);
    QVERIFY(find<QToolButton>(u"shift1Day0"_s)->hasFocus());
    const base::Duration minute = base::Minute;
    const engine::Shift first{.days = {false, true, true, true, true, true, false},
                              .from = {(22 * 60 + 30) * minute.milliseconds},
                              .to = {(6 * 60 + 15) * minute.milliseconds},
                              .analysts = 7};
    engine::Shift second = first;
    second.from = first.to;
    second.to = {(14 * 60 + 15) * minute.milliseconds};
    const StaffedQueue wanted{.zone = {-210 * minute.milliseconds},
                              .shifts = {first, second},
                              .triage = engine::FixedLength{{25 * minute.milliseconds}},
                              .closes = 0.8,
                              .order = engine::QueueOrder::NewestFirst};
    QVERIFY(queue() == wanted);
    QVERIFY(stored().front().model == model());
    QCOMPARE(analysttext::work(model()), u"7 analysts in 2 shifts, UTC−03:30"_s);
    click(u"shift0Remove"_s);
    QVERIFY(queue().shifts == std::vector{second});
}

void AnalystsPaneTest::aShiftGoesToMidnight()
{
    openEditor();
    addNew(1);
    find<QTimeEdit>(u"shift0To"_s)->setTime({0, 0});
    QCOMPARE(queue().shifts.front().to.milliseconds, base::Day.milliseconds);
    find<QTimeEdit>(u"shift0From"_s)->setTime({0, 0});
    QVERIFY(!AnalystModels::problemOf(model()));
    click(u"shift0Day5"_s);
    click(u"shift0Day6"_s);
    QCOMPARE(analysttext::work(model()), u"2 analysts around the clock"_s);
}

void AnalystsPaneTest::everyLimitHasItsNote_data()
{
    QTest::addColumn<int>("preset");
    QTest::addColumn<QString>("note");
    QTest::addColumn<QString>("words");
    QTest::addColumn<int>("change");
    QTest::newRow("too long") << 0 << u"closeAfterNote"_s << u"at most 3660d"_s << 0;
    QTest::newRow("no length") << 0 << u"closeAfterNote"_s << u"no length of time"_s << 1;
    QTest::newRow("the wrong way round") << 0 << u"closeAfterNote"_s << u"must not be shorter"_s << 2;
    QTest::newRow("long triage") << 1 << u"triageNote"_s << u"at most 3660d"_s << 3;
    QTest::newRow("no day") << 1 << u"shift0Note"_s << u"at least one day"_s << 4;
    QTest::newRow("no time") << 2 << u"shift1Note"_s << u"must be another time"_s << 5;
    QTest::newRow("no shift") << 1 << u"shiftsNote"_s << u"1 to 50 shifts"_s << 6;
}

void AnalystsPaneTest::everyLimitHasItsNote()
{
    QFETCH(int, preset);
    QFETCH(QString, note);
    QFETCH(QString, words);
    QFETCH(int, change);
    openEditor();
    addNew(preset);
    const AnalystModel before = model();
    QVERIFY(find<FieldNote>(note)->text().isEmpty());
    switch (change) {
    case 0: setDuration(u"closeAfterTo"_s, 3'661, u"d"_s); break;
    case 1: setDuration(u"closeAfterFrom"_s, 0, u"h"_s); break;
    case 2: setDuration(u"closeAfterFrom"_s, 7, u"h"_s); break;
    case 3: setDuration(u"triageMedian"_s, 3'661, u"d"_s); break;
    case 4:
        for (int day = 0; day < 5; ++day)
            click(u"shift0Day%1"_s.arg(day));
        break;
    case 5: find<QTimeEdit>(u"shift1To"_s)->setTime({8, 0}); break;
    case 6: click(u"shift0Remove"_s); break;
    default: QFAIL("no such change");
    }
    QVERIFY(find<FieldNote>(note)->isVisible());
    QVERIFY2(find<FieldNote>(note)->text().contains(words), qUtf8Printable(find<FieldNote>(note)->text()));
    // It stands here as it was written, and the workspace keeps what was sound.
    QVERIFY(model() != before);
    QVERIFY(stored().front().model != model());
    QVERIFY(m_analysts->edit(*m_analysts->chosen(), before));
    QVERIFY(find<FieldNote>(note)->text().isEmpty());
    QVERIFY(stored().front().model == before);
}

void AnalystsPaneTest::anUnsoundModelDoesNotRun()
{
    addStorm();
    openEditor();
    addNew(1);
    click(u"shift0Remove"_s);
    click(u"closeAnalysts"_s);
    run();
    QVERIFY(!m_service->isRunning());
    auto* const banner = find<Banner>(u"simulationBanner"_s);
    QVERIFY(banner->isVisible());
    QVERIFY2(banner->title().contains(u"Office hours"_s), qUtf8Printable(banner->title()));
    Q_EMIT banner->actionRequested();
    QVERIFY(pane()->isVisible());
    click(u"addShift"_s);
    QVERIFY(runToTheEnd());
}

void AnalystsPaneTest::otherKindsOfWorkAreNotForgotten()
{
    openEditor();
    addNew(1);
    find<QSpinBox>(u"shift0Analysts"_s)->setValue(9);
    const AnalystModel staffed = model();
    choose(u"analystWork"_s, 0);
    QVERIFY(model().isIdle());
    QVERIFY(!find<QSpinBox>(u"shift0Analysts"_s)->isVisible());
    choose(u"analystWork"_s, 1);
    QVERIFY(std::holds_alternative<CloseAfter>(model().work));
    choose(u"analystWork"_s, 2);
    QVERIFY(model() == staffed);
}

void AnalystsPaneTest::whatIsRemovedCanBeBroughtBack()
{
    openEditor();
    addNew(0);
    addNew(1);
    const AnalystModel before = model();
    click(u"removeAnalysts"_s);
    QCOMPARE(stored().size(), std::size_t{1});
    auto* const banner = find<Banner>(u"simulationBanner"_s);
    QVERIFY(banner->isVisible());
    QCOMPARE(banner->title(), u"“Office hours” was removed"_s);
    QVERIFY(!m_analysts->chosen());
    QVERIFY(!find<QToolButton>(u"removeAnalysts"_s)->isEnabled());
    Q_EMIT banner->actionRequested();
    QVERIFY(model() == before);
    QCOMPARE(stored().size(), std::size_t{2});
    QCOMPARE(find<QListWidget>(u"analystList"_s)->currentRow(), 2);
}

void AnalystsPaneTest::filesComeInAndGoOut()
{
    openEditor();
    addNew(2);
    const AnalystModel before = model();
    const QString path = m_folder->filePath(u"staff.json"_s);
    const auto answer = [this](const QString& button, const QString& dialogName, const QString& file) {
        click(button);
        auto* const dialog = m_window->findChild<QFileDialog*>(dialogName);
        QVERIFY(dialog);
        Q_EMIT dialog->fileSelected(file);
        dialog->close();
    };
    answer(u"exportAnalysts"_s, u"exportAnalystsDialog"_s, path);
    QVERIFY(QFile::exists(path));
    click(u"removeAnalysts"_s);
    answer(u"importAnalysts"_s, u"importAnalystsDialog"_s, path);
    QVERIFY(model() == before);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"casewright\": \"analysts/1\",\n \"closeAfter\": 3}");
    file.close();
    answer(u"importAnalysts"_s, u"importAnalystsDialog"_s, path);
    auto* const banner = find<Banner>(u"simulationBanner"_s);
    QVERIFY(banner->isVisible());
    QVERIFY2(banner->text().contains(u"staff.json:2:16"_s), qUtf8Printable(banner->text()));
    QCOMPARE(stored().size(), std::size_t{1});
}

void AnalystsPaneTest::aReadOnlyWorkspaceOnlyShows()
{
    openEditor();
    addNew(0);
    const QString path = m_session->path();
    QVERIFY(m_session->open(m_folder->filePath(u"other.casewright"_s), store::Access::Create));
    QVERIFY(m_session->open(path, store::Access::ReadOnly));
    QVERIFY(find<QLineEdit>(u"analystName"_s)->isVisible());
    for (const QString& name : {u"analystName"_s, u"newAnalysts"_s, u"importAnalysts"_s, u"removeAnalysts"_s})
        QVERIFY2(!find<QWidget>(name)->isEnabled(), qUtf8Printable(name));
    QVERIFY(find<QToolButton>(u"exportAnalysts"_s)->isEnabled());
    find<QSpinBox>(u"analystSeed"_s)->setValue(3);
    QCOMPARE(m_analysts->seed(), 3U);
}

void AnalystsPaneTest::narrowWindowsShowOneAtATime()
{
    addStorm();
    openEditor();
    addNew(0);
    auto* const stack = find<QWidget>(u"simulationStack"_s);
    QVERIFY(stack->isVisible() && pane()->isVisible());
    m_window->resize(1024, 700);
    QTRY_VERIFY(!stack->isVisible());
    QVERIFY(pane()->isVisible());
    const auto* const button = find<QPushButton>(u"runButton"_s);
    QVERIFY(button->mapTo(m_window.get(), QPoint(button->width(), 0)).x() <= m_window->width());
    QVERIFY(runToTheEnd());
    QVERIFY(stack->isVisible() && !pane()->isVisible());
    m_window->resize(1440, 900);
    openEditor();
    QTRY_VERIFY(stack->isVisible() && pane()->isVisible());
}

void AnalystsPaneTest::everyWidgetKeepsTheRules()
{
    openEditor();
    for (int preset = 0; preset < 3; ++preset) {
        addNew(preset);
        QCOMPARE(brokenRules(*m_page).join(u'\n'), QString());
    }
    QCOMPARE(m_actions->conflicts(), QStringList());
}

void AnalystsPaneTest::picturesCanBeKept()
{
    addStorm();
    openEditor();
    addNew(0);
    addNew(2);
    addNew(1);
    QVERIFY(runToTheEnd());
    for (const auto choice : {Theme::Choice::Light, Theme::Choice::Dark}) {
        m_theme->choose(choice);
        const QString look = choice == Theme::Choice::Light ? u"light"_s : u"dark"_s;
        for (const QSize& size : {QSize(1440, 900), QSize(1024, 700)}) {
            m_window->resize(size);
            QTRY_COMPARE(m_window->size(), size);
            keepScreenshot(*m_window, u"analysts-%1-%2"_s.arg(look).arg(size.width()));
        }
    }
    m_theme->choose(Theme::Choice::Light);
    m_window->resize(1440, 900);
    find<QListWidget>(u"analystList"_s)->setCurrentRow(1);
    setDuration(u"closeAfterFrom"_s, 9, u"h"_s);
    keepScreenshot(*m_window, u"analysts-problem"_s);
    find<QListWidget>(u"analystList"_s)->setCurrentRow(0);
    keepScreenshot(*m_window, u"analysts-nobody"_s);
}

QTEST_MAIN(AnalystsPaneTest)
#include "tst_AnalystsPane.moc"
