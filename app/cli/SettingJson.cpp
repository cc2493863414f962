// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/SettingJson.h"

#include <cstdint>

#include <nlohmann/json.hpp>

#include "app/cli/JsonText.h"
#include "core/analysis/SweepMeasure.h"

namespace casewright::cli {

using base::Json;

Json settingJson(const analysis::SweptSetting& setting)
{
    return {{"groupBy", setting.groupBy.empty() ? Json() : Json(setting.groupBy)},
            {"timeWindow", setting.timeWindow},
            {"maximumCases", setting.maximumCases ? Json(*setting.maximumCases) : Json()},
            {"reopenClosedCases", setting.reopenClosedCases},
            {"interval", setting.interval},
            {"profile", setting.profile}};
}

Json measuresJson(const analysis::SweepOutcome& outcome)
{
    Json json = Json::object();
    for (const analysis::Measure measure : analysis::AllMeasures) {
        const double value = analysis::valueOf(outcome, measure);
        const std::string name(analysis::nameOf(measure));
        if (analysis::isWhole(measure))
            json[name] = static_cast<std::uint64_t>(value);
        else
            json[name] = rounded(value);
    }
    return json;
}

} // namespace casewright::cli
