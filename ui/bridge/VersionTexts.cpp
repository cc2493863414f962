// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/VersionTexts.h"

#include "core/rules/VersionProfile.h"
#include "core/rules/VersionTable.h"
#include "ui/bridge/Text.h"

namespace casewright::ui {

QStringList versionNames()
{
    QStringList names;
    for (const rules::VersionProfile& profile : rules::versionProfiles())
        names.append(toText(profile.name));
    return names;
}

QString newestVersion() { return toText(rules::newestProfile().name); }

QList<VersionText> versionTexts()
{
    QList<VersionText> texts;
    for (const rules::VersionRow& row : rules::versionTable()) {
        VersionText text{.what = toText(row.what), .explanation = toText(row.explanation), .values = {}};
        for (const std::string& value : row.values)
            text.values.append(toText(value));
        texts.append(text);
    }
    return texts;
}

} // namespace casewright::ui
