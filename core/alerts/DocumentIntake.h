// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <deque>
#include <memory>
#include <optional>
#include <stop_token>
#include <string_view>
#include <thread>
#include <vector>

#include "core/alerts/AlertTableBuilder.h"
#include "core/alerts/DocumentCells.h"
#include "core/base/Channel.h"
#include "core/base/Result.h"

namespace casewright::alerts {

/// Hands documents that one thread cuts into cells to a table builder on another, so that parsing and building go on
/// at the same time. Documents arrive in order, in batches of a megabyte or so. Used on one thread, which owns it; in
/// between, the builder belongs to the other thread, but for its FieldTree.
class DocumentIntake final {
public:
    /// The builder outlives it.
    DocumentIntake(AlertTableBuilder& builder, const std::stop_token& stop);
    ~DocumentIntake();
    DocumentIntake(const DocumentIntake&) = delete;
    DocumentIntake& operator=(const DocumentIntake&) = delete;

    /// Begins a document: keeps its text, with LineFlattening::Padding readable bytes behind it, until it has arrived.
    /// ErrorCode::Cancelled on a request to stop, or why the builder took no more.
    [[nodiscard]] base::Result<std::string_view> begin(std::string_view text);
    /// The cells of the document that was begun, empty. Without a time it counts as a record that is no document.
    [[nodiscard]] DocumentCells& document() { return m_batch->documents[m_batch->count]; }
    /// Ends the document.
    void end() { ++m_batch->count; }
    /// Waits until all have arrived. The builder is its owner's again.
    [[nodiscard]] base::Result<void> finish();

private:
    struct Batch {
        std::vector<char> text;
        std::size_t used = 0;                  ///< of text
        std::deque<DocumentCells> documents;   ///< used again; cells look into them, so that they must not move
        std::size_t count = 0;
    };
    using BatchPointer = std::unique_ptr<Batch>;

    void build();
    [[nodiscard]] base::Result<void> send();
    [[nodiscard]] BatchPointer emptyBatch(std::size_t room);

    AlertTableBuilder& m_builder;
    std::stop_token m_stop;
    BatchPointer m_batch;                      ///< being filled
    base::Channel<BatchPointer> m_full;
    base::Channel<BatchPointer> m_empty;       ///< on their way back
    std::size_t m_batches = 0;
    std::optional<base::Error> m_error;        ///< of the builder; read after the thread has ended
    std::jthread m_thread;                     ///< last: ends before what it uses
};

} // namespace casewright::alerts
