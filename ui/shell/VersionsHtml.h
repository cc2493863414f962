// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace casewright::ui {

/// The table of what differs between versions of Kibana, as HTML in the theme's colours; the column of `current`, the
/// workspace's version, stands out, if there is one.
[[nodiscard]] QString versionsHtml(const QString& current);

} // namespace casewright::ui
