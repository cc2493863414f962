// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

namespace casewright::desktop {

/// Files that came together, as by a drop, by what the window does with them.
struct FilesToOpen {
    QString workspace{};     ///< empty: none is among them
    QStringList alerts{};    ///< sources of that workspace, or of the one that is open
    QStringList leftOut{};   ///< for people, a line each: the name of a file that is not opened, and why
};

/// The first that is called a workspace is opened, or else the first that begins as one.
[[nodiscard]] FilesToOpen filesToOpen(const QStringList& paths);

} // namespace casewright::desktop
