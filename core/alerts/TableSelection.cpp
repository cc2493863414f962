// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/TableSelection.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "core/alerts/AlertTableBuilder.h"

namespace casewright::alerts {
namespace {

/// The texts and ids of chosen rows of a table, which it keeps. A record is a row of that table.
class ChosenDocuments final : public DocumentText, public IdSource {
public:
    ChosenDocuments(std::shared_ptr<const AlertTable> table, std::vector<std::uint32_t> rows)
        : m_table(std::move(table)), m_rows(std::move(rows))
    {
    }

    [[nodiscard]] base::Result<std::string> document(std::uint32_t record) const override
    {
        return m_table->document({record});
    }
    [[nodiscard]] std::string id(std::uint32_t, std::uint32_t record) const override { return m_table->id({record}); }
    [[nodiscard]] std::string index(std::uint32_t row) const override { return m_table->index({m_rows[row]}); }
    [[nodiscard]] std::uint64_t memoryUse() const override { return m_rows.capacity() * sizeof(std::uint32_t); }

private:
    std::shared_ptr<const AlertTable> m_table;
    std::vector<std::uint32_t> m_rows;   ///< by row
};

AlertTableBuilder::CodedColumn chosen(const Column& column, std::span<const base::AlertRow> rows)
{
    AlertTableBuilder::CodedColumn result{
        .name = column.name(), .codes = {}, .values = {}, .irregular = column.isIrregular()};
    std::vector<std::uint32_t> known(std::size_t{column.distinctCount()} + 1, Column::Missing);
    std::vector<std::uint32_t> codes(rows.size(), Column::Missing);
    column.codes().visit([&](const auto& numbers) {
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const std::uint32_t code = numbers[rows[i].value];
            if (code == Column::Missing)
                continue;
            if (known[code] == Column::Missing) {
                const ValueView value = column.value(code);
                known[code] = result.values.append(value.kind, value.text);
            }
            codes[i] = known[code];
            ++result.present;
        }
    });
    result.codes = PackedNumbers(codes, result.values.size());
    return result;
}

} // namespace

std::shared_ptr<const AlertTable> selectRows(const std::shared_ptr<const AlertTable>& table,
                                             std::span<const base::AlertRow> rows)
{
    constexpr std::uint32_t None = 0xffff'ffff;
    AlertTableBuilder::Parts parts{
        .name = table->name(), .fields = table->fields(), .counts = {.records = rows.size()}};
    std::vector<std::uint32_t> numbers(table->idCount(), None);
    std::vector<std::uint32_t> records;
    records.reserve(rows.size());
    parts.times.reserve(rows.size());
    parts.idNumbers.reserve(rows.size());
    for (const base::AlertRow row : rows) {
        std::uint32_t& number = numbers[table->idNumbers()[row.value]];
        if (number == None)
            number = parts.idCount++;
        parts.idNumbers.push_back(number);
        parts.times.push_back(table->times()[row.value]);
        records.push_back(row.value);
    }
    for (const Column& column : table->columns())
        parts.columns.push_back(chosen(column, rows));
    parts.records = PackedNumbers(records, table->size());
    auto documents = std::make_shared<const ChosenDocuments>(table, std::move(records));
    parts.ids = documents;
    parts.text = std::move(documents);
    return AlertTableBuilder::assemble(std::move(parts));
}

} // namespace casewright::alerts
