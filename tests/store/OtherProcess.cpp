// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Another Casewright that works on the same file: what tests of several programs run, and kill.
//   open WORKSPACE            opens it for writing, which brings it up to date, and ends
//   setting WORKSPACE NAME    prints a setting
//   hold WORKSPACE            holds the write lock until its standard input ends
//   edit WORKSPACE SEED       edits cases by hand until it is killed; prints each edit that was answered
//   simulate WORKSPACE        stores small simulations until it is killed; prints each one that was answered

#include <cstdint>
#include <cstdio>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <QCoreApplication>

#include <unistd.h>

#include "core/store/AttachmentsClient.h"
#include "core/store/CasesClient.h"
#include "core/store/Database.h"
#include "core/store/SimulationWriter.h"
#include "core/store/Workspace.h"
#include "tests/store/Acknowledged.h"
#include "tests/store/ScriptedRuns.h"

using namespace casewright;
using namespace Qt::StringLiterals;

namespace {

constexpr int Failed = 1;
constexpr int WrongUsage = 2;

int giveUp(const base::Error& error)
{
    std::fprintf(stderr, "%s\n", error.text.c_str());
    return Failed;
}

/// One write, so that a killed process leaves whole lines.
void say(const std::string& line)
{
    const std::string text = line + '\n';
    if (::write(STDOUT_FILENO, text.data(), text.size()) != static_cast<ssize_t>(text.size()))
        ::_exit(Failed);
}

int open(const std::string& path)
{
    const auto workspace = store::Workspace::open(path, store::Access::ReadWrite);
    return workspace ? 0 : giveUp(workspace.error());
}

int printSetting(const std::string& path, const std::string& name)
{
    const auto workspace = store::Workspace::open(path, store::Access::ReadWrite);
    if (!workspace)
        return giveUp(workspace.error());
    const auto value = workspace->setting(name);
    if (!value)
        return giveUp(value.error());
    say(value->value_or("(nothing)"));
    return 0;
}

int hold(const std::string& path)
{
    const auto database = store::Database::connect(path, store::Database::Mode::ReadWrite);
    if (!database)
        return giveUp(database.error());
    const auto transaction = store::Transaction::begin(**database);
    if (!transaction)
        return giveUp(transaction.error());
    say("held");
    char byte = 0;
    while (::read(STDIN_FILENO, &byte, 1) > 0) {
    }
    return 0;
}

/// Another status than it has.
base::Result<void> setStatus(store::Workspace& workspace, tests::Acknowledged& edit, const store::Signature& by)
{
    const auto detail = workspace.caseDetail(edit.caseKey);
    if (!detail)
        return base::fail(detail.error());
    const auto status = static_cast<engine::CaseStatus>((static_cast<int>(detail->row.status) + 1) % 3);
    return workspace.setStatus({edit.caseKey}, status, by.at, by.user);
}

base::Result<void> setTitle(store::Workspace& workspace, tests::Acknowledged& edit, const store::Signature& by)
{
    store::CasesClient client(workspace);
    const auto before = client.get(edit.caseKey);
    if (!before)
        return base::fail(before.error());
    const auto done = client.update({{.key = edit.caseKey,
                                      .version = before->document.version,
                                      .change = {.title = edit.user}}}, by);
    return done ? base::Result<void>() : base::fail(done.error());
}

base::Result<void> addComment(store::Workspace& workspace, tests::Acknowledged& edit, const store::Signature& by)
{
    const auto done = store::AttachmentsClient(workspace).addComment(edit.caseKey, edit.user, by);
    return done ? base::Result<void>() : base::fail(done.error());
}

base::Result<void> addCase(store::Workspace& workspace, tests::Acknowledged& edit, const store::Signature& by)
{
    store::NewCase given;
    given.attributes.title = edit.user;
    given.attributes.description = "By hand";
    const auto done = store::CasesClient(workspace).create(given, by);
    if (!done)
        return base::fail(done.error());
    edit.caseKey = done->key;
    return {};
}

base::Result<void> doIt(store::Workspace& workspace, tests::Acknowledged& edit, const store::Signature& by)
{
    switch (edit.kind) {
    case tests::EditKind::Status: return setStatus(workspace, edit, by);
    case tests::EditKind::Title: return setTitle(workspace, edit, by);
    case tests::EditKind::Comment: return addComment(workspace, edit, by);
    case tests::EditKind::NewCase: return addCase(workspace, edit, by);
    }
    return {};
}

/// Each edit has a number of its own, which activity keeps as its user.
int edit(const std::string& path, std::uint64_t seed)
{
    auto workspace = store::Workspace::open(path, store::Access::ReadWrite);
    if (!workspace)
        return giveUp(workspace.error());
    std::mt19937_64 random(seed);
    for (std::uint64_t number = 1;; ++number) {
        tests::Acknowledged edit;
        edit.kind = static_cast<tests::EditKind>(random() % 4);
        edit.caseKey = 1 + static_cast<std::int64_t>(random() % tests::EditedCases);
        edit.user = std::to_string(seed) + "." + std::to_string(number);
        const auto done = doIt(*workspace, edit,
                               {.user = edit.user, .at = {tests::FirstEdit + static_cast<std::int64_t>(number)}});
        if (done)
            say(tests::textOf(edit));
        else if (done.error().code != base::ErrorCode::Locked)
            return giveUp(done.error());
    }
}

/// Removes the oldest of what was stored before, also by those who were killed: the file stays as small as it begins,
/// so that a check of it takes no longer at the end.
int removeOldest(const std::string& path)
{
    constexpr std::size_t Kept = 4;
    auto workspace = store::Workspace::open(path, store::Access::ReadWrite);
    if (!workspace)
        return workspace.error().code == base::ErrorCode::Locked ? 0 : giveUp(workspace.error());
    const auto all = workspace->simulations();
    if (!all)
        return giveUp(all.error());
    std::set<std::int64_t> small;
    for (const store::StoredSimulation& each : *all)
        if (each.name == "Small" && each.state != store::SimulationState::Running)
            small.insert(each.key);
    while (small.size() > Kept) {
        const std::string key = std::to_string(*small.begin());
        say("removing " + key);
        if (workspace->removeSimulation(*small.begin()))
            say("removed " + key);
        small.erase(small.begin());
    }
    return 0;
}

int simulate(const std::string& path)
{
    const tests::Script script = tests::smallScript();
    const auto table = tests::makeTable(script.alerts());
    for (;;) {
        auto writer = store::SimulationWriter::begin(path, tests::simulationNamed("Small"), table);
        if (!writer && writer.error().code == base::ErrorCode::Locked)
            continue;
        if (!writer)
            return giveUp(writer.error());
        say("begun");
        tests::ScriptedRuns runs(script);
        if (!runs.playInto(**writer))
            return Failed;
        const auto key = (*writer)->finish(runs.result());
        if (!key)
            return giveUp(key.error());
        say("finished " + std::to_string(*key));
        if (const int failed = removeOldest(path); failed != 0)
            return failed;
    }
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    if (arguments.size() == 2 && arguments[0] == "open")
        return open(arguments[1]);
    if (arguments.size() == 3 && arguments[0] == "setting")
        return printSetting(arguments[1], arguments[2]);
    if (arguments.size() == 2 && arguments[0] == "hold")
        return hold(arguments[1]);
    if (arguments.size() == 3 && arguments[0] == "edit")
        return edit(arguments[1], std::stoull(arguments[2]));
    if (arguments.size() == 2 && arguments[0] == "simulate")
        return simulate(arguments[1]);
    return WrongUsage;
}
