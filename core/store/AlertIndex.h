// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include "core/base/Result.h"
#include "core/store/Database.h"

namespace casewright::store {

/// The part of version 3 that finds attached alerts by their ids. In a file only the endings of ids are in the index,
/// which differ nearly as often as ids, and take a third of their room.
[[nodiscard]] base::Result<void> makeAlertIndex(Database& database);

/// A condition that the index serves: a row of `case_alerts`, by its name in the statement, has the id of another
/// row, by that one's name.
[[nodiscard]] QString hasSameId(Dialect dialect, const QString& alert, const QString& other);
/// `FROM` rows `a` of `case_alerts` with an id, for which there is a mark; to be gone on with AND.
[[nodiscard]] QString fromAlertsWithId(Dialect dialect);

} // namespace casewright::store
