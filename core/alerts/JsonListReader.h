// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <string_view>

#include "core/alerts/ContentBlock.h"
#include "core/alerts/HitSearch.h"
#include "core/alerts/JsonCharacters.h"
#include "core/alerts/JsonLayout.h"
#include "core/alerts/TextRecords.h"

namespace casewright::alerts {

/// Reads the elements of a list and of those that follow it in the file (or in the answer), or documents that follow
/// each other, value by value. Looks for a request to stop at each. A list that ends with the file gives a last record
/// without text that is not whole; a comma too many or too few, or something else behind a list, one with a problem.
/// One thread.
class JsonListReader final : public TextRecords {
public:
    /// `layout` is a List or a Sequence.
    JsonListReader(std::shared_ptr<const InputFile> file, JsonLayout layout, base::Progress* progress,
                   std::stop_token stop);

    [[nodiscard]] bool next(TextRecord& record) override;
    [[nodiscard]] const std::optional<base::Error>& error() const override { return m_block.error(); }

private:
    enum class Place : std::uint8_t {
        Outside,       ///< of any list
        Begin,         ///< of a list, or behind what was wrong in it
        BehindValue,
        BehindComma,
    };
    enum class Step : std::uint8_t {
        On,       ///< came nearer to a value
        Value,    ///< stands at one
        Record,   ///< found a record that is none
        End,
    };

    [[nodiscard]] Step begin();
    [[nodiscard]] Step enterList(TextRecord& record);
    [[nodiscard]] Step enterAnswer(TextRecord& record);
    [[nodiscard]] Step approachValue(TextRecord& record);
    [[nodiscard]] bool readValue(TextRecord& record);
    [[nodiscard]] Step cutOff(TextRecord& record);
    [[nodiscard]] TextRecord here(std::string_view problem) const;

    JsonLayout m_layout;
    ContentBlock m_block;
    JsonCharacters m_characters{m_block};
    HitSearch m_answer{m_characters};
    TextRecord m_answerBegin{};           ///< with a problem until one of the answer's lists is found
    Place m_place = Place::Outside;
    bool m_hasBegun = false;
    bool m_isAlone = false;               ///< what follows the list is known, and is nothing
    bool m_isDone = false;
};

} // namespace casewright::alerts
