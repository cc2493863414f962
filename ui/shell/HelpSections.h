// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/bridge/HelpNumbers.h"

#include <QList>
#include <QString>

namespace casewright::ui {

/// One thing that the help explains.
struct HelpSection {
    QString id; ///< stable: "window"; what setHelpTopic() takes
    QString chapter;
    QString title;
    QString tip; ///< what it explains, in one sentence
    QString (*html)(const HelpNumbers&); ///< without the title; null: the page makes it
    bool isOfPage = false; ///< explains a page, or a part of it
};

/// Section ids that the window itself asks for.
namespace HelpId {
inline constexpr QStringView Start = u"start";
inline constexpr QStringView Versions = u"versions";
inline constexpr QStringView Keys = u"keys";
} // namespace HelpId

/// All, chapter by chapter, in the order in which to read them.
[[nodiscard]] QList<HelpSection> helpSections();

} // namespace casewright::ui
