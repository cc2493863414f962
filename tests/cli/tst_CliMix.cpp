// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/cli/Console.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <unistd.h>

#include "core/store/Workspace.h"

#include <nlohmann/json.hpp>

using namespace casewright;
using namespace Qt::StringLiterals;
using base::Json;
using test::Console;
using test::document;
using test::Outcome;

namespace {

const QStringList AsJson{u"--format"_s, u"json"_s};

QByteArray content(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("cannot be read");
}

/// A flood of 10 documents a minute for an hour at full strength.
QByteArray flood(const QByteArray& mix)
{
    return R"({"casewright": "flood/1", "name": "Storm", "start": "2020-01-01", "length": "1h", "perMinute": 10,
 "fields": [{"name": "host.name", "prefix": "host-", "cardinality": 3}],
 "mix": )" + mix + "}";
}

} // namespace

/// Floods that are mixed into a history: `simulate`, `explain` and `generate`.
class CliMixTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void historyIsSeenFromTheFloodsFolder();
    void generatesWhatIsSimulated_data();
    void generatesWhatIsSimulated();
    void strengths();
    void explainsDocumentsOfBoth();
    void keepsWhatCanBePlayedAgain();
    void guessedMappingIsKept();
    void errorsOfTheHistory();
    void badLines();
    void generatesWithoutBadLines();
    void tellsWhatTheHistoryHas();
    void writesOverNoInput_data();
    void writesOverNoInput();

private:
    [[nodiscard]] Outcome generate(const QString& out) const
    {
        return m_console->run({u"generate"_s, u"--flood"_s, u"in/f.json"_s, u"--out"_s, out});
    }

    std::unique_ptr<Console> m_console;
};

/// A history of an hour, one document a minute on two hosts, and a flood in a folder beside it.
void CliMixTest::init()
{
    m_console = std::make_unique<Console>();
    m_console->writeRule();
    QVERIFY(QDir(m_console->path(u"."_s)).mkpath(u"in"_s));
    QByteArray history;
    for (int minute = 0; minute < 60; ++minute)
        history += document(qPrintable(u"2026-03-02T08:%1:00Z"_s.arg(minute, 2, 10, QChar(u'0'))),
                            minute % 2 == 0 ? "host-1" : "web");
    m_console->write(u"h.ndjson"_s, history);
    m_console->write(u"in/f.json"_s, flood(R"({"into": "../h.ndjson", "strength": 0.3})"));
}

void CliMixTest::historyIsSeenFromTheFloodsFolder()
{
    const Outcome text = m_console->simulate(u"flood:in/f.json"_s);
    QVERIFY2(text.code == 0, text.messages.constData());
    const QByteArray path = QDir::cleanPath(m_console->path(u"h.ndjson"_s)).toUtf8();
    const QByteArray told = "the flood in/f.json, seed 1, mixed into " + path + ": 240 documents";
    QVERIFY2(text.prints(told.constData()), text.output.constData());
    const Json result = m_console->simulate(u"flood:in/f.json"_s, AsJson).json();
    QCOMPARE(result["source"]["documents"].get<int>(), 60 + 180);
    QCOMPARE(result["source"]["mixedInto"].get<std::string>(), path.toStdString());
    QCOMPARE(result["source"]["first"].get<std::string>(), std::string("2026-03-02T08:00:00.000Z"));
    QCOMPARE(result["audit"]["total"].get<int>(), 240);
    QVERIFY(m_console->simulate(u"h.ndjson"_s, AsJson).json()["source"]["mixedInto"].is_null());
}

void CliMixTest::generatesWhatIsSimulated_data()
{
    QTest::addColumn<QString>("out");
    QTest::newRow("plain") << u"out.ndjson"_s;
    QTest::newRow("gzip") << u"out.ndjson.gz"_s;
}

void CliMixTest::generatesWhatIsSimulated()
{
    QFETCH(QString, out);
    const Outcome made = generate(out);
    QVERIFY2(made.code == 0, made.messages.constData());
    QVERIFY2(made.says("Wrote 240 documents, "), made.messages.constData());
    const Json fromFile = m_console->simulate(out, AsJson).json();
    const Json fromFlood = m_console->simulate(u"flood:in/f.json"_s, AsJson).json();
    QVERIFY(fromFlood["summary"]["casesOpened"] > 3); // of both: web, and the flood's hosts
    for (const char* const part : {"summary", "audit", "cases", "breakerRuns"})
        QCOMPARE(test::text(fromFile.at(part)), test::text(fromFlood.at(part)));
    if (out.endsWith(u".gz"))
        return;
    QCOMPARE(generate(u"again.ndjson"_s).code, 0);
    QCOMPARE(content(m_console->path(u"again.ndjson"_s)), content(m_console->path(out)));
    QVERIFY(content(m_console->path(out)).startsWith(R"({"_id":"row-1","_index":"h","@timestamp":)"));
}

void CliMixTest::strengths()
{
    for (const auto& [strength, documents] : {std::pair("0.01", 66), {"1", 660}, {"2.5", 1'560}}) {
        const QByteArray mix = QByteArray(R"({"into": "h.ndjson", "strength": )") + strength + "}";
        m_console->write(u"f.json"_s, flood(mix));
        QCOMPARE(m_console->simulate(u"flood:f.json"_s, AsJson).json()["audit"]["total"].get<int>(), documents);
    }
    // From standard input there is no folder but the present one.
    const Outcome piped = m_console->simulate(u"flood:-"_s, AsJson, flood(R"({"into": "h.ndjson"})"));
    QCOMPARE(piped.json()["audit"]["total"].get<int>(), 660);
}

void CliMixTest::explainsDocumentsOfBoth()
{
    for (const char* const id : {"row-2", "flood-7"}) {
        const Outcome explained = m_console->run({u"explain"_s, u"--rule"_s, u"rule.json"_s, u"--alerts"_s,
                                                  u"flood:in/f.json"_s, u"--alert"_s, QString::fromLatin1(id)});
        QVERIFY2(explained.code == 0, explained.messages.constData());
        QVERIFY2(explained.prints(id), explained.output.constData());
    }
    QCOMPARE(m_console->run({u"explain"_s, u"--rule"_s, u"rule.json"_s, u"--alerts"_s, u"flood:in/f.json"_s,
                             u"--alert"_s, u"flood-181"_s}).code, 3);
}

/// The source that is kept gives the same simulation from any folder.
void CliMixTest::keepsWhatCanBePlayedAgain()
{
    QCOMPARE(m_console->keep(u"flood:in/f.json"_s).code, 0);
    QCOMPARE(m_console->keep(u"flood:in/f.json"_s).code, 0);
    const auto workspace = store::Workspace::open(m_console->path(u"work.casewright"_s).toStdString(),
                                                  store::Access::ReadOnly);
    QVERIFY(workspace);
    const auto sources = workspace->sources();
    QCOMPARE(sources->size(), std::size_t{1});
    const Json kept = Json::parse(sources->front().flood);
    QCOMPARE(kept["mix"]["into"].get<std::string>(), QDir::cleanPath(m_console->path(u"h.ndjson"_s)).toStdString());
    QVERIFY(QDir(m_console->path(u"."_s)).mkpath(u"far/away"_s));
    m_console->write(u"far/away/f.json"_s, QByteArray::fromStdString(sources->front().flood));
    const Json again = m_console->simulate(u"flood:far/away/f.json"_s, AsJson).json();
    QCOMPARE(test::text(again["cases"]),
             test::text(m_console->simulate(u"flood:in/f.json"_s, AsJson).json()["cases"]));
}

void CliMixTest::guessedMappingIsKept()
{
    m_console->write(u"h.csv"_s, "time,host\n2026-03-02T08:00:00Z,web\n");
    m_console->write(u"in/f.json"_s, flood(R"({"into": "../h.csv"})"));
    const Outcome kept = m_console->keep(u"flood:in/f.json"_s);
    QVERIFY2(kept.code == 0, kept.messages.constData());
    QVERIFY2(kept.says(R"("map": "time=@timestamp,host=host.name")"), kept.messages.constData());
    const auto workspace = store::Workspace::open(m_console->path(u"work.casewright"_s).toStdString(),
                                                  store::Access::ReadOnly);
    const Json flood = Json::parse(workspace->sources()->front().flood);
    QCOMPARE(flood["mix"]["map"].get<std::string>(), std::string("time=@timestamp,host=host.name"));
}

void CliMixTest::errorsOfTheHistory()
{
    const QStringList simulate{u"simulate"_s, u"--rule"_s, u"rule.json"_s, u"--no-store"_s, u"--alerts"_s,
                               u"flood:in/f.json"_s};
    const QStringList explain{u"explain"_s, u"--rule"_s, u"rule.json"_s, u"--alert"_s, u"x"_s, u"--alerts"_s,
                              u"flood:in/f.json"_s};
    const QStringList write{u"generate"_s, u"--flood"_s, u"in/f.json"_s, u"--out"_s, u"out"_s};
    const auto refuse = [&](const char* part) {
        for (const QStringList& arguments : {simulate, explain, write}) {
            const Outcome outcome = m_console->run(arguments);
            QVERIFY2(outcome.code == 3 && outcome.says(part), outcome.messages.constData());
        }
        QVERIFY(!QFile::exists(m_console->path(u"out"_s)));
    };
    m_console->write(u"h.ndjson"_s, document("2026-03-02T08:00:00Z", "a") + "{\"@timestamp\": \"2026-03-02\", \"a\": x}\n");
    refuse("h.ndjson:2:35");
    m_console->write(u"h.ndjson"_s, "");
    refuse("h.ndjson");
    QVERIFY(QFile::remove(m_console->path(u"h.ndjson"_s)));
    refuse("the flood is mixed into this file");
    m_console->write(u"in/f.json"_s, flood(R"({"into": "../h.ndjson", "strength": -1})"));
    refuse("in/f.json:3:");
    m_console->write(u"h.ndjson"_s, R"({"host.name": "2026-03-02T08:00:00Z"})");
    m_console->write(u"in/f.json"_s, flood(R"({"into": "../h.ndjson", "map": "host.name=@timestamp"})"));
    refuse("in/f.json");
}

void CliMixTest::badLines()
{
    m_console->write(u"h.ndjson"_s, document("2026-03-02T08:00:00Z", "a") + "no document\n");
    QCOMPARE(m_console->simulate(u"flood:in/f.json"_s).code, 3);
    const Json result = m_console->simulate(u"flood:in/f.json"_s, AsJson + QStringList{u"--skip-bad-lines"_s}).json();
    QCOMPARE(result["source"]["badLines"].get<int>(), 1);
    QCOMPARE(result["audit"]["total"].get<int>(), 181);
    // The line is the history's, and not the flood's.
    const QByteArray history = QDir::cleanPath(m_console->path(u"h.ndjson"_s)).toUtf8();
    QCOMPARE(result["badLines"][0]["file"].get<std::string>(), history.toStdString());
    QCOMPARE(result["badLines"][0]["line"].get<int>(), 2);
    const Outcome text = m_console->simulate(u"flood:in/f.json"_s, {u"--skip-bad-lines"_s});
    const QByteArray line = "    " + history + ":2: ";
    QVERIFY2(text.prints(line.constData()), text.output.constData());
}

void CliMixTest::generatesWithoutBadLines()
{
    m_console->write(u"h.ndjson"_s, document("2026-03-02T08:00:00Z", "a") + "no document\n");
    const Outcome refused = generate(u"out"_s);
    QCOMPARE(refused.code, 3);
    QVERIFY2(refused.says("--skip-bad-lines leaves out such lines"), refused.messages.constData());
    const Outcome made = m_console->run({u"generate"_s, u"--flood"_s, u"in/f.json"_s, u"--out"_s, u"out"_s,
                                         u"--skip-bad-lines"_s});
    QVERIFY2(made.code == 0, made.messages.constData());
    QVERIFY2(made.says("1 line could not be read and was left out"), made.messages.constData());
    QVERIFY2(made.says("h.ndjson:2: "), made.messages.constData());
    QVERIFY2(made.says("Wrote 181 documents, "), made.messages.constData());
    QCOMPARE(content(m_console->path(u"out"_s)).count('\n'), qsizetype{181});
}

/// A flood that is mixed into what it was mixed into before.
void CliMixTest::tellsWhatTheHistoryHas()
{
    const Outcome first = generate(u"first.ndjson"_s);
    QVERIFY2(first.code == 0 && !first.says("left out"), first.messages.constData());
    m_console->write(u"in/f.json"_s, flood(R"({"into": "../first.ndjson", "strength": 0.3})"));
    const Outcome again = generate(u"again.ndjson"_s);
    QVERIFY2(again.says("180 documents of the flood were left out"), again.messages.constData());
    QVERIFY2(again.says("give it another \"name\""), again.messages.constData());
    QCOMPARE(content(m_console->path(u"again.ndjson"_s)), content(m_console->path(u"first.ndjson"_s)));
    m_console->write(u"in/f.json"_s, flood(R"({"into": "../first.ndjson", "strength": 0.3})").replace("Storm", "Gale"));
    const Outcome other = generate(u"other.ndjson"_s);
    QVERIFY2(!other.says("left out") && other.says("Wrote 420 documents, "), other.messages.constData());
}

void CliMixTest::writesOverNoInput_data()
{
    QTest::addColumn<QString>("out");
    QTest::addColumn<bool>("isFlood");
    QTest::newRow("history") << u"h.ndjson"_s << false;
    QTest::newRow("history, another way") << u"in/../h.ndjson"_s << false;
    QTest::newRow("history, linked") << u"soft.ndjson"_s << false;
    QTest::newRow("history, hard link") << u"hard.ndjson"_s << false;
    QTest::newRow("flood") << u"in/f.json"_s << true;
    QTest::newRow("flood, linked") << u"soft.json"_s << true;
}

void CliMixTest::writesOverNoInput()
{
    QFETCH(QString, out);
    QFETCH(bool, isFlood);
    const QByteArray history = content(m_console->path(u"h.ndjson"_s));
    const QByteArray flood = content(m_console->path(u"in/f.json"_s));
    QVERIFY(QFile::link(m_console->path(u"h.ndjson"_s), m_console->path(u"soft.ndjson"_s)));
    QVERIFY(QFile::link(m_console->path(u"in/f.json"_s), m_console->path(u"soft.json"_s)));
    QCOMPARE(::link(qPrintable(m_console->path(u"h.ndjson"_s)), qPrintable(m_console->path(u"hard.ndjson"_s))), 0);
    const Outcome refused = generate(out);
    QCOMPARE(refused.code, 2);
    QVERIFY2(refused.says(isFlood ? "is the flood's own file" : "is the history"), refused.messages.constData());
    QVERIFY2(refused.says(qPrintable(u"--out "_s + out)), refused.messages.constData());
    QCOMPARE(content(m_console->path(u"h.ndjson"_s)), history);
    QCOMPARE(content(m_console->path(u"in/f.json"_s)), flood);
    QCOMPARE(generate(u"/dev/null"_s).code, 0); // what is no file cannot be lost
}

QTEST_GUILESS_MAIN(CliMixTest)
#include "tst_CliMix.moc"
