// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

/// What the form calls the parameters of a rule's type.
namespace casewright::ui::parameternames {

/// "New terms: Fields" for `newTermsFields`, "Criterion 1: For the last" for `criteria.0.timeSize`: the card, and the
/// field on it. A path that the form does not show stays as it is.
[[nodiscard]] QString nameOf(const QString& path);

} // namespace casewright::ui::parameternames
