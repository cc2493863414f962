// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <algorithm>
#include <cstdint>
#include <stop_token>
#include <utility>

#include "core/base/Progress.h"

namespace casewright::alerts {

/// The work of making a flood, in steps between which it can be stopped. One thread.
class FloodWork final {
public:
    /// `parts`: how often all documents are gone through.
    FloodWork(std::uint32_t documents, std::uint64_t parts, base::Progress* progress, std::stop_token stop)
        : m_documents(documents)
        , m_parts(parts)
        , m_progress(progress)
        , m_stop(std::move(stop))
    {
        if (m_progress != nullptr)
            m_progress->begin(documents);
    }

    /// Calls `make` for each number from `begin` to `end`, in order; false if it was stopped.
    template<class Make>
    [[nodiscard]] bool forEach(std::uint32_t begin, std::uint32_t end, Make make)
    {
        constexpr std::uint32_t Step = 1U << 16U;
        while (begin < end) {
            if (m_stop.stop_requested())
                return false;
            const std::uint32_t stepEnd = begin + std::min(Step, end - begin);
            for (std::uint32_t document = begin; document < stepEnd; ++document)
                make(document);
            m_done += stepEnd - begin;
            begin = stepEnd;
            if (m_progress != nullptr)
                m_progress->advanceTo(std::min<std::uint64_t>(m_documents, m_done / m_parts));
        }
        return !m_stop.stop_requested();
    }

private:
    std::uint32_t m_documents;
    std::uint64_t m_parts;
    std::uint64_t m_done = 0;
    base::Progress* m_progress;
    std::stop_token m_stop;
};

} // namespace casewright::alerts
