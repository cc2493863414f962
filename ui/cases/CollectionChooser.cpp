// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/CollectionChooser.h"

#include "ui/bridge/Text.h"
#include "ui/models/CaseText.h"
#include "ui/widgets/ThemeSizes.h"

#include <algorithm>
#include <utility>

namespace casewright::ui {

using namespace Qt::StringLiterals;

CollectionChooser::CollectionChooser(QWidget* parent) : QComboBox(parent)
{
    setObjectName(u"simulationChooser"_s);
    setAccessibleName(tr("Simulation whose cases are shown"));
    setToolTip(accessibleName());
    setSizeAdjustPolicy(AdjustToContents);
    setMaximumWidth(size::Preview);
    connect(this, &QComboBox::activated, this, [this](int row) {
        const QVariant key = itemData(row);
        m_chosen = key.isValid() ? std::optional<std::int64_t>(key.toLongLong()) : std::nullopt;
        Q_EMIT collectionChosen(m_chosen);
    });
}

void CollectionChooser::setCollections(const std::vector<store::StoredSimulation>& collections)
{
    m_number = collections.size();
    m_running.clear();
    m_provenances.clear();
    std::vector<std::pair<QString, QVariant>> entries{{tr("All simulations"), QVariant()}};
    for (const store::StoredSimulation& each : collections) {
        const bool isRunning = each.state == store::SimulationState::Running;
        if (isRunning)
            m_running.push_back(each.key);
        m_provenances.insert(each.key, CaseText::provenance(each));
        const QString name = isRunning ? tr("#%1 · %2 (running)").arg(each.key).arg(toText(each.name))
                                       : tr("#%1 · %2").arg(each.key).arg(toText(each.name));
        entries.emplace_back(name, QVariant::fromValue<qlonglong>(each.key));
    }
    bool isSame = count() == static_cast<int>(entries.size());
    for (int row = 0; isSame && row < count(); ++row)
        isSame = itemText(row) == entries[static_cast<std::size_t>(row)].first;
    if (!isSame) {
        clear();
        for (const auto& [name, key] : entries)
            addItem(name, key);
    }
    setEnabled(!collections.empty());
}

void CollectionChooser::forget()
{
    m_number.reset();
    clear();
    setEnabled(false);
}

bool CollectionChooser::setChosen(std::optional<std::int64_t> key)
{
    m_chosen = key;
    const int row = key ? findData(QVariant::fromValue<qlonglong>(*key)) : 0;
    setCurrentIndex(std::max(row, 0));
    return row >= 0;
}

QString CollectionChooser::chosenName() const { return m_chosen ? currentText() : QString(); }

bool CollectionChooser::isChosenFinished() const
{
    return m_chosen && currentIndex() > 0
        && std::find(m_running.begin(), m_running.end(), *m_chosen) == m_running.end();
}

QString CollectionChooser::provenance() const
{
    if (m_provenances.isEmpty())
        return {};
    const QString one = m_chosen    ? m_provenances.value(*m_chosen)
        : m_provenances.size() == 1 ? *m_provenances.cbegin()
                                    : QString();
    return one.isEmpty()
        ? tr("Cases of simulations; Kibana did not produce them. Choose a simulation to see its audit.")
        : one;
}

} // namespace casewright::ui
