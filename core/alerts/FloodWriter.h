// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <stop_token>
#include <string_view>

#include "core/alerts/AlertTable.h"
#include "core/alerts/Flood.h"
#include "core/alerts/MixOrder.h"
#include "core/base/Progress.h"
#include "core/base/Result.h"

namespace casewright::alerts {

/// Takes a block of text; what it fails with ends the writing.
using TextSink = std::function<base::Result<void>(std::string_view block)>;

/// Writes the first `count` documents of a flood as NDJSON, in blocks of about a megabyte; those that come twice are
/// there twice. `table` is what generate() made of the flood with the seed, or with its `order` what makeAlerts() made;
/// documents of the history are written as they came in, each in one line, with `_id` and `_index`. Read back (with the
/// history's mapping, if it is JSON), all documents give that table again. Progress is in documents; stops within 100 ms of a request with ErrorCode::Cancelled.
[[nodiscard]] base::Result<void> writeDocuments(const AlertTable& table, const Flood& flood, std::uint64_t seed,
                                                std::uint32_t count, const TextSink& sink,
                                                base::Progress* progress = nullptr, std::stop_token stop = {},
                                                const MixOrder* order = nullptr);

/// Packs blocks with gzip on their way to another sink.
class GzipSink final {
public:
    explicit GzipSink(TextSink sink);
    ~GzipSink();
    GzipSink(const GzipSink&) = delete;
    GzipSink& operator=(const GzipSink&) = delete;

    [[nodiscard]] base::Result<void> write(std::string_view block);
    /// Writes what is left; nothing may be written afterwards.
    [[nodiscard]] base::Result<void> finish();

private:
    struct Stream;
    [[nodiscard]] base::Result<void> pack(std::string_view block, int flush);

    TextSink m_sink;
    std::unique_ptr<Stream> m_stream;
};

} // namespace casewright::alerts
