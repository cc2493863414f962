// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "core/base/Json.h"

namespace casewright::base {

/// Changes values of a JSON text in their places and leaves every other byte as it is: spellings of numbers, escapes,
/// white space, the order of keys. What is put in looks like its neighbours. Owned by one thread.
class JsonEdit final {
public:
    /// The text must be JSON.
    explicit JsonEdit(std::string text) : m_text(std::move(text)) {}

    [[nodiscard]] const std::string& text() const { return m_text; }

    /// Puts a value at a JSON pointer (RFC 6901). Objects that are missing on the way are made; what stands in their
    /// place and holds no such member is replaced. In a list, the step behind the last element appends.
    void set(std::string_view pointer, const Json& value);
    /// Takes a member or an element out, with its comma. Nothing happens if there is none.
    void erase(std::string_view pointer);

private:
    /// How a place is laid out: what new text there is to look like.
    struct Style {
        bool isOverLines = false;
        bool isSpaced = false;        ///< a blank behind colons and commas
        std::string indent{};         ///< of the line that the place is in
        std::string step{"  "};       ///< more for each level
    };

    [[nodiscard]] Style styleOf(std::size_t parent, std::size_t depth) const;
    /// To an object or a list that is not empty.
    void add(std::size_t parent, std::size_t depth, const std::string& key, const Json& value);

    std::string m_text;
};

} // namespace casewright::base
