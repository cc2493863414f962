// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/archive/SavedObjectLines.h"

#include <unordered_set>
#include <utility>

#include <nlohmann/json.hpp>

#include "core/archive/AttachmentText.h"
#include "core/base/Json.h"
#include "core/cases/SavedObjectText.h"
#include "core/store/CaseTransfer.h"

namespace casewright::archive {
namespace {

using base::Json;
using base::Result;

constexpr const char* NoConnector = "none";

} // namespace

Result<SavedObjectLines> SavedObjectLines::begin(const store::Workspace& workspace)
{
    SavedObjectLines lines;
    Result<cases::Users> users = store::readUsers(workspace);
    if (!users)
        return base::fail(users.error());
    lines.m_users = std::move(*users);
    const Result<std::vector<store::StoredSimulation>> collections = workspace.simulations();
    if (!collections)
        return base::fail(collections.error());
    for (const store::StoredSimulation& each : *collections)
        if (each.origin == store::CaseOrigin::Imported)
            lines.m_imported.insert(each.key);
    return lines;
}

void SavedObjectLines::add(std::string& lines, const cases::SavedObject& object)
{
    lines += cases::writeSavedObject(object, m_users);
    lines += '\n';
}

void SavedObjectLines::addAttachments(std::string& lines, const CaseStory& story)
{
    for (const store::StoredComment& each : story.comments) {
        add(lines, savedOf(story.document.id, each.comment));
        ++m_counts.attachments;
    }
}

/// Each row of activity that attached alerts is an attachment, with those that the case did not hold before.
void SavedObjectLines::addAlerts(std::string& lines, const CaseStory& story)
{
    std::unordered_set<std::string> held;
    for (const store::StoredUserAction& row : story.actions) {
        const cases::UserAction& action = row.document.action;
        if (action.verb != cases::UserActionVerb::Create || cases::commentTypeOf(action) != "alert")
            continue;
        cases::AlertAttachment attached = alertsOf(action);
        cases::AlertAttachment added{.ruleId = attached.ruleId, .ruleName = attached.ruleName};
        for (std::size_t i = 0; i < attached.ids.size(); ++i)
            if (held.insert(attached.ids[i]).second) {
                added.ids.push_back(attached.ids[i]);
                added.indices.push_back(attached.indices[i]);
            }
        if (added.ids.empty())
            continue;
        cases::SavedComment saved{.caseId = story.document.id, .alerts = std::move(added)};
        saved.comment = {.id = action.commentId.value_or(row.document.id),
                         .owner = story.document.owner,
                         .createdAt = row.document.createdAt,
                         .createdBy = row.document.createdBy};
        add(lines, saved);
        ++m_counts.attachments;
    }
}

std::string SavedObjectLines::of(std::int64_t collection, const CaseStory& story)
{
    std::string lines;
    add(lines, cases::SavedCase{story.document});
    ++m_counts.cases;
    addAttachments(lines, story);
    if (!m_imported.contains(collection))
        addAlerts(lines, story);
    for (const store::StoredUserAction& row : story.actions) {
        add(lines, cases::SavedUserAction{.caseId = story.document.id, .document = row.document});
        ++m_counts.userActions;
    }
    for (const std::string& id :
         {story.document.attributes.connector.id,
          story.document.externalService ? story.document.externalService->connectorId : std::string(NoConnector)})
        if (id != NoConnector)
            m_connectors.insert(id);
    return lines;
}

std::string SavedObjectLines::summary() const
{
    const auto count = static_cast<std::int64_t>(m_counts.cases + m_counts.attachments + m_counts.userActions);
    return cases::writeSavedObject(cases::SavedSummary{.exportedCount = count,
                                                       .missingConnectors = {m_connectors.begin(), m_connectors.end()}},
                                   m_users)
        + '\n';
}

} // namespace casewright::archive
