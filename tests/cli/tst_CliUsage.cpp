// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/cli/Console.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <functional>
#include <utility>

#include "core/rules/VersionProfile.h"

using namespace casewright;
using namespace Qt::StringLiterals;
using test::Console;
using test::Outcome;

/// What the program says about itself, and about wrong usage.
class CliUsageTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void helpNamesEverything_data();
    void helpNamesEverything();
    void versionIsPrinted();
    void wrongUsageIsRefused_data();
    void wrongUsageIsRefused();
    void everyCommandHasHelp();
    void manualAndCompletionNameEverything();
    void manualAndCompletionNameEveryVersion();

private:
    using Visit = std::function<void(const QStringList& command, const QByteArray& help)>;
    void forEachCommand(const QStringList& command, const Visit& visit) const;

    const Console m_console;
};

/// Visits a command, and those that its help names, and theirs.
void CliUsageTest::forEachCommand(const QStringList& command, const Visit& visit) const
{
    const QByteArray help = m_console.run(command + QStringList{u"--help"_s}).output;
    visit(command, help);
    const qsizetype begin = help.indexOf("\nCommands:\n");
    if (begin < 0)
        return;
    for (const QByteArray& line : help.mid(begin + 11).split('\n')) {
        if (!line.startsWith("  ") || line.startsWith("   "))
            break;
        forEachCommand(command + QStringList{QString::fromUtf8(line.simplified().split(' ').front())}, visit);
    }
}

void CliUsageTest::helpNamesEverything_data()
{
    QTest::addColumn<QStringList>("command");
    QTest::addColumn<QStringList>("parts");
    QTest::newRow("program") << QStringList{} << QStringList{u"simulate"_s, u"cases"_s, u"--version"_s};
    QTest::newRow("simulate") << QStringList{u"simulate"_s}
                              << QStringList{u"--rule FILE"_s, u"--alerts FILE|flood:FILE"_s, u"--map"_s,
                                             u"8.14, 8.18, 9.1, 9.4"_s, u"--seed"_s, u"--analysts FILE"_s, u"--skip-bad-lines"_s,
                                             u"--workspace"_s, u"--no-store"_s, u"text|json"_s};
    QTest::newRow("generate") << QStringList{u"generate"_s}
                              << QStringList{u"--flood FILE"_s, u"--count N"_s, u"--seed N"_s, u"--out FILE"_s};
    QTest::newRow("fields") << QStringList{u"fields"_s}
                            << QStringList{u"--alerts FILE|flood:FILE"_s, u"--map"_s, u"--seed N"_s,
                                           u"--skip-bad-lines"_s, u"text|json"_s};
    QTest::newRow("versions") << QStringList{u"versions"_s} << QStringList{u"text|json"_s, u"--kibana"_s};
    QTest::newRow("cases") << QStringList{u"cases"_s} << QStringList{u"list"_s, u"show"_s};
    QTest::newRow("cases list") << QStringList{u"cases"_s, u"list"_s}
                                << QStringList{u"--workspace"_s, u"open, in-progress, closed"_s, u"--simulation"_s,
                                               u"--text"_s, u"--limit"_s, u"text|json"_s};
    QTest::newRow("cases show") << QStringList{u"cases"_s, u"show"_s}
                                << QStringList{u"ID|KEY"_s, u"--workspace"_s, u"--limit"_s, u"text|json"_s};
}

void CliUsageTest::helpNamesEverything()
{
    QFETCH(QStringList, command);
    QFETCH(QStringList, parts);
    const Outcome outcome = m_console.run(command + QStringList{u"--help"_s});
    QCOMPARE(outcome.code, 0);
    QCOMPARE(outcome.messages, QByteArray());
    for (const QString& part : parts)
        QVERIFY2(outcome.output.contains(part.toUtf8()), qPrintable(part));
    if (command != QStringList{u"cases"_s})
        QVERIFY2(outcome.prints("3 input could not be"), outcome.output.constData());
}

void CliUsageTest::versionIsPrinted()
{
    const Outcome outcome = m_console.run({u"--version"_s});
    QCOMPARE(outcome.code, 0);
    QCOMPARE(outcome.output, QByteArray("casewright-cli " CASEWRIGHT_VERSION "\n"));
}

void CliUsageTest::wrongUsageIsRefused_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<QByteArray>("hint");
    const auto row = [](const char* arguments, const char* message, const char* hint) {
        QTest::newRow(arguments) << QString::fromLatin1(arguments) << QByteArray(message) << QByteArray(hint);
    };
    row("", "a command is missing", "Try: casewright-cli --help");
    row("frobnicate", "\"frobnicate\" is no command", "Try: casewright-cli --help");
    row("cases", "a command is missing", "Try: casewright-cli cases --help");
    row("cases frobnicate", "\"frobnicate\" is no command", "Try: casewright-cli cases --help");
    row("simulate", "required", "Try: casewright-cli simulate --help");
    row("simulate --rule rule.json", "--alerts is required", "simulate --help");
    row("simulate --rule rule.json --alerts a --frob", "--frob", "simulate --help");
    row("simulate --rule rule.json --alerts a --analysts", "--analysts", "simulate --help");
    row("simulate --rule rule.json --alerts - --analysts -", "--analysts cannot be read", "simulate --help");
    row("simulate --rule rule.json --alerts a --format yaml", "yaml", "simulate --help");
    row("simulate --rule rule.json --alerts a --kibana 7.0", "8.14,8.18,9.1,9.4", "simulate --help");
    row("simulate --rule rule.json --alerts a --seed -1", "\"-1\" is no whole number", "simulate --help");
    row("simulate --rule rule.json --alerts a --seed 99999999999999999999", "too large", "simulate --help");
    row("simulate --rule rule.json --alerts a --map host", "no mapping", "simulate --help");
    row("simulate --rule rule.json --alerts flood:a --map a=b", "as \"map\" in \"mix\" (mix.map)", "simulate --help");
    row("fields", "--alerts is required", "Try: casewright-cli fields --help");
    row("fields --alerts flood:a --map a=b", "(mix.map)", "fields --help");
    row("fields --alerts a --rule b", "--rule", "fields --help");
    row("simulate --rule rule.json --alerts a --no-store --workspace b", "give one of them", "simulate --help");
    row("simulate --rule - --alerts -", "both", "simulate --help");
    row("simulate --rule - --alerts flood:-", "both", "simulate --help");
    row("generate --flood a", "--out is required", "Try: casewright-cli generate --help");
    row("generate --flood a --out b --count many", "\"many\" is no whole number", "generate --help");
    row("versions 9.4", "9.4", "Try: casewright-cli versions --help");
    row("versions --format markdown", "markdown", "versions --help");
    row("explain --rule - --alerts - --alert a", "both", "explain --help");
    row("cases list", "--workspace is required", "Try: casewright-cli cases list --help");
    row("cases list --workspace a --status new", "open,in-progress,closed", "cases list --help");
    row("cases list --workspace a --limit -3", "\"-3\" is no whole number", "cases list --help");
    row("cases list --workspace a --simulation first", "no whole number", "cases list --help");
    row("cases show --workspace a", "case is required", "Try: casewright-cli cases show --help");
}

void CliUsageTest::wrongUsageIsRefused()
{
    QFETCH(QString, arguments);
    QFETCH(QByteArray, message);
    QFETCH(QByteArray, hint);
    const Outcome outcome = m_console.run(arguments.split(u' ', Qt::SkipEmptyParts));
    QCOMPARE(outcome.code, 2);
    QCOMPARE(outcome.output, QByteArray());
    QVERIFY2(outcome.messages.startsWith("error: "), outcome.messages.constData());
    QVERIFY2(outcome.messages.contains(message), outcome.messages.constData());
    QVERIFY2(outcome.messages.contains(hint), outcome.messages.constData());
}

/// Each command of --help, however deep, has a help with the exit codes; one that asks for more than nothing has an
/// example, whose command is its own.
void CliUsageTest::everyCommandHasHelp()
{
    int count = 0;
    forEachCommand({}, [&count](const QStringList& command, const QByteArray& help) {
        ++count;
        const QByteArray name = "casewright-cli " + command.join(u' ').toUtf8();
        QVERIFY2(help.contains(QByteArray("Usage: " + name)), name.constData());
        QVERIFY2(help.contains("Exit codes: 0 done; 1 "), name.constData());
        const bool isGroup = help.contains(" COMMAND\n");
        const bool asks = help.contains("(required)");
        QVERIFY2(isGroup || !asks || help.contains(QByteArray("\n  " + name)), name.constData());
    });
    QVERIFY(count > 40);
}

/// The options as --help lists them are those of the manual page and of the completion; and so are the commands.
void CliUsageTest::manualAndCompletionNameEverything()
{
    const auto read = [](const QString& name) {
        QFile file(QStringLiteral(CASEWRIGHT_SOURCE_DIR "/packaging/") + name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    const QByteArray manual = read(u"casewright-cli.1"_s).replace("\\-", "-");
    const QByteArray completion = read(u"completion.bash"_s);
    QStringList options;
    forEachCommand({}, [&](const QStringList& command, const QByteArray& help) {
        static const QRegularExpression pattern(u"^ +(--[a-z-]+)"_s, QRegularExpression::MultilineOption);
        for (const QRegularExpressionMatch& match : pattern.globalMatch(QString::fromUtf8(help)))
            options.append(match.captured(1));
        if (!command.isEmpty())
            QVERIFY2(completion.contains(command.back().toUtf8()), qPrintable(u"completion: "_s + command.join(u' ')));
    });
    QVERIFY(options.contains(u"--simulation"_s) && options.contains(u"--skip-bad-lines"_s));
    options.removeAll(u"--help-all"_s);
    for (const QString& option : std::as_const(options)) {
        QVERIFY2(manual.contains(option.toUtf8()), qPrintable(u"manual: "_s + option));
        QVERIFY2(completion.contains(option.toUtf8()), qPrintable(u"completion: "_s + option));
    }
}

void CliUsageTest::manualAndCompletionNameEveryVersion()
{
    const auto read = [](const QString& name) {
        QFile file(QStringLiteral(CASEWRIGHT_SOURCE_DIR "/packaging/") + name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    const QByteArray manual = read(u"casewright-cli.1"_s);
    const QByteArray completion = read(u"completion.bash"_s);
    for (const rules::VersionProfile& profile : rules::versionProfiles()) {
        QVERIFY2(manual.contains(profile.name.data()), profile.name.data());
        QVERIFY2(completion.contains(profile.name.data()), profile.name.data());
    }
}

QTEST_GUILESS_MAIN(CliUsageTest)
#include "tst_CliUsage.moc"
