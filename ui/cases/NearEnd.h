// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QTableView;

namespace casewright::ui {

/// Whether the end of a table with rows of the theme's height is at most two screens below what is in sight, so that
/// the next page is wanted. Reckons with heights, not with what is laid out: a table out of sight wants one page, not
/// all.
[[nodiscard]] bool isNearEnd(const QTableView* table);

} // namespace casewright::ui
