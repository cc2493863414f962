// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/Honesty.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace casewright::cli {

std::string honestyText(std::string_view profile, Modelled modelled)
{
    return fmt::format("A simulation after Kibana {}; Kibana did not produce it.\n"
                       "  modelled      {}\n"
                       "  not modelled  {}\n",
                       profile, fmt::join(archive::modelledTexts(modelled), ",\n                "),
                       fmt::join(archive::notModelledTexts(), ", "));
}

base::Json honestyJson(Modelled modelled)
{
    return {{"producer", "Casewright " CASEWRIGHT_VERSION},
            {"producedByKibana", false},
            {"modelled", archive::modelledTexts(modelled)},
            {"notModelled", archive::notModelledTexts()}};
}

base::Json profileJson(const rules::VersionProfile& profile)
{
    return {{"name", profile.name},
            {"documentsPerRun", profile.documentsPerRun},
            {"maximumIsSetting", profile.maximumIsSetting},
            {"ceiling", profile.ceiling},
            {"windowUnits", profile.windowUnits}};
}

} // namespace casewright::cli
