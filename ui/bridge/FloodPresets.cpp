// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/FloodPresets.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

#include "ui/bridge/Text.h"

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

std::vector<FloodPreset> readPresets()
{
    std::vector<FloodPreset> presets;
    for (const QFileInfo& info : QDir(u":/floods"_s).entryInfoList({u"*.json"_s}, QDir::Files)) {
        QFile file(info.filePath());
        if (!file.open(QIODevice::ReadOnly)) {
            qWarning("%s: %s", qUtf8Printable(info.filePath()), qUtf8Printable(file.errorString()));
            continue;
        }
        const base::Result<alerts::Flood> flood =
            alerts::parseFlood(file.readAll().toStdString(), toUtf8(info.fileName()));
        if (!flood) {
            qWarning("%s", qUtf8Printable(toText(flood.error())));
            continue;
        }
        presets.push_back({info.completeBaseName(), *flood});
    }
    std::ranges::sort(presets, {}, [](const FloodPreset& preset) { return preset.flood.name; });
    return presets;
}

template<typename Fits>
const FloodPreset* find(Fits fits)
{
    const std::vector<FloodPreset>& presets = floodPresets();
    const auto found = std::ranges::find_if(presets, fits);
    return found == presets.end() ? nullptr : &*found;
}

/// The name, or the name and a number.
bool isNamedAfter(const std::string& name, const std::string& preset)
{
    return name.starts_with(preset)
        && std::all_of(name.begin() + static_cast<std::ptrdiff_t>(preset.size()), name.end(),
                       [](char c) { return c == ' ' || (c >= '0' && c <= '9'); });
}

} // namespace

const std::vector<FloodPreset>& floodPresets()
{
    static const std::vector<FloodPreset> presets = readPresets();
    return presets;
}

bool isSameButForName(const alerts::Flood& a, const alerts::Flood& b)
{
    if (a.fields.size() != b.fields.size() || a.storms.size() != b.storms.size())
        return false;
    alerts::Flood named = a;
    named.name = b.name;
    named.start = b.start;
    named.mix = b.mix;
    return named == b;
}

const FloodPreset* findPreset(const QString& id)
{
    return find([&id](const FloodPreset& preset) { return preset.id == id; });
}

const FloodPreset* presetOf(const alerts::Flood& flood)
{
    if (const FloodPreset* const same =
            find([&flood](const FloodPreset& preset) { return isSameButForName(flood, preset.flood); }))
        return same;
    return find([&flood](const FloodPreset& preset) { return isNamedAfter(flood.name, preset.flood.name); });
}

} // namespace casewright::ui
