// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/DocumentGroups.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "core/base/Utf16.h"

namespace casewright::engine {
namespace {

using base::ErrorCode;
using base::Result;

constexpr std::size_t PlacesBetweenChecks = 4'096;

} // namespace

/// Finds the groups document by document, and puts them in order at the end.
class DocumentGroups::Search final {
public:
    Search(const MatchingDocuments& documents, DocumentGroups& groups) : m_documents(documents), m_result(groups) {}

    Result<void> run(const std::stop_token& stop)
    {
        m_result.m_groupsBegin.reserve(m_documents.size() + 1);
        m_result.m_groupsBegin.push_back(0);
        for (std::size_t place = 0; place < m_documents.size(); ++place) {
            if (place % PlacesBetweenChecks == 0 && stop.stop_requested())
                return base::fail(ErrorCode::Cancelled, "stopped on request");
            if (Result<void> done = addDocument(place); !done)
                return done;
            m_result.m_groupsBegin.push_back(m_result.m_groups.size());
        }
        if (m_result.m_fields.empty() && m_result.m_keys.empty())
            m_result.m_keys.emplace_back(); // the one group is there without documents
        sortByKey();
        gatherPlaces();
        return {};
    }

private:
    /// The values that a document has in each field, each once; false if it lacks a field.
    bool lookUp(std::size_t place)
    {
        m_choices.resize(m_result.m_elements.size());
        for (std::size_t field = 0; field < m_choices.size(); ++field) {
            std::vector<std::uint32_t>& values = m_choices[field];
            values.clear();
            for (const FieldElements::Element& element : m_result.m_elements[field].of(m_documents.row(place)))
                if (std::find(values.begin(), values.end(), element.value) == values.end())
                    values.push_back(element.value);
            if (values.empty())
                return false;
        }
        return true;
    }

    Result<void> addDocument(std::size_t place)
    {
        if (!lookUp(place))
            return {};
        std::size_t combinations = 1;
        for (const std::vector<std::uint32_t>& values : m_choices) {
            combinations *= values.size();
            if (combinations > MostCombinations)
                return base::fail(ErrorCode::LimitReached,
                                  fmt::format("The document {} has more than {} combinations of values of the fields "
                                              "to group by. Group by fewer fields, or by fields without long lists.",
                                              m_documents.table()->id(m_documents.row(place)), MostCombinations));
        }
        const auto first = static_cast<std::ptrdiff_t>(m_result.m_groups.size());
        m_chosen.assign(m_choices.size(), 0);
        for (std::size_t i = 0; i < combinations; ++i) {
            const std::uint32_t group = groupOfChosen();
            std::vector<std::uint32_t>& all = m_result.m_groups;
            if (std::find(all.begin() + first, all.end(), group) == all.end())
                all.push_back(group);
            choosePast();
        }
        return {};
    }

    /// The next combination: the last field changes first.
    void choosePast()
    {
        for (std::size_t field = m_chosen.size(); field-- > 0;) {
            if (++m_chosen[field] < m_choices[field].size())
                return;
            m_chosen[field] = 0;
        }
    }

    std::uint32_t groupOfChosen()
    {
        m_key.clear();
        for (std::size_t field = 0; field < m_chosen.size(); ++field) {
            if (field > 0)
                m_key += ',';
            m_key += m_result.m_elements[field].text(m_choices[field][m_chosen[field]]);
        }
        const auto next = static_cast<std::uint32_t>(m_result.m_keys.size());
        const auto [found, isNew] = m_numbers.try_emplace(m_key, next);
        if (isNew) {
            m_result.m_keys.push_back(m_key);
            for (std::size_t field = 0; field < m_chosen.size(); ++field)
                m_result.m_values.push_back(m_choices[field][m_chosen[field]]);
        }
        return found->second;
    }

    void sortByKey()
    {
        const std::size_t fields = m_result.m_fields.size();
        std::vector<std::uint32_t> order(m_result.m_keys.size());
        std::iota(order.begin(), order.end(), 0U);
        const std::vector<std::string>& keys = m_result.m_keys;
        std::sort(order.begin(), order.end(), [&keys](std::uint32_t a, std::uint32_t b) {
            return base::compareUtf16(keys[a], keys[b]) < 0;
        });
        std::vector<std::string> sortedKeys(order.size());
        std::vector<std::uint32_t> sortedValues(m_result.m_values.size());
        std::vector<std::uint32_t> numbers(order.size());
        for (std::size_t i = 0; i < order.size(); ++i) {
            numbers[order[i]] = static_cast<std::uint32_t>(i);
            sortedKeys[i] = std::move(m_result.m_keys[order[i]]);
            for (std::size_t field = 0; field < fields; ++field)
                sortedValues[i * fields + field] = m_result.m_values[order[i] * fields + field];
        }
        m_result.m_keys = std::move(sortedKeys);
        m_result.m_values = std::move(sortedValues);
        for (std::uint32_t& group : m_result.m_groups)
            group = numbers[group];
    }

    void gatherPlaces()
    {
        std::vector<std::size_t>& begin = m_result.m_placesBegin;
        begin.assign(m_result.m_keys.size() + 1, 0);
        for (const std::uint32_t group : m_result.m_groups)
            ++begin[group + 1];
        std::partial_sum(begin.begin(), begin.end(), begin.begin());
        m_result.m_places.resize(m_result.m_groups.size());
        std::vector<std::size_t> next(begin.begin(), begin.end() - 1);
        for (std::size_t place = 0; place < m_documents.size(); ++place)
            for (const std::uint32_t group : m_result.groupsOf(place))
                m_result.m_places[next[group]++] = static_cast<std::uint32_t>(place);
    }

    const MatchingDocuments& m_documents;
    DocumentGroups& m_result;
    std::unordered_map<std::string, std::uint32_t> m_numbers;
    std::vector<std::vector<std::uint32_t>> m_choices;   ///< by field
    std::vector<std::size_t> m_chosen;                   ///< by field: a position in its choices
    std::string m_key;
};

Result<DocumentGroups> DocumentGroups::find(const MatchingDocuments& documents, const std::vector<std::string>& fields,
                                            const std::stop_token& stop)
{
    DocumentGroups groups;
    groups.m_fields = fields;
    for (const std::string& field : fields)
        groups.m_elements.emplace_back(*documents.table(), field);
    if (const Result<void> done = Search(documents, groups).run(stop); !done)
        return base::fail(done.error());
    return groups;
}

std::vector<std::string> DocumentGroups::values(std::uint32_t group) const
{
    std::vector<std::string> values;
    for (std::size_t field = 0; field < m_fields.size(); ++field)
        values.push_back(m_elements[field].json(m_values[group * m_fields.size() + field]));
    return values;
}

} // namespace casewright::engine
