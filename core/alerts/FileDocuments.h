// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/alerts/AlertTable.h"
#include "core/alerts/InputFile.h"

namespace casewright::alerts {

/// The records of a file, found again by where they begin: 8 bytes a record. Any thread.
class FileRecords final {
public:
    FileRecords(std::shared_ptr<const InputFile> file, std::vector<std::uint64_t> offsets);

    /// The bytes from the record's beginning to the next record's, or the end of the file.
    [[nodiscard]] base::Result<std::string> bytes(std::uint32_t record) const;
    [[nodiscard]] const InputFile& file() const { return *m_file; }
    [[nodiscard]] std::uint64_t memoryUse() const { return m_offsets.capacity() * sizeof(std::uint64_t); }

private:
    std::shared_ptr<const InputFile> m_file;
    std::vector<std::uint64_t> m_offsets;
};

/// Documents that stand in a file as JSON, one a line.
class LineDocuments final : public DocumentText {
public:
    LineDocuments(std::shared_ptr<const InputFile> file, std::vector<std::uint64_t> offsets);

    [[nodiscard]] base::Result<std::string> document(std::uint32_t record) const override;
    [[nodiscard]] std::uint64_t memoryUse() const override { return m_records.memoryUse(); }

private:
    FileRecords m_records;
};

} // namespace casewright::alerts
