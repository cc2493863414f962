// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "core/alerts/AlertTable.h"
#include "core/alerts/DocumentWriter.h"
#include "core/alerts/IdSource.h"
#include "core/alerts/MixOrder.h"
#include "core/base/Result.h"

namespace casewright::alerts {

/// The ids and indices of a history and of a flood that is mixed into it. Records of the flood follow those of the
/// history. Any thread.
class MixedIds final : public IdSource {
public:
    MixedIds(std::shared_ptr<const IdSource> history, std::shared_ptr<const MixOrder> order, std::uint32_t firstOfFlood,
             std::string floodIndex);

    [[nodiscard]] std::string id(std::uint32_t number, std::uint32_t record) const override;
    [[nodiscard]] std::string index(std::uint32_t row) const override;
    [[nodiscard]] std::uint64_t memoryUse() const override;

private:
    std::shared_ptr<const IdSource> m_history;
    std::shared_ptr<const MixOrder> m_order;
    std::uint32_t m_firstOfFlood;   ///< record
    std::string m_floodIndex;
};

/// The documents of both: the history's found again where they came from, the flood's written anew. Any thread.
class MixedDocuments final : public DocumentText {
public:
    MixedDocuments(std::shared_ptr<const DocumentText> history, std::shared_ptr<const MixOrder> order,
                   std::uint32_t firstOfFlood);

    /// Must be called once the table, which owns this, stands and before it is shared.
    void look(const AlertTable& table, DocumentWriter::Scope flood);

    [[nodiscard]] base::Result<std::string> document(std::uint32_t record) const override;
    [[nodiscard]] std::uint64_t memoryUse() const override;

private:
    std::shared_ptr<const DocumentText> m_history;
    std::shared_ptr<const MixOrder> m_order;
    std::uint32_t m_firstOfFlood;   ///< record
    const AlertTable* m_table = nullptr;
    DocumentWriter::Scope m_flood;
};

} // namespace casewright::alerts
