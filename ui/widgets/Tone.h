// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace casewright::ui {

/// What a colour means. Never alone: an icon or a word goes with it.
enum class Tone {
    Neutral,  ///< nothing to say
    Accent,   ///< chosen, open
    Fine,     ///< valid, attached, advised
    Limit,    ///< a limit struck, a warning, in progress
    Loss,     ///< alerts lost, an error, delete
    Reopened, ///< reopened, keywords
};

} // namespace casewright::ui
