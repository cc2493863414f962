// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/RulesWindow.h"
#include "tests/gui/Screenshots.h"
#include "tests/gui/WidgetRules.h"
#include "ui/bridge/AnalystModels.h"
#include "ui/bridge/RulePreviews.h"
#include "ui/bridge/Text.h"
#include "ui/designer/PreviewBars.h"
#include "ui/designer/PreviewGroupRow.h"
#include "ui/designer/PreviewNumbers.h"
#include "ui/designer/PreviewPane.h"
#include "ui/designer/PreviewWarningCard.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/ProgressLine.h"
#include "ui/widgets/Tile.h"

#include <QAction>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QGraphicsEffect>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QSplitter>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>
#include <QUndoStack>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace casewright;
using namespace casewright::ui;

namespace {

constexpr int LongEnough = 20'000;

/// Two days of alerts with a storm of many hosts.
store::StoredSource storm()
{
    store::StoredSource source;
    source.name = "winlog-week.ndjson";
    source.seed = 5;
    source.flood = R"({"casewright": "flood/1", "name": "f", "start": "2026-03-02T00:00:00Z", "length": "7d",
        "perMinute": 0.5, "storm": {"after": "3d", "length": "30m", "factor": 60},
        "day": [0.4, 0.3, 0.3, 0.3, 0.4, 0.5, 0.8, 1, 1.3, 1.5, 1.6, 1.6, 1.4, 1.5, 1.6, 1.5, 1.3, 1.1, 1, 0.9, 0.8,
                0.7, 0.6, 0.5],
        "fields": [{"name": "host.name", "prefix": "WIN-", "cardinality": 18, "skew": 1.6, "missing": 0.02},
                   {"name": "user.name", "prefix": "user-", "cardinality": 4, "skew": 1}]})";
    return source;
}

} // namespace

/// The live preview at the right of the Rules page.
class PreviewPaneTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_window = std::make_unique<RulesWindow>();
        m_previews =
            std::make_unique<RulePreviews>(*m_window->session, *m_window->documents, *m_window->sources);
        m_window->page->setPreviews(*m_window->sources, *m_previews);
    }
    void cleanup()
    {
        // The pane goes before what it shows.
        m_window->window.reset();
        m_previews.reset();
        m_window.reset();
    }

    void leadsToAlerts()
    {
        m_window->newRule(u"R"_s);
        auto* const missing = m_window->find<EmptyState>(u"previewMissing"_s);
        QTRY_COMPARE(m_previews->state(), PreviewState::NoSource);
        QVERIFY(missing->isVisible());
        QVERIFY(m_window->find<QPushButton>(u"emptyAction"_s, missing)->isVisible());
        QVERIFY(!m_window->find<QLabel>(u"previewNote"_s)->isVisible());
    }

    void showsWhatComes()
    {
        begin();
        QCOMPARE(tile(u"previewAlerts"_s), numberOf(preview().summary.alerts));
        QCOMPARE(tile(u"previewOpened"_s), numberOf(preview().summary.casesOpened));
        QCOMPARE(tile(u"previewLost"_s), numberOf(preview().summary.audit.inNoCase()));
        QVERIFY(m_window->find<QLabel>(u"previewFacts"_s)->text().startsWith(u"7 days · "_s));
        auto* const warning = card(0);
        QVERIFY(warning->isVisible());
        QVERIFY(warning->title().startsWith(u"Grouping is given up in "_s));
        QVERIFY(warning->text().contains(u"host.name alert in one run but 5 cases may open"_s));
        QVERIFY(m_window->find<PreviewGroupRow>(u"previewGroup0"_s)->isVisible());
        const QString note = m_window->find<QLabel>(u"previewNote"_s)->text();
        QVERIFY(note.contains(u"winlog-week.ndjson"_s));
        QVERIFY2(note.contains(u"nobody closes cases"_s), qPrintable(note));
        const QStringList broken = brokenRules(*m_window->find<QWidget>(u"previewPane"_s));
        QVERIFY2(broken.isEmpty(), qPrintable(broken.join(u'\n')));
    }

    void leadsToTheHelp()
    {
        begin();
        auto* const why = m_window->find<QPushButton>(u"warningHelp"_s, card(0));
        QVERIFY(why->isVisible());
        QTest::mouseClick(why, Qt::LeftButton);
        const auto* const text = m_window->window->findChild<QTextBrowser*>(u"helpText"_s);
        QVERIFY(text && text->isVisible());
        QCOMPARE(text->toPlainText().section(u'\n', 0, 0), u"Most cases in one run"_s);
    }

    void mendsWithAButton()
    {
        begin();
        auto* const fix = m_window->find<QPushButton>(u"warningFix0"_s, card(0));
        QTRY_VERIFY_WITH_TIMEOUT(fix->isVisible(), LongEnough);
        QTRY_VERIFY_WITH_TIMEOUT(!m_previews->isSearching(), LongEnough);
        const auto& fixes = preview().warnings.front().fixes;
        const auto raise = std::ranges::find(fixes, analysis::Setting::MaximumCases, &analysis::PreviewFix::setting);
        QVERIFY(raise != fixes.end());
        auto* const button = m_window->find<QPushButton>(u"warningFix%1"_s.arg(raise - fixes.begin()), card(0));
        QVERIFY(button->text().startsWith(u"Raise to %1"_s.arg(preview().warnings.front().most)));
        const int undoBefore = m_window->documents->undoStack()->index();
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(m_window->documents->undoStack()->index(), undoBefore + 1);
        QTRY_VERIFY_WITH_TIMEOUT(!m_previews->isStale(), LongEnough);
        QCOMPARE(preview().summary.breakerRuns, std::uint64_t{0});
        m_window->action(u"edit.undo"_s)->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(!m_previews->isStale() && preview().summary.breakerRuns > 0, LongEnough);
        QVERIFY(card(0)->isVisible());
    }

    /// The fixes of the rule before stay in sight until there are others; there is nothing to press.
    void mendsNoOtherRule()
    {
        begin();
        QTRY_VERIFY_WITH_TIMEOUT(!m_previews->isSearching(), LongEnough);
        auto* const button = m_window->find<QPushButton>(u"warningFix0"_s, card(0));
        QVERIFY(button->isVisible() && button->isEnabled());
        QVERIFY(m_window->documents->add(m_window->current(), u"Add"_s));
        const QGraphicsEffect* const dim = m_window->find<QWidget>(u"previewNumbers"_s)->graphicsEffect();
        QVERIFY(m_previews->isStale() && button->isVisible() && !button->isEnabled() && dim->isEnabled());
        QTRY_VERIFY_WITH_TIMEOUT(!m_previews->isStale() && button->isEnabled(), LongEnough);
        QVERIFY(!dim->isEnabled());
        // Nor when that rule is gone again.
        m_window->action(u"edit.undo"_s)->trigger();
        QVERIFY(m_previews->isStale() && !button->isEnabled() && dim->isEnabled());
        QTRY_VERIFY_WITH_TIMEOUT(!m_previews->isStale() && button->isEnabled() && !dim->isEnabled(), LongEnough);
    }

    void leadsToTheRun()
    {
        begin();
        QSignalSpy wanted(m_previews.get(), &RulePreviews::runWanted);
        QTest::mouseClick(m_window->find<QPushButton>(u"warningRun"_s, card(0)), Qt::LeftButton);
        QCOMPARE(wanted.count(), 1);
        QVERIFY(wanted[0][0].value<base::Timestamp>() == preview().warnings.front().at);
        auto* const bars = m_window->find<PreviewBars>(u"previewBars"_s);
        bars->setFocus();
        QTest::keyClick(bars, Qt::Key_Home);
        QCOMPARE(bars->pointed(), 0);
        QTest::keyClick(bars, Qt::Key_Right);
        QCOMPARE(bars->pointed(), 1);
        QVERIFY(!bars->accessibleDescription().isEmpty());
        QTest::keyClick(bars, Qt::Key_Return);
        QCOMPARE(wanted.count(), 2);
        QVERIFY(wanted[1][0].value<base::Timestamp>() == preview().bars[1].at);
        QTest::mouseClick(bars, Qt::LeftButton, {}, bars->rectOf(3).center());
        QCOMPARE(wanted.count(), 3);
        QVERIFY(wanted[2][0].value<base::Timestamp>() == preview().bars[3].at);
        QTest::mouseClick(m_window->find<PreviewGroupRow>(u"previewGroup0"_s), Qt::LeftButton);
        QCOMPARE(wanted.count(), 4);
        QVERIFY(wanted[3][0].value<base::Timestamp>() == preview().groups[0].at);
    }

    /// Each reason to the run in which that is worst, whatever else was lost more often elsewhere.
    void leadsToTheRunOfAReason()
    {
        const auto at = [](std::int64_t minute) { return base::Timestamp{minute * 60'000}; };
        auto shown = std::make_shared<analysis::RulePreview>();
        shown->summary.audit = {.muted = 9, .overLimit = 2};
        shown->bars = {{.from = at(0), .runs = 9, .alerts = 20, .lost = 11, .silenced = 9, .at = at(3)}};
        shown->barLength = base::Hour;
        shown->warnings = {{.kind = analysis::PreviewWarningKind::CaseFull, .runs = 1, .alerts = 2, .at = at(1)},
                           {.kind = analysis::PreviewWarningKind::Silenced, .runs = 4, .alerts = 9, .at = at(2)}};
        PreviewNumbers numbers;
        numbers.resize(500, 900);
        numbers.showPreview(shown, u"host.name"_s, false);
        numbers.show();
        QSignalSpy wanted(&numbers, &PreviewNumbers::runChosen);
        for (int i = 0; i < 2; ++i)
            QTest::mouseClick(numbers.findChild<PreviewGroupRow*>(u"previewReason%1"_s.arg(i)), Qt::LeftButton);
        QCOMPARE(wanted.count(), 2);
        QVERIFY(wanted[0][0].value<base::Timestamp>() == at(2));
        QVERIFY(wanted[1][0].value<base::Timestamp>() == at(1));
    }

    void barsCanBeTakenElsewhere()
    {
        const auto at = [](std::int64_t minute) { return base::Timestamp{minute * 60'000}; };
        PreviewBars bars;
        bars.resize(300, 100);
        bars.showBars({{.from = at(0), .runs = 2, .alerts = 20, .most = 15, .lost = 11, .silenced = 9},
                       {.from = at(60), .runs = 1, .breakerRuns = 1, .alerts = 3, .most = 3}},
                      base::Hour, {});
        QCOMPARE(bars.dataAsCsv().split('\n')[1], QByteArray("1970-01-01T00:00:00.000Z,2,20,15,11,9,0,0"));
        bars.show();
        const auto choose = [&bars](const QString& name) {
            QContextMenuEvent asked(QContextMenuEvent::Mouse, bars.rect().center(), QPoint(10, 10));
            QApplication::sendEvent(&bars, &asked);
            auto* const menu = bars.findChild<QMenu*>(u"plotMenu"_s);
            QVERIFY(menu);
            menu->findChild<QAction*>(name)->trigger();
            menu->close();
            QTRY_VERIFY(!bars.findChild<QMenu*>(u"plotMenu"_s));
        };
        choose(u"copyData"_s);
        QCOMPARE(QGuiApplication::clipboard()->text().toUtf8(), bars.dataAsCsv());
        choose(u"copyPicture"_s);
        QCOMPARE(QGuiApplication::clipboard()->image().size(), bars.size() * 2);
        QTemporaryDir folder;
        for (const QString& name : {u"a.png"_s, u"a.svg"_s, u"a.pdf"_s}) {
            choose(u"savePicture"_s);
            auto* const dialog = bars.findChild<QFileDialog*>(u"savePlotDialog"_s);
            QVERIFY(dialog);
            Q_EMIT dialog->fileSelected(folder.filePath(name));
            delete dialog;
            QVERIFY(QFileInfo(folder.filePath(name)).size() > 100);
        }
    }

    /// Alerts that go on count in each run: that is no number of alerts.
    void namesWhatItCounts()
    {
        auto shown = std::make_shared<analysis::RulePreview>();
        PreviewNumbers numbers;
        numbers.resize(500, 900);
        numbers.showPreview(shown, {}, false);
        const auto* const lost = numbers.findChild<Tile*>(u"previewLost"_s);
        const QString documents = lost->toolTip();
        QCOMPARE(lost->accessibleName(), u"0 alerts in no case"_s);
        shown = std::make_shared<analysis::RulePreview>();
        shown->countsDocuments = false;
        numbers.showPreview(shown, {}, false);
        QCOMPARE(lost->accessibleName(), u"0 times in no case"_s);
        QVERIFY(lost->toolTip() != documents);
    }

    /// A rule that makes alerts hands one over in each run that it goes on: more often than it is raised.
    void saysThatGroupsCountEachRun()
    {
        auto shown = std::make_shared<analysis::RulePreview>();
        shown->countsDocuments = false;
        shown->summary.alerts = 1;
        shown->summary.casesOpened = 1;
        shown->groups = {{.isUngrouped = true, .alerts = 2, .cases = 1, .fullest = 1}};
        shown->groupCount = 1;
        PreviewNumbers numbers;
        numbers.resize(500, 900);
        numbers.showPreview(shown, {}, false);
        QCOMPARE(numbers.findChild<Tile*>(u"previewAlerts"_s)->accessibleName(), u"1 alert raised"_s);
        QCOMPARE(numbers.findChild<Tile*>(u"previewOpened"_s)->accessibleName(), u"1 case opened"_s);
        const auto* const heading = numbers.findChild<QLabel*>(u"previewGroupHeading"_s);
        QCOMPARE(heading->text(), u"GROUPS, TIMES HANDED OVER"_s);
        QVERIFY(numbers.findChild<PreviewGroupRow*>(u"previewGroup0"_s)->toolTip().contains(u"counts in each run"_s));
        numbers.showPreview(std::make_shared<analysis::RulePreview>(), {}, false);
        QCOMPARE(heading->text(), u"LARGEST GROUPS"_s);
    }

    /// The first digit of a long number is there, whatever the width.
    void cutsNoNumber()
    {
        PreviewGroupRow row;
        row.resize(240, row.sizeHint().height());
        const auto pictureOf = [&row](qint64 number) {
            row.showRow(u"host-1"_s, number, 100'000'000, Tone::Accent, true);
            return row.grab().toImage();
        };
        QCOMPARE(pictureOf(1'073'650), pictureOf(1'073'650));
        QVERIFY(pictureOf(1'073'650) != pictureOf(2'073'650)); // bars as short as they get
    }

    /// The frame of the focus is drawn around the bars, not over them.
    void showsItsBarsWithTheFocus()
    {
        PreviewBars bars;
        bars.resize(300, bars.sizeHint().height());
        bars.showBars({{.runs = 1, .alerts = 1, .most = 1}, {.runs = 1, .alerts = 100, .most = 100}}, base::Hour, {});
        bars.show();
        QVERIFY(QTest::qWaitForWindowActive(&bars));
        bars.clearFocus();
        QVERIFY(!bars.hasFocus());
        const QImage without = bars.grab().toImage();
        bars.setFocus();
        QVERIFY(bars.hasFocus());
        const QImage with = bars.grab().toImage();
        QVERIFY(with != without);
        const QPoint inside(bars.rectOf(0).center().x(), bars.rectOf(0).top() / 2);
        QCOMPARE(with.pixelColor(inside), without.pixelColor(inside));
    }

    /// Who closes cases is chosen on another page: it is said, and leads there.
    void saysWhoClosesCases()
    {
        AnalystModels analysts(*m_window->session);
        m_previews->setAnalysts(analysts);
        engine::AnalystModel model;
        model.name = "Office hours";
        model.work = engine::CloseAfter{engine::FixedLength{base::Hour}};
        QVERIFY(analysts.add(model));
        analysts.setSeed(7);
        begin();
        const QString note = m_window->find<QLabel>(u"previewNote"_s)->text();
        QVERIFY2(note.contains(u"cases are closed by “Office hours”, seed 7"_s), qPrintable(note));
        QSignalSpy gone(m_window->find<PreviewPane>(u"previewPane"_s), &PreviewPane::actionWanted);
        QTest::mouseClick(m_window->find<QPushButton>(u"previewPeople"_s), Qt::LeftButton);
        QCOMPARE(gone.size(), 1);
        QCOMPARE(gone[0][0].toString(), u"go.simulate"_s);
        m_window->window.reset();
        m_previews.reset(); // it shows the analysts
    }

    void barsTellOfThemselves()
    {
        PreviewBars bars;
        bars.showBars({{.runs = 1, .alerts = 3, .most = 3}, {.runs = 1, .alerts = 4, .most = 4}}, base::Hour, {});
        QTest::keyClick(&bars, Qt::Key_End);
        QVERIFY(bars.accessibleDescription().contains(u"4 alerts"_s));
        bars.showBars({{.runs = 1, .alerts = 5, .most = 5}}, base::Hour, {});
        QCOMPARE(bars.pointed(), 0);
        QVERIFY(bars.accessibleDescription().contains(u"5 alerts"_s));
        QVERIFY(!PreviewBars::struckALimit({.runs = 1, .lost = 3, .silenced = 3}));
        QVERIFY(PreviewBars::struckALimit({.runs = 1, .lost = 3, .silenced = 2}));
    }

    void saysWhatIsWrong()
    {
        begin();
        auto* const refusal = m_window->find<PreviewWarningCard>(u"previewRefusal"_s);
        QVERIFY(!refusal->isVisible());
        change([](rules::Rule& rule) { rule.query = "host.name : ("; });
        QTRY_VERIFY_WITH_TIMEOUT(refusal->isVisible(), LongEnough);
        QVERIFY2(refusal->text().startsWith(u"Query: "_s), qPrintable(refusal->text()));
        QVERIFY(m_window->find<QWidget>(u"previewNumbers"_s)->isVisible()); // dimmed
        change([](rules::Rule& rule) { rule.query = "host.name : nobody"; });
        auto* const nothing = m_window->find<PreviewWarningCard>(u"previewNothing"_s);
        QTRY_VERIFY_WITH_TIMEOUT(nothing->isVisible(), LongEnough);
        QVERIFY(!refusal->isVisible());
        QCOMPARE(tile(u"previewAlerts"_s), u"0"_s);
    }

    /// A new rule of that type has no field yet: the place is called as the card and the field are.
    void namesTheFieldThatIsMissing()
    {
        begin();
        m_window->action(u"rules.newNewTerms"_s)->trigger();
        auto* const refusal = m_window->find<PreviewWarningCard>(u"previewRefusal"_s);
        QTRY_VERIFY_WITH_TIMEOUT(refusal->isVisible(), LongEnough);
        QVERIFY2(refusal->text().startsWith(u"New terms: Fields: "_s), qPrintable(refusal->text()));
    }

    /// The card's own button is far below.
    void addsACasesAction()
    {
        begin();
        change([](rules::Rule& rule) { rule.casesAction.reset(); });
        auto* const missing = m_window->find<EmptyState>(u"previewMissing"_s);
        QTRY_VERIFY(missing->isVisible());
        QTest::mouseClick(m_window->find<QPushButton>(u"emptyAction"_s, missing), Qt::LeftButton);
        QVERIFY(m_window->current().casesAction.has_value());
        QTRY_COMPARE_WITH_TIMEOUT(m_previews->state(), PreviewState::Ready, LongEnough);
    }

    /// Nobody looks while another page is in front.
    void restsBehindAnotherPage()
    {
        begin();
        m_window->action(u"go.other"_s)->trigger();
        QSignalSpy changes(m_previews.get(), &RulePreviews::changed);
        change([](rules::Rule& rule) { rule.casesAction->maximumCasesToOpen = 20; });
        QVERIFY(!changes.wait(50));
        QVERIFY(preview().summary.breakerRuns > 0);
        m_window->action(u"go.rules"_s)->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(preview().summary.breakerRuns, std::uint64_t{0}, LongEnough);
    }

    void looksAsItShould_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("isDark");
        QTest::newRow("small") << QSize(1024, 700) << false;
        QTest::newRow("small dark") << QSize(1024, 700) << true;
        QTest::newRow("usual") << QSize(1440, 900) << false;
        QTest::newRow("usual dark") << QSize(1440, 900) << true;
        QTest::newRow("large") << QSize(2560, 1440) << false;
    }
    void looksAsItShould()
    {
        QFETCH(const QSize, size);
        QFETCH(const bool, isDark);
        m_window->theme->choose(isDark ? Theme::Choice::Dark : Theme::Choice::Light);
        m_window->window->resize(size);
        begin();
        auto* const fix = m_window->find<QPushButton>(u"warningFix0"_s, card(0));
        QTRY_VERIFY_WITH_TIMEOUT(!m_previews->isSearching() && fix->isVisible(), LongEnough);
        m_window->keepPicture(u"preview-%1-%2"_s.arg(size.width()).arg(isDark ? u"dark"_s : u"light"_s));
        const auto* const pane = m_window->find<QWidget>(u"previewPane"_s);
        QVERIFY(pane->width() >= pane->minimumSizeHint().width());
        QVERIFY(pane->mapTo(m_window->window.get(), QPoint(pane->width(), 0)).x() <= m_window->window->width());
    }

private:
    void begin()
    {
        m_window->newRule(u"Suspicious PowerShell"_s);
        change([](rules::Rule& rule) {
            rule.maxSignals = 1'000;
            rule.casesAction->groupBy = "host.name";
        });
        QVERIFY(m_window->sources->add(storm()));
        QTRY_VERIFY_WITH_TIMEOUT(m_previews->state() == PreviewState::Ready && !m_previews->isStale(), LongEnough);
    }
    void change(const std::function<void(rules::Rule&)>& how)
    {
        rules::Rule changed = m_window->current();
        how(changed);
        m_window->documents->edit(m_window->documents->current().value(), changed, rules::RuleField::Query, u"Edit"_s);
    }
    [[nodiscard]] const analysis::RulePreview& preview() const { return *m_previews->preview(); }
    [[nodiscard]] PreviewWarningCard* card(int number)
    {
        return m_window->find<PreviewWarningCard>(u"previewWarning%1"_s.arg(number));
    }
    [[nodiscard]] QString tile(const QString& name) { return m_window->find<Tile>(name)->text(); }
    static QString numberOf(std::uint64_t number)
    {
        QString text = QString::number(number);
        for (qsizetype at = text.size() - 3; at > 0; at -= 3)
            text.insert(at, QChar(0x202F));
        return text;
    }

    std::unique_ptr<RulesWindow> m_window;
    std::unique_ptr<RulePreviews> m_previews;
};

QTEST_MAIN(PreviewPaneTest)
#include "tst_PreviewPane.moc"
