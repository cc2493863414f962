// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/CaseRepository.h"

#include "ui/bridge/CaseWork.h"
#include "ui/bridge/Text.h"
#include "ui/bridge/WorkspaceSession.h"

#include <QDateTime>

#include <algorithm>
#include <utility>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;
using engine::CaseStatus;
using store::Workspace;

using Keys = std::vector<std::int64_t>;

/// The cases among these that do not have the status yet, with the one they have.
base::Result<std::vector<StatusBefore>> statusesBefore(const Workspace& workspace, const Keys& keys, CaseStatus status)
{
    std::vector<StatusBefore> before;
    for (const std::int64_t key : keys) {
        const base::Result<store::CaseDetail> detail = workspace.caseDetail(key);
        if (!detail)
            return base::fail(detail.error());
        if (detail->row.status != status)
            before.push_back({.caseKey = key, .status = detail->row.status});
    }
    return before;
}

/// Changes the cases in portions. At the first failure the rest stays as it is.
void changeInPortions(Workspace& workspace, const Keys& keys, CaseStatus status, StatusChange& change)
{
    const base::Timestamp now{QDateTime::currentMSecsSinceEpoch()};
    const std::string user = toUtf8(CaseRepository::loginName());
    for (std::size_t first = 0; first < keys.size() && !change.failure; first += CaseRepository::PortionOfChanges) {
        const std::size_t last = std::min(first + CaseRepository::PortionOfChanges, keys.size());
        const Keys portion(keys.begin() + static_cast<std::ptrdiff_t>(first),
                           keys.begin() + static_cast<std::ptrdiff_t>(last));
        const base::Result<std::vector<StatusBefore>> before = statusesBefore(workspace, portion, status);
        if (!before) {
            change.failure = before.error();
            return;
        }
        if (const base::Result<void> done = workspace.setStatus(portion, status, now, user); !done)
            change.failure = done.error();
        else
            change.changed.insert(change.changed.end(), before->begin(), before->end());
    }
}

} // namespace

CaseRepository::CaseRepository(WorkspaceSession& session, QObject* parent)
    : QObject(parent),
      m_session(session),
      m_reader(u"cases: reading"_s),
      m_writer(u"cases: writing"_s)
{
    connect(&session, &WorkspaceSession::aboutToClose, this, &CaseRepository::disconnectFrom);
    connect(&session, &WorkspaceSession::opened, this, &CaseRepository::connectTo);
    if (session.isOpen())
        connectTo();
}

CaseRepository::~CaseRepository() { ++m_generation; }

bool CaseRepository::isOpen() const { return m_session.isOpen(); }
bool CaseRepository::canWrite() const { return m_session.isOpen() && !m_session.isReadOnly(); }

void CaseRepository::connectTo()
{
    ++m_generation;
    m_reader.open(m_session.path(), store::Access::ReadOnly);
    m_writer.open(m_session.path(), canWrite() ? store::Access::ReadWrite : store::Access::ReadOnly);
}

void CaseRepository::disconnectFrom()
{
    ++m_generation;
    m_reader.close();
    m_writer.close();
    // What was to be written has to be in the file; that is short, and rarely there.
    m_writer.wait();
}

CaseRequest CaseRepository::cases(const store::CaseFilter& filter, const std::optional<store::CaseCursor>& after,
                                  std::uint32_t limit, Answer<std::vector<store::CaseRow>> answer)
{
    return read<std::vector<store::CaseRow>>(
        [=](Workspace& workspace) { return workspace.cases(filter, after, limit); }, std::move(answer));
}

CaseRequest CaseRepository::statusCounts(const store::CaseFilter& filter, Answer<store::StatusCounts> answer)
{
    return read<store::StatusCounts>([=](Workspace& workspace) { return workspace.statusCounts(filter); },
                                     std::move(answer));
}

CaseRequest CaseRepository::simulations(Answer<std::vector<store::StoredSimulation>> answer)
{
    return read<std::vector<store::StoredSimulation>>([](Workspace& workspace) { return workspace.simulations(); },
                                                      std::move(answer));
}

CaseRequest CaseRepository::caseDetail(std::int64_t caseKey, Answer<store::CaseDetail> answer)
{
    return read<store::CaseDetail>([=](Workspace& workspace) { return workspace.caseDetail(caseKey); },
                                   std::move(answer));
}

CaseRequest CaseRepository::findCase(const base::CaseId& id, Answer<std::optional<std::int64_t>> answer)
{
    return read<std::optional<std::int64_t>>([=](Workspace& workspace) { return workspace.findCase(id); },
                                             std::move(answer));
}

CaseRequest CaseRepository::activity(std::int64_t caseKey, std::optional<std::int64_t> after, std::uint32_t limit,
                                     Answer<std::vector<store::Activity>> answer)
{
    return read<std::vector<store::Activity>>(
        [=](Workspace& workspace) { return workspace.activity(caseKey, after, limit); }, std::move(answer));
}

CaseRequest CaseRepository::alerts(std::int64_t caseKey, std::optional<std::int64_t> after, std::uint32_t limit,
                                   Answer<std::vector<store::AttachedAlert>> answer)
{
    return read<std::vector<store::AttachedAlert>>(
        [=](Workspace& workspace) { return workspace.alerts(caseKey, after, limit); }, std::move(answer));
}

CaseRequest CaseRepository::setStatus(std::vector<std::int64_t> caseKeys, CaseStatus status,
                                      Answer<StatusChange> answer)
{
    return write<StatusChange>(
        [keys = std::move(caseKeys), status](Workspace& workspace) {
            StatusChange change;
            changeInPortions(workspace, keys, status, change);
            return base::Result<StatusChange>(std::move(change));
        },
        std::move(answer));
}

CaseRequest CaseRepository::setBack(std::vector<StatusBefore> cases, Answer<StatusChange> answer)
{
    return write<StatusChange>(
        [cases = std::move(cases)](Workspace& workspace) {
            StatusChange change;
            for (const CaseStatus status : {CaseStatus::Open, CaseStatus::InProgress, CaseStatus::Closed}) {
                Keys keys;
                for (const StatusBefore& before : cases) {
                    if (before.status == status)
                        keys.push_back(before.caseKey);
                }
                if (!change.failure)
                    changeInPortions(workspace, keys, status, change);
            }
            return base::Result<StatusChange>(std::move(change));
        },
        std::move(answer));
}

CaseRequest CaseRepository::removeSimulation(std::int64_t simulation, Answer<void> answer)
{
    return write<void>([=](Workspace& workspace) { return workspace.removeSimulation(simulation); }, std::move(answer));
}

QString CaseRepository::loginName()
{
    for (const char* const variable : {"USER", "LOGNAME", "USERNAME"}) {
        if (const QString name = qEnvironmentVariable(variable); !name.isEmpty())
            return name;
    }
    return tr("somebody");
}

} // namespace casewright::ui
