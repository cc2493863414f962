// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>

#include <cstdint>

namespace casewright::ui {

class RuleDocuments;

/// What is done to several rules at once, as one step of undoing.
namespace RuleSteps {

/// Adds a copy of each; whether all came in.
bool duplicate(RuleDocuments& documents, const QList<std::int64_t>& keys);
void remove(RuleDocuments& documents, const QList<std::int64_t>& keys);

} // namespace RuleSteps
} // namespace casewright::ui
