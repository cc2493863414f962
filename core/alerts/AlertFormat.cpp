// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/AlertFormat.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "core/alerts/CsvRecords.h"
#include "core/alerts/JsonCharacters.h"
#include "core/alerts/TextRecords.h"

namespace casewright::alerts {
namespace {

using base::ErrorCode;
using base::Location;
using base::Result;

constexpr std::string_view Blanks = " \t\r\n";
constexpr std::string_view ByteOrderMark = "\xef\xbb\xbf";

bool endsWith(const std::string& path, std::string_view ending)
{
    return path.size() >= ending.size()
           && std::equal(ending.rbegin(), ending.rend(), path.rbegin(), [](char wanted, char c) {
                  return wanted == static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
              });
}

/// Texts of two or four bytes a character begin with a mark, or have every other byte zero.
bool isWide(std::string_view bytes)
{
    if (bytes.starts_with("\xff\xfe") || bytes.starts_with("\xfe\xff"))
        return true;
    constexpr std::size_t Looked = 4;
    if (bytes.size() < Looked)
        return false;
    const auto zeros = std::count(bytes.begin(), bytes.begin() + Looked, '\0');
    return zeros == 3 || (zeros == 2 && (bytes[0] == '\0') == (bytes[2] == '\0'));
}

/// A text has no control characters but tabs and line ends.
bool isText(std::string_view bytes)
{
    return std::none_of(bytes.begin(), bytes.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20 && Blanks.find(c) == std::string_view::npos && c != '\f'
            && c != '\x1b';
    });
}

tl::unexpected<base::Error> refuse(ErrorCode code, const std::string& path, std::string text, std::size_t line = 0)
{
    return base::fail(code, std::move(text), Location{.file = path, .line = line, .field = {}});
}

/// Without blanks, and the lines of Kibana's console before the first document.
std::string_view withoutRemarks(std::string_view start)
{
    for (;;) {
        start.remove_prefix(std::min(start.find_first_not_of(Blanks), start.size()));
        const std::size_t end = start.find('\n');
        if (remarkOf(start) == Remarks::None || end == start.npos)
            return start;
        start.remove_prefix(end);
    }
}

Result<AlertFormat> formatOf(const std::string& path, const std::string& name, std::string_view start, bool whole)
{
    if (isWide(start))
        return refuse(ErrorCode::NotSupported, path,
                      "the file is UTF-16 or UTF-32; convert it to UTF-8 first (for example with iconv)");
    if (start.starts_with(ByteOrderMark))
        start.remove_prefix(ByteOrderMark.size());
    const std::size_t first = start.find_first_not_of(Blanks);
    if (whole && first == std::string_view::npos)
        return refuse(ErrorCode::MissingValue, path, std::string(EmptyFile));
    const std::string_view content = withoutRemarks(start);
    const bool isJson = content.starts_with('{') || content.starts_with('[');
    if (!isJson && !isText(start))
        return refuse(ErrorCode::NotSupported, path,
                      "the file is no text; alerts are read from JSON (a document a line, or a list) and CSV");
    if (first != start.npos && start.substr(first).starts_with("#separator "))
        return refuse(ErrorCode::NotSupported, path,
                      "this is a log of Zeek with tabs; let Zeek write JSON (LogAscii::use_json=T), or remove the lines "
                      "with # but for the names behind #fields, and name the file .tsv", 1);
    if (endsWith(name, ".csv") || endsWith(name, ".tsv") || endsWith(name, ".tab"))
        return AlertFormat::Csv;
    if (isJson || first == std::string_view::npos)
        return AlertFormat::Json;
    const std::string_view header = start.substr(first, start.find('\n', first) - first);
    const bool isCsv = header.find_first_of(",;\t") != header.npos || delimiterSaid(header);
    if (!endsWith(name, "json") && !endsWith(name, ".jsonl") && isCsv)
        return AlertFormat::Csv;
    if (endsWith(name, "json") || endsWith(name, ".jsonl"))
        return AlertFormat::Json;
    return refuse(ErrorCode::NotSupported, path,
                  "the file is neither JSON (a document a line, or a list) nor CSV (a header line with commas, tabs or "
                  "semicolons)",
                  1);
}

} // namespace

Result<AlertFormat> formatOf(const InputFile& file)
{
    std::array<char, 4096> start{};
    const Result<std::size_t> got = file.read(0, start.data(), start.size());
    if (!got)
        return base::fail(got.error());
    return formatOf(file.path(), file.contentName(), {start.data(), *got}, *got < start.size());
}

} // namespace casewright::alerts
