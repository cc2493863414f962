// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/cases/CaseDiff.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include <nlohmann/json.hpp>

#include "core/base/Json.h"
#include "core/cases/AttributeJson.h"
#include "core/cases/CaseNames.h"

namespace casewright::cases {
namespace {

using base::Json;
using Texts = std::vector<std::string>;
using Actions = std::vector<UserAction>;
using Type = UserActionType;
using Verb = UserActionVerb;

template<class T>
void dropUnchanged(std::optional<T>& given, const T& now)
{
    if (given && *given == now)
        given.reset();
}

Texts onceEach(const Texts& texts)
{
    Texts once;
    for (const std::string& each : texts)
        if (std::find(once.begin(), once.end(), each) == once.end())
            once.push_back(each);
    return once;
}

/// In the order of `these`.
Texts missingIn(const Texts& others, const Texts& these)
{
    Texts missing;
    for (const std::string& each : these)
        if (std::find(others.begin(), others.end(), each) == others.end())
            missing.push_back(each);
    return missing;
}

bool sameTexts(const Texts& a, const Texts& b) { return missingIn(a, b).empty() && missingIn(b, a).empty(); }

CustomValue valueIn(const std::vector<CustomField>& fields, const std::string& key)
{
    const auto found =
        std::find_if(fields.begin(), fields.end(), [&key](const CustomField& each) { return each.key == key; });
    return found == fields.end() ? CustomValue{} : found->value;
}

bool sameFields(const std::vector<CustomField>& now, const std::vector<CustomField>& given)
{
    const auto agrees = [](const std::vector<CustomField>& these, const std::vector<CustomField>& others) {
        return std::all_of(these.begin(), these.end(),
                           [&others](const CustomField& each) { return valueIn(others, each.key) == each.value; });
    };
    return agrees(now, given) && agrees(given, now);
}

UserAction action(Type type, Verb verb, const Json& payload)
{
    return {.type = type, .verb = verb, .payload = base::plainJson(payload), .commentId = std::nullopt};
}

UserAction update(Type type, Json payload) { return action(type, Verb::Update, payload); }

Json textOrNull(const std::optional<std::string>& text) { return text ? Json(*text) : Json(nullptr); }

Json settingsOf(bool syncAlerts) { return {{"syncAlerts", syncAlerts}}; }

void addAssignees(const CaseAttributes& now, const CaseChange& change, Actions& actions)
{
    if (!change.assignees)
        return;
    const Texts added = missingIn(now.assignees, onceEach(*change.assignees));
    const Texts removed = missingIn(*change.assignees, now.assignees);
    if (!added.empty())
        actions.push_back(action(Type::Assignees, Verb::Add, {{"assignees", assigneesValue(added)}}));
    if (!removed.empty())
        actions.push_back(action(Type::Assignees, Verb::Delete, {{"assignees", assigneesValue(removed)}}));
}

void addCategory(const CaseAttributes&, const CaseChange& change, Actions& actions)
{
    if (change.category)
        actions.push_back(update(Type::Category, {{"category", textOrNull(*change.category)}}));
}

void addConnector(const CaseAttributes&, const CaseChange& change, Actions& actions)
{
    if (change.connector)
        actions.push_back(update(Type::Connector, {{"connector", connectorValue(*change.connector)}}));
}

void addCustomFields(const CaseAttributes& now, const CaseChange& change, Actions& actions)
{
    if (!change.customFields)
        return;
    for (const CustomField& field : *change.customFields)
        if (valueIn(now.customFields, field.key) != field.value)
            actions.push_back(update(Type::CustomFields, {{"customFields", customFieldsValue({field})}}));
}

void addDescription(const CaseAttributes&, const CaseChange& change, Actions& actions)
{
    if (change.description)
        actions.push_back(update(Type::Description, {{"description", *change.description}}));
}

void addSettings(const CaseAttributes&, const CaseChange& change, Actions& actions)
{
    if (change.syncAlerts)
        actions.push_back(update(Type::Settings, {{"settings", settingsOf(*change.syncAlerts)}}));
}

void addSeverity(const CaseAttributes&, const CaseChange& change, Actions& actions)
{
    if (change.severity)
        actions.push_back(update(Type::Severity, {{"severity", nameOf(*change.severity)}}));
}

void addStatus(const CaseAttributes&, const CaseChange& change, Actions& actions)
{
    if (change.status)
        actions.push_back(update(Type::Status, {{"status", nameOf(*change.status)}}));
}

void addTags(const CaseAttributes& now, const CaseChange& change, Actions& actions)
{
    if (!change.tags)
        return;
    const Texts added = onceEach(missingIn(now.tags, *change.tags));
    const Texts removed = onceEach(missingIn(*change.tags, now.tags));
    if (!added.empty())
        actions.push_back(action(Type::Tags, Verb::Add, {{"tags", added}}));
    if (!removed.empty())
        actions.push_back(action(Type::Tags, Verb::Delete, {{"tags", removed}}));
}

void addTitle(const CaseAttributes&, const CaseChange& change, Actions& actions)
{
    if (change.title)
        actions.push_back(update(Type::Title, {{"title", *change.title}}));
}

/// In the order of CaseField.
constexpr std::array Fields{addAssignees, addCategory, addConnector, addCustomFields, addDescription,
                            addSettings,  addSeverity, addStatus,    addTags,         addTitle};

/// Those that a request names, in its order, then the others.
std::vector<CaseField> allFields(const std::vector<CaseField>& order)
{
    std::vector<CaseField> all = followedBy({}, order);
    for (std::size_t i = 0; i < Fields.size(); ++i)
        all = followedBy(std::move(all), {static_cast<CaseField>(i)});
    return all;
}

} // namespace

CaseChange withoutUnchanged(const CaseAttributes& now, CaseChange change)
{
    if (change.assignees)
        change.assignees = onceEach(*change.assignees);
    dropUnchanged(change.title, now.title);
    dropUnchanged(change.description, now.description);
    dropUnchanged(change.category, now.category);
    dropUnchanged(change.status, now.status);
    dropUnchanged(change.severity, now.severity);
    dropUnchanged(change.syncAlerts, now.syncAlerts);
    dropUnchanged(change.connector, now.connector);
    if (change.tags && sameTexts(*change.tags, now.tags))
        change.tags.reset();
    if (change.assignees && sameTexts(*change.assignees, now.assignees))
        change.assignees.reset();
    if (change.customFields && sameFields(now.customFields, *change.customFields))
        change.customFields.reset();
    return change;
}

bool isEmpty(const CaseChange& change)
{
    CaseChange none;
    none.order = change.order;
    return change == none;
}

std::vector<CaseField> followedBy(std::vector<CaseField> order, const std::vector<CaseField>& more)
{
    for (const CaseField field : more)
        if (std::find(order.begin(), order.end(), field) == order.end())
            order.push_back(field);
    return order;
}

CaseAttributes applied(CaseAttributes attributes, const CaseChange& change)
{
    const auto put = [](const auto& given, auto& value) {
        if (given)
            value = *given;
    };
    put(change.title, attributes.title);
    put(change.description, attributes.description);
    put(change.tags, attributes.tags);
    put(change.category, attributes.category);
    put(change.status, attributes.status);
    put(change.severity, attributes.severity);
    put(change.assignees, attributes.assignees);
    put(change.syncAlerts, attributes.syncAlerts);
    put(change.connector, attributes.connector);
    put(change.customFields, attributes.customFields);
    return attributes;
}

std::vector<UserAction> userActionsOf(const CaseAttributes& now, const CaseChange& change)
{
    const CaseChange changed = withoutUnchanged(now, change);
    Actions actions;
    for (const CaseField field : allFields(change.order))
        Fields.at(static_cast<std::size_t>(field))(now, changed, actions);
    return actions;
}

} // namespace casewright::cases
