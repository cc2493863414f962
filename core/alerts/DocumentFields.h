// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

#include "core/base/Json.h"

namespace casewright::alerts {

/// Where documents say what a table needs of each: dotted paths.
struct DocumentFields {
    std::string time = "@timestamp";
    std::string id = "_id";
    std::string index = "_index";

    friend bool operator==(const DocumentFields&, const DocumentFields&) = default;
};

/// For a document without a time where it should be: the time as tools are known to call it, such as `timestamp`
/// (Suricata), `ts` (Zeek), `startsAt` (Alertmanager). As they were if there is no guess. No id is guessed: what tools
/// have (`flow_id`, `uid`, `fingerprint`) comes again with the next event or firing, which would pass for a duplicate.
[[nodiscard]] DocumentFields guessFields(const base::Json& document, const DocumentFields& fields);

} // namespace casewright::alerts
