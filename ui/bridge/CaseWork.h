// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

#include <memory>
#include <utility>

#include "ui/bridge/CaseRepository.h"
#include "ui/bridge/WorkspaceSession.h"

namespace casewright::ui {

// How the repository's requests travel to its threads and back; for its own sources and those of CaseOperations.

template<class T>
void CaseRepository::finish(const std::shared_ptr<CaseRequest::Ticket>& ticket, quint64 generation, Answer<T>& answer,
                            base::Result<T> result)
{
    ticket->isDone = true;
    if (!ticket->isDropped && generation == m_generation)
        answer(std::move(result));
}

template<class T>
CaseRequest CaseRepository::read(Work<T> work, Answer<T> answer)
{
    return readOn<T>(m_reader, std::move(work), std::move(answer));
}

template<class T>
CaseRequest CaseRepository::readOn(WorkspaceThread& thread, Work<T> work, Answer<T> answer)
{
    auto ticket = std::make_shared<CaseRequest::Ticket>();
    const quint64 generation = m_generation;
    thread.run([this, ticket, generation, work = std::move(work),
                answer = std::move(answer)](const base::Result<store::Workspace*>& workspace) {
        base::Result<T> result = base::fail(base::ErrorCode::Cancelled, "The request was dropped.");
        if (!ticket->isDropped && generation == m_generation)
            result = workspace ? work(**workspace) : base::Result<T>(base::fail(workspace.error()));
        QMetaObject::invokeMethod(
            this,
            [this, ticket, generation, answer, result = std::move(result)]() mutable {
                finish<T>(ticket, generation, answer, std::move(result));
            },
            Qt::QueuedConnection);
    });
    return CaseRequest(ticket);
}

template<class T>
CaseRequest CaseRepository::write(Work<T> work, Answer<T> answer)
{
    auto ticket = std::make_shared<CaseRequest::Ticket>();
    const quint64 generation = m_generation;
    m_writer.run([this, ticket, generation, work = std::move(work),
                  answer = std::move(answer)](const base::Result<store::Workspace*>& workspace) {
        base::Result<T> result = workspace ? work(**workspace) : base::Result<T>(base::fail(workspace.error()));
        QMetaObject::invokeMethod(
            this,
            [this, ticket, generation, answer, result = std::move(result)]() mutable {
                if (generation == m_generation)
                    m_session.notifyCasesChanged();
                finish<T>(ticket, generation, answer, std::move(result));
            },
            Qt::QueuedConnection);
    });
    return CaseRequest(ticket);
}

} // namespace casewright::ui
