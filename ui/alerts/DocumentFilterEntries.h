// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QMenu;
class QModelIndex;

namespace casewright::ui {

class DocumentFilter;
class DocumentTableModel;

/// Adds to the menu of a cell what filters by its value: only these, without these, and copying it. Nothing for the
/// time. The filter outlives the menu.
void addFilterEntries(QMenu& menu, DocumentFilter& filter, const DocumentTableModel& documents,
                      const QModelIndex& index);

} // namespace casewright::ui
