// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/CsvBeginning.h"

#include "core/alerts/CsvRecords.h"
#include "core/alerts/TextRecords.h"

namespace casewright::alerts {

base::Result<CsvBeginning> readCsvBeginning(const std::shared_ptr<const InputFile>& file, const std::stop_token& stop)
{
    CsvRecords records(file, nullptr, stop);
    CsvRecord record;
    if (!records.next(record))
        return base::fail(records.error().value_or(
            base::Error{base::ErrorCode::MissingValue, std::string(EmptyFile),
                        base::Location{.file = file->path(), .field = {}}}));
    CsvBeginning beginning;
    beginning.header.assign(record.cells.begin(), record.cells.end());
    while (beginning.rows.size() < CsvBeginning::MostRows && records.next(record))
        if (record.problem.empty())
            beginning.rows.emplace_back(record.cells.begin(), record.cells.end());
    if (records.error())
        return base::fail(*records.error());
    return beginning;
}

CsvPlace placeOfCell(std::string_view record, char delimiter, std::size_t cell)
{
    CsvPlace place;
    bool isQuoted = false;
    bool isBegin = true;
    std::size_t before = 0; // cells that ended
    for (const char c : record) {
        if (before == cell)
            return place;
        if (c == '"' && (delimiter != '\t' || isBegin || isQuoted)) // else it is a character
            isQuoted = !isQuoted;
        isBegin = c == delimiter && !isQuoted;
        before += isBegin ? 1 : 0;
        ++place.column;
        if (c == '\n')
            place = {.linesBelow = place.linesBelow + 1};
    }
    return place;
}

} // namespace casewright::alerts
