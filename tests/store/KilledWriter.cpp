// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Stores a simulation without end into the workspace that it is given, until somebody kills it.

#include <cstdio>

#include <QCoreApplication>

#include "core/store/SimulationWriter.h"
#include "core/store/Workspace.h"
#include "tests/store/ScriptedRuns.h"

using namespace casewright;

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    if (argc != 2)
        return 2;
    if (const auto workspace = store::Workspace::open(argv[1], store::Access::Create); !workspace) {
        std::fprintf(stderr, "%s\n", workspace.error().text.c_str());
        return 1;
    }
    const tests::Script script{.runs = 30'000, .alertsPerRun = 20, .groups = 60};
    const auto writer =
        store::SimulationWriter::begin(argv[1], tests::simulationNamed("Killed"), tests::makeTable(script.alerts()));
    if (!writer) {
        std::fprintf(stderr, "%s\n", writer.error().text.c_str());
        return 1;
    }
    tests::ScriptedRuns runs(script);
    for (int count = 0; !runs.atEnd(); ++count) {
        if (count % 50 == 0) {
            std::puts("runs");
            std::fflush(stdout);
        }
        engine::RunResult run = runs.next();
        if (const auto taken = (*writer)->take(std::move(run), runs.cases()); !taken) {
            std::fprintf(stderr, "%s\n", taken.error().text.c_str());
            return 1;
        }
    }
    return 0;
}
