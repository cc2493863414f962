// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include "core/alerts/FieldStatistics.h"

namespace casewright::ui::FieldTips {

// What the Alerts page says of a field in full sentences.

/// "As ECS or Kibana maps it." or "Guessed from the values."
[[nodiscard]] QString origin(const alerts::FieldStatistics& field);
/// "12 of 300 documents do not fit, such as those with "n/a": Elasticsearch would refuse them." Empty where all fit.
[[nodiscard]] QString misfits(const alerts::FieldStatistics& field);
/// "Documents with a text: 588, a list: 412. The longest list: 7 elements." Empty where the type says it all.
[[nodiscard]] QString kinds(const alerts::FieldStatistics& field);
/// "412 values, 31 of them in one document only."
[[nodiscard]] QString values(const alerts::FieldStatistics& field);
/// "Entropy 3.61 bits of 4.17 at most: as many as 12 equally frequent values have."
[[nodiscard]] QString entropy(const alerts::FieldStatistics& field);
/// "18 values · 3.61 bits · 86 % even", for one line.
[[nodiscard]] QString brief(const alerts::FieldStatistics& field);

} // namespace casewright::ui::FieldTips
