// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace casewright::cases {

/// The version of a case, comment or configuration as Kibana's API writes it: base64 of `[n,1]`, where n counts
/// changes.
[[nodiscard]] std::string versionText(std::int64_t version);

/// Nothing: no text that versionText() writes.
[[nodiscard]] std::optional<std::int64_t> versionNamed(std::string_view text);

} // namespace casewright::cases
