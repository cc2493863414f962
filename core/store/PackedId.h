// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <string_view>

#include <QVariant>

namespace casewright::store {

/// An id as the database keeps it: lower-case hexadecimal digits (SHA-256, mostly) as bytes, which is
/// half the size, anything else as the text it is. SQLite's types tell which is which.
struct PackedId {
    std::string bytes;
    bool isText = false;
};

/// Packs an id into `packed`, whose memory is used again.
void packId(std::string_view id, PackedId& packed);
[[nodiscard]] QVariant packId(std::string_view id);
[[nodiscard]] std::string unpackId(const QVariant& value);

} // namespace casewright::store
