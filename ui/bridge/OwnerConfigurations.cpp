// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/OwnerConfigurations.h"

#include <algorithm>
#include <utility>

#include "core/analysis/TemplateFit.h"
#include "core/store/ConfigureClient.h"
#include "core/store/Workspace.h"
#include "ui/bridge/Text.h"
#include "ui/bridge/WorkspaceSession.h"

namespace casewright::ui {
namespace {

base::Result<std::vector<cases::CaseConfiguration>> readAll(const std::string& path)
{
    base::Result<store::Workspace> workspace = store::Workspace::open(path, store::Access::ReadOnly);
    if (!workspace)
        return base::fail(std::move(workspace.error()));
    base::Result<std::vector<store::StoredConfiguration>> stored = store::ConfigureClient(*workspace).configurations();
    if (!stored)
        return base::fail(std::move(stored.error()));
    std::vector<cases::CaseConfiguration> configurations;
    for (store::StoredConfiguration& each : *stored)
        configurations.push_back(std::move(each.configuration));
    return configurations;
}

} // namespace

OwnerConfigurations::OwnerConfigurations(WorkspaceSession& session, QObject* parent)
    : QObject(parent),
      m_session(session),
      m_job(this)
{
    connect(&m_session, &WorkspaceSession::opened, this, &OwnerConfigurations::refresh);
    connect(&m_session, &WorkspaceSession::casesChanged, this, &OwnerConfigurations::refresh); // with their settings
    connect(&m_session, &WorkspaceSession::aboutToClose, this, &OwnerConfigurations::close);
    refresh();
}

void OwnerConfigurations::refresh()
{
    if (!m_session.isOpen())
        return;
    m_job.start([path = toUtf8(m_session.path())](const std::stop_token&) { return readAll(path); },
                [this](base::Result<Configurations> answer) { take(std::move(answer)); });
}

void OwnerConfigurations::take(base::Result<Configurations> answer)
{
    // What cannot be read is told of where it is configured; what was known before stays.
    if (!answer || (m_isRead && *answer == m_configurations))
        return;
    m_isRead = true;
    m_configurations = std::move(*answer);
    Q_EMIT changed();
}

void OwnerConfigurations::close()
{
    m_job.cancel();
    m_isRead = false;
    m_configurations.clear();
    Q_EMIT changed();
}

const cases::CaseConfiguration* OwnerConfigurations::find(const std::string& owner) const
{
    const auto found = std::find_if(m_configurations.begin(), m_configurations.end(),
                                    [&owner](const auto& each) { return each.owner == owner; });
    return found == m_configurations.end() ? nullptr : &*found;
}

std::vector<rules::Finding> OwnerConfigurations::misfits(const rules::Rule& rule) const
{
    // A version whose action takes no template says so itself.
    if (!m_isRead || !m_session.profile().caseTemplates)
        return {};
    const cases::CaseConfiguration* const configuration = find(rules::ownerOf(rule));
    return analysis::findTemplateMisfits(rule, configuration ? std::optional(*configuration) : std::nullopt);
}

} // namespace casewright::ui
