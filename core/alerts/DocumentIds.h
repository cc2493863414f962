// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "core/alerts/IdSource.h"
#include "core/alerts/PackedNumbers.h"
#include "core/alerts/PackedValues.h"
#include "core/alerts/ValueDictionary.h"

namespace casewright::alerts {

/// The `_id` and `_index` of documents, and which of them came before. As long as every id is the one
/// that would be computed (`row-N`, N the number of the record from 1), none is stored.
class DocumentIds final : public IdSource {
public:
    /// Documents without an id get `prefix` and the number of their record, those without an index
    /// `index`.
    DocumentIds(std::string prefix, std::string index);

    /// Fetches what add() will look at (see ValueDictionary::approach()).
    void approach(std::optional<std::string_view> id) const
    {
        if (m_stored && id)
            m_ids.approach(ValueKind::String, *id);
    }

    /// The number of the document's id, or nothing if its id and index came before. Records ascend.
    [[nodiscard]] std::optional<std::uint32_t> add(std::uint32_t record, std::optional<std::string_view> id,
                                                   std::optional<std::string_view> index);
    /// Takes a document also if its id and index came before, and gives the id's number. Not beside add().
    [[nodiscard]] std::uint32_t addRepeatable(std::string_view id, std::string_view index);
    /// Puts the indices of documents into the order of rows (null: as they came) and drops what only add() needs.
    /// Before it there are no ids and indices to be had.
    void finish(const RowOrder& order);

    [[nodiscard]] std::uint32_t count() const { return m_stored ? m_storedIds.size() : m_computed; }
    [[nodiscard]] std::string id(std::uint32_t number, std::uint32_t record) const override;
    [[nodiscard]] std::string index(std::uint32_t row) const override;
    [[nodiscard]] std::uint64_t memoryUse() const override;

private:
    [[nodiscard]] std::string computedId(std::uint32_t record) const;
    void storeComputed();

    std::string m_prefix;
    std::string m_defaultIndex;
    bool m_stored = false;
    std::uint32_t m_computed = 0;
    std::vector<std::uint32_t> m_computedRecords;   ///< until ids are stored or the table is finished
    ValueDictionary m_ids;                          ///< until the table is finished: code - 1 is the id's number
    ValueDictionary m_indices;
    PackedValues m_storedIds;                       ///< afterwards
    PackedNumbers m_indexCodes;                     ///< by document, then by row
    std::vector<std::uint32_t> m_firstIndex;        ///< by id's number: the first index it was in
    std::unordered_set<std::uint64_t> m_moreIndices;///< id's number and further indices
};

} // namespace casewright::alerts
