// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Json.h"
#include "core/base/JsonNode.h"
#include "core/kql/Tree.h"

namespace casewright::kql {

/// A tree as KQL files have it (spec/kql, "Tree"). Spans are not written.
[[nodiscard]] base::Json treeJson(const Node& tree);

/// Reads what treeJson() writes. What is wrong is told to the file of the node (base::JsonNode), and a tree comes back
/// that means nothing.
[[nodiscard]] Node readTree(const base::JsonNode& json);

} // namespace casewright::kql
