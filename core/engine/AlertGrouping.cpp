// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/AlertGrouping.h"

#include <algorithm>
#include <numeric>
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

AlertGrouping::AlertGrouping(std::string field) : m_alerts(std::make_shared<Alerts>())
{
    m_alerts->field = std::move(field);
    m_alerts->unknownKey = '{' + base::javascriptString(m_alerts->field) + ":\"unknown\"}";
    addCode(UnknownGroup, {}); // of alerts without the field
}

AlertGrouping::Alerts& AlertGrouping::own()
{
    if (m_alerts.use_count() > 1)
        m_alerts = std::make_shared<Alerts>(*m_alerts);
    return *m_alerts;
}

void AlertGrouping::addLike(AlertRow alert)
{
    std::vector<std::uint32_t>& codes = own().codes;
    codes.push_back(codes[alert.value]);
}

std::uint32_t AlertGrouping::groupOf(AlertRow alert) const
{
    return field().empty() ? UnknownGroup : m_alerts->groups[m_alerts->codes[alert.value]];
}

Result<AlertGrouping> AlertGrouping::ofTable(const alerts::AlertTable& table, std::string field, std::stop_token stop)
{
    AlertGrouping grouping(std::move(field));
    if (grouping.field().empty())
        return grouping;
    if (hasNumber(grouping.field())) {
        if (Result<void> done = grouping.addDocuments(table, stop); !done)
            return base::fail(std::move(done.error()));
        return grouping;
    }
    Result<alerts::FieldCells> cells = alerts::lookUp(table, grouping.field(), stop);
    if (!cells)
        return base::fail(std::move(cells.error()));
    Alerts& all = *grouping.m_alerts;
    all.codes = std::move(cells->codes);
    all.groups.reserve(cells->values.size() + 1);
    all.texts.reserve(cells->values.size() + 1);
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
    Alerts& all = own();
    all.textsAreShapes = true;
    const std::optional<alerts::FoundValue> found = alerts::findValue(alert, all.field);
    if (all.field.empty() || !found) {
        all.codes.push_back(0);
        return;
    }
    const Json shape = *alerts::cutDown(alert, all.field);
    all.codes.push_back(addShape(alerts::documentOrderJson(*found->value), alerts::documentOrderJson(shape)));
}

void AlertGrouping::addCode(std::uint32_t group, std::string text)
{
    m_alerts->groups.push_back(group);
    m_alerts->texts.push_back(std::move(text));
}

void AlertGrouping::addValue(std::string value)
{
    std::uint32_t group = UnknownGroup;
    if (isFalsy(value)) {
        value.clear();
    } else if (isScalar(value)) {
        group = m_alerts->groupCount++;
        if (value == "\"unknown\"" && m_alerts->field.find('.') == std::string::npos)
            m_alerts->unknownTwin = group;
    } else if (const Result<Json> parsed = base::parseJson(value)) {
        group = groupOfKey(base::deterministicJson(*parsed));
    }
    addCode(group, std::move(value));
}

std::uint32_t AlertGrouping::addShape(std::string_view value, std::string shape)
{
    const auto next = static_cast<std::uint32_t>(m_alerts->groups.size());
    const auto [entry, isNew] = m_alerts->codesByShape.try_emplace(shape, next);
    if (!isNew)
        return entry->second;
    std::uint32_t group = UnknownGroup;
    if (!isFalsy(value)) {
        const std::string key = base::deterministicJson(*base::parseJson(shape));
        group = groupOfKey(key);
        if (key == m_alerts->unknownKey)
            m_alerts->unknownTwin = group;
    }
    addCode(group, std::move(shape));
    return entry->second;
}

std::uint32_t AlertGrouping::groupOfKey(const std::string& key)
{
    const auto [entry, isNew] = m_alerts->groupsByKey.try_emplace(key, m_alerts->groupCount);
    if (isNew)
        ++m_alerts->groupCount;
    return entry->second;
}

std::string_view AlertGrouping::shapeOf(std::uint32_t code)
{
    if (m_alerts->textsAreShapes)
        return m_alerts->texts[code];
    std::string& shape = m_shapes[code];
    if (shape.empty())
        shape = nest(m_alerts->field, m_alerts->texts[code]);
    return shape;
}

std::string_view AlertGrouping::keyOf(std::uint32_t code)
{
    std::string& key = m_keys[m_alerts->groups[code]];
    if (key.empty())
        key = base::deterministicJson(*base::parseJson(shapeOf(code)));
    return key;
}

/// Finds the slot of each alert. Without branches, for whether a value is new to a run cannot be predicted.
void AlertGrouping::countSlots(std::span<const AlertRow> alerts)
{
    const std::vector<std::uint32_t>& codes = m_alerts->codes;
    const std::vector<std::uint32_t>& groups = m_alerts->groups;
    m_places.resize(m_alerts->groupCount);
    m_slotOf.resize(std::max(m_slotOf.size(), alerts.size()));
    m_slots.resize(alerts.size() + 1);
    m_slots.front() = {};
    m_places[UnknownGroup] = {.run = ++m_run, .slot = 0};
    std::uint32_t count = 1;
    for (std::size_t i = 0; i < alerts.size(); ++i) {
        const std::uint32_t code = codes[alerts[i].value];
        Place& place = m_places[groups[code]];
        const bool isNew = place.run != m_run;
        place = {.run = m_run, .slot = isNew ? count : place.slot};
        Slot& slot = m_slots[place.slot];
        slot.code = isNew ? code : slot.code;
        slot.size = isNew ? 1 : slot.size + 1;
        m_slotOf[i] = place.slot;
        count += isNew ? 1 : 0;
    }
    m_slots.resize(count);
}

/// The slots that become groups. The `unknown` one comes last, or replaces the one that has the same grouping in its
/// place.
void AlertGrouping::orderSlots(GroupedAlerts& result)
{
    const Place twin = m_alerts->unknownTwin == UnknownGroup ? Place{} : m_places[m_alerts->unknownTwin];
    const bool isUnknown = m_slots.front().size > 0;
    const bool replaces = isUnknown && twin.run == m_run;
    m_order.resize(m_slots.size() - 1);
    std::iota(m_order.begin(), m_order.end(), 1U);
    if (replaces)
        m_order[twin.slot - 1] = 0;
    if (isUnknown && !replaces)
        m_order.push_back(0);
    result.overwritten = replaces ? m_slots[twin.slot].size : 0;
}

/// Puts the alerts in the order of the groups, and those that are in none of them behind.
void AlertGrouping::sortIntoSlots(std::span<const AlertRow> alerts, std::uint32_t overwritten)
{
    std::uint32_t end = static_cast<std::uint32_t>(alerts.size()) - overwritten;
    for (Slot& slot : m_slots)
        slot.end = end;
    end = 0;
    for (const std::uint32_t slot : m_order) {
        m_slots[slot].end = end;
        end += m_slots[slot].size;
    }
    m_sorted.resize(std::max(m_sorted.size(), alerts.size()));
    for (std::size_t i = 0; i < alerts.size(); ++i)
        m_sorted[m_slots[m_slotOf[i]].end++] = alerts[i];
}

GroupedAlerts AlertGrouping::group(std::span<const AlertRow> alerts, std::uint32_t limit)
{
    GroupedAlerts result;
    if (alerts.empty())
        return result;
    if (m_alerts->field.empty()) {
        m_sorted.assign(alerts.begin(), alerts.end());
        result.found = 1;
        result.breaker = result.found > limit; // of a maximum below 0
        result.groups.push_back({.key = Ungrouped, .shape = Ungrouped, .alerts = m_sorted});
        return result;
    }
    countSlots(alerts);
    orderSlots(result);
    sortIntoSlots(alerts, result.overwritten);
    result.found = static_cast<std::uint32_t>(m_order.size());
    result.breaker = result.found > limit;
    const std::span<const AlertRow> kept = std::span(m_sorted).first(alerts.size() - result.overwritten);
    if (result.breaker) {
        result.groups.push_back({.key = Ungrouped, .shape = Ungrouped, .alerts = kept});
        return result;
    }
    result.groups.reserve(m_order.size());
    for (const std::uint32_t number : m_order) {
        const Slot& slot = m_slots[number];
        result.groups.push_back({.key = number == 0 ? std::string_view(m_alerts->unknownKey) : keyOf(slot.code),
                                 .shape = number == 0 ? std::string_view(m_alerts->unknownKey) : shapeOf(slot.code),
                                 .alerts = kept.subspan(slot.end - slot.size, slot.size)});
    }
    return result;
}

} // namespace casewright::engine
