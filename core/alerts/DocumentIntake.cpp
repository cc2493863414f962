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
constexpr std::size_t MostBatches = 4;

} // namespace

DocumentIntake::DocumentIntake(AlertTableBuilder& builder, const std::stop_token& stop)
    : m_builder(builder)
    , m_stop(stop)
    , m_full(MostBatches)
    , m_empty(MostBatches)
    , m_thread([this] { build(); })
{
}

DocumentIntake::~DocumentIntake() { m_full.close(); }

Result<std::string_view> DocumentIntake::begin(std::string_view text)
{
    const std::size_t room = text.size() + LineFlattening::Padding;
    if (m_batch && (m_batch->used + room > m_batch->text.size() || m_batch->count == DocumentsOfBatch)) {
        if (Result<void> sent = send(); !sent)
            return base::fail(std::move(sent.error()));
    }
    if (!m_batch)
        m_batch = emptyBatch(room);
    if (m_batch->documents.size() == m_batch->count)
        m_batch->documents.emplace_back();
    clear(m_batch->documents[m_batch->count]);
    char* const into = m_batch->text.data() + m_batch->used;
    std::copy(text.begin(), text.end(), into);
    // Padding may be the next document's text: what is in it does not matter.
    m_batch->used += text.size();
    return std::string_view(into, text.size());
}

Result<void> DocumentIntake::finish()
{
    if (m_batch && m_batch->count > 0) {
        if (Result<void> sent = send(); !sent)
            return sent;
    }
    m_full.close();
    m_thread.join();
    return m_error ? Result<void>(base::fail(*m_error)) : Result<void>();
}

Result<void> DocumentIntake::send()
{
    if (m_full.send(std::move(m_batch), m_stop))
        return {};
    if (m_stop.stop_requested())
        return base::fail(ErrorCode::Cancelled, "stopped on request");
    m_thread.join();
    return base::fail(m_error.value());
}

/// Waits for one to come back once there are enough.
DocumentIntake::BatchPointer DocumentIntake::emptyBatch(std::size_t room)
{
    BatchPointer batch;
    if (m_batches == MostBatches) {
        if (std::optional<BatchPointer> back = m_empty.receive())
            batch = std::move(*back);
    }
    if (!batch) {
        batch = std::make_unique<Batch>();
        ++m_batches;
    }
    batch->used = 0;
    batch->count = 0;
    // A document that is larger than all others does not keep its room.
    if (batch->text.size() < room || batch->text.size() > std::max(TextOfBatch, room))
        batch->text = std::vector<char>(std::max(TextOfBatch, room));
    return batch;
}

void DocumentIntake::build()
{
    while (std::optional<BatchPointer> batch = m_full.receive()) {
        for (std::size_t i = 0; i < (*batch)->count; ++i) {
            DocumentCells& document = (*batch)->documents[i];
            if (!document.time) {
                m_builder.skip();
            } else if (Result<void> added = m_builder.add(document); !added) {
                m_error = std::move(added.error());
                m_full.close();
                m_empty.close();
                return;
            }
        }
        static_cast<void>(m_empty.send(std::move(*batch)));
    }
}

} // namespace casewright::alerts
