// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/store/Database.h"
#include "core/store/Workspace.h"

namespace casewright::store {

/// The connection of a workspace, for the classes of this folder that work on it. It lives as long as the workspace and
/// belongs to the thread that opened it.
struct WorkspaceAccess {
    [[nodiscard]] static Database& databaseOf(const Workspace& workspace);
};

} // namespace casewright::store
