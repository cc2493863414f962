// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/SimulationWindow.h"
#include "ui/bridge/RulePreviews.h"
#include "ui/models/RunTableModel.h"

#include <QApplication>
#include <QPushButton>
#include <QTableView>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace casewright;
using namespace casewright::ui;

/// From a number of the live preview to the run behind it, on the Simulate page.
class PreviewedRunTest final : public QObject, private SimulationWindow {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QVERIFY(setUp());
        m_previews = std::make_unique<RulePreviews>(*m_session, *m_rules, *m_sources);
        m_page->setPreviews(*m_previews);
        m_window->showPage(u"rules"_s);
    }
    void cleanup()
    {
        m_window.reset(); // the page goes before what it follows
        m_previews.reset();
        tearDown();
    }

    void simulatesAndShowsTheRun()
    {
        addStorm();
        m_previews->wantRun(Storm);
        QCOMPARE(m_window->currentPage(), u"simulate"_s);
        QVERIFY(m_service->isRunning());
        QVERIFY(waitUntilFinished());
        QCOMPARE(chosenAt(), Storm.milliseconds);
        const std::int64_t first = shown()->simulation.key;
        m_window->showPage(u"rules"_s);
        m_previews->wantRun(Later);
        QVERIFY(!m_service->isRunning()); // it is there
        QCOMPARE(m_window->currentPage(), u"simulate"_s);
        QCOMPARE(chosenAt(), Later.milliseconds);
        QCOMPARE(shown()->simulation.key, first);
    }

    void leadsToTheGroup()
    {
        addStorm();
        QVERIFY(runToTheEnd());
        m_previews->wantRun(Later);
        // Rows are kept, hidden, from run to run.
        const auto last = [this]() -> QPushButton* {
            auto* const button = m_page->findChild<QPushButton*>(u"openCase1"_s);
            return button && button->isVisible() ? button : nullptr;
        };
        QTRY_VERIFY_WITH_TIMEOUT(last(), LongEnough);
        const QString name = last()->accessibleName();
        const QString group = name.sliced(name.indexOf(u"host-"_s));
        const auto isThere = [&name] {
            const QWidget* const focus = QApplication::focusWidget();
            return focus && focus->accessibleName() == name && !focus->visibleRegion().isEmpty();
        };
        m_previews->wantRun(Later, group); // it is chosen already
        QTRY_VERIFY_WITH_TIMEOUT(isThere(), LongEnough);
        m_previews->wantRun(Storm);
        QTRY_VERIFY_WITH_TIMEOUT(chosenAt() == Storm.milliseconds && !isThere(), LongEnough);
        m_window->showPage(u"rules"_s);
        m_previews->wantRun(Later, group);
        QTRY_VERIFY_WITH_TIMEOUT(isThere(), LongEnough);
    }

    /// A simulation of the list that is opened then says nothing of what was wanted.
    void forgetsWhatCannotRun()
    {
        addRule();
        m_previews->wantRun(Storm); // there are no alerts
        QVERIFY(!m_service->isRunning());
        m_sources->add(stormyDays());
        QVERIFY(runToTheEnd());
        QVERIFY(chosenAt() != Storm.milliseconds);
    }

    void forgetsWhatWasCancelled()
    {
        addStorm();
        QVERIFY(runToTheEnd());
        const std::int64_t before = chosenAt();
        const std::int64_t key = shown()->simulation.key;
        QVERIFY(before != Storm.milliseconds);
        const std::int64_t rule = m_rules->current().value();
        const std::int64_t source = m_sources->current().value();
        addMillion();
        m_previews->wantRun(Storm);
        QVERIFY(m_service->isRunning());
        m_service->cancel();
        QVERIFY(waitUntilFinished());
        QCOMPARE(m_service->report().state, store::SimulationState::Cancelled);
        m_rules->setCurrent(rule);
        m_sources->setCurrent(source);
        m_service->archive().show(key);
        QTRY_VERIFY_WITH_TIMEOUT(shown()->simulation.key == key && shown()->runs, LongEnough);
        QCOMPARE(chosenAt(), before);
    }

    /// The runs of the simulation before may come while the new one runs.
    void waitsForTheNewSimulation()
    {
        addStorm();
        QVERIFY(runToTheEnd());
        const std::int64_t key = shown()->simulation.key;
        rules::Rule other = *m_rules->find(*m_rules->current());
        other.casesAction->maximumCasesToOpen = 20;
        m_rules->edit(*m_rules->current(), other, rules::RuleField::CasesAction, u"Edit"_s);
        m_service->archive().show(key);
        QVERIFY(!shown()->runs);
        m_previews->wantRun(Storm);
        QVERIFY(m_service->isRunning());
        QVERIFY(waitUntilFinished());
        QVERIFY(shown()->simulation.key != key);
        QCOMPARE(chosenAt(), Storm.milliseconds);
    }

private:
    /// In the storm of stormyDays(), and after it.
    static constexpr base::Timestamp Storm{1'772'519'400'000};
    static constexpr base::Timestamp Later{1'772'526'600'000};

    /// Milliseconds; -1: none is chosen.
    [[nodiscard]] std::int64_t chosenAt() const
    {
        const QVariant number = find<QTableView>(u"runTable"_s)->currentIndex().data(RunTableModel::NumberRole);
        const auto& runs = *shown()->runs;
        const auto run = std::ranges::find(runs, number.toULongLong(), &store::StoredRun::number);
        return number.isValid() && run != runs.end() ? run->at.milliseconds : -1;
    }

    std::unique_ptr<RulePreviews> m_previews;
};

QTEST_MAIN(PreviewedRunTest)
#include "tst_PreviewedRun.moc"
