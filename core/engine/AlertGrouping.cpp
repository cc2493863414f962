// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/AlertGrouping.h"

#include <algorithm>
#include <optional>
#include <utility>

#include <nlohmann/json.hpp>

#include "core/alerts/DocumentJson.h"
#include "core/alerts/FieldLookup.h"

namespace casewright::engine {
namespace {

using base::AlertRow;
using base::Json;
using base::Result;

constexpr std::string_view Ungrouped = "{}";
constexpr std::uint32_t RowsBetweenChecks = 256;

/// JavaScript's falsy values, as JSON; numbers are written as JavaScript prints them.
bool isFalsy(std::string_view json)
{
    return json == "null" || json == "false" || json == "0" || json == "\"\"";
}

bool isScalar(std::string_view json) { return json.front() != '{' && json.front() != '['; }

/// `{"host":{"name":VALUE}}` for `host.name`.
std::string nest(std::string_view field, std::string_view value)
{
    std::string out;
    std::size_t depth = 0;
    for (bool last = false; !last; ++depth) {
        const std::size_t dot = field.find('.');
        last = dot == std::string_view::npos;
        out += '{' + base::javascriptString(field.substr(0, dot)) + ':';
        field.remove_prefix(last ? field.size() : dot + 1);
    }
    return out.append(value).append(depth, '}');
}

/// Whether a part of the path can be a place in a list, which the columns do not tell.
bool hasNumber(std::string_view field)
{
    for (bool last = false; !last;) {
        const std::size_t dot = field.find('.');
        last = dot == std::string_view::npos;
        if (base::isIndexKey(field.substr(0, dot)))
            return true;
        field.remove_prefix(last ? field.size() : dot + 1);
    }
    return false;
}

} // namespace

AlertGrouping::AlertGrouping(std::string field) : m_field(std::move(field))
{
    m_unknownKey = '{' + base::javascriptString(m_field) + ":\"unknown\"}";
    m_values.emplace_back(); // of code 0
    m_texts.emplace_back();
}

Result<AlertGrouping> AlertGrouping::ofTable(const alerts::AlertTable& table, std::string field, std::stop_token stop)
{
    AlertGrouping grouping(std::move(field));
    if (grouping.m_field.empty())
        return grouping;
    if (hasNumber(grouping.m_field)) {
        if (Result<void> done = grouping.addDocuments(table, stop); !done)
            return base::fail(std::move(done.error()));
        return grouping;
    }
    Result<alerts::FieldCells> cells = alerts::lookUp(table, grouping.m_field, stop);
    if (!cells)
        return base::fail(std::move(cells.error()));
    grouping.m_codes = std::move(cells->codes);
    grouping.m_values.reserve(cells->values.size() + 1);
    grouping.m_texts.reserve(cells->values.size() + 1);
    for (std::string& value : cells->values)
        grouping.addValue(std::move(value));
    return grouping;
}

Result<void> AlertGrouping::addDocuments(const alerts::AlertTable& table, const std::stop_token& stop)
{
    for (std::uint32_t row = 0; row < table.size(); ++row) {
        if (row % RowsBetweenChecks == 0 && stop.stop_requested())
            return base::fail(base::ErrorCode::Cancelled, "stopped on request");
        Result<Json> document = table.document({row}).and_then([](const std::string& text) {
            return base::parseJson(text);
        });
        if (!document)
            return base::fail(std::move(document.error()));
        addAlert(alerts::expandDottedKeys(std::move(*document)));
    }
    return {};
}

void AlertGrouping::addAlert(const Json& alert)
{
    m_textsAreShapes = true;
    const std::optional<alerts::FoundValue> found = alerts::findValue(alert, m_field);
    if (m_field.empty() || !found) {
        m_codes.push_back(0);
        return;
    }
    const Json shape = *alerts::cutDown(alert, m_field);
    m_codes.push_back(addShape(alerts::documentOrderJson(*found->value), alerts::documentOrderJson(shape)));
}

void AlertGrouping::addValue(std::string value)
{
    Value known{.group = NoGroup, .text = static_cast<std::uint32_t>(m_texts.size())};
    if (isFalsy(value)) {
        m_values.push_back(known);
        m_texts.emplace_back();
        return;
    }
    if (isScalar(value)) {
        known.group = m_groupCount++;
        if (value == "\"unknown\"" && m_field.find('.') == std::string::npos)
            m_unknownTwin = known.group;
    } else if (const Result<Json> parsed = base::parseJson(value)) {
        known.group = groupOfKey(base::deterministicJson(*parsed));
    }
    m_values.push_back(known);
    m_texts.push_back(std::move(value));
}

std::uint32_t AlertGrouping::addShape(std::string_view value, std::string shape)
{
    const auto [entry, isNew] = m_codesByShape.try_emplace(shape, static_cast<std::uint32_t>(m_values.size()));
    if (!isNew)
        return entry->second;
    Value known{.group = NoGroup, .text = static_cast<std::uint32_t>(m_texts.size())};
    if (!isFalsy(value)) {
        const std::string key = base::deterministicJson(*base::parseJson(shape));
        known.group = groupOfKey(key);
        if (key == m_unknownKey)
            m_unknownTwin = known.group;
    }
    m_values.push_back(known);
    m_texts.push_back(std::move(shape));
    return entry->second;
}

std::uint32_t AlertGrouping::groupOfKey(const std::string& key)
{
    const auto [entry, isNew] = m_groupsByKey.try_emplace(key, m_groupCount);
    if (isNew)
        ++m_groupCount;
    return entry->second;
}

std::string AlertGrouping::shapeOf(std::uint32_t code) const
{
    const std::string& text = m_texts[m_values[code].text];
    return m_textsAreShapes ? text : nest(m_field, text);
}

const std::string& AlertGrouping::keyOf(std::uint32_t code)
{
    std::string& key = m_keys[m_values[code].group];
    if (key.empty())
        key = base::deterministicJson(*base::parseJson(shapeOf(code)));
    return key;
}

std::vector<AlertGrouping::Slot> AlertGrouping::sortIntoSlots(std::span<const AlertRow> alerts,
                                                              std::vector<AlertRow>& unknown)
{
    m_seenIn.resize(m_groupCount, 0);
    m_slotOf.resize(m_groupCount, 0);
    ++m_run;
    std::vector<Slot> slots;
    for (const AlertRow alert : alerts) {
        const std::uint32_t code = m_codes[alert.value];
        const std::uint32_t group = m_values[code].group;
        if (group == NoGroup) {
            unknown.push_back(alert);
            continue;
        }
        if (m_seenIn[group] != m_run) {
            m_seenIn[group] = m_run;
            m_slotOf[group] = static_cast<std::uint32_t>(slots.size());
            slots.push_back({.code = code, .alerts = {}});
        }
        slots[m_slotOf[group]].alerts.push_back(alert);
    }
    return slots;
}

/// The `unknown` group comes last, or replaces the group that has the same grouping in its place.
void AlertGrouping::placeUnknown(std::vector<Slot>& slots, std::vector<AlertRow> unknown, GroupedAlerts& result)
{
    if (unknown.empty())
        return;
    if (m_unknownTwin == NoGroup || m_seenIn[m_unknownTwin] != m_run) {
        slots.push_back({.code = 0, .alerts = std::move(unknown)});
        return;
    }
    Slot& twin = slots[m_slotOf[m_unknownTwin]];
    result.overwritten = static_cast<std::uint32_t>(twin.alerts.size());
    twin = {.code = 0, .alerts = std::move(unknown)};
}

GroupedAlerts AlertGrouping::group(std::span<const AlertRow> alerts, std::uint32_t limit)
{
    GroupedAlerts result;
    const auto whole = [&result](std::vector<AlertRow> rows) {
        result.groups.push_back({.key = std::string(Ungrouped), .shape = std::string(Ungrouped),
                                 .alerts = std::move(rows)});
    };
    if (alerts.empty())
        return result;
    if (m_field.empty()) {
        result.found = 1;
        whole({alerts.begin(), alerts.end()});
        return result;
    }
    std::vector<AlertRow> unknown;
    std::vector<Slot> slots = sortIntoSlots(alerts, unknown);
    placeUnknown(slots, std::move(unknown), result);
    result.found = static_cast<std::uint32_t>(slots.size());
    result.breaker = result.found > limit;
    if (result.breaker) {
        std::vector<AlertRow> all;
        all.reserve(alerts.size());
        for (const Slot& slot : slots)
            all.insert(all.end(), slot.alerts.begin(), slot.alerts.end());
        whole(std::move(all));
        return result;
    }
    for (Slot& slot : slots)
        result.groups.push_back({.key = slot.code == 0 ? m_unknownKey : keyOf(slot.code),
                                 .shape = slot.code == 0 ? m_unknownKey : shapeOf(slot.code),
                                 .alerts = std::move(slot.alerts)});
    return result;
}

} // namespace casewright::engine
