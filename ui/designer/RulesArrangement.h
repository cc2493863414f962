// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

namespace casewright::ui {

class FindingsPane;
class RuleListFilter;

/// What a person arranged on the Rules page, to be kept for the next start.
namespace RulesArrangement {

[[nodiscard]] QByteArray of(const RuleListFilter& filter, const FindingsPane& findings);
/// What is not understood changes nothing.
void restore(const QByteArray& kept, RuleListFilter& filter, FindingsPane& findings);

} // namespace RulesArrangement
} // namespace casewright::ui
