// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/Flood.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <random>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/alerts/AlertTableBuilder.h"
#include "core/alerts/DocumentJson.h"
#include "core/alerts/FloodCheck.h"
#include "core/alerts/FloodSchedule.h"
#include "core/alerts/RankDraw.h"

namespace casewright::alerts {
namespace {

using base::ErrorCode;
using base::Result;

constexpr std::uint64_t MostDocuments = 100'000'000;
constexpr std::uint32_t Step = 1U << 16U;   ///< documents between two looks at the request to stop
constexpr std::string_view IdPrefix = "flood-";

/// The name in lower case letters, digits and hyphens.
std::string slugOf(std::string_view name)
{
    std::string slug;
    for (const char c : name) {
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

/// Documents of a flood, written from the table that they are in (record and row are the same).
class FloodDocuments final : public DocumentText {
public:
    /// Must be called once the table stands, before it is shared.
    void look(const AlertTable& table) { m_table = &table; }

    [[nodiscard]] Result<std::string> document(std::uint32_t record) const override
    {
        base::Json document = {{"_id", m_table->id({record})},
                               {"_index", m_table->index({record})},
                               {"@timestamp", base::formatTimestamp(m_table->times()[record])}};
        for (const Column& column : m_table->columns()) {
            if (const std::uint32_t code = column.codes()[record]; code != Column::Missing)
                document[column.name()] = column.value(code).text;
        }
        return documentOrderJson(expandDottedKeys(std::move(document)));
    }
    [[nodiscard]] std::uint64_t memoryUse() const override { return sizeof(FloodDocuments); }

private:
    const AlertTable* m_table = nullptr;   ///< which owns this
};

/// A stream of random bits for each field, so that a field more does not change the others. The
/// generator's bits are the same everywhere (the standard says which), distributions are not.
std::mt19937_64 randomBits(std::uint64_t seed, std::uint64_t stream)
{
    std::uint64_t mixed = seed + (stream + 1) * 0x9e3779b97f4a7c15U;
    mixed = (mixed ^ (mixed >> 30U)) * 0xbf58476d1ce4e5b9U;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94d049bb133111ebU;
    return std::mt19937_64(mixed ^ (mixed >> 31U));
}

class FloodGenerator final {
public:
    FloodGenerator(const Flood& flood, std::uint64_t seed, std::uint32_t count, base::Progress* progress,
                   std::stop_token stop)
        : m_flood(flood)
        , m_seed(seed)
        , m_count(count)
        , m_progress(progress)
        , m_stop(std::move(stop))
    {
        if (m_progress != nullptr)
            m_progress->begin(count);
    }

    Result<std::shared_ptr<const AlertTable>> generate()
    {
        std::vector<base::Timestamp> times;
        std::vector<AlertTableBuilder::CodedColumn> columns;
        bool done = makeTimes(times);
        for (std::size_t i = 0; i < m_flood.fields.size() && done; ++i)
            done = makeColumn(i, columns.emplace_back());
        if (!done)
            return base::fail(ErrorCode::Cancelled, "stopped on request");
        auto documents = std::make_unique<FloodDocuments>();
        FloodDocuments& view = *documents;
        std::shared_ptr<const AlertTable> table =
            AlertTableBuilder::assemble(m_flood.name, std::string(IdPrefix), slugOf(m_flood.name), std::move(times),
                                        std::move(columns), std::move(documents));
        view.look(*table);
        return table;
    }

private:
    /// Calls `make` for each document; false if it was stopped.
    template<class Make>
    bool forEachDocument(std::size_t part, Make make)
    {
        const std::size_t parts = m_flood.fields.size() + 1;
        for (std::uint32_t begin = 0; begin < m_count; begin += Step) {
            if (m_stop.stop_requested())
                return false;
            const std::uint32_t end = std::min(m_count, begin + Step);
            for (std::uint32_t document = begin; document < end; ++document)
                make(document);
            if (m_progress != nullptr)
                m_progress->advanceTo((std::uint64_t{m_count} * part + end) / parts);
        }
        return true;
    }

    bool makeTimes(std::vector<base::Timestamp>& times)
    {
        const FloodSchedule schedule(m_flood);
        std::mt19937_64 bits = randomBits(m_seed, 0);
        times.reserve(m_count);
        return forEachDocument(0, [&](std::uint32_t document) {
            times.push_back(schedule.time(document, static_cast<std::uint32_t>(bits() >> 32U)));
        });
    }

    bool makeColumn(std::size_t position, AlertTableBuilder::CodedColumn& column)
    {
        const FloodField& field = m_flood.fields[position];
        const RankDraw draw(field.cardinality, field.skew);
        const auto missing = static_cast<std::uint64_t>(std::llround(field.missing * 4'294'967'296.0));
        std::mt19937_64 bits = randomBits(m_seed, position + 1);
        std::vector<std::uint32_t> codeOfRank(field.cardinality, Column::Missing);
        column.name = field.name;
        column.codes.reserve(m_count);
        return forEachDocument(position + 1, [&](std::uint32_t) {
            if (missing > 0 && (bits() >> 32U) < missing) {
                column.codes.push_back(Column::Missing);
                return;
            }
            const std::uint32_t rank = draw(bits());
            if (codeOfRank[rank] == Column::Missing)
                codeOfRank[rank] = column.values.intern(ValueKind::String, fmt::format("{}{}", field.prefix, rank + 1));
            column.codes.push_back(codeOfRank[rank]);
            ++column.present;
        });
    }

    const Flood& m_flood;
    std::uint64_t m_seed;
    std::uint32_t m_count;
    base::Progress* m_progress;
    std::stop_token m_stop;
};

/// `/fields/0/skew` as `fields.0.skew`.
std::string fieldOf(const FloodProblem& problem)
{
    std::string field = problem.pointer.substr(1);
    std::replace(field.begin(), field.end(), '/', '.');
    return field;
}

} // namespace

Result<std::uint32_t> documentCount(const Flood& flood)
{
    if (const std::optional<FloodProblem> problem = findProblem(flood))
        return base::fail(ErrorCode::InvalidValue, problem->text,
                          base::Location{.file = {}, .field = fieldOf(*problem)});
    const std::uint64_t count = FloodSchedule(flood).count();
    if (count > MostDocuments)
        return base::fail(ErrorCode::LimitReached,
                          fmt::format("the flood has {} documents, at most {} can be made; make it shorter or slower",
                                      count, MostDocuments));
    return static_cast<std::uint32_t>(count);
}

Result<std::shared_ptr<const AlertTable>> generate(const Flood& flood, std::uint64_t seed, base::Progress* progress,
                                                   std::stop_token stop)
{
    return documentCount(flood).and_then([&](std::uint32_t count) {
        return FloodGenerator(flood, seed, count, progress, std::move(stop)).generate();
    });
}

} // namespace casewright::alerts
