// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/WorkspaceFindings.h"

#include <unordered_set>

#include "ui/bridge/OwnerConfigurations.h"
#include "ui/bridge/RuleDocuments.h"
#include "ui/bridge/WorkspaceSession.h"

namespace casewright::ui {
namespace {

using Findings = std::vector<rules::Finding>;

/// A rule to look at.
struct Looked {
    std::int64_t key = 0;
    rules::Rule rule{};
    Findings more{}; ///< what is known of it already
};

} // namespace

WorkspaceFindings::WorkspaceFindings(WorkspaceSession& session, RuleDocuments& documents, QObject* parent)
    : QObject(parent), m_session(session), m_documents(documents), m_job(this)
{
    connect(&documents, &RuleDocuments::reset, this, [this] {
        m_findings.clear();
        Q_EMIT changed();
        lookAtAll();
    });
    connect(&documents, &RuleDocuments::findingsChanged, this, &WorkspaceFindings::lookAtAll);
    connect(&documents, &RuleDocuments::changed, this, &WorkspaceFindings::lookAt);
    connect(&documents, &RuleDocuments::added, this, [this](int first, int last) {
        for (int row = first; row <= last; ++row)
            m_pending.insert(m_documents.rules()[static_cast<std::size_t>(row)].key);
        startSoon();
    });
    connect(&documents, &RuleDocuments::removed, this, &WorkspaceFindings::startSoon);
    // Many rules that change at once, as in an import, are one job.
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, &WorkspaceFindings::start);
    lookAtAll();
}

WorkspaceFindings::~WorkspaceFindings() = default;

void WorkspaceFindings::setConfigurations(const OwnerConfigurations& configurations)
{
    m_configurations = &configurations;
    connect(&configurations, &OwnerConfigurations::changed, this, &WorkspaceFindings::lookAtAll);
    lookAtAll();
}

void WorkspaceFindings::lookAtAll()
{
    m_pending.clear();
    for (const store::StoredRule& stored : m_documents.rules())
        m_pending.insert(stored.key);
    startSoon();
}

void WorkspaceFindings::lookAt(std::int64_t key)
{
    m_pending.insert(key);
    startSoon();
}

/// An answer that comes meanwhile would be of the rules as they were.
void WorkspaceFindings::startSoon()
{
    m_job.cancel();
    m_soon.start();
}

/// Rules that an earlier job has not answered for are still pending, so this one looks at them too.
void WorkspaceFindings::start()
{
    forgetGone();
    if (m_pending.empty())
        return;
    std::vector<Looked> all;
    for (const store::StoredRule& stored : m_documents.rules()) {
        if (m_pending.contains(stored.key))
            all.push_back({.key = stored.key,
                           .rule = stored.rule,
                           .more = m_configurations ? m_configurations->misfits(stored.rule) : Findings()});
    }
    m_job.start(
        [all = std::move(all), profile = m_session.profile()](const std::stop_token& stop) {
            Answer answer;
            for (const Looked& looked : all) {
                if (stop.stop_requested())
                    break;
                Findings findings = rules::validate(looked.rule, profile);
                findings.insert(findings.end(), looked.more.begin(), looked.more.end());
                answer.emplace_back(looked.key, std::move(findings));
            }
            return answer;
        },
        [this](Answer answer) { take(std::move(answer)); });
}

/// Not when rules go: those that stay between them come back at once.
void WorkspaceFindings::forgetGone()
{
    std::unordered_set<std::int64_t> there;
    for (const store::StoredRule& stored : m_documents.rules())
        there.insert(stored.key);
    std::erase_if(m_pending, [&there](std::int64_t key) { return !there.contains(key); });
    if (std::erase_if(m_findings, [&there](const auto& entry) { return !there.contains(entry.first); }) > 0)
        Q_EMIT changed();
}

void WorkspaceFindings::take(Answer answer)
{
    for (auto& [key, findings] : answer) {
        m_pending.erase(key);
        if (findings.empty())
            m_findings.erase(key);
        else
            m_findings[key] = std::move(findings);
    }
    Q_EMIT changed();
}

} // namespace casewright::ui
