// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/alerts/FloodPresetBox.h"

#include "ui/alerts/FloodTexts.h"
#include "ui/bridge/FloodPresets.h"
#include "ui/bridge/Text.h"

namespace casewright::ui {

using namespace Qt::StringLiterals;

FloodPresetBox::FloodPresetBox(QWidget* parent) : ElidedComboBox(parent)
{
    setObjectName(u"floodPreset"_s);
    setAccessibleName(tr("Preset"));
    setToolTip(tr("Fills the form with a ready flood; what it was before can be had back"));
    setMinimumContentsLength(12);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    // What is no preset stands first.
    addItem(QString(), QString());
    for (const FloodPreset& preset : floodPresets()) {
        addItem(tr("Preset: %1").arg(toText(preset.flood.name)), preset.id);
        setItemData(count() - 1, FloodTexts::summary(preset.flood), Qt::ToolTipRole);
    }
    connect(this, &QComboBox::activated, this, [this](int index) {
        const QString id = itemData(index).toString();
        setCurrentIndex(m_shown);
        if (!id.isEmpty())
            Q_EMIT presetChosen(id);
    });
}

void FloodPresetBox::setFlood(const alerts::Flood& flood, const QString& chosen)
{
    const FloodPreset* preset = presetOf(flood);
    if (!preset)
        preset = findPreset(chosen);
    const bool isSame = preset && isSameButForName(flood, preset->flood);
    setItemText(0, !preset ? tr("Preset: own") : tr("Changed from %1").arg(toText(preset->flood.name)));
    m_shown = isSame ? findData(preset->id) : 0;
    setCurrentIndex(m_shown);
}

} // namespace casewright::ui
