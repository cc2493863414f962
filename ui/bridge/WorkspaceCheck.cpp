// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/WorkspaceCheck.h"

#include "ui/bridge/Text.h"

#include <stop_token>
#include <utility>

namespace casewright::ui {
namespace {

using store::CheckFinding;

QString kindText(CheckFinding::Kind kind)
{
    switch (kind) {
    case CheckFinding::Kind::Version: return WorkspaceCheck::tr("Version");
    case CheckFinding::Kind::Damage: return WorkspaceCheck::tr("Damage");
    case CheckFinding::Kind::Reference: return WorkspaceCheck::tr("Lost rows");
    case CheckFinding::Kind::Disagreement: return WorkspaceCheck::tr("Disagreement");
    case CheckFinding::Kind::Unreadable: return WorkspaceCheck::tr("Unreadable");
    case CheckFinding::Kind::Secret: return WorkspaceCheck::tr("Secret");
    }
    return {};
}

} // namespace

WorkspaceCheck::WorkspaceCheck(QObject* parent) : QObject(parent) {}

void WorkspaceCheck::start(const QString& path)
{
    m_progress = std::make_shared<base::Progress>();
    m_job.start(
        [path = toUtf8(path), progress = m_progress](const std::stop_token& stop) {
            return store::checkWorkspace(path, progress.get(), stop);
        },
        [this](const base::Result<store::CheckReport>& report) { tell(report); });
}

void WorkspaceCheck::cancel() { m_job.cancel(); }

void WorkspaceCheck::tell(const base::Result<store::CheckReport>& report)
{
    if (!report) {
        Q_EMIT failed(toText(report.error()));
        return;
    }
    QStringList findings;
    for (const CheckFinding& finding : report->findings)
        findings += tr("%1: %2").arg(kindText(finding.kind), toText(finding.text));
    if (report->hasMore)
        findings += tr("There is more; the first %1 are shown.").arg(report->findings.size());
    QStringList advice;
    for (const std::string& step : store::adviceOn(*report))
        advice += toText(step);
    QStringList notChecked;
    for (const std::string& what : report->notChecked)
        notChecked += tr("Not checked: %1").arg(toText(what));
    Q_EMIT finished(findings, advice, notChecked, store::isSound(*report));
}

} // namespace casewright::ui
