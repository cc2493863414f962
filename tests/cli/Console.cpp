// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/cli/Console.h"

#include <QFile>
#include <QtGlobal>

#include <utility>

#include <nlohmann/json.hpp>
#include <sys/prctl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace casewright::test {
namespace {

constexpr int LongestRun = 60'000;

} // namespace

base::Json Outcome::json() const
{
    return base::Json::parse(output.toStdString(), nullptr, false);
}

Console::Console()
{
    if (!m_folder.isValid())
        qFatal("There is no temporary folder.");
    writeRule();
}

void Console::start(QProcess& process, const QStringList& arguments) const
{
    process.setWorkingDirectory(m_folder.path());
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"TMPDIR"_s, m_folder.path());
    environment.insert(u"TERM"_s, u"xterm"_s);
    process.setProcessEnvironment(environment);
    process.start(program(), arguments);
}

Outcome Console::run(const QStringList& arguments, const QByteArray& input, std::function<void()> inChild) const
{
    QProcess process;
    if (inChild)
        process.setChildProcessModifier(std::move(inChild));
    start(process, arguments);
    process.write(input);
    process.closeWriteChannel();
    const bool ended = process.waitForFinished(LongestRun) && process.exitStatus() == QProcess::NormalExit;
    return {.code = ended ? process.exitCode() : -1,
            .output = process.readAllStandardOutput(),
            .messages = process.readAllStandardError()};
}

Outcome Console::simulate(const QString& alerts, const QStringList& more, const QByteArray& input) const
{
    return run(QStringList{u"simulate"_s, u"--rule"_s, u"rule.json"_s, u"--no-store"_s, u"--alerts"_s, alerts} + more,
               input);
}

Outcome Console::keep(const QString& alerts, const QStringList& more) const
{
    return run(QStringList{u"simulate"_s, u"--rule"_s, u"rule.json"_s, u"--workspace"_s, u"work.casewright"_s,
                           u"--alerts"_s, alerts}
               + more);
}

void Console::write(const QString& name, const QByteArray& content) const
{
    QFile file(path(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("A file of the test cannot be written.");
}

void Console::writeRule(const QByteArray& changes) const
{
    base::Json rule = {
        {"id", "rule-1"},
        {"name", "Every document"},
        {"tags", {"test"}},
        {"rule_type_id", "siem.queryRule"},
        {"consumer", "siem"},
        {"schedule", {{"interval", "5m"}}},
        {"params", {{"language", "kuery"}, {"query", "*"}, {"from", "now-6m"}, {"maxSignals", 1000}}},
        {"actions", base::Json::array()},
    };
    base::Json action = {{"groupingBy", {"host.name"}},
                         {"timeWindow", "7d"},
                         {"reopenClosedCases", false},
                         {"maximumCasesToOpen", 5}};
    action.update(base::Json::parse(changes.toStdString()));
    rule["actions"].push_back({{"id", "system-connector-.cases"},
                               {"params", {{"subAction", "run"}, {"subActionParams", std::move(action)}}}});
    write(u"rule.json"_s, QByteArray::fromStdString(rule.dump(2)));
}

QString Console::sample(const QString& name)
{
    const QString samples = QStringLiteral(CASEWRIGHT_SOURCE_DIR "/resources/samples/");
    return samples + name;
}

QString Console::golden(const QString& name) { return QStringLiteral(CASEWRIGHT_SOURCE_DIR "/tests/golden/") + name; }

QString Console::program()
{
    return QStringLiteral(CASEWRIGHT_CLI);
}

void obeyRights()
{
    constexpr unsigned long OverrideRights = 1; // CAP_DAC_OVERRIDE
    if (::geteuid() == 0 && ::prctl(PR_CAPBSET_DROP, OverrideRights, 0, 0, 0) != 0)
        ::_exit(99);
}

QByteArray document(const char* time, const char* host)
{
    const base::Json json = {{"@timestamp", time}, {"host", {{"name", host}}}};
    return text(json) + '\n';
}

QByteArray missing(const char* part, const Outcome& outcome)
{
    return QByteArray(part) + " is missing in:\n" + outcome.output;
}

QByteArray text(const base::Json& json)
{
    return QByteArray::fromStdString(json.dump());
}

} // namespace casewright::test
