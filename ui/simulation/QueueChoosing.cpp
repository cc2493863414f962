// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulation/QueueChoosing.h"

#include "ui/bridge/AlertSources.h"
#include "ui/bridge/RuleDocuments.h"
#include "ui/bridge/SimulationService.h"
#include "ui/simulation/SimulationHeader.h"

namespace casewright::ui {

QueueChoosing::QueueChoosing(RuleDocuments& rules, AlertSources& sources, SimulationHeader& header, QObject* parent)
    : QObject(parent), m_rules(rules), m_sources(sources), m_header(header), m_choice(rules, sources)
{
    const auto chooseRules = [this](const QList<qint64>& keys) { m_choice.chooseRules({keys.begin(), keys.end()}); };
    const auto chooseSources = [this](const QList<qint64>& keys) {
        m_choice.chooseSources({keys.begin(), keys.end()});
    };
    connect(&header, &SimulationHeader::ruleChosen, this, [chooseRules](qint64 key) { chooseRules({key}); });
    connect(&header, &SimulationHeader::sourceChosen, this, [chooseSources](qint64 key) { chooseSources({key}); });
    connect(&header, &SimulationHeader::rulesTicked, this, chooseRules);
    connect(&header, &SimulationHeader::sourcesTicked, this, chooseSources);
    connect(&m_choice, &QueueChoice::changed, this, &QueueChoosing::show);
    connect(&m_choice, &QueueChoice::changed, this, &QueueChoosing::changed);
}

void QueueChoosing::show() { m_header.setTicked(m_choice.rules(), m_choice.sources()); }

void QueueChoosing::fill(SimulationRequest& request) const
{
    const QueueChoice::Keys rules = m_choice.rules();
    const QueueChoice::Keys sources = m_choice.sources();
    request.rule = *m_rules.find(rules.front());
    request.source = *m_sources.find(sources.front());
    for (std::size_t i = 1; i < rules.size(); ++i)
        request.moreRules.push_back(*m_rules.find(rules[i]));
    for (std::size_t i = 1; i < sources.size(); ++i)
        request.moreSources.push_back(*m_sources.find(sources[i]));
}

} // namespace casewright::ui
