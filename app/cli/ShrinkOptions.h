// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>

#include "app/cli/Options.h"
#include "core/analysis/Shrink.h"

namespace CLI {
class App;
}

namespace casewright::cli {

/// What `shrink` was asked for.
struct ShrinkOptions : InputOptions {
    analysis::Symptom symptom{};
    std::string out{};               ///< the file to test; empty: none, `-`: standard output, instead of the result
    bool expectFixed = false;        ///< the file fails until the symptom is gone
    std::uint64_t seconds = 60;      ///< when to end with what there is
    Format format = Format::Text;
};

void describe(CLI::App& app, ShrinkOptions& options);
[[nodiscard]] std::string problemOf(const ShrinkOptions& options);

} // namespace casewright::cli
