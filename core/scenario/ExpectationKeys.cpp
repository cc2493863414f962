// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/scenario/ExpectationKeys.h"

#include <functional>
#include <initializer_list>
#include <string_view>

#include <nlohmann/json.hpp>

namespace casewright::scenario {
namespace {

using base::JsonNode;
using Keys = std::initializer_list<std::string_view>;

void refuse(const JsonNode& node, Keys keys)
{
    if (node.isThere() && node.json().is_object())
        node.only(keys);
}

void forEach(const JsonNode& list, const std::function<void(const JsonNode&)>& check)
{
    if (!list.isThere() || !list.json().is_array())
        return;
    for (const JsonNode& element : list.elements())
        check(element);
}

/// A member of what may be no object.
void withMember(const JsonNode& node, std::string_view key, const std::function<void(const JsonNode&)>& check)
{
    if (node.isThere() && node.json().is_object())
        check(node.member(key));
}

void refuseInAudit(const JsonNode& audit)
{
    refuse(audit, {"alerts", "attached", "alreadyAttached", "overLimit", "overwritten", "failed"});
}

void refuseInStep(const JsonNode& step)
{
    refuse(step, {"audit", "cases", "breaker", "overLimit", "error"});
    withMember(step, "audit", refuseInAudit);
    withMember(step, "cases", [](const JsonNode& cases) {
        forEach(cases, [](const JsonNode& each) { refuse(each, {"case", "outcome", "alertsAttached"}); });
    });
    withMember(step, "overLimit", [](const JsonNode& groups) {
        forEach(groups, [](const JsonNode& each) { refuse(each, {"case", "alerts"}); });
    });
    withMember(step, "error", [](const JsonNode& error) { refuse(error, {"statusCode"}); });
}

} // namespace

void refuseUnknownKeys(const JsonNode& expect)
{
    refuse(expect, {"steps", "cases", "oracle", "summary"});
    withMember(expect, "steps", [](const JsonNode& steps) { forEach(steps, refuseInStep); });
    withMember(expect, "cases", [](const JsonNode& cases) {
        forEach(cases, [](const JsonNode& each) {
            refuse(each,
                   {"id", "title", "description", "tags", "owner", "status", "counter", "created_at", "updated_at",
                    "closed_at", "alerts"});
        });
    });
    withMember(expect, "oracle", [](const JsonNode& counters) {
        forEach(counters, [](const JsonNode& each) {
            refuse(each, {"id", "counter", "createdAt", "updatedAt", "grouping"});
        });
    });
    withMember(expect, "summary", [](const JsonNode& summary) {
        refuse(summary, {"casesOpened", "casesReopened", "breakerRuns", "largestCase", "audit"});
        withMember(summary, "audit", refuseInAudit);
    });
}

void refuseUnknownKeysOfRun(const JsonNode& expect)
{
    refuse(expect, {"documents", "matched", "runs", "alerts", "casesOpened", "casesReopened", "breakerRuns",
                    "largestCase", "audit", "firstCase", "lastCase"});
    withMember(expect, "audit", [](const JsonNode& audit) {
        refuse(audit, {"matched", "overMaxSignals", "muted", "maintenanceWindow", "overRunCap", "overwritten",
                       "overLimit", "alreadyAttached", "attached", "failed"});
    });
}

void refuseUnknownKeysOfLifecycle(const JsonNode& expect)
{
    withMember(expect, "runs", [](const JsonNode& runs) {
        forEach(runs, [](const JsonNode& each) {
            refuse(each, {"at", "new", "ongoing", "recovered", "flapping", "counts", "handedOver"});
        });
    });
    withMember(expect, "audit", [](const JsonNode& audit) {
        refuse(audit, {"handedOver", "overMaxSignals", "muted", "maintenanceWindow", "overRunCap", "overwritten",
                       "overLimit", "alreadyAttached", "attached", "failed"});
    });
    withMember(expect, "cases", [](const JsonNode& cases) {
        forEach(cases, [](const JsonNode& each) { refuse(each, {"id", "title", "counter", "alerts"}); });
    });
}

} // namespace casewright::scenario
