// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>
#include <string>

#include "core/alerts/AlertTable.h"
#include "core/base/Json.h"
#include "core/base/JsonNode.h"
#include "core/base/Result.h"
#include "core/engine/Silences.h"
#include "core/rules/Rule.h"
#include "core/rules/VersionProfile.h"

namespace casewright::scenario {

/// A lifecycle file: a whole rule over documents, run by run (spec/formats, "Lifecycle files"). Beside what is written
/// there it may have `snoozes [{from, to}]`.
struct LifecycleFile {
    base::JsonFile file;
    std::string name;
    rules::VersionProfile profile;
    std::string space;
    engine::Silences silences;
    rules::Rule rule;
    std::shared_ptr<const alerts::AlertTable> documents;
    const base::Json* expect;        ///< an object in the file's root
};

/// Unknown keys, wrong types, a rule that cannot be read and documents without a time are errors with line and column.
[[nodiscard]] base::Result<LifecycleFile> parseLifecycle(std::string text, std::string file);

} // namespace casewright::scenario
