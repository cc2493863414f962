// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <unordered_set>

#include "core/archive/CaseExport.h"
#include "core/archive/MarkdownText.h"
#include "core/base/Result.h"
#include "core/cases/CaseDocument.h"
#include "core/cases/SavedObject.h"
#include "core/store/Workspace.h"

namespace casewright::archive {

/// Turns cases into the lines of an export of saved objects, and counts them.
class SavedObjectLines final {
public:
    /// Reads what is known of users, and where collections come from.
    [[nodiscard]] static base::Result<SavedObjectLines> begin(const store::Workspace& workspace);

    /// Whether the story of a case of a collection must have its alerts: its activity alone does not tell which it has.
    [[nodiscard]] bool needsAlerts(std::int64_t collection, const CaseStory& story) const;
    /// The lines of a case: itself, its attachments, its user actions. Alerts of a simulated case are an attachment for
    /// each run, which the activity tells; imported cases have theirs as they came, and what was attached since.
    [[nodiscard]] std::string of(std::int64_t collection, const CaseStory& story);
    /// The last line.
    [[nodiscard]] std::string summary() const;
    [[nodiscard]] const ExportCounts& counts() const { return m_counts; }

private:
    using Alerts = std::unordered_set<std::string>; ///< ids
    /// What lines have of a case.
    struct Attached {
        std::unordered_set<std::string> attachments{}; ///< ids
        Alerts alerts{};
    };

    void add(std::string& lines, const cases::SavedObject& object);
    void addAttachments(std::string& lines, const CaseStory& story, Attached& attached);
    void addAlerts(std::string& lines, const CaseStory& story, const Alerts* held, Attached& attached);

    cases::Users m_users{};
    std::set<std::int64_t> m_imported{};
    std::set<std::string> m_connectors{};
    ExportCounts m_counts{};
};

} // namespace casewright::archive
