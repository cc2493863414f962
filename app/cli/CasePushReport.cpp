// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/CasePushReport.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/JsonText.h"
#include "app/cli/Printable.h"
#include "core/base/Time.h"
#include "core/cases/CaseNames.h"

namespace casewright::cli {
namespace {

using base::Json;
using cases::CaseStatus;

bool wasClosed(const CasePushReport& report)
{
    return report.after && report.after->document.attributes.status == CaseStatus::Closed
        && report.before.value.document.attributes.status != CaseStatus::Closed;
}

Json serviceJson(const std::optional<store::StoredCase>& after)
{
    if (!after || !after->document.externalService)
        return {};
    const cases::ExternalService& service = *after->document.externalService;
    return {{"connector_id", service.connectorId}, {"connector_name", service.connectorName},
            {"external_id", service.externalId},   {"external_title", service.externalTitle},
            {"external_url", service.externalUrl}, {"pushed_at", base::formatTimestamp(service.pushedAt)},
            {"pushed_by", service.pushedBy}};
}

} // namespace

std::string pushText(const CasePushReport& report)
{
    if (!report.outcome.incident)
        return {};
    const cases::ExternalService& incident = *report.outcome.incident;
    std::string text = fmt::format("{} {} by {}\n  {}\n", report.outcome.wasCreated ? "Created" : "Updated",
                                   printable(incident.externalTitle), printable(incident.connectorName),
                                   printable(incident.externalUrl));
    if (!report.before.comments.empty())
        text +=
            fmt::format("  {} of {} comments\n", report.outcome.pushedComments.size(), report.before.comments.size());
    if (wasClosed(report))
        text += "  The case is closed now: its owner's configuration closes by pushing.\n";
    return text;
}

std::string pushJson(const CasePushReport& report, const std::string& workspace)
{
    const store::StoredCase& value = report.after ? *report.after : report.before.value;
    const std::optional<base::Error>& failure = report.outcome.failure;
    return indentedJson(
               {{"casewright", "push/1"},
                {"producer", "Casewright " CASEWRIGHT_VERSION},
                {"producedByKibana", false},
                {"workspace", workspace},
                {"key", value.key},
                {"id", value.document.id},
                {"status", cases::nameOf(value.document.attributes.status)},
                {"connector", {{"id", report.before.connector.id}, {"name", report.before.connector.name}}},
                {"created", report.outcome.wasCreated},
                {"external_service", serviceJson(report.after)},
                {"comments", {{"pushed", report.outcome.pushedComments}, {"total", report.before.comments.size()}}},
                {"failure", failure ? Json(base::describe(*failure)) : Json()}})
        + '\n';
}

} // namespace casewright::cli
