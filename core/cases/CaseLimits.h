// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>

namespace casewright::cases {

// What Kibana lets a case hold, in all versions that we know (reference/kibana-cases, "Constants"). Lengths of texts are
// in UTF-16 code units, as JavaScript counts them, after trimming.
inline constexpr std::size_t MaximumTitle = 160;
inline constexpr std::size_t MaximumDescription = 30'000;
inline constexpr std::size_t MaximumComment = 30'000;
inline constexpr std::size_t MaximumTags = 200;
inline constexpr std::size_t MaximumTag = 256;
inline constexpr std::size_t MaximumCategory = 50;
inline constexpr std::size_t MaximumAssignees = 10;
inline constexpr std::size_t MaximumCustomFields = 10;
inline constexpr std::size_t MaximumKey = 36;              ///< of a custom field, a template or a type of observables
inline constexpr std::size_t MaximumLabel = 50;            ///< of a custom field
inline constexpr std::size_t MaximumCustomText = 160;      ///< the value of a custom field of texts
/// The value of a custom field of numbers, and of its opposite: JavaScript's safe integers.
inline constexpr std::int64_t MaximumCustomNumber = 9'007'199'254'740'991;
inline constexpr std::size_t MaximumTemplates = 10;
inline constexpr std::size_t MaximumTemplateName = 50;
inline constexpr std::size_t MaximumTemplateDescription = 1'000;
inline constexpr std::size_t MaximumTemplateTags = 10;
inline constexpr std::size_t MaximumTemplateTag = 50;
inline constexpr std::size_t MaximumObservableTypes = 10;  ///< that an owner defines
inline constexpr std::size_t MaximumObservableLabel = 50;  ///< of such a type
inline constexpr std::uint32_t MaximumAlerts = 1'000;      ///< a case holds; a batch that does not fit whole is left out
inline constexpr std::int64_t MaximumUserActions = 10'000; ///< a case holds
inline constexpr std::size_t MaximumCasesPerCall = 100;    ///< to change or delete at once
inline constexpr std::size_t MaximumCasesPerGet = 1'000;
inline constexpr std::size_t MaximumPage = 100;            ///< rows of a page of cases, comments or user actions
inline constexpr std::size_t MaximumFilterValues = 100;    ///< of one filter

} // namespace casewright::cases
