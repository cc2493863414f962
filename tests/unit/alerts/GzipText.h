// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <string_view>

#include <zlib.h>

namespace casewright::tests {

/// One member of gzip with the text.
inline std::string gzipped(std::string_view text, int level = Z_DEFAULT_COMPRESSION)
{
    z_stream zlib{};
    if (deflateInit2(&zlib, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        return {};
    std::string packed(deflateBound(&zlib, static_cast<uLong>(text.size())) + 32, '\0');
    std::string input(text);
    zlib.next_in = reinterpret_cast<Bytef*>(input.data());
    zlib.avail_in = static_cast<uInt>(input.size());
    zlib.next_out = reinterpret_cast<Bytef*>(packed.data());
    zlib.avail_out = static_cast<uInt>(packed.size());
    const int code = deflate(&zlib, Z_FINISH);
    packed.resize(code == Z_STREAM_END ? zlib.total_out : 0);
    deflateEnd(&zlib);
    return packed;
}

} // namespace casewright::tests
