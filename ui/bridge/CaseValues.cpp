// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/CaseValues.h"

#include <string>
#include <utility>

#include "core/store/ValueCounts.h"
#include "core/store/Workspace.h"
#include "ui/bridge/Text.h"
#include "ui/bridge/WorkspaceSession.h"

namespace casewright::ui {
namespace {

using base::Result;

std::vector<std::string> textsOf(const store::ValueCounts& counts)
{
    std::vector<std::string> texts;
    for (const store::ValueCount& each : counts.values)
        texts.push_back(each.value);
    return texts;
}

Result<KnownValues> readValues(const std::string& path, const std::vector<std::int64_t>& collections,
                               const std::string& owner, const std::stop_token& stop)
{
    const Result<store::Workspace> workspace = store::Workspace::open(path, store::Access::ReadOnly);
    if (!workspace)
        return base::fail(workspace.error());
    Result<store::CaseValueCounts> counts = store::countValues(*workspace, collections, CaseValues::Most, stop, owner);
    if (!counts)
        return base::fail(counts.error());
    KnownValues values{.tags = textsOf(counts->tags),
                       .categories = textsOf(counts->categories),
                       .assignees = textsOf(counts->assignees),
                       .reporters = textsOf(counts->reporters)};
    values.counts = std::move(*counts);
    return values;
}

} // namespace

CaseValues::CaseValues(WorkspaceSession& session, QObject* parent) : QObject(parent), m_session(session), m_job(this)
{
    connect(&session, &WorkspaceSession::aboutToClose, this, [this] { m_job.cancel(); });
    connect(&session, &WorkspaceSession::opened, this, [this] {
        m_values = {};
        m_collections.clear();
        m_owner.clear();
        m_isStale = true;
        Q_EMIT changed();
    });
    connect(&session, &WorkspaceSession::casesChanged, this, [this] { m_isStale = true; });
}

CaseValues::~CaseValues() = default;

void CaseValues::read(const std::vector<std::int64_t>& collections, const std::string& owner)
{
    const bool areOthers = collections != m_collections || owner != m_owner;
    if (!m_session.isOpen() || (!areOthers && (!m_isStale || m_job.isRunning())))
        return;
    if (areOthers)
        m_values = {};
    m_collections = collections;
    m_owner = owner;
    m_isStale = false;
    m_job.start([path = toUtf8(m_session.path()), collections, owner](
                    const std::stop_token& stop) { return readValues(path, collections, owner, stop); },
                [this](Result<KnownValues> values) {
                    if (values) {
                        m_values = std::move(*values);
                        Q_EMIT changed();
                    } else {
                        m_isStale = true;
                        Q_EMIT failed(values.error());
                    }
                });
}

} // namespace casewright::ui
