// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/GroupingOutlooks.h"

#include <algorithm>
#include <utility>

#include "ui/bridge/AlertSources.h"
#include "ui/bridge/RuleDocuments.h"
#include "ui/bridge/RulePreviews.h"
#include "ui/bridge/WorkspaceSession.h"

namespace casewright::ui {
namespace {

/// One for each of the threads that outlooks are found on: more would keep a changed rule waiting.
constexpr std::size_t AtOnce = 2;

} // namespace

GroupingOutlooks::GroupingOutlooks(WorkspaceSession& session, RuleDocuments& documents, AlertSources& sources,
                                   RulePreviews& previews, QObject* parent)
    : QObject(parent),
      m_session(session),
      m_documents(documents),
      m_sources(sources),
      m_previews(previews)
{
    connect(&m_previews, &RulePreviews::changed, this, &GroupingOutlooks::followPreviews);
    connect(&m_previews, &RulePreviews::outlooksChanged, this, &GroupingOutlooks::take);
}

void GroupingOutlooks::setWanted(std::vector<std::string> fields)
{
    if (fields == m_wanted)
        return;
    m_wanted = std::move(fields);
    ask();
}

const analysis::GroupingOutlook* GroupingOutlooks::find(const std::string& field) const
{
    const auto found = m_answers.find(field);
    return found != m_answers.end() && found->second.outlook ? &*found->second.outlook : nullptr;
}

bool GroupingOutlooks::isComplete() const
{
    return std::all_of(m_wanted.begin(), m_wanted.end(), [this](const std::string& field) {
        const auto found = m_answers.find(field);
        return found != m_answers.end() && found->second.generation == m_generation;
    });
}

void GroupingOutlooks::followPreviews()
{
    follow();
    if (!m_previews.isActive() || m_previews.isStale() || m_previews.state() != PreviewState::Ready)
        giveUp();
    else
        ask();
}

/// Begins anew when anything but the field is another.
void GroupingOutlooks::follow()
{
    const std::optional<std::int64_t> key = m_documents.current();
    const rules::Rule* const rule = key ? m_documents.find(*key) : nullptr;
    const std::optional<std::int64_t> source = m_sources.current();
    const std::shared_ptr<const LoadedAlerts> alerts = source ? m_sources.loaded(*source) : nullptr;
    Subject now{.key = key, .rule = rule ? *rule : rules::Rule(), .profile = std::string(m_session.profile().name),
                .alerts = alerts};
    // What is stale though the rule is the same is so because of something else, such as who works on the cases.
    const bool isOther = m_previews.isStale() && m_rule == now.rule;
    m_rule = now.rule;
    if (now.rule.casesAction)
        now.rule.casesAction->groupBy.clear();
    const bool isSameRule = now.key == m_subject.key && m_subject.alerts.lock() == alerts;
    if (isSameRule && !isOther && now.rule == m_subject.rule && now.profile == m_subject.profile)
        return;
    ++m_generation;
    m_subject = std::move(now);
    if (isSameRule || m_answers.empty())
        return;
    m_answers.clear();
    Q_EMIT changed();
}

void GroupingOutlooks::ask()
{
    if (!m_asked.empty() || !m_previews.isActive() || m_previews.isStale() || m_previews.state() != PreviewState::Ready)
        return;
    for (const std::string& field : m_wanted) {
        const auto known = m_answers.find(field);
        if (known != m_answers.end() && known->second.generation == m_generation)
            continue;
        m_asked.push_back(field);
        // The field that is wanted most does not wait for the fixes of the preview; the others leave them their time.
        if (m_asked.size() == AtOnce || m_previews.isSearching())
            break;
    }
    if (!m_asked.empty() && m_previews.isSearching() && m_asked.front() != m_wanted.front())
        m_asked.clear();
    if (!m_asked.empty())
        m_previews.askOutlooks(m_asked);
}

void GroupingOutlooks::take()
{
    if (m_asked.empty())
        return;
    const std::vector<analysis::GroupingOutlook>& outlooks = m_previews.outlooks();
    for (const std::string& field : std::exchange(m_asked, {})) {
        const auto found = std::find_if(outlooks.begin(), outlooks.end(),
                                        [&field](const auto& outlook) { return outlook.field == field; });
        // A field that nothing can be found out about is not asked for again.
        Answer& answer = m_answers[field];
        answer.generation = m_generation;
        answer.outlook = found == outlooks.end() ? std::nullopt : std::optional(*found);
    }
    Q_EMIT changed();
    ask();
}

void GroupingOutlooks::giveUp()
{
    if (m_asked.empty())
        return;
    m_asked.clear();
    m_previews.cancelOutlooks();
}

} // namespace casewright::ui
