// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/WorkspaceThread.h"

#include "ui/bridge/Text.h"

#include <utility>

namespace casewright::ui {

WorkspaceThread::WorkspaceThread(const QString& name) : m_place(new QObject)
{
    m_thread.setObjectName(name);
    m_place->moveToThread(&m_thread);
    m_thread.start();
}

WorkspaceThread::~WorkspaceThread()
{
    // The last job: a thread that is told to quit from outside leaves its jobs undone.
    QMetaObject::invokeMethod(
        m_place,
        [this] {
            m_connection.reset();
            m_thread.quit();
        },
        Qt::QueuedConnection);
    m_thread.wait();
    delete m_place;
}

void WorkspaceThread::open(const QString& path, store::Access access)
{
    QMetaObject::invokeMethod(
        m_place,
        [this, path, access] {
            m_connection.reset();
            m_path = path;
            m_access = access;
        },
        Qt::QueuedConnection);
}

void WorkspaceThread::close() { open(QString(), store::Access::ReadOnly); }

void WorkspaceThread::run(Job job)
{
    QMetaObject::invokeMethod(
        m_place, [this, job = std::move(job)] { job(connection()); }, Qt::QueuedConnection);
}

void WorkspaceThread::wait()
{
    QMetaObject::invokeMethod(m_place, [] {}, Qt::BlockingQueuedConnection);
}

base::Result<store::Workspace*> WorkspaceThread::connection()
{
    if (m_path.isEmpty())
        return base::fail(base::ErrorCode::Cancelled, "The workspace was closed.");
    // One that could not be opened is tried again: a lock may be gone.
    if (!m_connection || !*m_connection)
        m_connection.emplace(store::Workspace::open(toUtf8(m_path), m_access));
    if (!*m_connection)
        return base::fail(m_connection->error());
    return &**m_connection;
}

} // namespace casewright::ui
