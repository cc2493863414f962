// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/archive/SavedObjectLines.h"

#include <algorithm>
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

bool SavedObjectLines::needsAlerts(std::int64_t collection, const CaseStory& story) const
{
    const auto isDeletion = [](const store::StoredUserAction& row) {
        return row.document.action.verb == cases::UserActionVerb::Delete
            && cases::commentTypeOf(row.document.action) == "alert";
    };
    return m_imported.contains(collection) || std::any_of(story.actions.begin(), story.actions.end(), isDeletion);
}

void SavedObjectLines::add(std::string& lines, const cases::SavedObject& object)
{
    lines += cases::writeSavedObject(object, m_users);
    lines += '\n';
}

void SavedObjectLines::addAttachments(std::string& lines, const CaseStory& story, Attached& attached)
{
    for (const store::StoredComment& each : story.comments) {
        const cases::SavedComment saved = savedOf(story.document.id, each.comment);
        attached.attachments.insert(saved.comment.id);
        if (saved.alerts)
            attached.alerts.insert(saved.alerts->ids.begin(), saved.alerts->ids.end());
        add(lines, saved);
        ++m_counts.attachments;
    }
}

/// Each row of activity that attached alerts is an attachment, with those that no attachment before it has and that the
/// case holds: what an imported activity tells may have been taken away since. One that was deleted later is none, also
/// where the case got its alerts again.
void SavedObjectLines::addAlerts(std::string& lines, const CaseStory& story, const Alerts* held, Attached& attached)
{
    for (auto row = story.actions.begin(); row != story.actions.end(); ++row) {
        const cases::UserAction& action = row->document.action;
        if (action.verb != cases::UserActionVerb::Create || cases::commentTypeOf(action) != "alert")
            continue;
        const std::string id = action.commentId.value_or(row->document.id);
        const auto deletesIt = [&id](const store::StoredUserAction& later) {
            return later.document.action.verb == cases::UserActionVerb::Delete && later.document.action.commentId == id;
        };
        if (attached.attachments.contains(id) || std::any_of(row, story.actions.end(), deletesIt))
            continue;
        const cases::AlertAttachment told = alertsOf(action);
        cases::AlertAttachment added{.ruleId = told.ruleId, .ruleName = told.ruleName};
        for (std::size_t i = 0; i < told.ids.size(); ++i)
            if ((held == nullptr || held->contains(told.ids[i])) && attached.alerts.insert(told.ids[i]).second) {
                added.ids.push_back(told.ids[i]);
                added.indices.push_back(told.indices[i]);
            }
        if (added.ids.empty())
            continue;
        cases::SavedComment saved{.caseId = story.document.id, .alerts = std::move(added)};
        saved.comment = {.id = id,
                         .owner = story.document.owner,
                         .createdAt = row->document.createdAt,
                         .createdBy = row->document.createdBy};
        attached.attachments.insert(id);
        add(lines, saved);
        ++m_counts.attachments;
    }
}

std::string SavedObjectLines::of(std::int64_t collection, const CaseStory& story)
{
    std::string lines;
    add(lines, cases::SavedCase{.document = story.document, .originId = story.originId});
    ++m_counts.cases;
    if (!story.originId.empty())
        ++m_counts.renamed;
    Attached attached;
    addAttachments(lines, story, attached);
    Alerts held;
    for (const store::AttachedAlert& each : story.alerts)
        held.insert(each.id);
    addAlerts(lines, story, needsAlerts(collection, story) ? &held : nullptr, attached);
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
