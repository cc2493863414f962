// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulation/QueueChoosing.h"

#include "ui/bridge/AlertSources.h"
#include "ui/bridge/RuleDocuments.h"
#include "ui/bridge/SimulationService.h"
#include "ui/simulation/SimulationHeader.h"

#include <iterator>
#include <utility>
#include <vector>

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

bool QueueChoosing::fill(SimulationRequest& request) const
{
    std::vector<rules::Rule> rules;
    for (const std::int64_t key : m_choice.rules())
        if (const rules::Rule* const rule = m_rules.find(key))
            rules.push_back(*rule);
    std::vector<store::StoredSource> sources;
    for (const std::int64_t key : m_choice.sources())
        if (const store::StoredSource* const source = m_sources.find(key))
            sources.push_back(*source);
    if (rules.empty() || sources.empty())
        return false;
    request.rule = std::move(rules.front());
    request.moreRules.assign(std::make_move_iterator(rules.begin() + 1), std::make_move_iterator(rules.end()));
    request.source = std::move(sources.front());
    request.moreSources.assign(std::make_move_iterator(sources.begin() + 1), std::make_move_iterator(sources.end()));
    return true;
}

} // namespace casewright::ui
