// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/SourceFile.h"

#include <QFileInfo>

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <utility>

#include "core/alerts/AlertReader.h"
#include "core/alerts/CsvLayout.h"
#include "core/alerts/Flood.h"
#include "core/alerts/InputFile.h"
#include "core/alerts/MappingGuess.h"
#include "core/alerts/OwnFile.h"
#include "ui/bridge/Text.h"

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

/// By ending, or else by the first character, as alerts::readAlerts() tells the formats apart.
bool mayBeCsv(const std::shared_ptr<const alerts::InputFile>& file)
{
    const QString ending = QFileInfo(toText(file->contentName())).suffix().toLower();
    if (ending == u"csv" || ending == u"tsv" || ending == u"tab")
        return true;
    if (ending.endsWith(u"json") || ending == u"jsonl")
        return false;
    std::array<char, 64> start{};
    const base::Result<std::size_t> got = file->read(0, start.data(), start.size());
    const std::string_view text(start.data(), got ? *got : 0);
    const std::size_t first = text.find_first_not_of(" \t\r\n\xef\xbb\xbf");
    return first != std::string_view::npos && text[first] != '{' && text[first] != '[';
}

alerts::FieldMapping mappingOf(const std::vector<MappedColumn>& columns)
{
    alerts::FieldMapping mapping;
    for (const MappedColumn& mapped : columns) {
        if (!mapped.field.isEmpty())
            mapping.emplace_back(toUtf8(mapped.column), toUtf8(mapped.field));
    }
    return mapping;
}

/// Where the program opens a file that is no source.
std::string placeOf(const alerts::OwnFile& own)
{
    switch (own.kind) {
    case alerts::OwnKind::Rule: return "this is a rule, and no alerts; import it on the Rules page (Rule > Import rules)";
    case alerts::OwnKind::Scenario:
        return "this is a scenario, and no alerts; open it with File > Open scenario";
    case alerts::OwnKind::Analysts:
        return "this is a file of analysts, and no alerts; import it on the Simulate page, among the analysts";
    case alerts::OwnKind::None:
    case alerts::OwnKind::Flood:
    case alerts::OwnKind::Other: break;
    }
    return "this is a file \"" + own.format + "\", and no alerts; casewright-cli test reads vectors";
}

base::Result<store::StoredSource> sourceOfOwn(const alerts::OwnFile& own, const std::string& path)
{
    if (own.kind != alerts::OwnKind::Flood)
        return base::fail(base::ErrorCode::NotSupported, placeOf(own), base::Location{.file = path, .field = {}});
    const base::Result<alerts::Flood> flood = alerts::parseFlood(own.text, path);
    if (!flood)
        return base::fail(flood.error());
    store::StoredSource source;
    source.name = flood->name.empty() ? toUtf8(QFileInfo(toText(path)).completeBaseName()) : flood->name;
    source.flood = alerts::writeFlood(*flood);
    return source;
}

} // namespace

base::Result<alerts::CsvBeginning> csvBeginning(const std::string& path)
{
    const base::Result<std::shared_ptr<const alerts::InputFile>> file = alerts::InputFile::open(path);
    if (!file)
        return base::fail(file.error());
    return mayBeCsv(*file) ? alerts::readCsvBeginning(*file, {}) : alerts::CsvBeginning();
}

std::string guessMapping(const alerts::CsvBeginning& beginning)
{
    return alerts::mappingText(
        alerts::guessMapping({beginning.header.begin(), beginning.header.end()}, beginning.rows));
}

base::Result<store::StoredSource> sourceOfFile(const QString& path)
{
    const QFileInfo file(path);
    const base::Result<alerts::OwnFile> own = alerts::lookAtFile(toUtf8(file.absoluteFilePath()));
    if (!own)
        return base::fail(own.error());
    if (own->kind != alerts::OwnKind::None)
        return sourceOfOwn(*own, toUtf8(file.absoluteFilePath()));
    store::StoredSource source;
    source.name = toUtf8(file.fileName());
    source.path = toUtf8(file.absoluteFilePath());
    const base::Result<alerts::CsvBeginning> beginning = csvBeginning(source.path);
    if (!beginning)
        return base::fail(beginning.error());
    source.mapping = guessMapping(*beginning);
    return source;
}

std::vector<MappedColumn> applyMapping(const std::vector<std::string>& header, const std::string& mapping)
{
    std::map<std::string, std::string> fieldOf;
    if (const base::Result<alerts::FieldMapping> pairs = alerts::parseMapping(mapping))
        fieldOf.insert(pairs->begin(), pairs->end());
    std::vector<MappedColumn> columns;
    for (const std::string& column : header) {
        const auto field = fieldOf.find(column);
        columns.push_back(
            {.column = toText(column), .field = field == fieldOf.end() ? QString() : toText(field->second)});
    }
    return columns;
}

std::vector<MappedColumn> mappedColumns(const alerts::AlertPreview& preview)
{
    return applyMapping(preview.names, alerts::mappingText(preview.mapping));
}

std::string writeMapping(const std::vector<MappedColumn>& columns)
{
    QStringList pairs;
    for (const MappedColumn& mapped : columns) {
        if (canBeMapped(mapped.column) && canBeMapped(mapped.field) && mapped.column != mapped.field)
            pairs.append(mapped.column + u'=' + mapped.field);
    }
    return toUtf8(pairs.join(u','));
}

std::optional<base::Error> checkMapping(const std::vector<MappedColumn>& columns)
{
    std::vector<std::string> header;
    for (const MappedColumn& mapped : columns)
        header.push_back(toUtf8(mapped.column));
    alerts::ReadSettings settings;
    settings.mapping = mappingOf(columns);
    const base::Result<alerts::CsvLayout> layout
        = alerts::layOut(std::vector<std::string_view>(header.begin(), header.end()), settings);
    return layout ? std::nullopt : std::optional(layout.error());
}

bool canBeMapped(const QString& column)
{
    return alerts::canBeMapped(toUtf8(column)) && column.trimmed() == column;
}

} // namespace casewright::ui
