// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string_view>
#include <thread>
#include <vector>

#include "core/alerts/AlertTableBuilder.h"
#include "core/alerts/DocumentBatch.h"
#include "core/alerts/DocumentCells.h"
#include "core/base/Result.h"

namespace casewright::alerts {

/// Hands documents that its owner cuts into cells to a table builder on other threads, in batches of half a megabyte or
/// so. The threads share a batch's columns; the owner takes part while it would only wait for them, so that no
/// processor idles whichever is slower, cutting or building. Used on one thread, which owns it; in between, the builder
/// belongs to the other threads, but for its FieldTree. What is thrown there, std::bad_alloc, comes out of begin() or
/// finish().
class DocumentIntake final {
public:
    /// The builder outlives it.
    DocumentIntake(AlertTableBuilder& builder, const std::stop_token& stop);
    ~DocumentIntake();
    DocumentIntake(const DocumentIntake&) = delete;
    DocumentIntake& operator=(const DocumentIntake&) = delete;

    /// Begins a document, of which at most so many bytes are kept. ErrorCode::Cancelled on a request to stop, or why the
    /// builder took no more.
    [[nodiscard]] base::Result<void> begin(std::size_t bytes);
    /// Keeps a text of the document, with LineFlattening::Padding readable bytes behind it, until it has arrived.
    [[nodiscard]] std::string_view keep(std::string_view text);
    /// The cells of the document that was begun, empty. Without a time it counts as a record that is no document.
    [[nodiscard]] DocumentCells& document() { return m_batch->documents.next(); }
    /// Ends the document.
    void end() { m_batch->documents.add(); }
    /// Waits until all have arrived. The builder is its owner's again.
    [[nodiscard]] base::Result<void> finish();

private:
    enum class Stage { Waiting, Admitting, Appending };
    struct Batch {
        std::vector<char> text;
        std::size_t used = 0;          ///< of text
        DocumentBatch documents;
        Stage stage = Stage::Waiting;
        std::size_t taken = 0;         ///< columns that some thread has taken
        std::size_t appended = 0;      ///< columns that are done
    };
    using Lock = std::unique_lock<std::mutex>;

    void build();
    [[nodiscard]] bool isThereWork() const;
    [[nodiscard]] bool buildSome(Lock& lock);
    void admitFirst(Lock& lock);
    void appendColumn(Lock& lock);
    void retireFirst(Lock& lock);
    void leave();
    [[nodiscard]] base::Result<void> send();
    [[nodiscard]] base::Result<void> outcome() const;

    AlertTableBuilder& m_builder;
    std::stop_token m_stop;
    std::unique_ptr<Batch> m_batch;                  ///< being filled
    std::mutex m_mutex;                              ///< of what follows
    std::condition_variable_any m_changed;
    std::deque<std::unique_ptr<Batch>> m_full;       ///< the first one is being built
    std::vector<std::unique_ptr<Batch>> m_empty;     ///< to be used again
    bool m_isClosed = false;                         ///< no more come, or none is wanted
    std::optional<base::Error> m_error;              ///< of the builder
    std::exception_ptr m_failure;                    ///< of a thread
    std::vector<std::jthread> m_threads;             ///< last: they end before what they use
};

} // namespace casewright::alerts
