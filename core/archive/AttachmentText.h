// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

#include "core/cases/CaseDocument.h"
#include "core/cases/SavedObject.h"
#include "core/cases/UserActionPayload.h"

namespace casewright::archive {

// How attachments that are no comments by people lie in a workspace: as JSON (cases::Comment::attachment). Alerts of an
// imported case are kept so beside the rows of its alerts, because they belong to an attachment with an id and a
// version.

/// A comment of the workspace as a saved object.
[[nodiscard]] cases::SavedComment savedOf(const std::string& caseId, const cases::Comment& comment);
/// A saved object as a comment of the workspace.
[[nodiscard]] cases::Comment keptOf(const cases::SavedComment& saved);

/// The alerts that a user action of the type comment speaks of; as many ids as indices.
[[nodiscard]] cases::AlertAttachment alertsOf(const cases::UserAction& action);

} // namespace casewright::archive
