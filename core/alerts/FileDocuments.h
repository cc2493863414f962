// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/alerts/AlertTable.h"
#include "core/alerts/InputFile.h"

namespace casewright::alerts {

/// The records of a file, found again by where they begin: 8 bytes a record. Any thread.
class FileRecords final {
public:
    /// `end`: where the last record ends, or later.
    FileRecords(std::shared_ptr<const InputFile> file, std::vector<std::uint64_t> offsets, std::uint64_t end);

    /// The bytes from the record's beginning to the next record's, or the end of the last.
    [[nodiscard]] base::Result<std::string> bytes(std::uint32_t record) const;
    [[nodiscard]] const InputFile& file() const { return *m_file; }
    [[nodiscard]] std::uint64_t memoryUse() const 
    {
        return m_offsets.capacity() * sizeof(std::uint64_t) + m_file->memoryUse();
    }

private:
    std::shared_ptr<const InputFile> m_file;
    std::vector<std::uint64_t> m_offsets;
    std::uint64_t m_end;
};

} // namespace casewright::alerts
