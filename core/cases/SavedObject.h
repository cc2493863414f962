// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/cases/CaseDocument.h"
#include "core/cases/UserAction.h"
#include "core/cases/UserActionPayload.h"

namespace casewright::cases {

// What a line of an export of Kibana's saved objects is, as far as it belongs to cases (reference/kibana-cases,
// "Saved-object export / import").

/// Type `cases`: the case itself. What belongs to it is in lines of its own.
struct SavedCase {
    CaseDocument document{};
    std::string originId{}; ///< where it was copied from; empty: it is no copy. Not read: there is no place for it

    friend bool operator==(const SavedCase&, const SavedCase&) = default;
};

/// Types `cases-comments` and `cases-attachments`.
struct SavedComment {
    std::string caseId{};
    Comment comment{}; ///< neither text nor attachment: alerts
    std::optional<AlertAttachment> alerts{}; ///< that were attached at once; of the newer type beside the attachment
    bool isOfNewerType = false; ///< `cases-attachments`, which only newer versions know

    friend bool operator==(const SavedComment&, const SavedComment&) = default;
};

/// Type `cases-user-actions`.
struct SavedUserAction {
    std::string caseId{};
    std::int64_t version = 1;
    UserActionDocument document{};

    friend bool operator==(const SavedUserAction&, const SavedUserAction&) = default;
};

/// An object of another type, or a user action of a type that we do not know: nothing that can be kept.
struct SavedOther {
    std::string type{};

    friend bool operator==(const SavedOther&, const SavedOther&) = default;
};

/// The last line of an export.
struct SavedSummary {
    std::int64_t exportedCount = 0;
    std::vector<std::string> missingConnectors{}; ///< ids that objects name and the export has not, in order

    friend bool operator==(const SavedSummary&, const SavedSummary&) = default;
};

using SavedObject = std::variant<SavedCase, SavedComment, SavedUserAction, SavedOther, SavedSummary>;

} // namespace casewright::cases
