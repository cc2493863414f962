// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

/// The sizes of the program, in pixels at 100 %; a grid of 4. Nothing else names a size.
namespace casewright::ui::size {

inline constexpr double Text = 13;
inline constexpr double ControlText = 12.5;
inline constexpr double HintText = 11.5;
inline constexpr double SectionText = 11;
inline constexpr double TitleText = 17;
inline constexpr double TileText = 20;
inline constexpr double CodeText = 12;

inline constexpr int Control = 29; ///< height of fields and buttons
inline constexpr int ControlRadius = 6;
inline constexpr int Row = 30;     ///< of tables
inline constexpr int TallRow = 54; ///< of lists with two lines
inline constexpr int CardRadius = 8;
inline constexpr int CardPaddingY = 13;
inline constexpr int CardPaddingX = 16;
inline constexpr int Pill = 18; ///< height of pills and tags
inline constexpr int TagRadius = 4;
inline constexpr int TagIcon = 10;
inline constexpr int Icon = 16;
inline constexpr int NoteIcon = 14;
inline constexpr int RailIcon = 20;

inline constexpr int GapSmall = 4;
inline constexpr int Gap = 8;
inline constexpr int GapMiddle = 12;
inline constexpr int GapLarge = 16;
inline constexpr int PageMargin = 20;

inline constexpr int Rail = 76;
inline constexpr int RailButton = 54; ///< height
inline constexpr int RuleList = 236;
inline constexpr int Form = 860; ///< width of a form's cards, at most
inline constexpr int FormLabel = 168; ///< width of the names at the left of a form's fields, at least
inline constexpr int Preview = 344;
inline constexpr int CaseSidebar = 320;
inline constexpr int Palette = 560; ///< the command palette's width
inline constexpr int HelpText = 820; ///< width of its lines
inline constexpr int MenuBar = 34;
inline constexpr int StatusLine = 26;
inline constexpr int WindowWidth = 1440;
inline constexpr int WindowHeight = 900;
inline constexpr int WindowLeastWidth = 960;
inline constexpr int WindowLeastHeight = 600;

} // namespace casewright::ui::size
