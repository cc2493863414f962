// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QTableView;

namespace casewright::ui {

/// The look of all tables: rows of 30 px, no grid but lines between rows, whole rows chosen, long text elided, headers
/// to the left, numbers by NumberDelegate to the right. Call it after setModel().
void setUpTable(QTableView* table);

} // namespace casewright::ui
