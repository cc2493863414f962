// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/DocumentIntake.h"

#include <algorithm>
#include <utility>

#include "core/alerts/LineFlattening.h"

namespace casewright::alerts {
namespace {

using base::ErrorCode;
using base::Result;

constexpr std::size_t TextOfBatch = std::size_t{512} * 1024;
constexpr std::size_t DocumentsOfBatch = 4'096;
constexpr std::size_t MostFull = 3;
constexpr unsigned MostThreads = 3;   // cutting is one thread's, and takes about as long as building

} // namespace

DocumentIntake::DocumentIntake(AlertTableBuilder& builder, const std::stop_token& stop)
    : m_builder(builder)
    , m_stop(stop)
{
    for (unsigned i = 0; i < std::clamp(std::thread::hardware_concurrency(), 2U, MostThreads + 1) - 1; ++i)
        m_threads.emplace_back([this] { build(); });
}

DocumentIntake::~DocumentIntake() { leave(); }

Result<void> DocumentIntake::begin(std::size_t bytes)
{
    const std::size_t room = bytes + LineFlattening::Padding;
    if (m_batch
        && (m_batch->used + room > m_batch->text.size() || m_batch->documents.documents().size() == DocumentsOfBatch)) {
        if (Result<void> sent = send(); !sent)
            return sent;
    }
    if (!m_batch)
        m_batch = std::make_unique<Batch>();
    // A document that is larger than all others does not keep its room.
    if (m_batch->used == 0 && (m_batch->text.size() < room || m_batch->text.size() > std::max(TextOfBatch, room)))
        m_batch->text = std::vector<char>(std::max(TextOfBatch, room));
    return {};
}

std::string_view DocumentIntake::keep(std::string_view text)
{
    char* const into = m_batch->text.data() + m_batch->used;
    std::copy(text.begin(), text.end(), into);
    // Padding may be the next text: what is in it does not matter.
    m_batch->used += text.size();
    return {into, text.size()};
}

Result<void> DocumentIntake::finish()
{
    if (m_batch && !m_batch->documents.documents().empty()) {
        if (Result<void> sent = send(); !sent)
            return sent;
    }
    Lock lock(m_mutex);
    while (!m_isClosed && !m_full.empty())
        if (!buildSome(lock))
            m_changed.wait(lock);
    lock.unlock();
    leave();
    return outcome();
}

/// Hands the batch over, and helps to build one while there are too many.
Result<void> DocumentIntake::send()
{
    Lock lock(m_mutex);
    const auto isRoom = [this] { return m_isClosed || m_full.size() < MostFull; };
    while (!isRoom() && !m_stop.stop_requested())
        if (!buildSome(lock))
            m_changed.wait(lock, m_stop, [&] { return isRoom() || isThereWork(); });
    if (m_stop.stop_requested())
        return base::fail(ErrorCode::Cancelled, "stopped on request");
    if (m_isClosed)
        return outcome();
    m_full.push_back(std::move(m_batch));
    if (!m_empty.empty()) {
        m_batch = std::move(m_empty.back());
        m_empty.pop_back();
    }
    m_changed.notify_all();
    return {};
}

/// On a thread of its own.
void DocumentIntake::build()
{
    Lock lock(m_mutex);
    try {
        while (!m_isClosed)
            if (!buildSome(lock))
                m_changed.wait(lock, [this] { return m_isClosed || isThereWork(); });
    } catch (...) {
        if (!lock.owns_lock())
            lock.lock();
        m_failure = std::current_exception();
        m_isClosed = true;
        m_changed.notify_all();
    }
}

bool DocumentIntake::isThereWork() const
{
    if (m_full.empty())
        return false;
    const Batch& first = *m_full.front();
    return first.stage == Stage::Waiting
        || (first.stage == Stage::Appending && first.taken < first.documents.columns().size());
}

/// Does some of it, if there is any; meanwhile it is unlocked.
bool DocumentIntake::buildSome(Lock& lock)
{
    if (!isThereWork())
        return false;
    if (m_full.front()->stage == Stage::Waiting)
        admitFirst(lock);
    else
        appendColumn(lock);
    return true;
}

void DocumentIntake::admitFirst(Lock& lock)
{
    Batch& batch = *m_full.front();
    batch.stage = Stage::Admitting;
    lock.unlock();
    Result<void> admitted = m_builder.admit(batch.documents);
    lock.lock();
    batch.stage = Stage::Appending;
    if (!admitted) {
        m_error = std::move(admitted.error());
        m_isClosed = true;
    } else if (batch.documents.columns().empty()) {
        retireFirst(lock);
    }
    m_changed.notify_all();
}

void DocumentIntake::appendColumn(Lock& lock)
{
    Batch& batch = *m_full.front();
    const DocumentBatch::Column& column = batch.documents.columns()[batch.taken++];
    lock.unlock();
    m_builder.append(column);
    lock.lock();
    if (++batch.appended == batch.documents.columns().size()) {
        retireFirst(lock);
        m_changed.notify_all();
    }
}

void DocumentIntake::retireFirst(Lock& lock)
{
    std::unique_ptr<Batch> batch = std::move(m_full.front());
    m_full.pop_front();
    lock.unlock();
    m_changed.notify_all();
    batch->documents.clear();
    batch->used = batch->taken = batch->appended = 0;
    batch->stage = Stage::Waiting;
    lock.lock();
    m_empty.push_back(std::move(batch));
}

/// Ends the threads, whatever is left to do.
void DocumentIntake::leave()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_isClosed = true;
    }
    m_changed.notify_all();
    m_threads.clear();
}

/// Locked, or after leave().
Result<void> DocumentIntake::outcome() const
{
    if (m_failure != nullptr)
        std::rethrow_exception(m_failure);
    return m_error ? Result<void>(base::fail(*m_error)) : Result<void>();
}

} // namespace casewright::alerts
