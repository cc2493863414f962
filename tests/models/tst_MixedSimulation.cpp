// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/Flood.h"
#include "tests/models/SimulationBench.h"
#include "ui/bridge/Explanations.h"
#include "ui/bridge/RuleDocuments.h"
#include "ui/bridge/Text.h"

#include <QFile>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace casewright;
using namespace casewright::ui;

/// A simulation over a flood that is mixed into a file: what is kept of it gives the same again, as long as the file is
/// the same.
class MixedSimulationTest final : public QObject, private SimulationBench {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void explainsDocumentsOfBoth();
    void changedHistoryIsRefused();

private:
    using Why = ExplanationRefusal::Why;
    [[nodiscard]] store::StoredSource mixedSource() const;
    void writeHistory(int documents);
    [[nodiscard]] std::int64_t simulated();
    void ask(std::int64_t simulation, const QString& id);

    std::unique_ptr<RuleDocuments> m_rules;
    std::unique_ptr<Explanations> m_explanations;
};

void MixedSimulationTest::init()
{
    QVERIFY(setUp());
    m_rules = std::make_unique<RuleDocuments>(*m_session);
    m_explanations = std::make_unique<Explanations>(*m_session, *m_sources, *m_rules, m_service->archive());
    writeHistory(30);
}

void MixedSimulationTest::cleanup()
{
    m_explanations.reset();
    m_rules.reset();
    tearDown();
}

void MixedSimulationTest::writeHistory(int documents)
{
    QFile file(path(u"week.ndjson"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    for (int i = 0; i < documents; ++i)
        file.write(u"{\"@timestamp\": \"2026-03-02T08:%1:00Z\", \"host\": {\"name\": \"web\"}}\n"_s
                       .arg(i, 2, 10, QChar(u'0'))
                       .toUtf8());
}

store::StoredSource MixedSimulationTest::mixedSource() const
{
    alerts::Flood flood;
    flood.name = "Storm";
    flood.length = base::Hour;
    flood.perMinute = 10;
    flood.fields = {{.name = "host.name", .prefix = "h", .cardinality = 2}};
    flood.mix = alerts::FloodMix{.into = toUtf8(path(u"week.ndjson"_s)), .map = {}, .strength = 0.5};
    store::StoredSource source;
    source.name = flood.name;
    source.flood = alerts::writeFlood(flood);
    source.seed = 3;
    return source;
}

std::int64_t MixedSimulationTest::simulated()
{
    if (!start(add(mixedSource()), rulePerHost()) || !waitUntilFinished() || stored().empty())
        qFatal("not simulated");
    const std::int64_t key = stored().front().key;
    if (!QTest::qWaitFor([&] { return m_service->archive().find(key) != nullptr; }))
        qFatal("not listed");
    return key;
}

void MixedSimulationTest::ask(std::int64_t simulation, const QString& id)
{
    m_explanations->explain(simulation, id, {});
    QTRY_VERIFY(!m_explanations->isExplaining());
}

void MixedSimulationTest::explainsDocumentsOfBoth()
{
    const std::int64_t key = simulated();
    QCOMPARE(stored().front().summary.documents, std::uint64_t{330});
    for (const QString& id : {u"row-30"_s, u"flood-300"_s}) {
        ask(key, id);
        QVERIFY2(m_explanations->answer(), qUtf8Printable(id));
        QCOMPARE(m_explanations->answer()->id, id);
    }
}

void MixedSimulationTest::changedHistoryIsRefused()
{
    const std::int64_t key = simulated();
    m_sources->remove(m_sources->sources().front().key); // and what was read with it
    writeHistory(29);
    ask(key, u"flood-3"_s);
    QVERIFY(m_explanations->refusal());
    QCOMPARE(m_explanations->refusal()->why, Why::Changed);
    QVERIFY2(m_explanations->refusal()->text.contains(u"Storm has changed"_s),
             qUtf8Printable(m_explanations->refusal()->text));
    QVERIFY(QFile::remove(path(u"week.ndjson"_s)));
    ask(key, u"flood-3"_s);
    QCOMPARE(m_explanations->refusal()->why, Why::Unreadable);
    QVERIFY(m_explanations->refusal()->text.contains(u"week.ndjson"_s));
    writeHistory(30);
    ask(key, u"flood-3"_s);
    QVERIFY(m_explanations->answer());
}

QTEST_GUILESS_MAIN(MixedSimulationTest)
#include "tst_MixedSimulation.moc"
