// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/AreaPlot.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/ElidedComboBox.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/FieldNote.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/Pill.h"
#include "ui/widgets/ProgressLine.h"
#include "ui/widgets/Theme.h"
#include "ui/widgets/Tile.h"

#include <QApplication>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QStyleOptionComboBox>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

#include <initializer_list>

using namespace Qt::StringLiterals;
using casewright::ui::AreaPlot;
using casewright::ui::Banner;
using casewright::ui::Card;
using casewright::ui::ElidedComboBox;
using casewright::ui::EmptyState;
using casewright::ui::FieldNote;
using casewright::ui::FlowLayout;
using casewright::ui::Pill;
using casewright::ui::PlotBand;
using casewright::ui::PlotBands;
using casewright::ui::ProgressLine;
using casewright::ui::Theme;
using casewright::ui::Tile;
using casewright::ui::Tone;

/// The parts that show something.
class WidgetsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = new Theme(*qApp, [] { return false; }); }
    void cleanupTestCase() { delete m_theme; }
    void partsDoNotBecomeWindows();
    void partsShowInTheirLayout();
    void cardNumbersItsTitle();
    void tileShowsNumbers();
    void bannerShowsAndCloses();
    void bannerOffersOneAction();
    void emptyStateOffersActions();
    void fieldNoteTakesNoRoomWhenEmpty();
    void progressShowsShareAndEstimate();
    void progressWithoutATotalIsBusy();
    void progressAsksUntilFinished();
    void flowBreaksLines();
    void comboEndsLongTextsWithAnEllipsis();
    void plotKeepsWordsOfBandsInSight();
    void plotIsReadAndChosenFrom();

private:
    Theme* m_theme = nullptr;
};

void WidgetsTest::partsDoNotBecomeWindows()
{
    Pill pill;
    pill.setStatus(u"Valid"_s, Tone::Fine);
    Banner banner;
    banner.showMessage(Tone::Loss, u"Lost"_s);
    FieldNote note;
    note.setNote(Tone::Limit, u"Wrong"_s);
    ProgressLine line;
    line.start([] { return casewright::ui::ProgressState{}; });
    for (const QWidget* const widget : std::initializer_list<const QWidget*>{&pill, &banner, &note, &line})
        QVERIFY(!widget->isVisible());
}

void WidgetsTest::partsShowInTheirLayout()
{
    QWidget window;
    auto* const layout = new QVBoxLayout(&window);
    auto* const before = new FieldNote;
    before->setNote(Tone::Limit, u"Said before"_s);
    auto* const silent = new FieldNote;
    auto* const emptied = new FieldNote;
    emptied->setNote(Tone::Limit, u"Said"_s);
    emptied->clear();
    for (QWidget* const widget : {before, silent, emptied})
        layout->addWidget(widget);
    window.show();
    QVERIFY(before->isVisible());
    QVERIFY(!silent->isVisible());
    QVERIFY(!emptied->isVisible());
}

void WidgetsTest::cardNumbersItsTitle()
{
    Card card(u"Definition"_s);
    QVERIFY(card.findChild<QLabel*>()->text() == u"Definition"_s);
    card.setNumber(1);
    QCOMPARE(card.findChild<QLabel*>()->text(), u"1  Definition"_s);
    QCOMPARE(card.accessibleName(), u"Definition"_s);
    card.setTone(Tone::Loss);
    QCOMPARE(card.property("tone").toString(), u"loss"_s);
}

void WidgetsTest::tileShowsNumbers()
{
    Tile tile(u"alerts raised"_s);
    QCOMPARE(tile.text(), u"–"_s);
    tile.setNumber(1204);
    QCOMPARE(tile.text(), u"1\u202F204"_s);
    QCOMPARE(tile.accessibleName(), u"1\u202F204 alerts raised"_s);
    tile.clear();
    QCOMPARE(tile.text(), u"–"_s);
}

void WidgetsTest::bannerShowsAndCloses()
{
    QWidget window;
    auto* const layout = new QVBoxLayout(&window);
    auto* const banner = new Banner(&window);
    layout->addWidget(banner);
    window.show();
    QVERIFY(!banner->isVisible());
    banner->showMessage(Tone::Loss, u"The file is no JSON"_s, u"Line 3 ends too early."_s);
    QVERIFY(banner->isVisible());
    QCOMPARE(banner->tone(), Tone::Loss);
    QCOMPARE(banner->accessibleName(), u"The file is no JSON"_s);
    QSignalSpy dismissed(banner, &Banner::dismissed);
    QTest::mouseClick(banner->findChild<QToolButton*>(u"bannerClose"_s), Qt::LeftButton);
    QVERIFY(!banner->isVisible());
    QCOMPARE(dismissed.size(), 1);
}

void WidgetsTest::bannerOffersOneAction()
{
    QWidget window;
    auto* const banner = new Banner(&window);
    window.show();
    banner->showMessage(Tone::Limit, u"First"_s);
    banner->setAction(u"Try again"_s);
    auto* const action = banner->findChild<QPushButton*>(u"bannerAction"_s);
    QSignalSpy requested(banner, &Banner::actionRequested);
    QTest::mouseClick(action, Qt::LeftButton);
    QCOMPARE(requested.size(), 1);
    banner->showMessage(Tone::Limit, u"Second"_s);
    QVERIFY(!action->isVisible());
}

void WidgetsTest::emptyStateOffersActions()
{
    EmptyState state(u"alerts"_s, u"No alerts yet"_s, u"Open a file."_s);
    state.setAction(u"Open file..."_s);
    state.show();
    QSignalSpy requested(&state, &EmptyState::actionRequested);
    QSignalSpy second(&state, &EmptyState::secondActionRequested);
    QTest::mouseClick(state.findChild<QPushButton*>(u"emptyAction"_s), Qt::LeftButton);
    QCOMPARE(requested.size(), 1);
    QVERIFY(!state.findChild<QPushButton*>(u"emptySecondAction"_s)->isVisible());
    state.setSecondAction(u"Make a flood"_s);
    QTest::mouseClick(state.findChild<QPushButton*>(u"emptySecondAction"_s), Qt::LeftButton);
    QCOMPARE(second.size(), 1);
}

void WidgetsTest::fieldNoteTakesNoRoomWhenEmpty()
{
    QWidget window;
    auto* const layout = new QVBoxLayout(&window);
    auto* const note = new FieldNote(&window);
    layout->addWidget(note);
    const int empty = window.sizeHint().height();
    note->setNote(Tone::Loss, u"No document has this field."_s);
    layout->activate();
    QCOMPARE_GT(window.sizeHint().height(), empty);
    QCOMPARE(note->tone(), Tone::Loss);
    note->clear();
    layout->activate();
    QCOMPARE(window.sizeHint().height(), empty);
}

void WidgetsTest::progressShowsShareAndEstimate()
{
    ProgressLine line;
    line.showState({.phase = u"Deciding"_s, .done = 250, .total = 1000}, 100);
    QCOMPARE(line.text(), u"Deciding · 25\u202F%"_s);
    line.showState({.phase = u"Deciding"_s, .done = 250, .total = 1000}, 10'000);
    QCOMPARE(line.text(), u"Deciding · 25\u202F% · 30 s left"_s);
    line.showState({.phase = u"Deciding"_s, .done = 1200, .total = 1000}, 10'000);
    QCOMPARE(line.text(), u"Deciding · 100\u202F%"_s);
    QCOMPARE(line.findChild<QProgressBar*>()->value(), line.findChild<QProgressBar*>()->maximum());
}

void WidgetsTest::progressWithoutATotalIsBusy()
{
    ProgressLine line;
    line.showState({.phase = u"Reading"_s, .done = 12'000}, 5000);
    QCOMPARE(line.text(), u"Reading · 12\u202F000"_s);
    QCOMPARE(line.findChild<QProgressBar*>()->maximum(), 0);
}

void WidgetsTest::progressAsksUntilFinished()
{
    ProgressLine line;
    int asked = 0;
    line.start([&asked] {
        ++asked;
        return casewright::ui::ProgressState{.phase = u"Running"_s, .done = asked, .total = 100};
    });
    QCOMPARE(asked, 1);
    QTRY_COMPARE_GE(asked, 3);
    QVERIFY(line.isRunning());
    line.finish();
    QVERIFY(!line.isRunning());
}

void WidgetsTest::flowBreaksLines()
{
    QWidget window;
    auto* const flow = new FlowLayout(&window);
    for (int i = 0; i < 4; ++i) {
        auto* const part = new QWidget(&window);
        part->setFixedSize(50, 20);
        flow->addWidget(part);
    }
    QCOMPARE(flow->heightForWidth(500), 20);
    QCOMPARE(flow->heightForWidth(104), 20 + flow->spacing() + 20);
    QCOMPARE(flow->heightForWidth(10), 4 * 20 + 3 * flow->spacing());
}

namespace {

/// Tells what would be painted.
class ShownCombo final : public ElidedComboBox {
public:
    [[nodiscard]] QString shownText() const
    {
        QStyleOptionComboBox option;
        initStyleOption(&option);
        return option.currentText;
    }
};

} // namespace

void WidgetsTest::comboEndsLongTextsWithAnEllipsis()
{
    ShownCombo combo;
    combo.addItem(u"Endpoint alerts, one case per host"_s);
    combo.resize(100, 30);
    QVERIFY2(combo.shownText().endsWith(u'…'), qUtf8Printable(combo.shownText()));
    QVERIFY(combo.shownText().startsWith(u"End"));
    QCOMPARE(combo.currentText(), u"Endpoint alerts, one case per host"_s);
    combo.resize(600, 30);
    QCOMPARE(combo.shownText(), combo.currentText());
}

void WidgetsTest::plotKeepsWordsOfBandsInSight()
{
    AreaPlot plot(140);
    plot.resize(320, 140);
    plot.setPoints({{0, 1}, {100, 1}});
    std::vector<PlotBand> bands;
    for (const double at : {0.0, 38.0, 40.0, 42.0, 45.0, 48.0, 50.0, 52.0, 53.0, 55.0, 98.0})
        bands.push_back({at, at + 2, u"updates reach the workstations %1"_s.arg(at)});
    plot.setBands(bands);
    plot.setChosenBand(9);
    plot.replot();
    QVERIFY(!plot.bands().wordsOf(9).isEmpty());
    QStringList leftOut;
    for (int band = 0; band < 11; ++band) {
        const QRect words = plot.bands().wordsOf(band);
        if (words.isEmpty())
            leftOut.append(bands[static_cast<std::size_t>(band)].label);
        else
            QCOMPARE(plot.bands().tipAt(words.center()), QStringList{bands[static_cast<std::size_t>(band)].label});
        QVERIFY2(words.isEmpty() || plot.rect().contains(words), qUtf8Printable(QString::number(band)));
        for (int other = 0; other < band; ++other)
            QVERIFY(!words.intersects(plot.bands().wordsOf(other)));
    }
    QCOMPARE(plot.bands().rows(), PlotBands::MostRows);
    QVERIFY(!leftOut.isEmpty() && leftOut.size() <= 7);
    // A tip tells those that found no room.
    QPoint free(0, plot.height() - 1);
    const auto hasWords = [&plot](const QPoint& at) {
        for (int band = 0; band < 11; ++band) {
            if (plot.bands().wordsOf(band).contains(at))
                return true;
        }
        return false;
    };
    while (hasWords(free))
        free.rx() += 1;
    QCOMPARE(plot.bands().tipAt(free), leftOut);
    // Four that are near each other have room, one below the other.
    bands.resize(4);
    plot.setBands(bands);
    plot.replot();
    for (int band = 0; band < 4; ++band)
        QVERIFY(!plot.bands().wordsOf(band).isEmpty());
    QVERIFY(plot.height() > 140);
    plot.setBands({});
    plot.replot();
    QCOMPARE(plot.height(), 140);
}

void WidgetsTest::plotIsReadAndChosenFrom()
{
    AreaPlot plot(140);
    plot.resize(400, 140);
    plot.setPoints({{0, 1}, {100, 1}});
    plot.setBands({{10, 30, u"long"_s}, {20, 22, u"short"_s}, {60, 70, u"late"_s}});
    plot.show();
    plot.replot();
    QSignalSpy chosen(&plot, &AreaPlot::bandChosen);
    const auto press = [&](double key) {
        const QPointF at(plot.xAxis->coordToPixel(key), plot.axisRect()->center().y());
        QTest::mouseClick(&plot, Qt::LeftButton, {}, at.toPoint());
    };
    press(21);
    press(21);
    press(65);
    press(50);
    QCOMPARE(chosen, (QList<QList<QVariant>>{{1}, {0}, {2}}));
    chosen.clear();
    plot.setFocus();
    QTest::keyClick(&plot, Qt::Key_Home);
    QCOMPARE(plot.pointed().value_or(-1), 0.0);
    QTest::keyClick(&plot, Qt::Key_PageDown);
    QTest::keyClick(&plot, Qt::Key_PageDown);
    QTest::keyClick(&plot, Qt::Key_PageDown);
    QCOMPARE(plot.pointed().value_or(-1), 65.0);
    QTest::keyClick(&plot, Qt::Key_Return);
    QCOMPARE(chosen, (QList<QList<QVariant>>{{2}}));
    QTest::keyClick(&plot, Qt::Key_Left);
    QCOMPARE(plot.pointed().value_or(-1), 64.5);
    // Where the axis no longer reaches, nothing is pointed at.
    plot.setPoints({{200, 1}, {300, 1}});
    QVERIFY(!plot.pointed());
}

QTEST_MAIN(WidgetsTest)
#include "tst_Widgets.moc"
