// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>

namespace casewright::base {

/// An id that people and files see, typed by what it names: a RuleId is no CaseId.
template<class Tag>
struct Id {
    std::string text;

    [[nodiscard]] bool empty() const { return text.empty(); }
    friend auto operator<=>(const Id&, const Id&) = default;
    friend bool operator==(const Id&, const Id&) = default;
};

/// A position in one of the engine's or an alert table's arrays, typed by the array: 4 bytes.
template<class Tag>
struct Index {
    std::uint32_t value = 0;

    friend auto operator<=>(const Index&, const Index&) = default;
    friend bool operator==(const Index&, const Index&) = default;
};

using RuleId = Id<struct RuleTag>;
using CaseId = Id<struct CaseTag>;
using CounterId = Id<struct CounterTag>;

/// The row of a document in an AlertTable, in order of time.
using AlertRow = Index<struct AlertRowTag>;
/// A case of one simulation, in order of creation.
using CaseIndex = Index<struct CaseIndexTag>;
/// A distinct grouping of one simulation, in order of first sight.
using GroupIndex = Index<struct GroupIndexTag>;

} // namespace casewright::base

template<class Tag>
struct std::hash<casewright::base::Id<Tag>> {
    std::size_t operator()(const casewright::base::Id<Tag>& id) const noexcept
    {
        return std::hash<std::string>{}(id.text);
    }
};
