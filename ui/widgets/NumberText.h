// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

/// Numbers as people read them, with the marks of the default QLocale, which are those that a person prefers. A space
/// between groups is a narrow one that does not break.
namespace casewright::ui::NumberText {

/// 1204 is "1 204".
[[nodiscard]] QString grouped(qint64 number);
/// A share from 0 to 1: "41 %", "0.4 %" under one, "< 0.1 %" when it would round to nothing.
[[nodiscard]] QString percent(double share);
/// With so many digits, and no zeros at their end: "0.25".
[[nodiscard]] QString decimal(double number, int digits);
/// With so many decimals: "2.30".
[[nodiscard]] QString fixed(double number, int decimals);
/// "412 MB"; powers of 1 000.
[[nodiscard]] QString bytes(qint64 bytes);
/// "1.25 M", "48.2 k", "999".
[[nodiscard]] QString compact(qint64 number);

} // namespace casewright::ui::NumberText
