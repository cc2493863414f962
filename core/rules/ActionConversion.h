// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Json.h"

namespace casewright::rules {

// The actions of a rule between the formats (reference/kibana-alerting, 1.1, 1.2 and 1.4). In the middle are those of
// the API, with `connector_type_id` as Kibana gives it out. What is no list, or no object in it, stays as it is.

/// Of a saved object: `references` say which connector an `actionRef` is.
[[nodiscard]] base::Json actionsOfSaved(const base::Json& actions, const base::Json& references);
/// For a saved object; the connectors are put into `references`. System actions have none there.
[[nodiscard]] base::Json savedActions(const base::Json& actions, base::Json& references);
[[nodiscard]] base::Json actionsOfDetection(const base::Json& actions);
[[nodiscard]] base::Json detectionActions(const base::Json& actions);
/// As a request takes them: without what only answers have.
[[nodiscard]] base::Json requestActions(const base::Json& actions);

} // namespace casewright::rules
