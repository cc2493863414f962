// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string_view>

#include "core/base/Result.h"

namespace casewright::cli {

// What the program says beside its result, on standard error: a line each, control characters made visible.

void printError(std::string_view text);
void printError(const base::Error& error);
void printWarning(std::string_view text);
/// Neither wrong nor dangerous: what to do next, or where something went.
void printNote(std::string_view text);

} // namespace casewright::cli
