// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <string_view>

namespace casewright::ui {

/// Places of a text in UTF-8 as those of the same text as a QString, and back. Places in the middle of a character
/// become its beginning. The text must outlive it.
class TextPlaces final {
public:
    explicit TextPlaces(std::string_view text) : m_text(text) {}

    /// Quick for places that ascend.
    [[nodiscard]] int shownAt(std::size_t byte);
    [[nodiscard]] std::size_t byteAt(int shown);

private:
    void step();

    std::string_view m_text;
    std::size_t m_byte = 0;
    int m_shown = 0;
};

} // namespace casewright::ui
