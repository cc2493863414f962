// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringView>

#include <optional>

namespace casewright::ui {

/// How well the letters of `typed` occur in `text`, in their order, whatever the case: a larger number is better, none
/// if they do not. Beginnings of words and letters in a row count more.
[[nodiscard]] std::optional<int> fuzzyMatch(QStringView typed, QStringView text);

} // namespace casewright::ui
