// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/alerts/AlertTable.h"
#include "core/alerts/IdSource.h"
#include "core/alerts/PackedNumbers.h"
#include "core/base/Result.h"

namespace casewright::alerts {

/// Which of several tables a row belongs to whose rows are counted through; `firsts` has the first row of each, and how
/// many there are.
[[nodiscard]] std::uint32_t tableOfRow(const std::vector<std::uint32_t>& firsts, std::uint32_t row);

/// What the id of a document of the n-th table (from 0) becomes. One that was not the document's own but its number
/// among those of its source (`row-17`) would come again with the next source: it says of which it is (`2/row-17`).
[[nodiscard]] std::string mergedId(std::uint32_t table, std::string id);

/// The texts, ids and indices of the documents of several tables that were merged, which it keeps. A record is a row of
/// theirs, counted through. Any thread.
class MergedDocuments final : public DocumentText, public IdSource {
public:
    /// `records`: by row of the merged table.
    MergedDocuments(std::vector<std::shared_ptr<const AlertTable>> tables, std::vector<std::uint32_t> firsts,
                    PackedNumbers records);

    [[nodiscard]] base::Result<std::string> document(std::uint32_t record) const override;
    [[nodiscard]] std::string id(std::uint32_t number, std::uint32_t record) const override;
    [[nodiscard]] std::string index(std::uint32_t row) const override;
    [[nodiscard]] std::uint64_t memoryUse() const override;

private:
    [[nodiscard]] const AlertTable& tableOf(std::uint32_t record) const
    {
        return *m_tables[tableOfRow(m_firsts, record)];
    }
    [[nodiscard]] base::AlertRow rowOf(std::uint32_t record) const
    {
        return {record - m_firsts[tableOfRow(m_firsts, record)]};
    }

    std::vector<std::shared_ptr<const AlertTable>> m_tables;
    std::vector<std::uint32_t> m_firsts;
    PackedNumbers m_records;
};

} // namespace casewright::alerts
