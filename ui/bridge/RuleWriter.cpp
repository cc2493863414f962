// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/RuleWriter.h"

#include <algorithm>
#include <utility>

#include "ui/bridge/Text.h"

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int AgainMilliseconds = 2'000;

} // namespace

void RuleWriter::Attempt::run(const base::Result<store::Workspace*>& workspace)
{
    std::vector<Change> left;
    for (Change& change : changes) {
        base::Result<void> done;
        if (!workspace)
            done = base::fail(workspace.error());
        else if (change.rule)
            done = (*workspace)->saveRule(change.key, *change.rule);
        else
            done = (*workspace)->removeRule(change.key);
        const bool isGone = !done && !change.rule && done.error().code == base::ErrorCode::NotFound;
        if (done || isGone)
            continue;
        failure = toText(done.error());
        left.push_back(std::move(change));
    }
    changes = std::move(left);
}

RuleWriter::RuleWriter(QObject* parent) : QObject(parent), m_thread(u"rules"_s)
{
    m_again.setSingleShot(true);
    m_again.setInterval(AgainMilliseconds);
    connect(&m_again, &QTimer::timeout, this, &RuleWriter::start);
}

RuleWriter::~RuleWriter() { finish(); }

void RuleWriter::open(const QString& path) { m_thread.open(path, store::Access::ReadWrite); }

void RuleWriter::close()
{
    finish();
    m_thread.close();
    m_again.stop();
    m_pending.clear();
    m_failure.clear();
    Q_EMIT stateChanged();
}

void RuleWriter::save(std::int64_t key, const rules::Rule& rule) { put({.key = key, .rule = rule}); }

void RuleWriter::remove(std::int64_t key) { put({.key = key, .rule = std::nullopt}); }

void RuleWriter::finish()
{
    // What waits behind the running attempt needs another one.
    for (int attempt = 0; attempt < 2 && !isDone(); ++attempt) {
        start();
        m_thread.wait();
        settle(m_running);
    }
}

void RuleWriter::put(Change change)
{
    std::erase_if(m_pending, [&change](const Change& before) { return before.key == change.key; });
    m_pending.push_back(std::move(change));
    start();
    Q_EMIT stateChanged();
}

void RuleWriter::start()
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

void RuleWriter::settle(const std::shared_ptr<Attempt>& attempt)
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
