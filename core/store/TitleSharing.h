// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>

#include "core/base/Result.h"

namespace casewright::store {

class TitlePlaces;
class Workspace;

// A connection reads the titles of all cases when it first needs to know how they lie (TitlePlaces.h): a quarter of a
// second for a million. So another one, which nobody waits for, can do that for it.

/// How they lie now, as this connection reads it. Null: nothing of this workspace is found by that, as on a server. For
/// the connection's thread; what it gives may go to any.
[[nodiscard]] base::Result<std::shared_ptr<const TitlePlaces>> readTitles(Workspace& workspace);

/// Spares another connection to the same file the reading, unless it did it already: it only reads what changed since.
/// For that connection's thread.
void giveTitles(Workspace& workspace, const TitlePlaces& titles);

} // namespace casewright::store
