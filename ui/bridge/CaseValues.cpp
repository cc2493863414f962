// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/CaseValues.h"

#include <string>
#include <utility>

#include "core/store/CasesClient.h"
#include "core/store/Workspace.h"
#include "ui/bridge/Text.h"
#include "ui/bridge/WorkspaceSession.h"

namespace casewright::ui {
namespace {

using base::Result;

Result<KnownValues> readValues(const std::string& path, const std::stop_token& stop)
{
    Result<store::Workspace> workspace = store::Workspace::open(path, store::Access::ReadOnly);
    if (!workspace)
        return base::fail(workspace.error());
    const store::CasesClient client(*workspace);
    KnownValues values;
    const auto keep = [&stop](Result<std::vector<std::string>> read, std::vector<std::string>& place) -> Result<void> {
        if (!read)
            return base::fail(read.error());
        if (stop.stop_requested())
            return base::fail(base::ErrorCode::Cancelled, "Reading was stopped.");
        place = std::move(*read);
        return {};
    };
    Result<void> done = keep(client.tags(), values.tags);
    done = done.and_then([&] { return keep(client.assignees(), values.assignees); });
    done = done.and_then([&] { return keep(client.categories(), values.categories); });
    done = done.and_then([&] { return keep(client.reporters(), values.reporters); });
    if (!done)
        return base::fail(done.error());
    return values;
}

} // namespace

CaseValues::CaseValues(WorkspaceSession& session, QObject* parent) : QObject(parent), m_session(session), m_job(this)
{
    connect(&session, &WorkspaceSession::aboutToClose, this, [this] { m_job.cancel(); });
    connect(&session, &WorkspaceSession::opened, this, [this] {
        m_values = {};
        m_isStale = true;
        Q_EMIT changed();
    });
    connect(&session, &WorkspaceSession::casesChanged, this, [this] { m_isStale = true; });
}

CaseValues::~CaseValues() = default;

void CaseValues::want()
{
    if (!m_isStale || m_job.isRunning() || !m_session.isOpen())
        return;
    m_isStale = false;
    m_job.start([path = toUtf8(m_session.path())](const std::stop_token& stop) { return readValues(path, stop); },
                [this](Result<KnownValues> read) {
                    if (read) {
                        m_values = std::move(*read);
                        Q_EMIT changed();
                    } else {
                        m_isStale = true;
                        Q_EMIT failed(read.error());
                    }
                });
}

} // namespace casewright::ui
