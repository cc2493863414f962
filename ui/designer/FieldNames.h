// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

#include <string>
#include <vector>

#include "core/rules/RuleParameters.h"

class QModelIndex;

/// How the parameters of rules and the fields of the window say the same things.
namespace casewright::ui::FieldNames {

[[nodiscard]] QStringList toList(const std::vector<std::string>& names);
[[nodiscard]] std::vector<std::string> fromList(const QStringList& names);

/// "5m", as a DurationEdit takes it, and back.
[[nodiscard]] QString windowText(const rules::RuleWindow& window);
[[nodiscard]] rules::RuleWindow windowOf(const QString& text);

/// What is said of a field in a list: "keyword · 98 % · 18 values". A negative coverage: no alerts are known;
/// no values: their number is not known.
[[nodiscard]] QString describe(const QString& type, double coverage, qint64 values);
/// The same of a choice of a FieldChoiceModel.
[[nodiscard]] QString detail(const QModelIndex& field);

} // namespace casewright::ui::FieldNames
