// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>

#include "core/alerts/InputFile.h"
#include "core/base/Result.h"

namespace casewright::alerts {

enum class AlertFormat : std::uint8_t { Json, Csv };

/// Tells by the file's ending, or else by its first characters. An error names the file and says why it is neither:
/// empty, no text, UTF-16. Reads the beginning of the file. Any thread.
[[nodiscard]] base::Result<AlertFormat> formatOf(const InputFile& file);

} // namespace casewright::alerts
