// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <optional>
#include <string>
#include <vector>

#include "core/alerts/AlertPreview.h"
#include "core/alerts/CsvBeginning.h"
#include "core/base/Result.h"
#include "core/store/Workspace.h"

namespace casewright::ui {

/// A column of a CSV file and the field that it becomes.
struct MappedColumn {
    QString column;
    QString field;     ///< as the mapping says; empty: the column keeps its name

    friend bool operator==(const MappedColumn&, const MappedColumn&) = default;
};

/// The header of a CSV file and its first rows; empty if the file is of another format. Errors as alerts::readAlerts()
/// has them. Not for the GUI thread.
[[nodiscard]] base::Result<alerts::CsvBeginning> csvBeginning(const std::string& path);

/// What the columns probably are: `time=@timestamp,host=host.name`, as `--map` takes it. No two columns give the same
/// field.
[[nodiscard]] std::string guessMapping(const alerts::CsvBeginning& beginning);

/// The source that a file makes: its name, its whole path, and for CSV a guessed mapping; of a flood file the flood. An
/// error if it cannot be read, or is a file of ours that is no source: it says where that is opened. Reads the
/// beginning of the file: not for the GUI thread.
[[nodiscard]] base::Result<store::StoredSource> sourceOfFile(const QString& path);

/// The columns of a file with what a mapping makes of them. A mapping that cannot be read maps nothing.
[[nodiscard]] std::vector<MappedColumn> applyMapping(const std::vector<std::string>& header,
                                                     const std::string& mapping);
/// The same of a file that was looked at.
[[nodiscard]] std::vector<MappedColumn> mappedColumns(const alerts::AlertPreview& preview);
/// The mapping's text; fields and columns that a mapping cannot hold (with `,` or `=`, or blanks around them) are left
/// out, as are empty ones.
[[nodiscard]] std::string writeMapping(const std::vector<MappedColumn>& columns);
/// Why the columns cannot be mapped so, or nothing: two of them give the same field, or no one gives the time.
[[nodiscard]] std::optional<base::Error> checkMapping(const std::vector<MappedColumn>& columns);
/// Whether a mapping can name the column.
[[nodiscard]] bool canBeMapped(const QString& column);

} // namespace casewright::ui
