// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/CollectionChooser.h"

#include "ui/bridge/Text.h"
#include "ui/cases/ChoicePopup.h"
#include "ui/models/CaseText.h"
#include "ui/models/ChoiceModel.h"
#include "ui/widgets/IconSet.h"
#include "ui/widgets/ThemeSizes.h"
#include "ui/widgets/TimeText.h"

#include <algorithm>
#include <utility>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;
using store::CaseOrigin;
using store::SimulationState;
using store::StoredSimulation;

} // namespace

CollectionChooser::CollectionChooser(QWidget* parent) : QPushButton(parent)
{
    setObjectName(u"simulationChooser"_s);
    setToolTip(tr("Whose cases are shown: simulations, made by hand, imported"));
    setIcon(icons::icon(u"chevron-down"_s, icons::Ink::Muted));
    setIconSize({size::TagIcon, size::TagIcon});
    setLayoutDirection(Qt::RightToLeft); // the arrow stands behind the words
    setMaximumWidth(size::Preview);
    m_choices = new ChoiceModel(this);
    m_popup = new ChoicePopup(u"collections"_s, *m_choices, ChoicePopup::Use::OneOrMore, this);
    m_popup->setLayoutDirection(Qt::LeftToRight);
    connect(this, &QPushButton::clicked, this, &CollectionChooser::openList);
    connect(m_choices, &ChoiceModel::toggled, this, &CollectionChooser::take);
    connect(m_popup, &ChoicePopup::onlyChosen, this, [this](int row) {
        choose(row == 0 ? Keys() : Keys{m_collections[static_cast<std::size_t>(row) - 1].key});
    });
    showText();
}

QString CollectionChooser::nameOf(const StoredSimulation& collection)
{
    switch (collection.origin) {
    case CaseOrigin::ByHand: return tr("Made by hand");
    case CaseOrigin::Imported: return tr("Import: %1").arg(toText(collection.name));
    case CaseOrigin::Simulation: break;
    }
    const QString name = tr("#%1 · %2").arg(collection.key).arg(toText(collection.name));
    return collection.state == SimulationState::Running ? tr("%1 (running)").arg(name) : name;
}

void CollectionChooser::setCollections(std::vector<StoredSimulation> collections)
{
    m_number = collections.size();
    m_collections = std::move(collections);
    setEnabled(!m_collections.empty());
    showChoices();
    showText();
}

void CollectionChooser::forget()
{
    m_number.reset();
    m_collections.clear();
    m_chosen.clear();
    setEnabled(false);
    m_popup->close();
    showChoices();
    showText();
}

const StoredSimulation* CollectionChooser::find(std::int64_t key) const
{
    const auto found = std::find_if(m_collections.begin(), m_collections.end(),
                                    [key](const StoredSimulation& each) { return each.key == key; });
    return found == m_collections.end() ? nullptr : &*found;
}

bool CollectionChooser::setChosen(const Keys& keys)
{
    m_chosen = keys;
    showChoices();
    showText();
    return std::all_of(keys.begin(), keys.end(), [this](std::int64_t key) { return find(key) != nullptr; });
}

const StoredSimulation* CollectionChooser::one() const
{
    return m_chosen.size() == 1 ? find(m_chosen.front()) : nullptr;
}

void CollectionChooser::showChoices()
{
    const auto tick = [](bool isTicked) { return isTicked ? Qt::Checked : Qt::Unchecked; };
    std::vector<Choice> choices{
        {.value = QVariant(), .text = tr("All cases"), .detail = {}, .state = tick(m_chosen.empty())}};
    for (const StoredSimulation& each : m_collections) {
        const bool isChosen = std::find(m_chosen.begin(), m_chosen.end(), each.key) != m_chosen.end();
        choices.push_back({.value = QVariant::fromValue<qlonglong>(each.key),
                           .text = nameOf(each),
                           .detail = TimeText::minute(each.startedAt.milliseconds),
                           .state = tick(isChosen)});
    }
    m_choices->setChoices(std::move(choices));
}

void CollectionChooser::showText()
{
    const StoredSimulation* const chosen = one();
    const QString text = chosen ? nameOf(*chosen)
        : m_chosen.empty()      ? tr("All cases")
                                : tr("%1 collections").arg(m_chosen.size());
    setText(fontMetrics().elidedText(text, Qt::ElideMiddle, maximumWidth() - 4 * size::GapMiddle));
    setAccessibleName(tr("Cases of: %1").arg(text));
}

QString CollectionChooser::provenance() const
{
    if (m_collections.empty())
        return {};
    const StoredSimulation* const chosen = one()            ? one()
        : m_chosen.empty() && m_collections.size() == 1 ? &m_collections.front()
                                                        : nullptr;
    if (!chosen)
        return tr("Kibana did not produce the cases of simulations. Choose one of them to see its audit.");
    switch (chosen->origin) {
    case CaseOrigin::ByHand: return tr("Cases that people made here, by hand.");
    case CaseOrigin::Imported: return tr("Cases that came out of an export, as they were there.");
    case CaseOrigin::Simulation: break;
    }
    return CaseText::provenance(*chosen);
}

void CollectionChooser::openList()
{
    m_popup->openBelow(this, tr("Whose cases are shown"));
}

/// A tick: one more or one less.
void CollectionChooser::take(int row)
{
    Keys keys;
    for (const QVariant& each : m_choices->checked()) {
        if (each.isValid() && row != 0)
            keys.push_back(each.toLongLong());
    }
    choose(keys);
}

void CollectionChooser::choose(const Keys& keys)
{
    setChosen(keys);
    Q_EMIT collectionsChosen(keys);
}

} // namespace casewright::ui
