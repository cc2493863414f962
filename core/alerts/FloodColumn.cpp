// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/FloodColumn.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "core/alerts/RankDraw.h"

namespace casewright::alerts {
namespace {

// What a document draws: a rank, behind the ranks the number of a scanned value, behind those extras.
constexpr std::uint32_t Lacking = 0xffff'ffff;
constexpr std::uint32_t FirstExtra = 0xf000'0000; // no flood has as many documents

RankDraw drawOf(const FloodField& field)
{
    constexpr double Thousand = 1'000;
    if (field.weights.empty())
        return {field.cardinality, field.skew};
    std::vector<std::uint64_t> weights;
    for (const double weight : field.weights)
        weights.push_back(static_cast<std::uint64_t>(std::llround(weight * Thousand)));
    return RankDraw(weights);
}

/// Whether documents do not draw a rank: it is another field's, or counted.
bool isDerived(const FloodField& field) { return field.sequence || !field.of.empty(); }

} // namespace

FloodColumnMaker::FloodColumnMaker(const Flood& flood, std::size_t position, const FloodTimeline& timeline,
                                   const FloodColumn* other, std::uint64_t seed, FloodScratch& scratch)
    : m_flood(flood)
    , m_field(flood.fields[position])
    , m_position(position)
    , m_timeline(timeline)
    , m_other(other)
    , m_seed(seed)
    , m_drawn(scratch.drawn)
    , m_codes(scratch.codes)
    , m_prefixes{m_field.prefix}
{
}

bool FloodColumnMaker::make(FloodColumn& column, FloodWork& work)
{
    column.coded.name = m_field.name;
    if (!draw(work))
        return false;
    const std::vector<Segment> parts = segments();
    m_isCountingUnique = isCountingUnique();
    m_codesOfRanks.assign(m_prefixes.size(), {});
    for (std::vector<std::uint32_t>& codes : m_codesOfRanks)
        codes.assign(m_field.cardinality, Column::Missing);
    if (const std::size_t counted = m_field.sequence ? m_drawn.size() : m_scanned; m_isCountingUnique && counted > 0) {
        constexpr std::size_t MostDigits = 9;
        column.coded.values.reserve(counted, m_field.prefix.size() + MostDigits);
        column.rankOfCode.reserve(counted);
    }
    if (m_timeline.isInOrder())
        m_codes.swap(m_drawn);
    else
        m_codes.resize(m_timeline.size());
    for (const Segment& segment : parts) {
        if (!fill(segment, column, work))
            return false;
    }
    column.coded.codes = PackedNumbers(m_codes, column.coded.values.size());
    return true;
}

bool FloodColumnMaker::draw(FloodWork& work)
{
    m_drawn.clear();
    m_drawn.reserve(m_timeline.size());
    return std::ranges::all_of(m_timeline.streams(), [&](const auto& stream) { return drawStream(stream, work); });
}

bool FloodColumnMaker::drawStream(const FloodTimeline::Stream& stream, FloodWork& work)
{
    const std::uint32_t size = stream.end - stream.begin;
    if (const std::optional<std::uint32_t> fixed = fixedValue(stream)) {
        m_drawn.insert(m_drawn.end(), size, *fixed);
        return work.forEach(0, size, [](std::uint32_t) {});
    }
    const bool isScan = stream.event != nullptr && stream.event->kind == FloodEventKind::Scanner
                        && stream.event->field == m_field.name;
    if (isScan) {
        m_scanBegins.push_back(m_scanned);
        m_scanPrefixes.push_back(stream.event->prefix.value_or(m_field.prefix));
        return work.forEach(0, size, [&](std::uint32_t) { m_drawn.push_back(m_field.cardinality + m_scanned++); });
    }
    const RankDraw rank = drawOf(m_field);
    const auto missing = static_cast<std::uint64_t>(std::llround(m_field.missing * 4'294'967'296.0));
    const bool derived = isDerived(m_field);
    std::mt19937_64 bits = randomBits(m_seed, stream.purpose + m_position + 1);
    return work.forEach(0, size, [&](std::uint32_t) {
        if (missing > 0 && (bits() >> 32U) < missing)
            m_drawn.push_back(Lacking);
        else
            m_drawn.push_back(derived ? 0 : rank(bits()));
    });
}

std::optional<std::uint32_t> FloodColumnMaker::fixedValue(const FloodTimeline::Stream& stream)
{
    if (stream.event == nullptr)
        return std::nullopt;
    const FloodEvent& event = *stream.event;
    const bool isOfField = event.field == m_field.name;
    if (isOfField && event.kind == FloodEventKind::Giant)
        return extra(event.value, nullptr);
    if (isOfField && event.kind == FloodEventKind::Rolling)
        return extra({}, &event);
    for (const FloodSetting& setting : event.set) {
        if (setting.field == m_field.name)
            return extra(setting.value, nullptr);
    }
    return std::nullopt;
}

/// A value that is drawn as well keeps its rank, so that events and correlated fields treat both alike.
std::uint32_t FloodColumnMaker::extra(const FloodValue& value, const FloodEvent* rolling)
{
    if (rolling == nullptr && !isDerived(m_field)) {
        if (const std::optional<std::uint32_t> rank = rankOf(value))
            return *rank;
    }
    m_extras.push_back({value, rolling});
    return FirstExtra + static_cast<std::uint32_t>(m_extras.size() - 1);
}

std::optional<std::uint32_t> FloodColumnMaker::rankOf(const FloodValue& value) const
{
    if (!m_field.values.empty()) {
        const auto found = std::ranges::find(m_field.values, value) - m_field.values.begin();
        const auto rank = static_cast<std::uint32_t>(found);
        return rank < m_field.values.size() ? std::optional(rank) : std::nullopt;
    }
    std::uint32_t number = 0;
    if (value.text.starts_with(m_field.prefix)) {
        const char* const end = value.text.data() + value.text.size();
        if (std::from_chars(value.text.data() + m_field.prefix.size(), end, number).ec != std::errc())
            return std::nullopt;
    }
    const bool isDrawn = number >= 1 && number <= m_field.cardinality && valueOfRank(number - 1, 0) == value;
    return isDrawn ? std::optional(number - 1) : std::nullopt;
}

std::vector<FloodColumnMaker::Segment> FloodColumnMaker::segments()
{
    struct Change {
        std::uint32_t begin;
        std::uint32_t end;
        std::size_t rename; ///< 0: the field is lacking
    };
    std::vector<Change> changes;
    std::vector<std::uint32_t> cuts{0, m_timeline.size()};
    for (const FloodEvent& event : m_flood.storms) {
        const bool isRename = event.kind == FloodEventKind::Rename;
        if (event.field != m_field.name || (!isRename && event.kind != FloodEventKind::Missing))
            continue;
        const bool toTheEnd = event.length == base::Duration{};
        const base::Duration end{event.after.milliseconds + event.length.milliseconds};
        changes.push_back({m_timeline.rowAt(event.after), toTheEnd ? m_timeline.size() : m_timeline.rowAt(end),
                           isRename ? m_prefixes.size() : 0});
        if (isRename)
            m_prefixes.push_back(event.prefix.value_or(std::string()));
        cuts.insert(cuts.end(), {changes.back().begin, changes.back().end});
    }
    std::ranges::sort(cuts);
    std::vector<Segment> parts;
    for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
        Segment part{cuts[i], cuts[i + 1], false, 0};
        for (const Change& change : changes) {
            if (change.begin > part.begin || change.end < part.end)
                continue;
            part.isLacking = part.isLacking || change.rename == 0;
            part.rename = std::max(part.rename, change.rename);
        }
        if (part.begin < part.end)
            parts.push_back(part);
    }
    return parts;
}

bool FloodColumnMaker::fill(const Segment& segment, FloodColumn& column, FloodWork& work)
{
    std::vector<std::uint32_t>& codes = m_codes;
    const std::vector<std::uint32_t>& drawn = m_timeline.isInOrder() ? codes : m_drawn;
    const bool isPlain = !isDerived(m_field) && !segment.isLacking;
    const std::vector<std::uint32_t>& known = m_codesOfRanks[segment.rename];
    return work.forEach(segment.begin, segment.end, [&](std::uint32_t row) {
        const std::uint32_t value = drawn[m_timeline.documentOf(row)];
        std::uint32_t code = isPlain && value < known.size() ? known[value] : Column::Missing;
        if (code == Column::Missing && !segment.isLacking && value != Lacking)
            code = codeOf(value, row, segment, column);
        codes[row] = code;
        if (code != Column::Missing)
            ++column.coded.present;
    });
}

std::uint32_t FloodColumnMaker::codeOf(std::uint32_t drawn, std::uint32_t row, const Segment& segment,
                                       FloodColumn& column)
{
    if (drawn >= FirstExtra) {
        const Extra& extra = m_extras[drawn - FirstExtra];
        if (extra.rolling != nullptr) {
            const base::Timestamp begin = m_flood.start + extra.rolling->after;
            const std::int64_t step = (m_timeline.times()[row] - begin).milliseconds / extra.rolling->each.milliseconds;
            return codeOfRank(static_cast<std::uint32_t>(step % m_field.cardinality), segment.rename, column);
        }
        return codeOfExtra(drawn - FirstExtra, segment.rename, column);
    }
    if (m_field.sequence) // which is never renamed
        return codeOfCounted(m_field.prefix, ++m_counted, 0, column);
    if (m_other != nullptr) {
        const std::uint32_t rank = rankOfOther(row);
        return rank == Lacking ? Column::Missing : codeOfRank(rank, segment.rename, column);
    }
    if (drawn < m_field.cardinality)
        return codeOfRank(drawn, segment.rename, column);
    const std::uint32_t scanned = drawn - m_field.cardinality;
    const auto scan = std::ranges::upper_bound(m_scanBegins, scanned) - m_scanBegins.begin() - 1;
    return codeOfCounted(m_scanPrefixes[static_cast<std::size_t>(scan)], drawn + 1, segment.rename, column);
}

std::uint32_t FloodColumnMaker::codeOfExtra(std::uint32_t number, std::size_t rename, FloodColumn& column)
{
    Extra& extra = m_extras[number];
    extra.codes.resize(m_prefixes.size());
    std::uint32_t& code = extra.codes[rename];
    if (code == Column::Missing) {
        const FloodValue value = rename == 0 ? extra.value
                                             : FloodValue{ValueKind::String, renamed(extra.value.text, rename)};
        code = intern(value, m_field.cardinality + number, column);
    }
    return code;
}

std::string FloodColumnMaker::renamed(std::string_view text, std::size_t rename) const
{
    if (rename == 0)
        return std::string(text);
    const std::string& own = m_prefixes.front();
    return m_prefixes[rename] + std::string(text.substr(text.starts_with(own) ? own.size() : 0));
}

std::uint32_t FloodColumnMaker::codeOfCounted(std::string_view prefix, std::uint32_t number, std::size_t rename,
                                              FloodColumn& column) const
{
    const ValueKind kind = m_field.number && rename == 0 ? ValueKind::Number : ValueKind::String;
    const std::string text = rename == 0 ? fmt::format("{}{}", prefix, number)
                                         : fmt::format("{}{}", renamed(prefix, rename), number);
    if (!m_isCountingUnique)
        return intern({kind, text}, number - 1, column);
    column.rankOfCode.push_back(number - 1);
    return column.coded.values.append(kind, text);
}

bool FloodColumnMaker::isCountingUnique() const
{
    std::vector<std::string> beginnings = m_prefixes;
    for (std::size_t rename = 0; rename < m_prefixes.size(); ++rename)
        for (const std::string& prefix : m_scanPrefixes)
            beginnings.push_back(renamed(prefix, rename));
    const auto continues = [](std::string_view beginning, std::string_view text) {
        return text.size() > beginning.size() && text.starts_with(beginning)
               && text.find_first_not_of("0123456789", beginning.size()) == std::string_view::npos;
    };
    const auto isSafe = [&](std::string_view text) {
        return std::ranges::none_of(beginnings, [&](std::string_view beginning) { return continues(beginning, text); });
    };
    for (std::size_t rename = 0; rename < m_prefixes.size(); ++rename)
        for (const Extra& extra : m_extras)
            if (!isSafe(renamed(extra.value.text, rename)))
                return false;
    return m_field.values.empty() && std::ranges::all_of(beginnings, isSafe);
}

std::uint32_t FloodColumnMaker::rankOfOther(std::uint32_t row) const
{
    const std::uint32_t code = m_other->coded.codes[row];
    return code == Column::Missing ? Lacking : m_other->rankOfCode[code - 1] % m_field.cardinality;
}

std::uint32_t FloodColumnMaker::codeOfRank(std::uint32_t rank, std::size_t rename, FloodColumn& column)
{
    std::uint32_t& code = m_codesOfRanks[rename][rank];
    if (code == Column::Missing)
        code = intern(valueOfRank(rank, rename), rank, column);
    return code;
}

FloodValue FloodColumnMaker::valueOfRank(std::uint32_t rank, std::size_t rename) const
{
    if (m_field.values.empty()) {
        const bool isNumber = m_field.number && rename == 0;
        return {isNumber ? ValueKind::Number : ValueKind::String, fmt::format("{}{}", m_prefixes[rename], rank + 1)};
    }
    const FloodValue& value = m_field.values[rank];
    return rename == 0 ? value : FloodValue{ValueKind::String, fmt::format("{}{}", m_prefixes[rename], value.text)};
}

std::uint32_t FloodColumnMaker::intern(const FloodValue& value, std::uint32_t rank, FloodColumn& column)
{
    const std::uint32_t code = column.coded.values.intern(value.kind, value.text);
    if (code > column.rankOfCode.size())
        column.rankOfCode.push_back(rank);
    return code;
}

} // namespace casewright::alerts
