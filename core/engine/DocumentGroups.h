// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/Result.h"
#include "core/engine/FieldElements.h"
#include "core/engine/MatchingDocuments.h"

namespace casewright::engine {

/// The documents of a rule by the combinations of their values of some fields (spec/alerting, "Lifecycle rules,
/// exactly",
/// 2): numbered from 0 in ascending order of their keys by UTF-16 code unit. Combinations with the same key are one
/// group. Immutable, any thread.
class DocumentGroups final {
public:
    /// Without fields there is one group of all documents, with an empty key. An error for a document with more than
    /// MostCombinations of them. Stops within 100 ms of a request with ErrorCode::Cancelled.
    [[nodiscard]] static base::Result<DocumentGroups> find(const MatchingDocuments& documents,
                                                           const std::vector<std::string>& fields,
                                                           const std::stop_token& stop = {});
    static constexpr std::size_t MostCombinations = 100'000;

    [[nodiscard]] std::uint32_t count() const { return static_cast<std::uint32_t>(m_keys.size()); }
    [[nodiscard]] const std::string& key(std::uint32_t group) const { return m_keys[group]; }
    [[nodiscard]] const std::vector<std::string>& fields() const { return m_fields; }
    /// The values of the fields, as JSON: of the first combination with that key.
    [[nodiscard]] std::vector<std::string> values(std::uint32_t group) const;

    /// The places of a group's documents among those of the rule, ascending.
    [[nodiscard]] std::span<const std::uint32_t> places(std::uint32_t group) const
    {
        return std::span(m_places).subspan(m_placesBegin[group], m_placesBegin[group + 1] - m_placesBegin[group]);
    }
    /// The groups of a document, each once, in order of its combinations.
    [[nodiscard]] std::span<const std::uint32_t> groupsOf(std::size_t place) const
    {
        return std::span(m_groups).subspan(m_groupsBegin[place], m_groupsBegin[place + 1] - m_groupsBegin[place]);
    }

private:
    class Search;
    DocumentGroups() = default;

    std::vector<std::string> m_fields;
    std::vector<FieldElements> m_elements;         ///< by field
    std::vector<std::string> m_keys;               ///< by group
    std::vector<std::uint32_t> m_values;           ///< by group and field: the number of the value
    std::vector<std::size_t> m_groupsBegin;        ///< by place, and one more
    std::vector<std::uint32_t> m_groups;
    std::vector<std::size_t> m_placesBegin;        ///< by group, and one more
    std::vector<std::uint32_t> m_places;
};

} // namespace casewright::engine
