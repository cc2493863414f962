// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include <QByteArray>
#include <QFile>
#include <QString>
#include <QTemporaryDir>

#include "core/alerts/AlertTable.h"

namespace casewright::alerts {

/// A file in a temporary folder, with a content.
inline std::string writeFile(const QTemporaryDir& folder, const char* name, const std::string& content)
{
    const QString path = folder.filePath(QString::fromUtf8(name));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(QByteArray::fromStdString(content)) < 0)
        qFatal("cannot write %s", qPrintable(path));
    return path.toStdString();
}

inline const char* nameOf(ValueKind kind)
{
    switch (kind) {
    case ValueKind::Null: return "null";
    case ValueKind::Boolean: return "boolean";
    case ValueKind::Number: return "number";
    case ValueKind::String: return "string";
    case ValueKind::List: return "list";
    case ValueKind::Object: return "object";
    }
    return "?";
}

/// The cell as `kind:text`, or `-`.
inline std::string cellText(const AlertTable& table, const char* field, std::uint32_t row)
{
    const Column* const column = table.column(field);
    if (column == nullptr)
        return "no column";
    const std::uint32_t code = column->codes()[row];
    if (code == Column::Missing)
        return "-";
    const ValueView value = column->value(code);
    return std::string(nameOf(value.kind)) + ':' + std::string(value.text);
}

/// A picture of the table: a line a row with time, index, id and the cells by name of the column.
inline std::string tableText(const AlertTable& table)
{
    std::vector<std::string> names;
    for (const Column& column : table.columns())
        names.push_back(column.name());
    std::sort(names.begin(), names.end());
    std::string text;
    for (std::uint32_t row = 0; row < table.size(); ++row) {
        text += base::formatTimestamp(table.times()[row]) + ' ' + table.index({row}) + '/' + table.id({row});
        for (const std::string& name : names)
            text += ' ' + name + '=' + cellText(table, name.c_str(), row);
        text += '\n';
    }
    return text;
}

} // namespace casewright::alerts
