// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/Honesty.h"

#include <array>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace casewright::cli {
namespace {

constexpr std::array Modelled = {
    std::string_view("the rule's schedule and look-back"),
    std::string_view("the limits of a run"),
    std::string_view("grouping, time window, reopening and maxima of the Cases action"),
};
constexpr std::array NotModelled = {
    std::string_view("Kibana nodes in conflict"),
    std::string_view("privileges"),
    std::string_view("clock skew"),
    std::string_view("index mappings"),
};

std::vector<std::string_view> modelled(Analysts analysts)
{
    std::vector<std::string_view> all(Modelled.begin(), Modelled.end());
    if (analysts == Analysts::Modelled)
        all.emplace_back("how analysts work on cases: a model, not Kibana's");
    return all;
}

} // namespace

std::string honestyText(std::string_view profile, Analysts analysts)
{
    return fmt::format("A simulation after Kibana {}; Kibana did not produce it.\n"
                       "  modelled      {}\n"
                       "  not modelled  {}\n",
                       profile, fmt::join(modelled(analysts), ",\n                "), fmt::join(NotModelled, ", "));
}

base::Json honestyJson(Analysts analysts)
{
    return {{"producer", "Casewright " CASEWRIGHT_VERSION},
            {"producedByKibana", false},
            {"modelled", modelled(analysts)},
            {"notModelled", NotModelled}};
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
