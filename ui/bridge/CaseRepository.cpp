// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/CaseRepository.h"

#include "core/store/TitleSharing.h"
#include "ui/bridge/CaseWork.h"
#include "ui/bridge/Text.h"
#include "ui/bridge/WorkspaceSession.h"

#include <utility>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;
using store::Workspace;

} // namespace

CaseRepository::CaseRepository(WorkspaceSession& session, QObject* parent)
    : QObject(parent),
      m_session(session),
      m_reader(u"cases: reading"_s),
      m_counter(u"cases: counting"_s),
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
    m_counter.open(m_session.path(), store::Access::ReadOnly);
    m_writer.open(m_session.path(), canWrite() ? store::Access::ReadWrite : store::Access::ReadOnly);
    // Behind what the pages ask for first.
    QMetaObject::invokeMethod(this, [this, of = m_generation.load()] { readTitlesAhead(of); }, Qt::QueuedConnection);
}

/// So that nobody who looks for words, by title, waits until the titles of many cases are read.
void CaseRepository::readTitlesAhead(quint64 generation)
{
    if (generation != m_generation)
        return;
    m_counter.run([this, generation](const base::Result<Workspace*>& workspace) {
        if (!workspace || generation != m_generation)
            return;
        const auto titles = store::readTitles(**workspace);
        if (!titles || !*titles) // whoever looks for them says why they cannot be read
            return;
        QMetaObject::invokeMethod(
            this, [this, generation, titles = *titles] {
                if (generation == m_generation)
                    m_reader.run([titles](const base::Result<Workspace*>& reader) {
                        if (reader)
                            store::giveTitles(**reader, *titles);
                    });
            },
            Qt::QueuedConnection);
    });
}

void CaseRepository::disconnectFrom()
{
    Q_EMIT aboutToDisconnect();
    ++m_generation;
    m_reader.close();
    m_counter.close();
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
    return readOn<store::StatusCounts>(
        m_counter, [=](Workspace& workspace) { return workspace.statusCounts(filter); }, std::move(answer));
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
