// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/unit/push/ServiceDesk.h"

#include <string>

namespace casewright::test {

cases::WebhookConnector serviceDesk(const QString& url)
{
    const std::string root = url.toStdString();
    const std::string issue = root + "/issue/{{{external.system.id}}}";
    return {.createIncidentUrl = root + "/issue",
            .createIncidentMethod = cases::HttpMethod::Post,
            .createIncidentJson =
                "{\"summary\":{{{case.title}}},\"text\":{{{case.description}}},\"labels\":{{{case.tags}}},"
                "\"level\":{{{case.severity}}},\"state\":{{{case.status}}},\"case\":{{{case.id}}}}",
            .createIncidentResponseKey = "data.id",
            .getIncidentUrl = issue,
            .getIncidentResponseExternalTitleKey = "key",
            .viewIncidentUrl = root + "/browse/{{{external.system.title}}}",
            .updateIncidentUrl = issue,
            .updateIncidentMethod = cases::HttpMethod::Patch,
            .updateIncidentJson = "{\"summary\":{{{case.title}}},\"text\":{{{case.description}}},"
                                  "\"id\":{{{external.system.id}}}}",
            .createCommentUrl = issue + "/comment",
            .createCommentMethod = cases::HttpMethod::Put,
            .createCommentJson = "{\"body\":{{{case.comment}}}}",
            .headers = {{"X-Team", "soc"}},
            .hasAuth = true};
}

} // namespace casewright::test
