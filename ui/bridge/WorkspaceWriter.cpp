// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/WorkspaceWriter.h"

#include <algorithm>
#include <utility>

#include "ui/bridge/Text.h"

namespace casewright::ui {
namespace {

constexpr int AgainMilliseconds = 2'000;

} // namespace

void WorkspaceWriter::Attempt::run(const base::Result<store::Workspace*>& workspace)
{
    std::vector<Change> left;
    for (Change& change : changes) {
        const base::Result<void> done = workspace ? change.write(**workspace) : base::fail(workspace.error());
        if (done)
            continue;
        failure = toText(done.error());
        left.push_back(std::move(change));
    }
    changes = std::move(left);
}

WorkspaceWriter::WorkspaceWriter(const QString& name, QObject* parent) : QObject(parent), m_thread(name)
{
    m_again.setSingleShot(true);
    m_again.setInterval(AgainMilliseconds);
    connect(&m_again, &QTimer::timeout, this, &WorkspaceWriter::start);
}

WorkspaceWriter::~WorkspaceWriter() { finish(); }

void WorkspaceWriter::open(const QString& path) { m_thread.open(path, store::Access::ReadWrite); }

void WorkspaceWriter::close()
{
    finish();
    m_thread.close();
    m_again.stop();
    m_pending.clear();
    m_failure.clear();
    Q_EMIT stateChanged();
}

void WorkspaceWriter::finish()
{
    // What waits behind the running attempt needs another one.
    for (int attempt = 0; attempt < 2 && !isDone(); ++attempt) {
        start();
        m_thread.wait();
        settle(m_running);
    }
}

void WorkspaceWriter::put(std::int64_t key, Write write)
{
    std::erase_if(m_pending, [key](const Change& before) { return before.key == key; });
    m_pending.push_back({.key = key, .write = std::move(write)});
    start();
    Q_EMIT stateChanged();
}

void WorkspaceWriter::start()
{
    if (m_running || m_pending.empty())
        return;
    m_again.stop();
    m_running = std::make_shared<Attempt>();
    m_running->changes = std::exchange(m_pending, {});
    m_thread.run([this, attempt = m_running](const base::Result<store::Workspace*>& workspace) {
        attempt->run(workspace);
        QMetaObject::invokeMethod(
            this, [this, attempt] { settle(attempt); }, Qt::QueuedConnection);
    });
}

void WorkspaceWriter::settle(const std::shared_ptr<Attempt>& attempt)
{
    if (!attempt || attempt != m_running)
        return; // finish() was faster.
    const std::shared_ptr<Attempt> settled = std::exchange(m_running, nullptr);
    const bool hadFailed = hasFailed();
    m_failure = settled->failure;
    for (Change& change : settled->changes) {
        const bool isOld = std::any_of(m_pending.begin(), m_pending.end(),
                                       [&change](const Change& newer) { return newer.key == change.key; });
        if (!isOld)
            m_pending.push_back(std::move(change));
    }
    if (hasFailed()) {
        m_again.start();
        if (!hadFailed)
            Q_EMIT failed(m_failure);
    } else {
        start();
    }
    Q_EMIT stateChanged();
}

} // namespace casewright::ui
