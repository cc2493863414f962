// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/alerts/FloodMixForm.h"

#include <QFileInfo>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

#include "ui/alerts/FormRows.h"
#include "ui/bridge/Text.h"
#include "ui/widgets/ElidedComboBox.h"
#include "ui/widgets/FieldNote.h"
#include "ui/widgets/NumberEdit.h"
#include "ui/widgets/ThemeSizes.h"

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr double Percent = 100;
constexpr int Nothing = 0;   ///< its place in the list

} // namespace

FloodMixForm::FloodMixForm(QWidget* parent) : QWidget(parent)
{
    build();
    fill();
    showChosen();
    connect(m_history, &QComboBox::activated, this, &FloodMixForm::choose);
    connect(m_percent, &NumberEdit::valueChanged, this, [this](double percent) {
        m_strength = percent / Percent;
        Q_EMIT edited([strength = m_strength](alerts::Flood& flood) {
            if (flood.mix)
                flood.mix->strength = strength;
        });
    });
}

void FloodMixForm::build()
{
    m_rows = new FormRows(this);
    m_history = new ElidedComboBox(this);
    m_history->setObjectName(u"floodHistory"_s);
    m_history->setAccessibleName(tr("History that the flood is mixed into"));
    m_history->setToolTip(tr("Mixes the flood into the alerts of a file"));
    m_history->setMinimumContentsLength(12);
    m_history->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_history->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_rows->add(u"into"_s, tr("History"), m_history);
    m_percent = new NumberEdit(this);
    m_percent->setObjectName(u"floodStrength"_s);
    m_percent->setAccessibleName(tr("Strength of the flood in percent"));
    m_percent->setDecimals(4);
    FormRows::takeAnyNumber(m_percent);
    m_percent->setSuffix(u" %"_s);
    m_percent->setGroupSeparatorShown(false);
    m_percent->setMaximumWidth(4 * size::Control);
    m_percent->setToolTip(tr("Times all rates of the flood; the history stays as it is"));
    m_rows->add(u"strength"_s, tr("Strength"), m_percent);
    m_hint = new FieldNote(this);
    m_hint->setObjectName(u"floodMixHint"_s);
    auto* const all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(size::GapSmall);
    all->addWidget(m_rows);
    all->addWidget(m_hint);
}

void FloodMixForm::setSources(const std::vector<store::StoredSource>& sources)
{
    std::vector<History> histories;
    for (const store::StoredSource& source : sources) {
        if (source.flood.empty() && !source.path.empty())
            histories.push_back({.name = toText(source.name), .path = source.path, .mapping = source.mapping});
    }
    if (histories == m_histories)
        return;
    m_histories = std::move(histories);
    fill();
    showChosen();
}

void FloodMixForm::setFlood(const alerts::Flood& flood)
{
    m_mix = flood.mix;
    if (m_mix)
        m_strength = m_mix->strength;
    showChosen();
}

bool FloodMixForm::setProblem(const QString& key, const QString& text)
{
    return m_rows->setProblem(key == u"map" ? u"into"_s : key, text);
}

/// The list stays what it is while it is open.
void FloodMixForm::fill()
{
    m_history->clear();
    m_history->addItem(tr("nothing"));
    for (const History& history : m_histories) {
        m_history->addItem(history.name);
        m_history->setItemData(m_history->count() - 1, toText(history.path), Qt::ToolTipRole);
    }
}

void FloodMixForm::showChosen()
{
    const auto same = std::ranges::find_if(m_histories, [this](const History& history) {
        return m_mix && history.path == m_mix->into;
    });
    const bool isOther = m_mix && same == m_histories.end();
    // What is none of the sources stands behind them, as long as it is chosen.
    const int others = static_cast<int>(m_histories.size()) + 1;
    while (m_history->count() > others)
        m_history->removeItem(others);
    if (isOther) {
        m_history->addItem(QFileInfo(toText(m_mix->into)).fileName());
        m_history->setItemData(others, toText(m_mix->into), Qt::ToolTipRole);
    }
    m_history->setCurrentIndex(!m_mix ? Nothing : static_cast<int>(same - m_histories.begin()) + 1);
    m_history->setToolTip(m_mix ? toText(m_mix->into) : tr("Mixes the flood into the alerts of a file"));
    m_rows->setRowShown(u"strength"_s, m_mix.has_value());
    const QSignalBlocker quiet(m_percent);
    if (m_percent->value() / Percent != m_strength)
        m_percent->setValue(m_strength * Percent);
    if (m_histories.empty() && !m_mix)
        m_hint->setNote(Tone::Neutral, tr("Open a file with alerts: a flood can be mixed into them."));
    else if (m_mix && !isOther && same->mapping != m_mix->map)
        m_hint->setNote(Tone::Limit, tr("The mapping of %1 is another one now. Choose it again to use that.")
                                         .arg(same->name));
    else
        m_hint->setNote(Tone::Neutral,
                        m_mix ? tr("The flood begins with the first alert of the history.") : QString());
}

/// Also of what is chosen already: its mapping may be another one.
void FloodMixForm::choose(int index)
{
    std::optional<alerts::FloodMix> mix;
    if (index > static_cast<int>(m_histories.size())) {
        mix = m_mix; // of another place
    } else if (index > Nothing) {
        const History& history = m_histories[static_cast<std::size_t>(index - 1)];
        mix = alerts::FloodMix{.into = history.path, .map = history.mapping, .strength = m_strength};
    }
    Q_EMIT edited([mix](alerts::Flood& flood) { flood.mix = mix; });
}

} // namespace casewright::ui
