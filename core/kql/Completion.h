// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/kql/Tree.h"

namespace casewright::kql {

enum class CandidateKind : std::uint8_t { Field, Operator, Value, Conjunction };

/// A kind of word that may stand at a cursor, and where it would go. Which words there are is for others to say.
struct CompletionSlot {
    CandidateKind kind = CandidateKind::Field;
    Span replaced{}; ///< what a candidate takes the place of: what was typed of it, on both sides of the cursor
    std::string prefix{}; ///< what stands before the cursor of it: escapes resolved, without the quote
    std::string field{}; ///< of operators and values: the field, as it was typed, relative to the path
    std::string nestedPath{}; ///< the paths of the nested queries around the cursor, joined with dots; may be empty
    bool quoted = false; ///< a quote stands at the beginning of `replaced`: put quotes around the candidate

    friend bool operator==(const CompletionSlot&, const CompletionSlot&) = default;
};

/// What may stand at a byte of a query, also of one that is not finished or wrong elsewhere: at most one slot of each
/// kind, in the order of CandidateKind. None where nothing can be said, as in the middle of an escape. A value alone,
/// without a field, is no slot: nobody knows its candidates. Takes time in proportion to the text. Any thread.
[[nodiscard]] std::vector<CompletionSlot> complete(std::string_view query, std::size_t cursor);

} // namespace casewright::kql
