// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/CaseTones.h"

namespace casewright::ui::casetones {

using engine::CaseStatus;

Tone of(CaseStatus status)
{
    switch (status) {
    case CaseStatus::Open: return Tone::Accent;
    case CaseStatus::InProgress: return Tone::Limit;
    case CaseStatus::Closed: return Tone::Neutral;
    }
    return Tone::Neutral;
}

Tone of(ActivityModel::Mark mark)
{
    switch (mark) {
    case ActivityModel::Mark::Created: return Tone::Fine;
    case ActivityModel::Mark::Attached: return Tone::Accent;
    case ActivityModel::Mark::Reopened: return Tone::Reopened;
    case ActivityModel::Mark::ChangedByHand: return Tone::Neutral;
    }
    return Tone::Neutral;
}

Tone of(cases::Severity severity)
{
    switch (severity) {
    case cases::Severity::Low: return Tone::Fine;
    case cases::Severity::Medium: return Tone::Reopened;
    case cases::Severity::High: return Tone::Limit;
    case cases::Severity::Critical: return Tone::Loss;
    }
    return Tone::Neutral;
}

Tone ofSeverity(const QString& severity)
{
    if (severity == u"critical")
        return Tone::Loss;
    if (severity == u"high")
        return Tone::Limit;
    return severity == u"medium" ? Tone::Reopened : Tone::Fine;
}

} // namespace casewright::ui::casetones
