// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/Result.h"
#include "core/cases/CaseDocument.h"
#include "core/cases/SavedObject.h"
#include "core/cases/UserActionPayload.h"

namespace casewright::cases {

/// An object as a line of an export, without the line's end: keys sorted at every level, as Kibana writes them. The
/// form is that of Kibana 8.8 (`typeMigrationVersion`), which later versions migrate: status 0, 10, 20; severity 0, 10,
/// 20, 30; a connector's fields as a list of keys and values, ids of connectors among the references. What only newer
/// versions know (`in_progress_at`, `time_to_…`) is there where it has a value. Not tried against a running Kibana.
[[nodiscard]] std::string writeSavedObject(const SavedObject& object, const Users& users);

/// The alerts that an attachment of the newer type names, given what it has of its own (cases::Comment::attachment);
/// nothing where it is none of alerts, or has not as many indices as alerts.
[[nodiscard]] std::optional<AlertAttachment> alertsOfNewer(const std::string& attachment);

/// What a reader met and did not keep, by name (`cases: settings.extractObservables`), and how often.
using LeftOut = std::map<std::string, std::size_t>;

/// Reads a line. What an object must have and has not, and values of the wrong type, are errors with the line's number,
/// the column and the field. Attributes that we have no place for are counted in `leftOut`; among them is
/// `incremental_id`, for which Kibana itself would refuse the whole file. What is known of users comes into `users`.
[[nodiscard]] base::Result<SavedObject> readSavedObject(std::string_view text, const std::string& file,
                                                        std::size_t line, Users& users, LeftOut& leftOut);

} // namespace casewright::cases
