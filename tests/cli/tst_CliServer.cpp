// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QProcess>
#include <QTest>

#include <nlohmann/json.hpp>

#include "tests/cli/Console.h"
#include "tests/store/Place.h"

using namespace casewright;
using namespace Qt::StringLiterals;

/// The console program with a workspace on a PostgreSQL server.
class TestCliServer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void keepsAndLists();
    void editsAndReads();
    void refusesWhatIsNotThere();
    void outlivesItsServer();

private:
    test::Console m_console;
    QString m_address;     ///< with a password, which this server does not look at
    QString m_shown;
};

void TestCliServer::initTestCase()
{
    m_shown = QString::fromStdString(tests::serverAddress()) + u"&schema=console"_s;
    m_shown.replace(u"postgresql:///"_s, u"postgresql://casewright@/"_s);
    m_shown.remove(u"&user=casewright"_s);
    m_address = m_shown;
    m_address.replace(u"casewright@"_s, u"casewright:open%20sesame@"_s);
}

void TestCliServer::keepsAndLists()
{
    m_console.write(u"alerts.ndjson"_s, test::document("2026-01-05T10:00:00Z", "a")
                                            + test::document("2026-01-05T10:00:01Z", "b")
                                            + test::document("2026-01-05T10:00:02Z", "a"));
    const test::Outcome kept = m_console.run({u"simulate"_s, u"--rule"_s, u"rule.json"_s, u"--alerts"_s,
                                              u"alerts.ndjson"_s, u"--workspace"_s, m_address});
    QVERIFY2(kept.code == 0, kept.messages.constData());
    const test::Outcome listed =
        m_console.run({u"cases"_s, u"list"_s, u"--workspace"_s, m_shown, u"--format"_s, u"json"_s});
    QVERIFY2(listed.code == 0, listed.messages.constData());
    QCOMPARE(listed.json()["cases"].size(), std::size_t{2});
    const std::string key = listed.json()["cases"][0]["key"].dump();
    const test::Outcome shown = m_console.run({u"cases"_s, u"show"_s, QString::fromStdString(key), u"--workspace"_s,
                                               m_address});
    QVERIFY2(shown.code == 0, shown.messages.constData());
    for (const test::Outcome& each : {kept, listed, shown})
        QVERIFY2(!each.prints("sesame") && !each.says("sesame"), QByteArray(each.output + each.messages).constData());
}

/// The commands that change cases and those that read them: the same as with a file.
void TestCliServer::editsAndReads()
{
    const auto run = [this](const QString& line) {
        QStringList words{u"cases"_s};
        for (QString word : line.split(u' '))
            words.append(word.replace(u'_', u' '));
        return m_console.run(words + QStringList{u"--workspace"_s, m_address, u"--format"_s, u"json"_s});
    };
    const test::Outcome made = run(u"create --title Disk_full --description See_web-1 --tag web --user ana"_s);
    QVERIFY2(made.code == 0, made.messages.constData());
    const QString key = QString::fromStdString(made.json()["key"].dump());
    m_console.write(u"configuration.json"_s, R"({"owner": "cases", "closure_type": "close-by-user",
        "connector": {"id": "none", "name": "none", "type": ".none", "fields": null}})");
    const QStringList lines{u"update "_s + key + u" --add-tag vip --severity high --user ben"_s, u"comment "_s + key + u" Hello_printer"_s,
          u"attach "_s + key + u" --alert x:i"_s, u"set-status "_s + key + u" closed"_s,
          u"list --all --status closed --tag vip --search printer --sort severity --limit 1"_s,
          u"activity "_s + key + u" --type tags"_s, u"alerts "_s + key, u"of-alert x"_s, u"similar "_s + key,
          u"counts --all"_s, u"tags"_s, u"reporters"_s, u"show "_s + key, u"configuration set configuration.json"_s};
    for (const QString& line : lines) {
        const test::Outcome outcome = run(line);
        QVERIFY2(outcome.code == 0, QByteArray(line.toUtf8() + ": " + outcome.messages).constData());
        QVERIFY2(outcome.output.size() > 5, line.toUtf8().constData());
        QVERIFY2(!outcome.prints("sesame") && !outcome.says("sesame"), line.toUtf8().constData());
    }
    const auto listed = run(u"list --all --status closed --tag vip --search printer --limit 1"_s).json();
    QCOMPARE(listed["cases"].size(), std::size_t{1});
    QCOMPARE(listed["cases"][0]["severity"].dump(), std::string("\"high\""));
    const test::Outcome late = run(u"update "_s + key + u" --title New --if-version WzEsMV0="_s);
    QCOMPARE(late.code, 1);
    QCOMPARE(late.json()["statusCode"].dump(), std::string("409"));
    const auto facts = m_console.run({u"workspace"_s, u"info"_s, m_address, u"--format"_s, u"json"_s}).json();
    QVERIFY2(facts["bytes"].get<std::int64_t>() > 100'000, facts.dump().c_str());
    QCOMPARE(run(u"delete "_s + key + u" --yes"_s).code, 0);
    QCOMPARE(run(u"show "_s + key).code, 3);
}

void TestCliServer::refusesWhatIsNotThere()
{
    const test::Outcome none = m_console.run({u"cases"_s, u"list"_s, u"--workspace"_s, m_address + u"_other"_s});
    QCOMPARE(none.code, 4);
    QVERIFY2(none.says("console_other"), none.messages.constData());
    QVERIFY2(!none.says("sesame"), none.messages.constData());
    QString elsewhere = m_address;
    elsewhere.replace(u"host="_s, u"host=/nowhere"_s);
    const test::Outcome lost = m_console.run({u"cases"_s, u"list"_s, u"--workspace"_s, elsewhere});
    QCOMPARE(lost.code, 4);
    QVERIFY2(lost.says("Check host and port") && !lost.says("sesame"), lost.messages.constData());
}

/// What was on its way is lost, and says so; what was kept is there when the server is again.
void TestCliServer::outlivesItsServer()
{
    const QStringList workspace{u"--workspace"_s, m_address};
    m_console.write(u"big.json"_s, R"({"casewright": "flood/1", "start": "2026-01-05T00:00:00Z", "length": "8d",
        "perMinute": 200, "fields": [{"name": "host.name", "prefix": "h", "cardinality": 40}]})");
    QCOMPARE(m_console.run(QStringList{u"cases"_s, u"create"_s, u"--title"_s, u"Kept"_s, u"--description"_s, u"D"_s}
                           + workspace).code, 0);
    const auto simulations = [&] {
        return m_console.run(QStringList{u"simulations"_s, u"list"_s, u"--format"_s, u"json"_s} + workspace).json();
    };
    const auto stateOfNewest = [&]() -> std::string {
        const base::Json list = simulations().value("simulations", base::Json::array());
        return list.empty() ? std::string() : list[0].value("state", "");
    };
    QProcess process;
    m_console.start(process, QStringList{u"simulate"_s, u"--rule"_s, u"rule.json"_s, u"--alerts"_s, u"flood:big.json"_s}
                                 + workspace);
    QByteArray states;
    const auto isRunning = [&] {
        states += QByteArray::fromStdString(stateOfNewest()) + ' ';
        return states.endsWith("running ");
    };
    QVERIFY2(QTest::qWaitFor(isRunning, 60'000), states.constData());
    tests::killServer();
    QVERIFY(process.waitForFinished(60'000));
    const QByteArray messages = process.readAllStandardError();
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QVERIFY2(process.exitCode() == 4, messages.constData());
    QVERIFY2(messages.contains("the connection to the server was lost (") && messages.contains("connect again")
                 && messages.count('\n') == 2 && !messages.contains("sesame"),
             messages.constData());
    tests::startServerAgain();
    // The next one that writes says what became of it.
    QCOMPARE(m_console.run(QStringList{u"cases"_s, u"create"_s, u"--title"_s, u"T"_s, u"--description"_s, u"D"_s}
                           + workspace).code, 0);
    const std::string state = stateOfNewest();
    QVERIFY2(state == "failed", state.c_str());
    const QString number = QString::fromStdString(simulations()["simulations"][0]["number"].dump());
    const test::Outcome removed =
        m_console.run(QStringList{u"simulations"_s, u"remove"_s, number, u"--yes"_s} + workspace);
    QVERIFY2(removed.code == 0, removed.messages.constData());
    const test::Outcome kept = m_console.run(QStringList{u"cases"_s, u"list"_s, u"--all"_s} + workspace);
    QVERIFY2(kept.prints("Kept"), kept.output.constData());
}

QTEST_GUILESS_MAIN(TestCliServer)
#include "tst_CliServer.moc"
