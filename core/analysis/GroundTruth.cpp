// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/GroundTruth.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/alerts/CsvRecords.h"
#include "core/alerts/FieldLookup.h"
#include "core/analysis/TruthCounts.h"
#include "core/base/Json.h"

namespace casewright::analysis {
namespace {

using base::ErrorCode;
using base::Json;
using base::Result;

constexpr std::uint32_t Unlabelled = GroundTruth::Unlabelled;

/// Gives each label a number, in order of their first appearance. An empty text is none.
class Labels final {
public:
    explicit Labels(std::vector<std::string>& texts) : m_texts(texts) {}
    [[nodiscard]] std::uint32_t numberOf(const std::string& text)
    {
        if (text.empty())
            return Unlabelled;
        const auto [at, isNew] = m_numbers.try_emplace(text, static_cast<std::uint32_t>(m_texts.size()));
        if (isNew)
            m_texts.push_back(text);
        return at->second;
    }

private:
    std::vector<std::string>& m_texts;
    std::unordered_map<std::string, std::uint32_t> m_numbers;
};

/// A text as it is, null as nothing, and the JSON of anything else.
std::string labelText(const Json& value)
{
    if (value.is_null())
        return {};
    return value.is_string() ? value.get<std::string>() : base::plainJson(value);
}

/// A line of a file that says which label an alert has.
struct Line {
    std::string id;
    std::string label;
};

/// Reads the lines of a file of labels, whichever of its forms it has.
class LabelLines final {
public:
    LabelLines(std::string_view text, std::string_view file) : m_rest(text), m_file(file) {}

    /// Nothing behind the last one.
    [[nodiscard]] Result<std::optional<Line>> next()
    {
        while (!m_rest.empty()) {
            const std::string_view line = takeLine();
            if (line.find_first_not_of(" \t") == std::string_view::npos)
                continue;
            if (!m_isBegun) {
                m_isBegun = true;
                m_isJson = line.starts_with('{');
                if (!m_isJson) {
                    if (const Result<void> read = takeHeader(line); !read)
                        return base::fail(read.error());
                    continue;
                }
            }
            Result<Line> read = m_isJson ? fromJson(line) : fromCells(line);
            if (!read)
                return base::fail(std::move(read.error()));
            return std::optional(std::move(*read));
        }
        return std::optional<Line>();
    }
    [[nodiscard]] std::size_t line() const { return m_line; }
    [[nodiscard]] tl::unexpected<base::Error> error(ErrorCode code, std::string text, std::size_t line) const
    {
        return base::fail(code, std::move(text), base::Location{.file = m_file, .line = line, .field = {}});
    }

private:
    std::string_view takeLine()
    {
        constexpr std::string_view Mark = "\xEF\xBB\xBF"; // as Excel writes it
        const std::size_t end = std::min(m_rest.find('\n'), m_rest.size());
        std::string_view line = m_rest.substr(0, end);
        m_rest.remove_prefix(std::min(end + 1, m_rest.size()));
        if (m_line++ == 0 && line.starts_with(Mark))
            line.remove_prefix(Mark.size());
        return line.ends_with('\r') ? line.substr(0, line.size() - 1) : line;
    }

    [[nodiscard]] Result<void> takeHeader(std::string_view line)
    {
        m_delimiter = alerts::guessDelimiter(line);
        const std::optional<std::vector<std::string>> names = alerts::parseCsvRecord(line, m_delimiter);
        if (names) {
            m_id = static_cast<std::size_t>(std::find(names->begin(), names->end(), "_id") - names->begin());
            m_label = static_cast<std::size_t>(std::find(names->begin(), names->end(), "label") - names->begin());
        }
        if (!names || m_id == names->size() || m_label == names->size())
            return error(ErrorCode::MissingValue,
                         "The first line must name the columns _id and label, or each line must be a JSON object "
                         "with them.",
                         m_line);
        return {};
    }

    [[nodiscard]] Result<Line> fromCells(std::string_view line) const
    {
        std::optional<std::vector<std::string>> cells = alerts::parseCsvRecord(line, m_delimiter);
        if (!cells)
            return error(ErrorCode::InvalidValue, "This is no line of CSV: a quote is not closed.", m_line);
        if (cells->size() <= std::max(m_id, m_label))
            return error(ErrorCode::MissingValue, "The line has fewer cells than the first one names columns.", m_line);
        return Line{.id = std::move((*cells)[m_id]), .label = std::move((*cells)[m_label])};
    }

    [[nodiscard]] Result<Line> fromJson(std::string_view line) const
    {
        Result<Json> value = base::parseJson(line, m_file);
        if (!value) {
            base::Error problem = std::move(value.error());
            if (problem.location)
                problem.location->line = m_line;
            return base::fail(std::move(problem));
        }
        if (!value->is_object() || !value->contains("_id") || !value->contains("label"))
            return error(ErrorCode::MissingValue, "The line must be an object with _id and label.", m_line);
        return Line{.id = labelText(value->at("_id")), .label = labelText(value->at("label"))};
    }

    std::string_view m_rest;
    std::string m_file;
    std::size_t m_line = 0;
    bool m_isBegun = false;
    bool m_isJson = false;
    char m_delimiter = ',';
    std::size_t m_id = 0;
    std::size_t m_label = 0;
};

/// What a file says of an `_id`.
struct Said {
    std::uint32_t label = Unlabelled;
    std::size_t line = 0;
    bool isFound = false;
};

} // namespace

Result<GroundTruth> truthByField(const alerts::AlertTable& table, const std::string& field)
{
    const Result<alerts::FieldCells> cells = alerts::lookUp(table, field);
    if (!cells)
        return base::fail(cells.error());
    GroundTruth truth;
    Labels labels(truth.labels);
    std::vector<std::uint32_t> labelOfCode{Unlabelled};
    for (const std::string& value : cells->values) {
        const Result<Json> read = base::parseJson(value);
        labelOfCode.push_back(labels.numberOf(read ? labelText(*read) : value));
    }
    if (truth.labels.empty())
        return base::fail(ErrorCode::NotFound, fmt::format("No alert has the field {}.", field));
    truth.labelOf.reserve(cells->codes.size());
    for (const std::uint32_t code : cells->codes)
        truth.labelOf.push_back(labelOfCode[code]);
    return truth;
}

Result<GroundTruth> truthByFile(const alerts::AlertTable& table, std::string_view text, std::string_view file)
{
    GroundTruth truth{.labelOf = std::vector<std::uint32_t>(table.size(), Unlabelled)};
    Labels labels(truth.labels);
    std::unordered_map<std::string, Said> said;
    LabelLines lines(text, file);
    for (;;) {
        Result<std::optional<Line>> line = lines.next();
        if (!line)
            return base::fail(std::move(line.error()));
        if (!*line)
            break;
        const auto [at, isNew] = said.try_emplace(
            std::move((*line)->id), Said{.label = labels.numberOf((*line)->label), .line = lines.line()});
        if (!isNew)
            return lines.error(ErrorCode::InvalidValue,
                               fmt::format("{} stands in line {} already.", at->first, at->second.line), lines.line());
    }
    for (std::uint32_t row = 0; row < table.size(); ++row) {
        if (const auto at = said.find(table.id({row})); at != said.end()) {
            truth.labelOf[row] = at->second.label;
            at->second.isFound = true;
        }
    }
    const std::pair<const std::string, Said>* unknown = nullptr;
    for (const auto& each : said)
        if (!each.second.isFound && (unknown == nullptr || each.second.line < unknown->second.line))
            unknown = &each;
    if (unknown != nullptr)
        return lines.error(ErrorCode::NotFound, fmt::format("No alert has the _id {}.", unknown->first),
                           unknown->second.line);
    if (truth.labels.empty())
        return lines.error(ErrorCode::NotFound, "The file labels no alert.", 0);
    return truth;
}

TruthScore scoreCases(const CaseAssignment& assignment, const GroundTruth& truth)
{
    TruthCounts counts(truth.labels.size(), assignment.cases.size());
    const std::size_t size = std::min(truth.labelOf.size(), assignment.caseOf.size());
    for (std::size_t row = 0; row < size; ++row)
        if (assignment.isAlert[row] && truth.labelOf[row] != Unlabelled)
            counts.add(truth.labelOf[row], assignment.caseOf[row]);
    return counts.score();
}

} // namespace casewright::analysis
