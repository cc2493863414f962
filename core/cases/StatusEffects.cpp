// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/cases/StatusEffects.h"

namespace casewright::cases {
namespace {

/// The nearest whole second: less than half a second is none.
std::optional<std::int64_t> secondsBetween(base::Timestamp from, base::Timestamp to)
{
    if (to < from)
        return std::nullopt;
    return ((to - from).milliseconds + 500) / 1000;
}

void close(StatusTimes& times, base::Timestamp createdAt, base::Timestamp at)
{
    times.closedAt = at;
    times.timeToResolve = secondsBetween(createdAt, at);
    if (times.inProgressAt) {
        times.timeToAcknowledge = secondsBetween(createdAt, *times.inProgressAt);
        times.timeToInvestigate = secondsBetween(*times.inProgressAt, at);
    } else {
        times.timeToAcknowledge = times.timeToResolve;
        times.timeToInvestigate = times.timeToResolve ? std::optional<std::int64_t>(0) : std::nullopt;
    }
}

} // namespace

StatusTimes afterStatus(const StatusTimes& before, CaseStatus status, base::Timestamp createdAt, base::Timestamp at)
{
    StatusTimes times{.inProgressAt = before.inProgressAt};
    switch (status) {
    case CaseStatus::Closed: close(times, createdAt, at); break;
    case CaseStatus::InProgress:
        if (!times.inProgressAt)
            times.inProgressAt = at;
        times.timeToAcknowledge = secondsBetween(createdAt, at);
        break;
    case CaseStatus::Open: break;
    }
    return times;
}

CaseDocument withStatus(CaseDocument document, CaseStatus status, base::Timestamp at, const std::string& user)
{
    const StatusTimes times = afterStatus({.inProgressAt = document.inProgressAt}, status, document.createdAt, at);
    document.attributes.status = status;
    document.closedAt = times.closedAt;
    document.closedBy = times.closedAt ? std::optional(user) : std::nullopt;
    document.duration = durationOf(document.createdAt, times.closedAt);
    document.inProgressAt = times.inProgressAt;
    document.timeToAcknowledge = times.timeToAcknowledge;
    document.timeToInvestigate = times.timeToInvestigate;
    document.timeToResolve = times.timeToResolve;
    return document;
}

std::optional<std::int64_t> durationOf(base::Timestamp createdAt, std::optional<base::Timestamp> closedAt)
{
    if (!closedAt || *closedAt < createdAt)
        return std::nullopt;
    return (*closedAt - createdAt).milliseconds / 1000;
}

} // namespace casewright::cases
