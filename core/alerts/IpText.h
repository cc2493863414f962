// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string_view>

namespace casewright::alerts {

/// Whether the text is an address as Elasticsearch takes it: `10.0.0.1`, `fe80::1`, `::ffff:10.0.0.1`; without a zone
/// or a length of a prefix.
[[nodiscard]] bool isIpAddress(std::string_view text);

} // namespace casewright::alerts
