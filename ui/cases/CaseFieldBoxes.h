// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/cases/CaseAttributes.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <string>
#include <vector>

class QComboBox;
class QLineEdit;
class QWidget;

namespace casewright::ui {

struct KnownValues;

// What the fields of cases share: on the page of a case, in the form of a new one, and in templates.

/// The four severities; the data of each is its number. The accessible name is "Severity".
[[nodiscard]] QComboBox* makeSeverityBox(const QString& objectName, QWidget* parent);
void chooseSeverity(QComboBox* box, cases::Severity severity);
[[nodiscard]] cases::Severity severityOf(const QComboBox* box);

[[nodiscard]] QStringList toTexts(const std::vector<std::string>& texts);
[[nodiscard]] std::vector<std::string> toUtf8(const QStringList& texts);
/// Offers texts while a person types a part of one.
void setOffers(QLineEdit* field, const std::vector<std::string>& texts);
/// Who can be assigned: whoever was before, whoever made cases, and the person.
[[nodiscard]] QStringList peopleOf(const KnownValues& values);
/// Nothing where it is blank.
[[nodiscard]] std::optional<std::string> categoryOf(const QString& text);

} // namespace casewright::ui
