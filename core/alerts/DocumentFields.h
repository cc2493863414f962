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

/// For a document without a time where it should be: the fields as tools are known to call them, such as `timestamp`
/// (Suricata), `ts` (Zeek), `startsAt` with `fingerprint` as the id (Alertmanager). As they were if there is no guess.
[[nodiscard]] DocumentFields guessFields(const base::Json& document, const DocumentFields& fields);

} // namespace casewright::alerts
