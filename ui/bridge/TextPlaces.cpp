// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/TextPlaces.h"

#include <algorithm>

namespace casewright::ui {
namespace {

bool isContinuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

} // namespace

void TextPlaces::step()
{
    // Characters of four bytes are two in a QString.
    m_shown += static_cast<unsigned char>(m_text[m_byte]) >= 0xF0U ? 2 : 1;
    do
        ++m_byte;
    while (m_byte < m_text.size() && isContinuation(m_text[m_byte]));
}

int TextPlaces::shownAt(std::size_t byte)
{
    byte = std::min(byte, m_text.size());
    if (byte < m_byte) {
        m_byte = 0;
        m_shown = 0;
    }
    while (m_byte < byte) {
        const std::size_t from = m_byte;
        const int shown = m_shown;
        step();
        if (m_byte > byte) { // in the middle of a character
            m_byte = from;
            m_shown = shown;
            return shown;
        }
    }
    return m_shown;
}

std::size_t TextPlaces::byteAt(int shown)
{
    if (shown < m_shown) {
        m_byte = 0;
        m_shown = 0;
    }
    while (m_shown < shown && m_byte < m_text.size()) {
        const std::size_t from = m_byte;
        const int before = m_shown;
        step();
        if (m_shown > shown) {
            m_byte = from;
            m_shown = before;
            break;
        }
    }
    return m_byte;
}

} // namespace casewright::ui
