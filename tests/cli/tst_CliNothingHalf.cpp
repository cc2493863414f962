// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTest>

#include <unistd.h>

#include "tests/cli/Console.h"
#include "tests/cli/Terminal.h"
#include "tests/store/TinyDisk.h"

using namespace Qt::StringLiterals;

namespace casewright {

using test::Outcome;
using tests::TinyDisk;

/// A command that fails leaves no file behind that was not there before, and says why it failed; what cannot be taken
/// back is done only when it was confirmed.
class CliNothingHalfTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRefusedCaseLeavesNoWorkspace_data();
    void aRefusedCaseLeavesNoWorkspace();
    void aFullDiskLeavesNoWorkspace_data();
    void aFullDiskLeavesNoWorkspace();
    void aFullDiskIsNamedByWhoOnlyReads();
    void deleteAsksOnATerminal_data();
    void deleteAsksOnATerminal();

private:
    test::Console m_console;
};

void CliNothingHalfTest::aRefusedCaseLeavesNoWorkspace_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    const QStringList create{u"cases"_s, u"create"_s, u"--description"_s, u"D"_s};
    QTest::newRow("no title") << create + QStringList{u"--title"_s, QString()} << 3;
    QTest::newRow("title of 161") << create + QStringList{u"--title"_s, QString(161, u'a')} << 3;
    QTest::newRow("no such template") << create + QStringList{u"--title"_s, u"T"_s, u"--template"_s, u"none"_s} << 3;
    QTest::newRow("no such connector") << create + QStringList{u"--title"_s, u"T"_s, u"--connector"_s, u"jira"_s} << 3;
    QTest::newRow("good") << create + QStringList{u"--title"_s, u"T"_s} << 0;
    QTest::newRow("no such version")
        << QStringList{u"cases"_s, u"configuration"_s, u"set"_s, u"owner.json"_s, u"--if-version"_s, u"WzEsMV0="_s}
        << 3;
}

void CliNothingHalfTest::aRefusedCaseLeavesNoWorkspace()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const int, code);
    m_console.write(u"owner.json"_s, R"([{"owner": "cases", "closure_type": "close-by-user", "connector":
        {"id": "none", "name": "none", "type": ".none", "fields": null}, "customFields": [], "templates": []}])");
    const QDir folder(m_console.path(u"."_s));
    const QStringList before = folder.entryList(QDir::Files);
    const Outcome outcome = m_console.run(arguments + QStringList{u"--workspace"_s, u"new.casewright"_s});
    QVERIFY2(outcome.code == code, outcome.messages.constData());
    QCOMPARE(outcome.says("Made the workspace"), code == 0);
    QCOMPARE(folder.exists(u"new.casewright"_s), code == 0);
    QDir(folder).remove(u"new.casewright"_s);
    QCOMPARE(folder.entryList(QDir::Files), before);
}

void CliNothingHalfTest::aFullDiskLeavesNoWorkspace_data()
{
    QTest::addColumn<int>("room");
    for (const int pages : {0, 1, 2, 10, 40, 58, 62, 66, 70, 74})
        QTest::addRow("%d pages", pages) << pages * 4'096;
}

/// The file, then its first page, its tables, its log and at last the case find no room.
void CliNothingHalfTest::aFullDiskLeavesNoWorkspace()
{
    QFETCH(const int, room);
    if (!TinyDisk::whyNot().isEmpty())
        QSKIP(qPrintable(u"No disk can be mounted here: "_s + TinyDisk::whyNot()));
    TinyDisk disk(2'000'000);
    disk.leave(static_cast<std::uint64_t>(room));
    const QDir folder(disk.folder());
    const QStringList before = folder.entryList(QDir::Files);
    const Outcome outcome = m_console.run({u"cases"_s, u"create"_s, u"--title"_s, u"T"_s, u"--description"_s, u"D"_s,
                                           u"--workspace"_s, folder.filePath(u"new.casewright"_s)});
    QCOMPARE(outcome.code, 4);
    QVERIFY2(outcome.says(qPrintable(u"the disk of the folder "_s + disk.folder() + u" is full"_s)),
             outcome.messages.constData());
    QCOMPARE(folder.entryList(QDir::Files), before);
}

void CliNothingHalfTest::aFullDiskIsNamedByWhoOnlyReads()
{
    if (!TinyDisk::whyNot().isEmpty())
        QSKIP(qPrintable(u"No disk can be mounted here: "_s + TinyDisk::whyNot()));
    TinyDisk disk(2'000'000);
    const QString file = disk.folder() + u"/work.casewright"_s;
    QCOMPARE(m_console.run({u"cases"_s, u"create"_s, u"--title"_s, u"T"_s, u"--description"_s, u"D"_s,
                            u"--workspace"_s, file}).code, 0);
    disk.leave(0);
    const Outcome full = m_console.run({u"cases"_s, u"list"_s, u"--workspace"_s, file});
    QCOMPARE(full.code, 4);
    QVERIFY2(full.says("is full") && full.says("Make room"), full.messages.constData());
    disk.makeRoom();
    const Outcome outcome = m_console.run({u"cases"_s, u"list"_s, u"--workspace"_s, file});
    QVERIFY2(outcome.code == 0, outcome.messages.constData());
    QVERIFY(outcome.prints(" T"));
}

void CliNothingHalfTest::deleteAsksOnATerminal_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<bool>("isDeleted");
    QTest::newRow("yes") << QByteArray("y\n") << true;
    QTest::newRow("no") << QByteArray("n\n") << false;
    QTest::newRow("nothing") << QByteArray("\n") << false;
}

void CliNothingHalfTest::deleteAsksOnATerminal()
{
    QFETCH(QByteArray, answer);
    QFETCH(bool, isDeleted);
    const QString file = u"delete.casewright"_s;
    QCOMPARE(m_console.run({u"cases"_s, u"create"_s, u"--title"_s, u"Every document"_s, u"--description"_s, u"D"_s,
                            u"--workspace"_s, file}).code, 0);
    test::Terminal terminal;
    QProcess process;
    process.setChildProcessModifier([theirs = terminal.theirs()] { ::dup2(theirs, STDIN_FILENO); });
    m_console.start(process, {u"cases"_s, u"delete"_s, u"1"_s, u"--workspace"_s, file});
    terminal.type(answer);
    QVERIFY(process.waitForFinished(60'000));
    const QByteArray messages = process.readAllStandardError();
    QVERIFY2(messages.contains("Delete the case 1 \"Every document"), messages.constData());
    QCOMPARE(process.exitCode(), isDeleted ? 0 : 130);
    const Outcome left = m_console.run({u"cases"_s, u"list"_s, u"--all"_s, u"--workspace"_s, file});
    QCOMPARE(left.prints("Every document"), !isDeleted);
    QVERIFY(QFile::remove(m_console.path(file)));
}

} // namespace casewright

int main(int argc, char** argv)
{
    casewright::tests::TinyDisk::prepare();
    const QCoreApplication application(argc, argv);
    QTEST_SET_MAIN_SOURCE_PATH
    casewright::CliNothingHalfTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_CliNothingHalf.moc"
