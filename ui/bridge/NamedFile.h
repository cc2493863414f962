// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include "core/base/Result.h"

namespace casewright::ui {

/// Refuses a workspace (NotSupported): reading one that is open here as another file would drop the locks on it, and
/// writing over one would take it away. To be asked before a file that a person named is opened; the error names it.
/// Any thread.
[[nodiscard]] base::Result<void> checkIsNoWorkspace(const QString& path);

} // namespace casewright::ui
