// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QTest>

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "TableText.h"
#include "core/alerts/AlertReader.h"

namespace casewright::tests {

/// A file, and what becomes of it: a row of the table in core/alerts/README.md.
struct OddFile {
    std::string row;          ///< what the README calls it
    std::string name;
    std::string content;
    std::string table{};      ///< the documents that are read without an error
    std::string error{};      ///< or the error: `line:column: field: text`, with the parts that are known
    int good = -1;            ///< documents that are read when bad lines are skipped; -1: the error stays
    int bad = 0;              ///< bad lines that are counted then
    std::string mapping{};
};

inline const std::string Skip = "; correct the line, or skip bad lines";

inline std::string repeated(const std::string& text, std::size_t count)
{
    std::string all;
    for (std::size_t i = 0; i < count; ++i)
        all += text;
    return all;
}

/// `line:column: field: text`, with the parts that are known.
inline std::string shortText(const base::Error& error)
{
    const base::Location at = error.location.value_or(base::Location{});
    std::string place = at.line > 0 ? std::to_string(at.line) : std::string();
    place += at.column > 0 ? ':' + std::to_string(at.column) : std::string();
    place += place.empty() ? "" : ": ";
    return place + (at.field.empty() ? "" : at.field + ": ") + error.text;
}

/// The rows of a table of the README, by its heading: what the file is, and what happens.
inline std::vector<std::pair<QString, QString>> readmeRows(const QString& heading)
{
    QFile file(QStringLiteral(CASEWRIGHT_SOURCE_DIR "/core/alerts/README.md"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("there is no core/alerts/README.md");
    std::vector<std::pair<QString, QString>> rows;
    QString above;
    const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n');
    for (const QString& line : lines) {
        if (line.startsWith(u"### "))
            above = line.mid(4);
        const bool isRow = line.startsWith(u"|") && !line.startsWith(u"|---") && !line.startsWith(u"| odd file |");
        if (isRow && above == heading)
            rows.emplace_back(line.section(QStringLiteral(" | "), 0, 0).mid(2), line.section(QStringLiteral(" | "), 1));
    }
    return rows;
}

/// Reads the file, and looks whether what becomes of it is what the row says.
inline void tryOddFile(const OddFile& odd)
{
    using alerts::ReadAlerts;
    using alerts::ReadSettings;
    const QTemporaryDir folder;
    const std::string path = alerts::writeFile(folder, odd.name.c_str(), odd.content);
    ReadSettings settings{.mapping = alerts::parseMapping(odd.mapping).value()};
    const base::Result<ReadAlerts> read = alerts::readAlerts(path, settings);
    if (odd.error.empty()) {
        QVERIFY2(read, read ? "" : shortText(read.error()).c_str());
        QCOMPARE(QByteArray::fromStdString(alerts::tableText(*read->table)), QByteArray::fromStdString(odd.table));
        QVERIFY(read->badLines.empty());
        for (std::uint32_t row = 0; row < read->table->size(); ++row)
            QVERIFY(read->table->document({row}).has_value());
        return;
    }
    QVERIFY(!read);
    QCOMPARE(QByteArray::fromStdString(shortText(read.error())), QByteArray::fromStdString(odd.error));
    QCOMPARE(read.error().location->file, path);
    QCOMPARE(odd.error.ends_with(Skip), odd.good >= 0);

    settings.skipBadLines = true;
    const base::Result<ReadAlerts> skipped = alerts::readAlerts(path, settings);
    QCOMPARE(skipped.has_value(), odd.good >= 0);
    if (!skipped) {
        QCOMPARE(shortText(skipped.error()), odd.error);
        return;
    }
    QCOMPARE(static_cast<int>(skipped->table->size()), odd.good);
    QCOMPARE(static_cast<int>(skipped->badLines.size()), odd.bad);
    QCOMPARE(skipped->table->counts().badRecords, static_cast<std::uint64_t>(odd.bad));
    QCOMPARE(std::to_string(skipped->badLines.front().line), odd.error.substr(0, odd.error.find(':')));
}

/// Each row of a README's table is tried here, and the messages that it quotes are given. Rows are taken out of
/// `elsewhere`, where other tests try them.
inline void tryTable(const QString& heading, const std::vector<OddFile>& oddFiles, QStringList& elsewhere)
{
    const std::vector<std::pair<QString, QString>> rows = readmeRows(heading);
    QVERIFY(rows.size() > 10);
    for (const auto& [row, what] : rows) {
        if (elsewhere.removeOne(row))
            continue;
        QStringList messages;
        for (const OddFile& odd : oddFiles)
            if (QString::fromStdString(odd.row) == row)
                messages.append(QString::fromStdString(odd.error));
        QVERIFY2(!messages.empty(), qUtf8Printable(QStringLiteral("nobody tries: ") + row));
        const bool isError = std::any_of(messages.begin(), messages.end(), [](const QString& m) { return !m.isEmpty(); });
        QCOMPARE(what.contains(u'`') && !what.startsWith(u"read"), isError);
        const QStringList quoted = what.split(u'`');
        for (qsizetype i = 1; isError && i < quoted.size(); i += 2)
            QVERIFY2(messages.join(u'\n').contains(quoted[i]), qUtf8Printable(row + QStringLiteral(": ") + quoted[i]));
        const bool isSkipped = messages.join(u'\n').contains(QString::fromStdString(Skip));
        QVERIFY2(what.startsWith(isSkipped ? u"bad line" : isError ? u"refused" : u"read"), qUtf8Printable(row));
    }
}

/// Each row here is in the README.
inline void tryNames(const std::vector<OddFile>& oddFiles)
{
    QStringList named;
    for (const char* const heading : {"Any file", "JSON", "CSV"})
        for (const auto& row : readmeRows(QString::fromLatin1(heading)))
            named.append(row.first);
    for (const OddFile& odd : oddFiles)
        QVERIFY2(named.contains(QString::fromStdString(odd.row)), odd.row.c_str());
}

} // namespace casewright::tests
