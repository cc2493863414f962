// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>

#include "core/alerts/ContentBlock.h"
#include "core/alerts/JsonLayout.h"
#include "core/alerts/TextRecords.h"

namespace casewright::alerts {

/// Reads the elements of a list, or documents that follow each other, value by value. Looks for a request to stop at
/// each. A list that ends with the file gives a last record without text that is not whole. One thread.
class JsonListReader final : public TextRecords {
public:
    /// `layout` is a List or a Sequence.
    JsonListReader(std::shared_ptr<const InputFile> file, JsonLayout layout, base::Progress* progress,
                   std::stop_token stop);

    [[nodiscard]] bool next(TextRecord& record) override;
    [[nodiscard]] const std::optional<base::Error>& error() const override { return m_block.error(); }

private:
    [[nodiscard]] bool skipTo(std::uint64_t offset);
    [[nodiscard]] bool skipBetween();
    void pass(std::size_t count);

    JsonLayout m_layout;
    ContentBlock m_block;
    std::uint64_t m_line = 0;      ///< of the block's rest
    std::uint64_t m_column = 0;
    bool m_isDone = false;
};

} // namespace casewright::alerts
