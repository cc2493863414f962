// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>

namespace casewright::alerts {

/// Tells the `_id` and `_index` of the documents of a table, which owns it. Any thread.
class IdSource {
public:
    virtual ~IdSource() = default;

    /// Of a document, by the number of its id in the table and that of its record.
    [[nodiscard]] virtual std::string id(std::uint32_t number, std::uint32_t record) const = 0;
    /// Of a row.
    [[nodiscard]] virtual std::string index(std::uint32_t row) const = 0;
    /// Bytes held in memory.
    [[nodiscard]] virtual std::uint64_t memoryUse() const = 0;
};

} // namespace casewright::alerts
