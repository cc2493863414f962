// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/WorkspaceWriter.h"

#include <iterator>
#include <unordered_map>
#include <unordered_set>
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
    std::vector<Change> changes;
    changes.push_back({.key = key, .write = std::move(write)});
    put(std::move(changes));
}

void WorkspaceWriter::put(std::vector<Change> changes)
{
    if (changes.empty())
        return;
    // What waits already keeps its turn: things are made in the order in which they came.
    std::unordered_map<std::int64_t, std::size_t> places;
    for (std::size_t place = 0; place < m_pending.size(); ++place)
        places.emplace(m_pending[place].key, place);
    for (Change& change : changes) {
        if (const auto waits = places.find(change.key); waits != places.end())
            m_pending[waits->second].write = std::move(change.write);
        else
            m_pending.push_back(std::move(change));
    }
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
    std::unordered_set<std::int64_t> newer;
    for (const Change& change : m_pending)
        newer.insert(change.key);
    std::erase_if(settled->changes, [&newer](const Change& change) { return newer.contains(change.key); });
    m_pending.insert(m_pending.begin(), std::make_move_iterator(settled->changes.begin()),
                     std::make_move_iterator(settled->changes.end()));
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
