// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include "core/alerts/FieldStatistics.h"

/// What is said of the fields of alerts, the same words everywhere.
namespace casewright::ui::FieldText {

/// As mappings write it: "keyword".
[[nodiscard]] QString type(alerts::FieldType type);
/// What a type does not tell: "misfit" where Elasticsearch would refuse some document, "mixed" where values are of
/// several kinds, "list" where some document has one; else empty.
[[nodiscard]] QString tag(const alerts::FieldStatistics& field);
/// "keyword", "ip list", "keyword mixed".
[[nodiscard]] QString typeAndTag(const alerts::FieldStatistics& field);
/// What comes of grouping by the field in two or three words, "nearly unique"; empty where it is good.
[[nodiscard]] QString note(alerts::GroupingAdvice advice);
/// The same as a sentence. How many values come in one run is not known of a field alone: it names that condition.
[[nodiscard]] QString sentence(alerts::GroupingAdvice advice);
/// The value on one line, with what cannot be seen written out; a text in quotes where it may be taken for something
/// else (`quoted`). "(empty)" where there is nothing to see.
[[nodiscard]] QString value(const alerts::FrequentValue& value, bool quoted);

} // namespace casewright::ui::FieldText
