// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "core/alerts/AlertTable.h"
#include "core/alerts/AlertTableBuilder.h"
#include "core/alerts/Flood.h"
#include "core/alerts/FloodParts.h"
#include "core/alerts/MixOrder.h"
#include "core/alerts/PackedNumbers.h"
#include "core/alerts/ValueDictionary.h"
#include "core/base/Progress.h"
#include "core/base/Result.h"

namespace casewright::alerts {

/// Mixes the documents of a flood into the table of a history: one table in order of time, in which fields of the same
/// name are one column. Takes the flood apart column by column, so that the memory needed is that of the mix and the
/// history. One thread.
class TableMix final {
public:
    /// The flood (which outlives this) must have been made at its strength, from the beginning of the history on.
    TableMix(std::shared_ptr<const AlertTable> history, const Flood& flood, FloodParts parts);

    /// A document of the flood with the id and index of one of the history is left out, as a duplicate. An error if the
    /// mix has too many fields or documents. Progress is in fields; ErrorCode::Cancelled within 100 ms of a request.
    [[nodiscard]] base::Result<std::shared_ptr<const AlertTable>> make(base::Progress* progress, std::stop_token stop);
    /// Which rows come from where; of a table that was made.
    [[nodiscard]] std::shared_ptr<const MixOrder> order() const { return m_order; }

private:
    /// A document of the flood whose id the history has.
    struct SameId {
        std::uint32_t floodRow;
        std::uint32_t number;     ///< of the id in the history
        bool isSameIndex;
    };
    [[nodiscard]] base::Result<void> checkSize() const;
    [[nodiscard]] bool findSameIds(const std::stop_token& stop);
    [[nodiscard]] bool makeOrder(const std::stop_token& stop);
    [[nodiscard]] bool mixRows(AlertTable& table, const std::stop_token& stop);
    [[nodiscard]] bool mixIds(AlertTable& table, const std::stop_token& stop) const;
    [[nodiscard]] bool mixRecords(AlertTable& table, const std::stop_token& stop) const;
    [[nodiscard]] bool mixColumns(AlertTable& table, base::Progress* progress, const std::stop_token& stop);
    [[nodiscard]] bool mixColumn(const Column* history, AlertTableBuilder::CodedColumn& flood, Column& mixed,
                                 const std::stop_token& stop) const;
    [[nodiscard]] bool copyCodes(const PackedNumbers& from, std::vector<std::uint32_t>& codes,
                                 const std::stop_token& stop) const;
    [[nodiscard]] bool addCodes(const AlertTableBuilder::CodedColumn& flood, std::vector<std::uint32_t>& codes,
                                ValueDictionary& values, std::uint32_t& present, const std::stop_token& stop) const;

    std::shared_ptr<const AlertTable> m_history;
    const Flood& m_flood;
    FloodParts m_parts;
    std::vector<SameId> m_sameIds;   ///< by row of the flood
    std::uint32_t m_floodSize = 0;   ///< also those left out
    std::shared_ptr<const MixOrder> m_order;
};

} // namespace casewright::alerts
