// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>

#include "ui/bridge/CaseSheet.h"
#include "ui/models/CaseFilterParts.h"

namespace casewright::ui {

/// How many cases have each value of a part of the filter, as text; empty where that is not known. The values outlive
/// it.
class ValueNumbers final {
public:
    ValueNumbers(CaseFilterParts::Part part, const KnownValues& known);

    [[nodiscard]] QString of(const std::string& value) const;
    /// Of the cases without any.
    [[nodiscard]] QString ofNone() const;
    /// Of a status or a severity.
    [[nodiscard]] QString at(std::size_t number) const;
    /// How many more values there are, which fewer cases have.
    [[nodiscard]] std::uint64_t leftOut() const;

private:
    [[nodiscard]] const store::ValueCounts* counted() const;

    CaseFilterParts::Part m_part;
    const store::CaseValueCounts* m_counts;
    std::unordered_map<std::string, std::uint64_t> m_numbers;
};

} // namespace casewright::ui
