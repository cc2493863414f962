// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

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
    void refusesWhatIsNotThere();

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

QTEST_GUILESS_MAIN(TestCliServer)
#include "tst_CliServer.moc"
