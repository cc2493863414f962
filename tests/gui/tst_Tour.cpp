// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/Desktop.h"
#include "app/desktop/SampleWorkspace.h"
#include "tests/gui/DesktopWindow.h"
#include "tests/gui/Screenshots.h"
#include "ui/shell/MainWindow.h"
#include "ui/widgets/ActionTable.h"
#include "ui/widgets/SegmentedButtons.h"

#include <QAbstractButton>
#include <QLabel>
#include <QPlainTextEdit>
#include <QTableView>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace casewright;

/// The tour of README.md, step by step in the program on its sample: from the first start to a closed case. With
/// CASEWRIGHT_SCREENSHOTS it makes the tour's pictures (resources/tour).
class TourTest final : public QObject, private desktop::DesktopWindow {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { tearDown(); }
    void aRuleSaysWhatComesOfIt();
    void aSimulationShowsTheStorm();
    void aRunSaysWhy();
    void aCaseSaysWhyItExists();
    void aCaseIsClosed();

private:
    static constexpr int Breaker = 1; ///< of the filter of runs

    [[nodiscard]] QString page() const { return m_desktop->window().currentPage(); }
    [[nodiscard]] std::size_t finished() const;
    /// Cases, as another program reads them.
    [[nodiscard]] static std::uint64_t closed()
    {
        return reader(desktop::sampleWorkspacePath()).statusCounts({}).value().closed;
    }
    [[nodiscard]] QString caseTitle() { return find<QLabel>(u"caseTitle"_s)->text(); }
    bool isInSight(const QString& name)
    {
        return std::ranges::any_of(m_desktop->window().findChildren<QWidget*>(name), &QWidget::isVisible);
    }
    void click(const QString& name) { QTest::mouseClick(find<QAbstractButton>(name), Qt::LeftButton); }
    void keep(const QString& name) { ui::keepScreenshot(m_desktop->window(), name); }
};

void TourTest::initTestCase()
{
    setUp();
    QVERIFY(show({}));
    m_desktop->window().resize(1280, 800);
    QTRY_COMPARE_WITH_TIMEOUT(finished(), std::size_t{1}, LongEnough); // the sample's own
    trigger(u"view.theme.light"_s);
}

std::size_t TourTest::finished() const
{
    const auto simulations = reader(desktop::sampleWorkspacePath()).simulations().value();
    return static_cast<std::size_t>(std::ranges::count_if(simulations, [](const auto& simulation) {
        return simulation.state == store::SimulationState::Finished;
    }));
}

void TourTest::aRuleSaysWhatComesOfIt()
{
    trigger(u"go.rules"_s);
    QTRY_VERIFY_WITH_TIMEOUT(isInSight(u"previewNumbers"_s) && !isInSight(u"previewProgress"_s), LongEnough);
    QTRY_VERIFY_WITH_TIMEOUT(isInSight(u"warningTitle"_s), LongEnough); // the storm has more hosts than the maximum
    keep(u"1-rule"_s);
}

void TourTest::aSimulationShowsTheStorm()
{
    QTRY_VERIFY_WITH_TIMEOUT(m_desktop->actions().action(u"simulation.run"_s)->isEnabled(), LongEnough);
    trigger(u"simulation.run"_s);
    QTRY_COMPARE_WITH_TIMEOUT(finished(), std::size_t{2}, LongEnough);
    QCOMPARE(page(), u"simulate"_s);
    QTRY_VERIFY_WITH_TIMEOUT(isInSight(u"runTable"_s) && find<QTableView>(u"runTable"_s)->model()->rowCount() > 0,
                             LongEnough);
    QTRY_VERIFY(!isInSight(u"simulationProgress"_s));
    keep(u"2-simulation"_s);
}

void TourTest::aRunSaysWhy()
{
    const auto* const runs = find<QTableView>(u"runTable"_s);
    const int all = runs->model()->rowCount();
    auto* const filter = find<ui::SegmentedButtons>(u"runFilter"_s);
    const QList<QAbstractButton*> parts = filter->findChildren<QAbstractButton*>();
    QTest::mouseClick(parts.at(Breaker), Qt::LeftButton);
    QTRY_VERIFY(runs->model()->rowCount() > 0 && runs->model()->rowCount() < all);
    QTest::mouseClick(runs->viewport(), Qt::LeftButton, {}, runs->visualRect(runs->model()->index(0, 0)).center());
    QTRY_VERIFY(isInSight(u"openCase0"_s));
    keep(u"3-why"_s);
}

void TourTest::aCaseSaysWhyItExists()
{
    click(u"openCase0"_s);
    QTRY_COMPARE(page(), u"cases"_s);
    QTRY_VERIFY(isInSight(u"caseView"_s) && !caseTitle().isEmpty());
    QTRY_VERIFY(isInSight(u"sidebarAlertsPlot"_s));
    keep(u"4-case"_s);
}

void TourTest::aCaseIsClosed()
{
    QTest::keyClicks(find<QPlainTextEdit>(u"commentText"_s), u"One case of **many hosts**: raise the maximum."_s);
    click(u"commentAccept"_s);
    QTRY_VERIFY(find<QPlainTextEdit>(u"commentText"_s)->toPlainText().isEmpty());
    const std::uint64_t before = closed();
    click(u"caseClose"_s);
    QTRY_VERIFY(isInSight(u"caseReopen"_s) && !isInSight(u"caseClose"_s));
    keep(u"5-closed"_s);

    QCOMPARE(closed(), before + 1);
}

QTEST_MAIN(TourTest)
#include "tst_Tour.moc"
