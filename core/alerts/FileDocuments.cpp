// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/FileDocuments.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace casewright::alerts {

FileRecords::FileRecords(std::shared_ptr<const InputFile> file, std::vector<std::uint64_t> offsets, std::uint64_t end)
    : m_file(std::move(file))
    , m_offsets(std::move(offsets))
    , m_end(end)
{
    m_offsets.shrink_to_fit();
}

base::Result<std::string> FileRecords::bytes(std::uint32_t record) const
{
    if (base::Result<void> unchanged = m_file->checkUnchanged(); !unchanged)
        return base::fail(std::move(unchanged.error()));
    const std::uint64_t begin = m_offsets[record];
    const std::uint64_t end = record + std::size_t{1} < m_offsets.size() ? m_offsets[record + std::size_t{1}]
                                                                         : m_end;
    std::string bytes(end - begin, '\0');
    const base::Result<std::size_t> got = m_file->read(begin, bytes.data(), bytes.size());
    if (!got)
        return base::fail(got.error());
    bytes.resize(*got);
    return bytes;
}

} // namespace casewright::alerts
