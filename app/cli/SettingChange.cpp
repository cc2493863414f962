// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/SettingChange.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "core/analysis/Sweep.h"
#include "core/rules/TimeWindow.h"

namespace casewright::cli {
namespace {

using base::ErrorCode;
using base::Result;

base::Error wrong(std::string text) { return {ErrorCode::InvalidValue, std::move(text), std::nullopt}; }

Result<std::optional<std::int64_t>> maximumOf(std::string_view text)
{
    if (text == "default")
        return std::optional<std::int64_t>();
    std::int64_t number = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (problem != std::errc() || end != text.data() + text.size() || number < 0)
        return base::fail(wrong(fmt::format("maximumCases is a whole number, or default, and not \"{}\"", text)));
    return std::optional(number);
}

Result<bool> switchOf(std::string_view text)
{
    constexpr std::array On{"yes", "true", "on"};
    constexpr std::array Off{"no", "false", "off"};
    if (std::find(On.begin(), On.end(), text) != On.end())
        return true;
    if (std::find(Off.begin(), Off.end(), text) != Off.end())
        return false;
    return base::fail(wrong(fmt::format("reopen is yes or no, and not \"{}\"", text)));
}

/// Keeps a value that can be read.
template<class Value, class Read>
Result<void> keep(std::optional<Value>& to, const Result<Read>& read, Value value)
{
    if (!read)
        return base::fail(read.error());
    to = std::move(value);
    return {};
}

Result<void> take(SettingChange& to, std::string_view name, const std::string& value)
{
    if (name == "groupBy") {
        to.groupBy = value;
        return {};
    }
    if (name == "timeWindow")
        return keep(to.timeWindow, rules::parseTimeWindow(value), value);
    if (name == "interval")
        return keep(to.interval, rules::parseInterval(value), value);
    if (name == "kibana")
        return keep(to.kibana, rules::versionProfile(value), value);
    if (name == "maximumCases")
        return maximumOf(value).map([&to](std::optional<std::int64_t> read) { to.maximumCases = read; });
    if (name == "reopen")
        return switchOf(value).map([&to](bool read) { to.reopen = read; });
    return base::fail(wrong(fmt::format("there is no setting \"{}\"; there are {}", name, SettingNames)));
}

} // namespace

const char* const SettingNames = "groupBy, timeWindow, maximumCases, reopen, interval, kibana";

Result<SettingChange> parseSettingChange(const std::vector<std::string>& lists)
{
    SettingChange change;
    for (const std::string& list : lists) {
        std::string_view rest = list;
        while (!rest.empty()) {
            const std::string_view each = rest.substr(0, rest.find(','));
            rest.remove_prefix(std::min(each.size() + 1, rest.size()));
            const std::size_t sign = each.find('=');
            if (sign == std::string_view::npos)
                return base::fail(wrong(fmt::format("\"{}\" is no NAME=VALUE, such as timeWindow=1d", each)));
            if (const Result<void> taken = take(change, each.substr(0, sign), std::string(each.substr(sign + 1)));
                !taken)
                return base::fail(taken.error());
        }
    }
    return change;
}

void apply(const SettingChange& change, rules::Rule& rule, rules::VersionProfile& profile)
{
    if (change.kibana)
        profile = rules::versionProfile(*change.kibana).value_or(profile);
    if (!rule.casesAction)
        return;
    analysis::SweptSetting setting = analysis::currentSetting(rule, profile);
    setting.groupBy = change.groupBy.value_or(setting.groupBy);
    setting.timeWindow = change.timeWindow.value_or(setting.timeWindow);
    setting.maximumCases = change.maximumCases.value_or(setting.maximumCases);
    setting.reopenClosedCases = change.reopen.value_or(setting.reopenClosedCases);
    setting.interval = change.interval.value_or(setting.interval);
    rule = analysis::withSetting(std::move(rule), setting);
}

} // namespace casewright::cli
