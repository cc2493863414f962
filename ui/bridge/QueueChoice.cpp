// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/QueueChoice.h"

#include <algorithm>
#include <optional>

#include "ui/bridge/AlertSources.h"
#include "ui/bridge/RuleDocuments.h"

namespace casewright::ui {
namespace {

using Keys = QueueChoice::Keys;

/// Those that there are, in their order; none where they are less than two, or the current one is not among them.
template <typename List>
Keys stillChosen(const Keys& keys, const List& all, std::optional<std::int64_t> current)
{
    Keys left;
    for (const auto& each : all)
        if (std::ranges::find(keys, each.key) != keys.end())
            left.push_back(each.key);
    const bool hasCurrent = current && std::ranges::find(left, *current) != left.end();
    return left.size() > 1 && hasCurrent ? left : Keys{};
}

Keys chosen(const Keys& several, std::optional<std::int64_t> current)
{
    if (!several.empty())
        return several;
    return current ? Keys{*current} : Keys{};
}

} // namespace

QueueChoice::QueueChoice(RuleDocuments& rules, AlertSources& sources, QObject* parent)
    : QObject(parent), m_rules(rules), m_sources(sources)
{
    // Another workspace has other things under the same keys.
    connect(&m_rules, &RuleDocuments::reset, this, [this] {
        m_severalRules.clear();
        m_severalSources.clear();
        prune();
    });
    connect(&m_rules, &RuleDocuments::currentChanged, this, &QueueChoice::prune);
    for (const auto signal : {&RuleDocuments::added, &RuleDocuments::removed})
        connect(&m_rules, signal, this, &QueueChoice::prune);
    for (const auto signal : {&AlertSources::sourcesChanged, &AlertSources::currentChanged})
        connect(&m_sources, signal, this, &QueueChoice::prune);
}

Keys QueueChoice::rules() const { return chosen(m_severalRules, m_rules.current()); }

Keys QueueChoice::sources() const { return chosen(m_severalSources, m_sources.current()); }

void QueueChoice::chooseRules(const Keys& keys)
{
    if (keys.empty())
        return;
    m_severalRules = keys.size() > 1 ? keys : Keys{};
    if (std::ranges::find(keys, m_rules.current()) == keys.end())
        m_rules.setCurrent(keys.front());
    prune();
}

void QueueChoice::chooseSources(const Keys& keys)
{
    if (keys.empty())
        return;
    m_severalSources = keys.size() > 1 ? keys : Keys{};
    if (std::ranges::find(keys, m_sources.current()) == keys.end())
        m_sources.setCurrent(keys.front());
    prune();
}

void QueueChoice::prune()
{
    m_severalRules = stillChosen(m_severalRules, m_rules.rules(), m_rules.current());
    m_severalSources = stillChosen(m_severalSources, m_sources.sources(), m_sources.current());
    Q_EMIT changed();
}

} // namespace casewright::ui
