// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>
#include <QFontMetrics>
#include <QString>
#include <QTimeZone>

/// Times as people read them, in their own zone. Moments are milliseconds since 1970 in UTC.
namespace casewright::ui::TimeText {

/// "2026-03-05 03:35"
[[nodiscard]] QString minute(qint64 moment, const QTimeZone& zone = QTimeZone::systemTimeZone());
/// "2026-03-05 03:35:12"
[[nodiscard]] QString second(qint64 moment, const QTimeZone& zone = QTimeZone::systemTimeZone());
/// "Mar 5, 03:35"; "Mar 5 2025, 03:35" where the year is another one than that of `now`.
[[nodiscard]] QString shortly(qint64 moment, const QTimeZone& zone = QTimeZone::systemTimeZone(),
                              qint64 now = QDateTime::currentMSecsSinceEpoch());
/// "Mar 5"; "Mar 5 2025" where the year is another one than that of `now`.
[[nodiscard]] QString day(qint64 moment, const QTimeZone& zone = QTimeZone::systemTimeZone(),
                          qint64 now = QDateTime::currentMSecsSinceEpoch());
/// For the tool tips of short ones, exact: in the zone, then UTC, a line each.
[[nodiscard]] QString exactly(qint64 moment, const QTimeZone& zone = QTimeZone::systemTimeZone());
/// The room that the widest short time needs.
[[nodiscard]] int shortWidth(const QFontMetrics& metrics);
/// "Thu 03:35", where the day is clear from what stands around it.
[[nodiscard]] QString weekday(qint64 moment, const QTimeZone& zone = QTimeZone::systemTimeZone());
/// For tool tips, exact: "2026-03-05 02:35:12.000 UTC"
[[nodiscard]] QString utc(qint64 moment);
/// A length: "38 ms", "0.21 s", "12 s", "3 min 5 s", "3 h 52 min", "2 d 4 h". Two units at most.
[[nodiscard]] QString length(qint64 milliseconds);

} // namespace casewright::ui::TimeText
