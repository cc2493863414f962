// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/ValueNumbers.h"

#include "ui/models/CaseText.h"

#include <array>

namespace casewright::ui {
namespace {

using CaseFilterParts::Part;

// As store::CaseValueCounts::owners has them.
constexpr std::array<const char*, 3> Owners{"cases", "observability", "securitySolution"};

} // namespace

ValueNumbers::ValueNumbers(Part part, const KnownValues& known)
    : m_part(part),
      m_counts(known.counts ? &*known.counts : nullptr)
{
    if (m_counts && part == Part::Owners) {
        for (std::size_t i = 0; i < Owners.size(); ++i)
            m_numbers[Owners[i]] = m_counts->owners[i];
    } else if (const store::ValueCounts* const values = counted()) {
        for (const store::ValueCount& each : values->values)
            m_numbers[each.value] = each.cases;
    }
}

const store::ValueCounts* ValueNumbers::counted() const
{
    if (!m_counts)
        return nullptr;
    switch (m_part) {
    case Part::Tags: return &m_counts->tags;
    case Part::Assignees: return &m_counts->assignees;
    case Part::Categories: return &m_counts->categories;
    case Part::Reporters: return &m_counts->reporters;
    default: return nullptr;
    }
}

QString ValueNumbers::of(const std::string& value) const
{
    const auto found = m_numbers.find(value);
    if (found != m_numbers.end())
        return CaseText::number(found->second);
    return m_counts && leftOut() == 0 ? CaseText::number(0) : QString();
}

QString ValueNumbers::ofNone() const
{
    if (!m_counts)
        return {};
    switch (m_part) {
    case Part::Assignees: return CaseText::number(m_counts->withoutAssignee);
    case Part::Categories: return CaseText::number(m_counts->withoutCategory);
    case Part::Reporters: return CaseText::number(m_counts->byRule);
    default: return {};
    }
}

QString ValueNumbers::at(std::size_t number) const
{
    if (!m_counts)
        return {};
    return CaseText::number(m_part == Part::Status ? m_counts->statuses[number] : m_counts->severities[number]);
}

std::uint64_t ValueNumbers::leftOut() const
{
    const store::ValueCounts* const values = counted();
    return values ? values->leftOut : 0;
}

} // namespace casewright::ui
