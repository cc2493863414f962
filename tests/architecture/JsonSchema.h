// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

namespace casewright::architecture {

/// What the schema of a document's format (`flood/1` is schemas/flood-1.json) finds wrong in it; empty if nothing. A
/// document without a format is taken for a flood.
[[nodiscard]] std::string violations(const nlohmann::json& document);

} // namespace casewright::architecture
