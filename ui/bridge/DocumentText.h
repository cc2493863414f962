// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include "core/alerts/AlertTable.h"
#include "core/base/Id.h"

namespace casewright::ui {

/// The document of a row for people (indentedJson()), or why it cannot be shown: its file is read. Any thread.
[[nodiscard]] QString documentText(const alerts::AlertTable& table, base::AlertRow row);

} // namespace casewright::ui
