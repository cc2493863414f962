// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/ClosingTime.h"

#include <string>
#include <utility>

#include "core/store/ValueCounts.h"
#include "core/store/Workspace.h"
#include "ui/bridge/Text.h"
#include "ui/bridge/WorkspaceSession.h"

namespace casewright::ui {
namespace {

using base::Result;
using Seconds = std::optional<std::int64_t>;

Result<Seconds> readMean(const std::string& path, const store::CaseFilter& filter, const std::stop_token& stop)
{
    const Result<store::Workspace> workspace = store::Workspace::open(path, store::Access::ReadOnly);
    if (!workspace)
        return base::fail(workspace.error());
    return store::meanTimeToClose(*workspace, filter, stop);
}

} // namespace

ClosingTime::ClosingTime(WorkspaceSession& session, QObject* parent) : QObject(parent), m_session(session), m_job(this)
{
    connect(&session, &WorkspaceSession::aboutToClose, this, &ClosingTime::forget);
}

ClosingTime::~ClosingTime() = default;

void ClosingTime::want(const store::CaseFilter& filter)
{
    if (!m_session.isOpen())
        return;
    // The order and the statuses make no difference.
    store::CaseFilter wanted = filter;
    wanted.order = {};
    wanted.statuses.clear();
    if (m_job.isRunning() && wanted == m_filter) {
        m_isWantedAgain = true;
        return;
    }
    if (wanted != m_filter)
        Q_EMIT known(std::nullopt);
    m_filter = std::move(wanted);
    start();
}

void ClosingTime::start()
{
    m_isWantedAgain = false;
    m_job.start([path = toUtf8(m_session.path()), filter = *m_filter](
                    const std::stop_token& stop) { return readMean(path, filter, stop); },
                [this](const Result<Seconds>& read) {
                    // What cannot be read is said by those who read the cases themselves.
                    Q_EMIT known(read ? *read : std::nullopt);
                    if (m_isWantedAgain)
                        start();
                });
}

void ClosingTime::forget()
{
    m_job.cancel();
    m_filter.reset();
    m_isWantedAgain = false;
}

} // namespace casewright::ui
