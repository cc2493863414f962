// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/ConfigureClient.h"
#include "tests/models/SimulationBench.h"
#include "ui/bridge/AlertSources.h"
#include "ui/bridge/AnalystModels.h"
#include "ui/bridge/OwnerConfigurations.h"
#include "ui/bridge/RuleDocuments.h"
#include "ui/bridge/RulePreviews.h"
#include "ui/bridge/Text.h"
#include "ui/bridge/WorkspaceSession.h"
#include "ui/models/PreviewTexts.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUndoStack>

using namespace Qt::StringLiterals;
using namespace casewright;
using namespace casewright::ui;

namespace {

constexpr int LongEnough = SimulationBench::LongEnough;

/// A rule whose grouping is given up in each run of many hosts.
rules::Rule crowdedRule()
{
    rules::Rule rule = SimulationBench::rulePerHost();
    rule.maxSignals = 1'000;
    return rule;
}

} // namespace

/// The live preview, without a window.
class RulePreviewsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_session = std::make_unique<WorkspaceSession>();
        m_documents = std::make_unique<RuleDocuments>(*m_session);
        m_sources = std::make_unique<AlertSources>(*m_session);
        m_previews = std::make_unique<RulePreviews>(*m_session, *m_documents, *m_sources);
        QVERIFY(m_session->open(m_folder->filePath(u"a.casewright"_s), store::Access::Create).has_value());
    }
    void cleanup()
    {
        m_previews.reset();
        m_sources.reset();
        m_documents.reset();
        m_session.reset();
        m_folder.reset();
    }

    void saysWhatIsMissing()
    {
        m_previews->setActive(true);
        QTRY_COMPARE(m_previews->state(), PreviewState::NoRule);
        rules::Rule rule = crowdedRule();
        rule.casesAction.reset();
        const std::int64_t key = m_documents->add(rule, u"Add"_s).value();
        QTRY_COMPARE(m_previews->state(), PreviewState::NoAction);
        m_documents->edit(key, crowdedRule(), rules::RuleField::CasesAction, u"Add action"_s);
        QTRY_COMPARE(m_previews->state(), PreviewState::NoSource);
        QVERIFY(m_sources->add(SimulationBench::flood(600)));
        QTRY_COMPARE_WITH_TIMEOUT(m_previews->state(), PreviewState::Ready, LongEnough);
        store::StoredSource gone;
        gone.name = "gone";
        gone.path = toUtf8(m_folder->filePath(u"gone.ndjson"_s));
        QVERIFY(m_sources->add(gone));
        QTRY_COMPARE_WITH_TIMEOUT(m_previews->state(), PreviewState::Unreadable, LongEnough);
        QVERIFY(!m_previews->preview());
        QVERIFY(toText(*m_previews->failure()).contains(u"gone.ndjson"_s));
    }

    void showsWhatASimulationShows()
    {
        begin();
        if (QTest::currentTestFailed())
            return;
        QCOMPARE(textOfPreview(), textOfSimulation());
        QVERIFY(m_previews->preview()->summary.breakerRuns > 0);
        QCOMPARE(m_previews->basis().groupBy, u"host.name"_s);
        QVERIFY(!m_previews->isStale());
        QCOMPARE(m_previews->basis().profileName, toText(m_session->profile().name));
        QCOMPARE(m_previews->basis().sourceName, toText(m_sources->find(*m_sources->current())->name));
    }

    /// The answer before stays until the next one is there.
    void staysStaleUntilTheNext()
    {
        begin();
        if (QTest::currentTestFailed())
            return;
        const auto before = m_previews->preview();
        edit([](rules::Rule& rule) { rule.casesAction->maximumCasesToOpen = 20; });
        QVERIFY(m_previews->isStale());
        QCOMPARE(m_previews->preview().get(), before.get());
        QTRY_VERIFY_WITH_TIMEOUT(!m_previews->isStale(), LongEnough);
        QVERIFY(m_previews->preview() != before);
        QCOMPARE(textOfPreview(), textOfSimulation());
    }

    /// Of many changes in a row the last one counts, of the query too.
    void latestWins()
    {
        begin();
        if (QTest::currentTestFailed())
            return;
        for (int i = 1; i <= 20; ++i) {
            edit([i](rules::Rule& rule) {
                rule.casesAction->maximumCasesToOpen = i;
                rule.query = i % 2 == 0 ? "host.name : host-1*" : "";
            });
            if (i % 7 == 0)
                QTRY_VERIFY_WITH_TIMEOUT(!m_previews->isStale(), LongEnough);
        }
        QTRY_VERIFY_WITH_TIMEOUT(!m_previews->isStale(), LongEnough);
        QCOMPARE(textOfPreview(), textOfSimulation());
        m_documents->undoStack()->undo();
        QTRY_VERIFY_WITH_TIMEOUT(!m_previews->isStale(), LongEnough);
        QCOMPARE(textOfPreview(), textOfSimulation());
    }

    void waitsUntilSomebodyLooks()
    {
        begin();
        if (QTest::currentTestFailed())
            return;
        m_previews->setActive(false);
        QSignalSpy changes(m_previews.get(), &RulePreviews::changed);
        edit([](rules::Rule& rule) { rule.casesAction->timeWindow = "1d"; });
        QVERIFY(!changes.wait(50));
        m_previews->setActive(true);
        QTRY_VERIFY_WITH_TIMEOUT(changes.count() >= 2 && !m_previews->isStale(), LongEnough);
        QCOMPARE(textOfPreview(), textOfSimulation());
    }

    void saysWhyARuleIsRefused()
    {
        begin();
        if (QTest::currentTestFailed())
            return;
        edit([](rules::Rule& rule) { rule.query = "host.name : ("; });
        QTRY_COMPARE_WITH_TIMEOUT(m_previews->state(), PreviewState::Refused, LongEnough);
        QCOMPARE(toText(m_previews->failure()->location->field), u"params.query"_s);
        QVERIFY(m_previews->preview() && m_previews->isStale());
        m_documents->undoStack()->undo();
        QTRY_COMPARE_WITH_TIMEOUT(m_previews->state(), PreviewState::Ready, LongEnough);
        QVERIFY(!m_previews->failure() && !m_previews->isStale());
        edit([](rules::Rule& rule) { rule.casesAction->timeWindow = "soon"; });
        QTRY_COMPARE_WITH_TIMEOUT(m_previews->state(), PreviewState::Refused, LongEnough);
        // What another rule came to says nothing of this one.
        rules::Rule broken = crowdedRule();
        broken.query = "(";
        QVERIFY(m_documents->add(broken, u"Add"_s));
        QTRY_VERIFY_WITH_TIMEOUT(m_previews->state() == PreviewState::Refused && !m_previews->preview(), LongEnough);
    }

    void mendsAndTakesBack()
    {
        begin();
        if (QTest::currentTestFailed())
            return;
        QTRY_VERIFY_WITH_TIMEOUT(!m_previews->isSearching(), LongEnough);
        const analysis::PreviewWarning warning = m_previews->preview()->warnings.front();
        QVERIFY(warning.kind == analysis::PreviewWarningKind::GroupingGivenUp);
        QVERIFY(!warning.fixes.empty());
        const auto before = textOfPreview();
        QVERIFY(m_previews->apply(warning.fixes.front()));
        QCOMPARE(toText(std::to_string(*current().casesAction->maximumCasesToOpen)),
                 toText(warning.fixes.front().value));
        QCOMPARE(m_documents->undoStack()->undoText(),
                 u"Set most cases in one run to %1"_s.arg(toText(warning.fixes.front().value)));
        QTRY_VERIFY_WITH_TIMEOUT(!m_previews->isStale(), LongEnough);
        QCOMPARE(m_previews->preview()->summary.breakerRuns, std::uint64_t{0});
        QVERIFY(!m_previews->apply(warning.fixes.front()));
        m_documents->undoStack()->undo();
        QTRY_VERIFY_WITH_TIMEOUT(!m_previews->isStale(), LongEnough);
        QCOMPARE(textOfPreview(), before);
    }

    /// The fixes of one rule are none of another's, though they are in sight until there are others.
    void mendsNoOtherRule()
    {
        begin();
        if (QTest::currentTestFailed())
            return;
        const std::vector<analysis::PreviewWarning> warnings = m_previews->preview()->warnings;
        QVERIFY(!warnings.empty() && !warnings.front().fixes.empty());
        QVERIFY(m_documents->add(crowdedRule(), u"Add"_s));
        QVERIFY(m_previews->isStale());
        QVERIFY(!m_previews->apply(warnings.front().fixes.front()));
        QVERIFY(current() == crowdedRule());
        QTRY_VERIFY_WITH_TIMEOUT(!m_previews->isStale(), LongEnough);
        QVERIFY(m_previews->apply(m_previews->preview()->warnings.front().fixes.front()));
    }

    /// Numbers of before say what they are of.
    void namesWhatItWasMadeAgainst()
    {
        begin();
        if (QTest::currentTestFailed())
            return;
        const QString before = m_previews->basis().profileName;
        m_session->setProfile(u"8.18"_s);
        QVERIFY(m_previews->isStale());
        QCOMPARE(m_previews->basis().profileName, before);
        QTRY_VERIFY_WITH_TIMEOUT(!m_previews->isStale(), LongEnough);
        QCOMPARE(m_previews->basis().profileName, u"8.18"_s);
    }

    /// What a template says comes anew when it is edited, and only then.
    void followsTheTemplate()
    {
        begin();
        if (QTest::currentTestFailed())
            return;
        QVERIFY(setTemplate("First"));
        edit([](rules::Rule& rule) { rule.casesAction->templateId = "t"; });
        const auto title = [this] { return toText(m_previews->preview()->firstCase->title); };
        QTRY_VERIFY_WITH_TIMEOUT(!m_previews->isStale() && title() == u"First"_s, LongEnough);
        QSignalSpy changed(m_previews.get(), &RulePreviews::changed);
        OwnerConfigurations reading(*m_session);
        m_session->notifyCasesChanged();
        QTRY_VERIFY(reading.isRead()); // asked for after that of the previews
        QCOMPARE(changed.size(), 0);
        QVERIFY(setTemplate("Second"));
        QTRY_VERIFY_WITH_TIMEOUT(!m_previews->isStale() && title() == u"Second"_s, LongEnough);
    }

    void followsProfileAndAnalysts()
    {
        begin();
        if (QTest::currentTestFailed())
            return;
        m_session->setProfile(u"8.18"_s);
        QVERIFY(m_previews->isStale());
        QTRY_VERIFY_WITH_TIMEOUT(!m_previews->isStale(), LongEnough);
        QCOMPARE(textOfPreview(), textOfSimulation());
        m_session->setProfile(u"9.4"_s);
        AnalystModels analysts(*m_session);
        m_previews->setAnalysts(analysts);
        edit([](rules::Rule& rule) { rule.casesAction->reopenClosedCases = true; });
        engine::AnalystModel model;
        model.name = "Quick";
        model.work = engine::CloseAfter{engine::FixedLength{base::Minute}};
        QCOMPARE(m_previews->basis().analystsName, QString());
        QVERIFY(analysts.add(model));
        analysts.setSeed(7);
        QTRY_VERIFY_WITH_TIMEOUT(!m_previews->isStale() && m_previews->preview()->summary.casesReopened > 0,
                                 LongEnough);
        QCOMPARE(m_previews->basis().analystsName, u"Quick"_s);
        QCOMPARE(m_previews->basis().seed, std::uint64_t{7});
        m_previews.reset();
    }

    void asksForOtherFields()
    {
        begin();
        if (QTest::currentTestFailed())
            return;
        QSignalSpy answered(m_previews.get(), &RulePreviews::outlooksChanged);
        m_previews->askOutlooks({"host.name", "none"});
        QTRY_COMPARE_WITH_TIMEOUT(answered.count(), 1, LongEnough);
        QCOMPARE(m_previews->outlooks().size(), std::size_t{2});
        QCOMPARE(m_previews->outlooks()[0].breakerRuns, m_previews->preview()->summary.breakerRuns);
        QCOMPARE(m_previews->outlooks()[1].coverage(), 0.0);
    }

    /// Closing in the middle of whatever runs ends it, and leaves nothing behind.
    void endsWithItsWorkspace()
    {
        QVERIFY(m_documents->add(crowdedRule(), u"Add"_s));
        QVERIFY(m_sources->add(SimulationBench::flood(200'000, 100, 200)));
        m_previews->setActive(true);
        QTRY_VERIFY_WITH_TIMEOUT(m_previews->state() == PreviewState::Computing || m_previews->preview(), LongEnough);
        edit([](rules::Rule& rule) { rule.query = "host.name : host-1*"; });
        QVERIFY(m_session->open(m_folder->filePath(u"b.casewright"_s), store::Access::Create).has_value());
        QTRY_COMPARE(m_previews->state(), PreviewState::NoRule);
        QVERIFY(!m_previews->preview());
    }

private:
    /// Until there is a first answer with its fixes.
    void begin()
    {
        QVERIFY(m_documents->add(crowdedRule(), u"Add"_s));
        QVERIFY(m_sources->add(SimulationBench::flood(3'000, 10, 12)));
        m_previews->setActive(true);
        QTRY_COMPARE_WITH_TIMEOUT(m_previews->state(), PreviewState::Ready, LongEnough);
    }
    /// Of the configuration that the rule's cases have, as somebody on the Cases page edits it.
    [[nodiscard]] bool setTemplate(const std::string& title)
    {
        cases::CaseConfiguration configuration{.owner = rules::ownerOf(current())};
        configuration.templates = {{.key = "t", .name = "T", .caseFields = {.title = title}}};
        const bool isSet = store::ConfigureClient(m_session->workspace()).set(configuration, {}).has_value();
        m_session->notifyCasesChanged();
        return isSet;
    }
    [[nodiscard]] const rules::Rule& current() const { return *m_documents->find(m_documents->current().value()); }
    void edit(const std::function<void(rules::Rule&)>& how)
    {
        rules::Rule changed = current();
        how(changed);
        m_documents->edit(m_documents->current().value(), changed, rules::RuleField::Query, u"Edit"_s);
    }
    [[nodiscard]] QByteArray textOfPreview() const
    {
        return SimulationBench::textOf(m_previews->preview()->summary);
    }
    [[nodiscard]] QByteArray textOfSimulation() const
    {
        const engine::SimulationInput input{.rule = current(),
                                            .alerts = m_sources->loaded(*m_sources->current())->table,
                                            .profile = m_session->profile()};
        return SimulationBench::textOf(engine::simulate(input, nullptr).value().summary);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<WorkspaceSession> m_session;
    std::unique_ptr<RuleDocuments> m_documents;
    std::unique_ptr<AlertSources> m_sources;
    std::unique_ptr<RulePreviews> m_previews;
};

QTEST_GUILESS_MAIN(RulePreviewsTest)
#include "tst_RulePreviews.moc"
