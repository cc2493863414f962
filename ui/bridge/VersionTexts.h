// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace casewright::ui {

/// One thing in which versions of Kibana differ; rules::VersionRow for the window.
struct VersionText {
    QString what;
    QString explanation;
    QStringList values;   ///< of versionNames(), in their order
};

/// The version profiles, the oldest first: "9.4".
[[nodiscard]] QStringList versionNames();
/// The one that a workspace follows until another is chosen.
[[nodiscard]] QString newestVersion();
/// All in which they differ.
[[nodiscard]] QList<VersionText> versionTexts();

} // namespace casewright::ui
