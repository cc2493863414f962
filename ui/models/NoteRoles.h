// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <Qt>

/// What lists of things to know are made of: a mark, a line, and a second line that says more.
namespace casewright::ui::NoteRoles {

enum class Level { Fine, Info, Warning, Error };

enum Role {
    LevelRole = Qt::UserRole + 100, ///< a Level as a number
    DetailRole,                     ///< the second line
    PlaceRole,                      ///< where, at the right of the first line; may be empty
    RuleKeyRole,                    ///< of the rule that it is about; 0: none
};

} // namespace casewright::ui::NoteRoles
