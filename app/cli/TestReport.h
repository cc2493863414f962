// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <vector>

#include "app/cli/Options.h"
#include "core/scenario/Check.h"

namespace casewright::cli {

/// What `test` found, for people, for programs (`"casewright": "test/1"`), for CI (JUnit's XML), or as Markdown.
[[nodiscard]] std::string testReport(const std::vector<scenario::CheckedFile>& files, TestFormat format);

} // namespace casewright::cli
