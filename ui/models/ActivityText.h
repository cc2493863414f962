// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHash>
#include <QString>

#include "ui/bridge/CaseSheet.h"

/// What activity says of a case, after the name of who did it, in Kibana's words (reference/kibana-cases, "User
/// actions").
namespace casewright::ui::ActivityText {

/// Labels of custom fields by their keys; a field without one is named by its key.
using Labels = QHash<QString, QString>;
[[nodiscard]] Labels labelsOf(const cases::CaseConfiguration& configuration);

/// One line: "added the tags a, b".
[[nodiscard]] QString sentence(const ActivityEntry& entry, const Labels& labels);
/// Markdown of a person's comment that this row brought and that is there still; else empty.
[[nodiscard]] QString comment(const ActivityEntry& entry);
/// The value of a custom field as people read it; "None" where there is none.
[[nodiscard]] QString value(const cases::CustomValue& value);

} // namespace casewright::ui::ActivityText
