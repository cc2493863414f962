// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/base/Result.h"

namespace casewright::alerts {

/// What is said of a file with no record, blanks or not.
inline constexpr std::string_view EmptyFile = "the file is empty: it has no documents; check what wrote it";

/// What is said of a document without a time where it should be.
inline constexpr std::string_view NoTime = "the document has no time";

/// A piece of a file that is to be a record: a line, an element of a list. The text lies in the reader, with
/// LineFlattening::Padding readable bytes behind it, until the next one is read.
struct TextRecord {
    std::string_view text;
    std::uint64_t offset = 0;   ///< in bytes of the content, where the text begins
    std::uint64_t line = 0;     ///< where the text begins, from 1
    std::uint64_t column = 1;   ///< the same, in bytes, from 1
    bool whole = false;         ///< ended before the file did, by a line feed or because it was complete
    std::string_view problem{}; ///< why it is no record, and has no text; a text that stays
};

/// The records of a file, one after the other. One thread.
class TextRecords {
public:
    TextRecords() = default;
    TextRecords(const TextRecords&) = delete;
    TextRecords& operator=(const TextRecords&) = delete;
    virtual ~TextRecords() = default;

    /// False at the end, or if reading failed; error() tells which.
    [[nodiscard]] virtual bool next(TextRecord& record) = 0;
    [[nodiscard]] virtual const std::optional<base::Error>& error() const = 0;
};

} // namespace casewright::alerts
