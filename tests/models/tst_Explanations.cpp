// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/Explanations.h"

#include "core/analysis/Counterfactual.h"
#include "core/analysis/ExplanationText.h"
#include "core/rules/RuleJson.h"
#include "core/store/SimulationWriter.h"
#include "tests/models/SimulationBench.h"
#include "ui/bridge/PrintableText.h"
#include "ui/bridge/RuleDocuments.h"
#include "ui/bridge/Text.h"

#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>
#include <QTest>
#include <QThreadPool>
#include <QUndoStack>

#include <algorithm>
#include <memory>
#include <set>

using namespace Qt::StringLiterals;
using namespace casewright;
using namespace casewright::ui;

using Applying = Explanations::Applying;
using Why = ExplanationRefusal::Why;

/// What the window is told about an alert: the same as the core says, or plainly why not.
class ExplanationsTest final : public QObject, private SimulationBench {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void saysWhatTheAnalysisSays();
    void analystsAreReplayedToo();
    void namesThePlaceInTheCase();
    void chosenIndexIsExplained();
    void unknownIdNamesOthers();
    void unknownIdKeepsTheAnswerBefore();
    void changedFileIsRefused();
    void olderTableIsNotTrusted();
    void goneFileIsRefused();
    void badLinesAreLeftOutAgain();
    void pipeIsRefused();
    void olderWorkspaceNamesItsSource();
    void scenarioIsRefused();
    void unfinishedIsRefused();
    void removedIsRefused();
    void newestOfTheSourceIsAsked();
    void cancelBringsBackTheAnswerBefore();
    void comparingCanBeCancelledAndRepeated();
    void laterQuestionWins();
    void anotherWorkspaceDropsAll();
    void destroyingStopsWhatRuns();
    void settingIsAppliedAlone();
    void goneRuleIsAdded();
    void readOnlyChangesNothing();

private:
    static rules::Rule twoADay();
    store::StoredSource fileOf(const QByteArray& content, const QString& name = u"alerts.ndjson"_s) const;
    static QByteArray documents(int count, int hosts = 3);
    std::int64_t simulate(const store::StoredSource& source, const rules::Rule& rule = rulePerHost());
    std::int64_t keep(store::StoredSimulation simulation, const store::StoredSource& from);
    void ask(std::int64_t simulation, const QString& id, const QString& index = {});
    bool waitForAnswer() { return QTest::qWaitFor([this] { return !m_explanations->isExplaining(); }, LongEnough); }
    bool waitForChanges() { return QTest::qWaitFor([this] { return isIdle(); }, LongEnough); }
    bool isIdle() const { return !m_explanations->isExplaining() && !m_explanations->isComparing(); }
    Why refusal() const { return m_explanations->refusal() ? m_explanations->refusal()->why : Why(99); }
    engine::SimulationInput inputOf(std::int64_t simulation);
    std::size_t changeOf(analysis::Setting setting) const;

    std::unique_ptr<RuleDocuments> m_rules;
    std::unique_ptr<Explanations> m_explanations;
};

void ExplanationsTest::init()
{
    QVERIFY(setUp());
    m_rules = std::make_unique<RuleDocuments>(*m_session);
    m_explanations = std::make_unique<Explanations>(*m_session, *m_sources, *m_rules, m_service->archive());
}

void ExplanationsTest::cleanup()
{
    m_explanations.reset();
    m_rules.reset();
    tearDown();
}

rules::Rule ExplanationsTest::twoADay()
{
    rules::Rule rule = rulePerHost();
    rule.casesAction->timeWindow = "1d";
    rule.casesAction->maximumCasesToOpen = 2;
    return rule;
}

QByteArray ExplanationsTest::documents(int count, int hosts)
{
    QByteArray text;
    for (int i = 0; i < count; ++i)
        text += u"{\"_id\": \"alert-%1\", \"@timestamp\": \"2026-03-%2T%3:00:00Z\", \"host\": {\"name\": \"h%4\"}}\n"_s
                    .arg(i)
                    .arg(1 + i / 24, 2, 10, QChar(u'0'))
                    .arg(i % 24, 2, 10, QChar(u'0'))
                    .arg(i % hosts)
                    .toUtf8();
    return text;
}

store::StoredSource ExplanationsTest::fileOf(const QByteArray& content, const QString& name) const
{
    QFile file(path(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("the file could not be written");
    store::StoredSource source;
    source.name = toUtf8(name);
    source.path = toUtf8(file.fileName());
    return source;
}

std::int64_t ExplanationsTest::simulate(const store::StoredSource& source, const rules::Rule& rule)
{
    const std::size_t before = stored().size();
    if (!start(source, rule) || !waitUntilFinished() || stored().size() != before + 1)
        qFatal("not simulated");
    const std::int64_t key = stored().front().key;
    if (!QTest::qWaitFor([&] { return m_service->archive().find(key) != nullptr; }, LongEnough))
        qFatal("not listed");
    return key;
}

/// As another program keeps it: with a source of its own choice.
std::int64_t ExplanationsTest::keep(store::StoredSimulation simulation, const store::StoredSource& from)
{
    const rules::Rule rule = twoADay();
    simulation.name = "kept";
    simulation.ruleJson = rules::writeRule(rule);
    simulation.profile = std::string(m_session->profile().name);
    const LoadedAlerts loaded = loadAlerts(from, false, nullptr, {}).value();
    auto writer = store::SimulationWriter::begin(toUtf8(path()), simulation, loaded.table, {}).value();
    const engine::SimulationInput input{.rule = rule, .alerts = loaded.table, .profile = m_session->profile()};
    const auto result = engine::simulate(input, writer.get()).value();
    const std::int64_t key = writer->finish(result).value();
    m_session->notifyCasesChanged();
    if (!QTest::qWaitFor([&] { return m_service->archive().find(key) != nullptr; }, LongEnough))
        qFatal("not listed");
    return key;
}

void ExplanationsTest::ask(std::int64_t simulation, const QString& id, const QString& index)
{
    m_explanations->explain(simulation, id, index);
    QVERIFY(m_explanations->isExplaining());
    QVERIFY(waitForAnswer());
}

engine::SimulationInput ExplanationsTest::inputOf(std::int64_t simulation)
{
    const store::StoredSimulation& stored = *m_service->archive().find(simulation);
    engine::SimulationInput input{.rule = rules::parseRule(stored.ruleJson).value(),
                                  .alerts = loadAlerts(stored.source, true, nullptr, {}).value().table,
                                  .profile = rules::versionProfile(stored.profile).value()};
    if (!stored.analysts.empty())
        input.analysts = engine::parseAnalysts(stored.analysts).value();
    input.seed = stored.analystsSeed;
    return input;
}

std::size_t ExplanationsTest::changeOf(analysis::Setting setting) const
{
    const auto& changes = m_explanations->changes()->changes;
    const auto found = std::ranges::find(changes, setting, &ExplainedChange::setting);
    if (found == changes.end())
        qFatal("no such change");
    return static_cast<std::size_t>(found - changes.begin());
}

void ExplanationsTest::saysWhatTheAnalysisSays()
{
    const std::int64_t key = simulate(add(flood(600)), twoADay());
    const engine::SimulationInput input = inputOf(key);
    std::set<QString> bins;
    for (const std::uint32_t row : {0U, 1U, 57U, 299U, 599U}) {
        const base::AlertRow rows[] = {{row}};
        const auto explained = analysis::explain(input, rows).value().front();
        ask(key, toText(input.alerts->id({row})));
        const auto answer = m_explanations->answer();
        QVERIFY2(answer, m_explanations->refusal() ? qUtf8Printable(m_explanations->refusal()->text) : "nothing");
        QStringList expected;
        for (const analysis::Step& step : analysis::tell(explained, input))
            expected.append(toText(step.text));
        QCOMPARE(answer->steps.size(), expected.size());
        for (qsizetype i = 0; i < expected.size(); ++i)
            QVERIFY2(answer->steps[i].text.startsWith(expected[i]), qUtf8Printable(answer->steps[i].text));
        QCOMPARE(answer->bin, toText(analysis::nameOf(explained.bin)));
        QCOMPARE(answer->isInCase, explained.isInCase());
        QCOMPARE(answer->steps.last().kind, casewright::analysis::StepKind::End);
        QCOMPARE(answer->steps.last().tone, answer->isInCase ? ExplainedTone::Fine : ExplainedTone::Loss);
        bins.insert(answer->bin);
        QVERIFY(waitForChanges());
        const auto found = analysis::findCounterfactuals(input, explained).value();
        const auto changes = m_explanations->changes();
        QVERIFY(changes);
        QCOMPARE(changes->simulations, found.simulations);
        QCOMPARE(changes->changes.size(), found.changes.size());
        for (std::size_t i = 0; i < found.changes.size(); ++i) {
            QCOMPARE(changes->changes[i].text, toText(found.changes[i].text));
            QCOMPARE(changes->changes[i].value, toText(found.changes[i].value));
            QVERIFY(changes->changes[i].rule == found.changes[i].rule);
        }
        QCOMPARE(static_cast<std::size_t>(changes->noDifference.size()), found.noDifference.size());
    }
    QVERIFY(!bins.empty());
}

void ExplanationsTest::analystsAreReplayedToo()
{
    const store::StoredSource source = add(fileOf(documents(72)));
    SimulationRequest request{.rule = twoADay(), .source = source, .profile = m_session->profile()};
    request.analysts.work = engine::CloseAfter{.after = engine::FixedLength{.length = base::Hour}};
    QVERIFY(m_service->start(request).has_value());
    QVERIFY(waitUntilFinished());
    const std::int64_t key = stored().front().key;
    QVERIFY(!stored().front().analysts.empty());
    QTRY_VERIFY(m_service->archive().find(key));
    ask(key, u"alert-5"_s);
    QVERIFY(m_explanations->answer());
    const bool isPassedBy = std::ranges::any_of(m_explanations->answer()->steps, [](const ExplanationStep& step) {
        return step.kind == casewright::analysis::StepKind::Status && step.text.contains(u"closed cases are not reopened"_s);
    });
    QVERIFY(isPassedBy); // nobody else closes cases
}

void ExplanationsTest::namesThePlaceInTheCase()
{
    const std::int64_t key = simulate(add(fileOf(documents(12))), rulePerHost());
    ask(key, u"alert-7"_s); // of h1: alerts 1, 4, 7, 10
    const auto answer = m_explanations->answer();
    QVERIFY(answer);
    QCOMPARE(answer->number, 3);
    QCOMPARE(answer->alertsInCase, 4);
    QVERIFY(answer->steps.last().text.endsWith(u"as number 3 of 4."_s));
    const auto workspace = store::Workspace::open(toUtf8(path()), store::Access::ReadOnly).value();
    const auto detail = workspace.caseDetail(answer->caseKey).value();
    QCOMPARE(detail.row.simulation, key);
    QCOMPARE(detail.row.totalAlerts, 4U);
    QCOMPARE(toText(workspace.alerts(answer->caseKey, std::nullopt, 10).value()[2].id), u"alert-7"_s);
}

void ExplanationsTest::chosenIndexIsExplained()
{
    const QByteArray twice = R"({"_id": "a", "_index": "one", "@timestamp": "2026-03-01T00:00:00Z", "host": {"name": "x"}}
{"_id": "a", "_index": "two", "@timestamp": "2026-03-01T01:00:00Z", "host": {"name": "y"}}
)";
    const std::int64_t key = simulate(add(fileOf(twice)), rulePerHost());
    ask(key, u"a"_s);
    QVERIFY(m_explanations->answer());
    QCOMPARE(m_explanations->answer()->index, u"one"_s);
    QCOMPARE(m_explanations->answer()->otherIndices, QStringList{u"two"_s});
    ask(key, u"a"_s, u"two"_s);
    QCOMPARE(m_explanations->answer()->index, u"two"_s);
    QCOMPARE(m_explanations->answer()->otherIndices, QStringList{u"one"_s});
}

void ExplanationsTest::unknownIdNamesOthers()
{
    const std::int64_t key = simulate(add(fileOf(documents(30))));
    ask(key, u"ert-2"_s);
    QCOMPARE(refusal(), Why::UnknownAlert);
    QVERIFY(!m_explanations->answer());
    const QString text = m_explanations->refusal()->text;
    QVERIFY2(text.contains(u"ert-2: it is part of alert-2, alert-20, alert-21."_s), qUtf8Printable(text));
    ask(key, u"no\nsuch\u202Eid"_s);
    const QString other = m_explanations->refusal()->text;
    QVERIFY2(other.contains(u"no\\nsuch\\u{202E}id: the first one's is alert-0 and the last one's alert-29."_s),
             qUtf8Printable(other));
}

void ExplanationsTest::unknownIdKeepsTheAnswerBefore()
{
    const std::int64_t key = simulate(add(fileOf(documents(30))));
    ask(key, u"alert-3"_s);
    const auto before = m_explanations->answer();
    ask(key, u"nothing"_s);
    QCOMPARE(refusal(), Why::UnknownAlert);
    QCOMPARE(m_explanations->answer(), before);
    QCOMPARE(m_explanations->question()->id, u"alert-3"_s);
    ask(key, u"alert-4"_s);
    QVERIFY(!m_explanations->refusal());
    QCOMPARE(m_explanations->answer()->id, u"alert-4"_s);
}

void ExplanationsTest::changedFileIsRefused()
{
    const store::StoredSource source = add(fileOf(documents(30)));
    const std::int64_t key = simulate(source);
    m_sources->loadAgain(source.key);
    QTRY_VERIFY(m_sources->loaded(source.key));
    ask(key, u"alert-3"_s);
    QVERIFY(m_explanations->answer());
    m_explanations->clear();
    m_sources->remove(source.key);
    // As many documents, on other hosts.
    static_cast<void>(fileOf(documents(30, 4)));
    ask(key, u"alert-3"_s);
    QCOMPARE(refusal(), Why::Changed);
    QVERIFY(!m_explanations->answer());
    QVERIFY(m_explanations->refusal()->text.contains(u"alerts.ndjson has changed"_s));
    static_cast<void>(fileOf(documents(31)));
    ask(key, u"alert-3"_s);
    QCOMPARE(refusal(), Why::Changed);
    static_cast<void>(fileOf(documents(30)));
    ask(key, u"alert-3"_s);
    QVERIFY(m_explanations->answer());
}

/// The same numbers, and another alert in each case: only the workspace's own cases tell.
void ExplanationsTest::olderTableIsNotTrusted()
{
    const QByteArray original = documents(30);
    const store::StoredSource source = add(fileOf(original));
    const std::int64_t key = simulate(source);
    m_sources->remove(source.key);
    QByteArray swapped = original;
    swapped.replace("h0", "hX").replace("h1", "h0").replace("hX", "h1");
    static_cast<void>(fileOf(swapped));
    ask(key, u"alert-3"_s);
    QCOMPARE(refusal(), Why::Changed);
    QVERIFY(!m_explanations->answer());
    static_cast<void>(fileOf(original));
    ask(key, u"alert-3"_s);
    QVERIFY(m_explanations->answer());
}

void ExplanationsTest::goneFileIsRefused()
{
    const store::StoredSource source = add(fileOf(documents(30)));
    const std::int64_t key = simulate(source);
    QVERIFY(QFile::remove(toText(source.path)));
    // The documents are at hand, and the text of the one that is asked about is not.
    QVERIFY(m_sources->loaded(source.key));
    ask(key, u"alert-3"_s);
    QCOMPARE(refusal(), Why::Unreadable);
    m_sources->remove(source.key);
    ask(key, u"alert-3"_s);
    QCOMPARE(refusal(), Why::Unreadable);
    QVERIFY(m_explanations->refusal()->text.contains(u"alerts.ndjson"_s));
    QVERIFY(!m_explanations->answer());
}

void ExplanationsTest::badLinesAreLeftOutAgain()
{
    const store::StoredSource source = add(fileOf(documents(10) + "broken\n" + documents(30).sliced(documents(10).size())));
    QVERIFY(start(source, rulePerHost(), true));
    QVERIFY(waitUntilFinished());
    QTRY_COMPARE(m_service->archive().simulations().size(), std::size_t{1});
    m_sources->remove(source.key);
    ask(stored().front().key, u"alert-20"_s);
    QVERIFY(m_explanations->answer());
}

void ExplanationsTest::pipeIsRefused()
{
    store::StoredSimulation piped;
    piped.source.name = "standard input";
    const std::int64_t key = keep(piped, fileOf(documents(30)));
    ask(key, u"alert-3"_s);
    QCOMPARE(refusal(), Why::Unreadable);
    QVERIFY(m_explanations->refusal()->text.contains(u"standard input was a pipe"_s));
}

void ExplanationsTest::olderWorkspaceNamesItsSource()
{
    const store::StoredSource source = add(fileOf(documents(30)));
    store::StoredSimulation older;
    older.source.name = source.name;
    older.source.seed = source.seed;
    const std::int64_t key = keep(older, source);
    ask(key, u"alert-3"_s);
    QVERIFY(m_explanations->answer());
    // Another source of that name is not what was simulated.
    m_explanations->clear();
    m_sources->remove(source.key);
    store::StoredSource other = fileOf(documents(30, 4), u"other.ndjson"_s);
    other.name = source.name;
    static_cast<void>(add(other));
    ask(key, u"alert-3"_s);
    QCOMPARE(refusal(), Why::Changed);
}

void ExplanationsTest::scenarioIsRefused()
{
    const std::int64_t key = simulate(add(fileOf(documents(30))));
    QVERIFY(m_session->workspace().setScenario(key, "{}").has_value());
    ask(key, u"alert-3"_s);
    QCOMPARE(refusal(), Why::NotExplained);
    QVERIFY(m_explanations->refusal()->text.contains(u"scenario"_s));
}

void ExplanationsTest::unfinishedIsRefused()
{
    const store::StoredSource source = add(millionDocuments());
    QVERIFY(start(source, busyRule()));
    QVERIFY(cancelWhen([this] { return m_service->live()->sums().runs > 3; }) >= 0);
    QTRY_COMPARE(m_service->archive().simulations().size(), std::size_t{1});
    ask(stored().front().key, u"alert-3"_s);
    QCOMPARE(refusal(), Why::NotExplained);
}

void ExplanationsTest::removedIsRefused()
{
    const std::int64_t key = simulate(add(fileOf(documents(30))));
    QVERIFY(m_session->workspace().removeSimulation(key).has_value());
    ask(key, u"alert-3"_s);
    QCOMPARE(refusal(), Why::Gone);
}

void ExplanationsTest::newestOfTheSourceIsAsked()
{
    const store::StoredSource one = add(fileOf(documents(30), u"one.ndjson"_s));
    const store::StoredSource two = add(fileOf(documents(20), u"two.ndjson"_s));
    const store::StoredSource three = add(fileOf(documents(10), u"three.ndjson"_s));
    const std::int64_t first = simulate(one);
    const std::int64_t second = simulate(one, twoADay());
    const std::int64_t last = simulate(two);
    QTRY_COMPARE(shown()->simulation.key, last);
    QSignalSpy asked(m_explanations.get(), &Explanations::asked);
    QVERIFY(m_explanations->explainIn(one, u"alert-3"_s, {}));
    QCOMPARE(m_explanations->question()->simulation, second);
    m_service->archive().show(first);
    QVERIFY(m_explanations->explainIn(one, u"alert-3"_s, {}));
    QCOMPARE(m_explanations->question()->simulation, first); // it is shown
    QVERIFY(m_explanations->explainIn(two, u"alert-3"_s, {}));
    QCOMPARE(m_explanations->question()->simulation, last);
    QCOMPARE(asked.size(), 3);
    QVERIFY(!m_explanations->explainIn(three, u"alert-3"_s, {}));
    QCOMPARE(asked.size(), 3);
}

void ExplanationsTest::cancelBringsBackTheAnswerBefore()
{
    const std::int64_t key = simulate(add(fileOf(documents(30))));
    ask(key, u"alert-3"_s);
    QVERIFY(waitForChanges());
    const auto before = m_explanations->answer();
    m_explanations->explain(key, u"alert-4"_s);
    m_explanations->cancel();
    QVERIFY(isIdle());
    QCOMPARE(m_explanations->question()->id, u"alert-3"_s);
    QCOMPARE(m_explanations->answer(), before);
    QVERIFY(m_explanations->changes());
    // Without one before there is nothing.
    m_explanations->clear();
    m_explanations->explain(key, u"alert-4"_s);
    m_explanations->cancel();
    QVERIFY(!m_explanations->question());
    QVERIFY(!m_explanations->answer());
}

void ExplanationsTest::comparingCanBeCancelledAndRepeated()
{
    const std::int64_t key = simulate(add(fileOf(documents(200))), twoADay());
    ask(key, u"alert-100"_s);
    QVERIFY(m_explanations->isComparing());
    m_explanations->cancel();
    QVERIFY(!m_explanations->isComparing());
    QVERIFY(m_explanations->answer());
    QVERIFY(!m_explanations->changes());
    m_explanations->compare();
    QVERIFY(waitForChanges());
    QVERIFY(m_explanations->changes());
}

void ExplanationsTest::laterQuestionWins()
{
    const std::int64_t key = simulate(add(fileOf(documents(100))));
    QSignalSpy changed(m_explanations.get(), &Explanations::changed);
    QStringList answered;
    connect(m_explanations.get(), &Explanations::changed, this, [&] {
        if (m_explanations->answer() && !answered.contains(m_explanations->answer()->id))
            answered.append(m_explanations->answer()->id);
    });
    for (int i = 0; i < 20; ++i)
        m_explanations->explain(key, u"alert-%1"_s.arg(i));
    QVERIFY(waitForChanges());
    QCOMPARE(answered, QStringList{u"alert-19"_s});
    QVERIFY(m_explanations->changes());
    m_explanations->disconnect(this);
}

void ExplanationsTest::anotherWorkspaceDropsAll()
{
    const std::int64_t key = simulate(add(fileOf(documents(30))));
    ask(key, u"alert-3"_s);
    m_explanations->explain(key, u"alert-4"_s);
    QVERIFY(m_session->open(path(u"b.casewright"_s), store::Access::Create).has_value());
    QVERIFY(isIdle());
    QVERIFY(!m_explanations->question());
    QVERIFY(!m_explanations->answer());
    // What comes late is dropped: this list is read after it.
    QSignalSpy changed(m_explanations.get(), &Explanations::changed);
    QTRY_VERIFY(m_service->archive().isListed());
    QThreadPool::globalInstance()->waitForDone();
    QCoreApplication::sendPostedEvents();
    QCOMPARE(changed.size(), 0);
    QVERIFY(!m_explanations->answer());
}

void ExplanationsTest::destroyingStopsWhatRuns()
{
    const std::int64_t key = simulate(add(flood(300'000, 100, 15)), busyRule());
    m_explanations->explain(key, u"nothing"_s);
    QElapsedTimer clock;
    clock.start();
    m_explanations.reset();
    QVERIFY2(clock.elapsed() < 1'000, qPrintable(QString::number(clock.elapsed())));
}

void ExplanationsTest::settingIsAppliedAlone()
{
    const rules::Rule rule = twoADay();
    const std::int64_t ruleKey = m_rules->add(rule, u"Add"_s).value();
    const std::int64_t key = simulate(add(fileOf(documents(72))), rule);
    ask(key, u"alert-40"_s);
    QVERIFY(waitForChanges());
    QVERIFY(m_explanations->changes());
    // Somebody goes on editing meanwhile.
    rules::Rule edited = rule;
    edited.name = "Renamed";
    edited.maxSignals = 77;
    m_rules->edit(ruleKey, edited, rules::RuleField::Name, u"Rename"_s);
    const std::size_t window = changeOf(analysis::Setting::TimeWindow);
    const ExplainedChange change = m_explanations->changes()->changes[window];
    QCOMPARE(m_explanations->applying(window), Applying::Possible);
    const int steps = m_rules->undoStack()->count();
    QSignalSpy applying(m_explanations.get(), &Explanations::applyingChanged);
    m_explanations->apply(window);
    QCOMPARE_GE(applying.size(), 1);
    edited.casesAction->timeWindow = toUtf8(change.value);
    QVERIFY(*m_rules->find(ruleKey) == edited);
    QCOMPARE(m_rules->undoStack()->count(), steps + 1);
    QCOMPARE(m_rules->undoStack()->undoText(), u"Set the time window to %1"_s.arg(change.value));
    QCOMPARE(m_explanations->applying(window), Applying::Applied);
    m_explanations->apply(window); // once
    QCOMPARE(m_rules->undoStack()->count(), steps + 1);
    m_rules->undoStack()->undo();
    QCOMPARE(toText(m_rules->find(ruleKey)->casesAction->timeWindow), u"1d"_s);
    QCOMPARE(m_explanations->applying(window), Applying::Possible);
    rules::Rule without = *m_rules->find(ruleKey);
    without.casesAction.reset();
    m_rules->edit(ruleKey, without, rules::RuleField::CasesAction, u"Off"_s);
    QCOMPARE(m_explanations->applying(window), Applying::NoAction);
}

void ExplanationsTest::goneRuleIsAdded()
{
    const std::int64_t key = simulate(add(fileOf(documents(72))), twoADay());
    ask(key, u"alert-40"_s);
    QVERIFY(waitForChanges());
    const std::size_t window = changeOf(analysis::Setting::TimeWindow);
    QCOMPARE(m_explanations->applying(window), Applying::RuleGone);
    m_explanations->apply(window);
    QCOMPARE(m_rules->rules().size(), std::size_t{1});
    QVERIFY(m_rules->rules().front().rule == m_explanations->changes()->changes[window].rule);
    QCOMPARE(m_explanations->applying(window), Applying::Applied);
}

void ExplanationsTest::readOnlyChangesNothing()
{
    m_rules->add(twoADay(), u"Add"_s);
    const std::int64_t key = simulate(add(fileOf(documents(72))), twoADay());
    m_rules->finishSaving();
    m_sources->finishSaving();
    QVERIFY(m_session->open(path(), store::Access::ReadOnly).has_value());
    QTRY_VERIFY(m_service->archive().find(key));
    ask(key, u"alert-40"_s);
    QVERIFY(m_explanations->answer());
    QVERIFY(waitForChanges());
    const std::size_t window = changeOf(analysis::Setting::TimeWindow);
    QCOMPARE(m_explanations->applying(window), Applying::ReadOnly);
    m_explanations->apply(window);
    QCOMPARE(toText(m_rules->rules().front().rule.casesAction->timeWindow), u"1d"_s);
}

QTEST_GUILESS_MAIN(ExplanationsTest)
#include "tst_Explanations.moc"
