// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/Flood.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "core/alerts/AlertTableBuilder.h"
#include "core/alerts/DocumentWriter.h"
#include "core/alerts/FloodCheck.h"
#include "core/alerts/FloodColumn.h"
#include "core/alerts/FloodDuplicates.h"
#include "core/alerts/FloodParts.h"
#include "core/alerts/FloodTimeline.h"
#include "core/alerts/FloodWork.h"

namespace casewright::alerts {
namespace {

using base::ErrorCode;
using base::Result;

constexpr std::uint64_t MostDocuments = 100'000'000;

/// Documents of a flood, written from the table that they are in (record and row are the same).
class FloodDocuments final : public DocumentText {
public:
    /// Must be called once the table, which owns this, stands and before it is shared.
    void look(const AlertTable& table, const Flood& flood)
    {
        m_table = &table;
        m_scope = scopeOf(flood, table);
    }

    [[nodiscard]] Result<std::string> document(std::uint32_t record) const override
    {
        std::string text;
        DocumentWriter(*m_table, m_scope, DocumentWriter::Cache::None).append(record, text);
        return text;
    }
    [[nodiscard]] std::uint64_t memoryUse() const override
    {
        return sizeof(FloodDocuments) + m_scope.columns.capacity() * sizeof(const Column*);
    }

private:
    const AlertTable* m_table = nullptr;
    DocumentWriter::Scope m_scope;
};

std::uint64_t countDuplicates(const Flood& flood, std::uint64_t seed, std::uint32_t count)
{
    if (flood.duplicates <= 0)
        return 0;
    FloodDuplicates duplicates(flood, seed);
    std::uint64_t found = 0;
    for (std::uint32_t row = 0; row < count; ++row)
        found += duplicates.next() ? 1U : 0U;
    return found;
}

/// The fields' columns, in their order; nothing if it was stopped.
std::optional<std::vector<AlertTableBuilder::CodedColumn>> makeColumns(const Flood& flood, std::uint64_t seed,
                                                                       const FloodTimeline& timeline, FloodWork& work)
{
    std::vector<FloodColumn> columns(flood.fields.size());
    FloodScratch scratch;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const auto isOther = [&](const FloodField& field) { return field.name == flood.fields[i].of; };
        const auto other = std::ranges::find_if(flood.fields, isOther) - flood.fields.begin();
        const bool isCorrelated = static_cast<std::size_t>(other) < columns.size();
        FloodColumnMaker maker(flood, i, timeline, isCorrelated ? &columns[static_cast<std::size_t>(other)] : nullptr,
                               seed, scratch);
        if (!maker.make(columns[i], work))
            return std::nullopt;
    }
    std::vector<AlertTableBuilder::CodedColumn> coded;
    coded.reserve(columns.size());
    for (FloodColumn& column : columns)
        coded.push_back(std::move(column.coded));
    return coded;
}

} // namespace

Result<std::uint32_t> documentCount(const Flood& flood)
{
    if (const std::optional<FloodProblem> problem = findProblem(flood))
        return base::fail(ErrorCode::InvalidValue, problem->text,
                          base::Location{.file = {}, .field = placeOf(*problem)});
    const std::uint64_t count = countDocuments(flood);
    if (count > MostDocuments)
        return base::fail(ErrorCode::LimitReached,
                          fmt::format("the flood has {} documents, at most {} can be made; make it shorter or slower",
                                      count, MostDocuments));
    return static_cast<std::uint32_t>(count);
}

std::string floodIndex(const Flood& flood)
{
    std::string slug;
    for (const char c : flood.name) {
        const bool upper = c >= 'A' && c <= 'Z';
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || upper)
            slug += upper ? static_cast<char>(c - 'A' + 'a') : c;
        else if (!slug.empty() && slug.back() != '-')
            slug += '-';
    }
    if (!slug.empty() && slug.back() == '-')
        slug.pop_back();
    return slug.empty() ? "flood" : slug;
}

DocumentWriter::Scope scopeOf(const Flood& flood, const AlertTable& table)
{
    DocumentWriter::Scope scope{.columns = {}, .index = floodIndex(flood)};
    for (const FloodField& field : flood.fields) {
        if (const Column* const column = table.column(field.name))
            scope.columns.push_back(column);
    }
    return scope;
}

Result<FloodParts> makeParts(const Flood& flood, std::uint64_t seed, base::Progress* progress, std::stop_token stop)
{
    const Result<std::uint32_t> count = documentCount(flood);
    if (!count)
        return base::fail(count.error());
    // The times once, and with several streams their order; each field is drawn, and then filled in.
    const bool isMerged = std::ranges::any_of(flood.storms, [](const FloodEvent& event) {
        return hasDocuments(event.kind) || event.kind == FloodEventKind::Backfill;
    });
    FloodWork work(*count, (isMerged ? 2 : 1) + 2 * flood.fields.size(), progress, std::move(stop));
    FloodTimeline timeline(flood, seed);
    const auto stopped = [] { return base::fail(ErrorCode::Cancelled, "stopped on request"); };
    if (!timeline.make(work))
        return stopped();
    std::optional<std::vector<AlertTableBuilder::CodedColumn>> columns = makeColumns(flood, seed, timeline, work);
    if (!columns)
        return stopped();
    if (progress != nullptr)
        progress->advanceTo(*count);
    return FloodParts{.times = timeline.releaseTimes(), .columns = std::move(*columns),
                      .duplicates = countDuplicates(flood, seed, *count)};
}

Result<std::shared_ptr<const AlertTable>> generate(const Flood& flood, std::uint64_t seed, base::Progress* progress,
                                                   std::stop_token stop)
{
    Result<FloodParts> parts = makeParts(flood, seed, progress, std::move(stop));
    if (!parts)
        return base::fail(std::move(parts.error()));
    auto documents = std::make_unique<FloodDocuments>();
    FloodDocuments& view = *documents;
    std::shared_ptr<const AlertTable> table = AlertTableBuilder::assemble(
        flood.name, std::string(FloodIdPrefix), floodIndex(flood), std::move(parts->times), std::move(parts->columns),
        std::move(documents), parts->duplicates);
    view.look(*table, flood);
    return table;
}

} // namespace casewright::alerts
