// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace casewright::desktop {

/// Files with alerts, and floods, are told from workspaces by their names: a workspace that is not there is made.
[[nodiscard]] bool isOfAlerts(const QString& path);

} // namespace casewright::desktop
