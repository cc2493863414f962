// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/architecture/LayerTable.h"

#include <algorithm>

namespace casewright::architecture {
namespace {

using Names = std::vector<std::string>;

Names operator+(Names left, const Names& right)
{
    left.insert(left.end(), right.begin(), right.end());
    return left;
}

const Names Texts = {"fmt", "nlohmann"};
const Names QtGui = {"QtCore", "QtGui"};
const Names QtWidgets = {"QtCore", "QtGui", "QtWidgets", "QtSvg"};

/// What a page may show: values of the core, none that open files or run anything.
const Names Values = {"core/base/",
                      "core/rules/",
                      "core/cases/",
                      "core/alerts/AlertTable.h",
                      "core/alerts/Column.h",
                      "core/alerts/FieldStatistics.h",
                      "core/alerts/Flood.h",
                      "core/alerts/FloodRate.h",
                      "core/analysis/GroupingOutlook.h",
                      "core/analysis/RulePreview.h",
                      "core/analysis/Setting.h",
                      "core/analysis/StepKind.h",
                      "core/engine/AnalystModel.h",
                      "core/engine/Case.h",
                      "core/engine/QueueSummary.h",
                      "core/engine/RunResult.h",
                      "core/engine/Simulation.h",
                      "core/store/CaseFilter.h",
                      "core/store/CasePage.h",
                      "core/store/StoredCase.h",
                      "core/store/StoredValues.h"};
const Names Page = Names{"ui/bridge/", "ui/models/", "ui/widgets/"} + Values;
/// What would be otherwise: values that the What-if page's jobs give.
const Names WhatIf = {"core/analysis/Advice.h",          "core/analysis/Cadence.h",
                      "core/analysis/CaseAssignment.h",  "core/analysis/CaseComparison.h",
                      "core/analysis/FieldAdvice.h",     "core/analysis/GroundTruth.h",
                      "core/analysis/Shrink.h",          "core/analysis/Sweep.h",
                      "core/analysis/SweepMeasure.h",    "core/analysis/UpgradeChange.h"};

} // namespace

const std::vector<Layer>& layers()
{
    static const std::vector<Layer> table = {
        {"core/base", {}, Texts + Names{"tl", "openssl", "icu"}, {}},
        {"core/alerts", {"core/base/"}, Texts + Names{"simdjson", "zlib", "libcsv", "xxhash", "posix"}, {}},
        {"core/kql", {"core/base/", "core/alerts/"}, Texts + Names{"icu"}, {}},
        {"core/rules", {"core/base/", "core/kql/"}, Texts, {}},
        {"core/cases", {"core/base/"}, Texts, {}},
        {"core/engine", {"core/base/", "core/alerts/", "core/kql/", "core/rules/", "core/cases/"}, Texts, {}},
        // Writes what was shrunk as a file.
        {"core/scenario",
         {"core/base/", "core/alerts/", "core/kql/", "core/rules/", "core/cases/", "core/engine/",
          "core/analysis/Shrink.h"},
         Texts,
         {}},
        {"core/analysis",
         {"core/base/", "core/alerts/", "core/kql/", "core/rules/", "core/cases/", "core/engine/"},
         Texts,
         {}},
        // The engine's result types only; the writer also reads the ids of the alerts.
        {"core/store",
         {"core/base/", "core/alerts/", "core/rules/", "core/cases/", "core/engine/AnalystModel.h",
          "core/engine/Case.h", "core/engine/QueueSummary.h", "core/engine/RunResult.h", "core/engine/Simulation.h"},
         Texts + Names{"sqlite3", "libpq", "posix"},
         {"QtCore", "QtSql"}},
        {"core/push", {"core/base/", "core/cases/"}, Texts, {"QtCore", "QtNetwork"}},
        // Runs kept simulations again, so it needs the whole engine; reports what analyses found.
        {"core/archive",
         {"core/base/", "core/alerts/", "core/kql/", "core/rules/", "core/cases/", "core/engine/", "core/scenario/",
          "core/analysis/", "core/store/"},
         Texts,
         {}},
        {"ui/bridge", {"core/"}, Texts + Names{"qtkeychain"}, QtGui + Names{"QtConcurrent"}},
        {"ui/models", {"core/", "ui/bridge/"}, {"fmt"}, QtGui},
        {"ui/widgets", {}, {"qcustomplot"}, QtWidgets + Names{"QtPrintSupport"}},
        {"ui/designer", Page, {}, QtWidgets},
        {"ui/alerts", Page, {}, QtWidgets},
        {"ui/simulation", Page, {"qcustomplot"}, QtWidgets},
        {"ui/cases", Page, {}, QtWidgets},
        {"ui/whatif", Page + WhatIf, {"qcustomplot"}, QtWidgets},
        {"ui/shell", {"ui/bridge/", "ui/widgets/"}, {}, QtWidgets},
        {"app/cli", {"core/"}, Texts + Names{"CLI11", "posix"}, {"QtCore"}},
        {"app/desktop", {"core/", "ui/"}, Texts + Names{"posix"}, QtWidgets},
    };
    return table;
}

const std::vector<Library>& libraries()
{
    // Headers of ours that name a library hand it on to everybody, so few may.
    static const std::vector<Library> table = {
        {"tl", {"tl/"}, {"core/base/Result.h"}},
        {"fmt", {"fmt/"}, {}},
        {"nlohmann", {"nlohmann/json_fwd.hpp"}, {"core/", "ui/", "app/"}},
        {"nlohmann", {"nlohmann/"}, {}},
        {"openssl", {"openssl/"}, {}},
        {"simdjson", {"simdjson"}, {}},
        {"zlib", {"zlib.h"}, {}},
        {"libcsv", {"csv.h"}, {}},
        {"xxhash", {"xxhash.h"}, {}},
        {"sqlite3", {"sqlite3"}, {}},
        {"libpq", {"libpq"}, {}},
        {"CLI11", {"CLI/"}, {}},
        {"icu", {"unicode/"}, {}},
        {"qtkeychain", {"qt6keychain/"}, {}},
        {"qcustomplot", {"qcustomplot.h"}, {"ui/widgets/"}},
        {"posix", {"unistd.h", "fcntl.h", "signal.h", "termios.h", "pwd.h", "sys/"}, {}},
    };
    return table;
}

const Layer* layerOf(std::string_view path)
{
    const auto found = std::find_if(layers().begin(), layers().end(), [path](const Layer& layer) {
        return path.starts_with(layer.folder) && path.substr(layer.folder.size()).starts_with('/');
    });
    return found == layers().end() ? nullptr : &*found;
}

} // namespace casewright::architecture
