// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>

#include "core/alerts/AlertTable.h"

namespace casewright::ui {

/// The same table, which is taken apart in the background when nobody needs it any more: to give back some hundred
/// megabytes takes as long as a frame or two, and the last one who held it is often the GUI thread. Any thread.
[[nodiscard]] std::shared_ptr<const alerts::AlertTable>
releasedInBackground(std::shared_ptr<const alerts::AlertTable> table);

} // namespace casewright::ui
