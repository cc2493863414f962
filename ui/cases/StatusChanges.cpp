// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/StatusChanges.h"

#include "ui/bridge/Text.h"
#include "ui/models/CaseText.h"

#include <utility>

namespace casewright::ui {
namespace {

using engine::CaseStatus;

} // namespace

StatusChanges::StatusChanges(CaseRepository& repository, QObject* parent) : QObject(parent), m_repository(repository) {}

void StatusChanges::change(std::vector<std::int64_t> caseKeys, CaseStatus status)
{
    if (isRunning() || caseKeys.empty())
        return;
    m_isUndo = false;
    const QString word = CaseText::status(status);
    m_request =
        m_repository.setStatus(std::move(caseKeys), status, [this, word](const base::Result<StatusChange>& change) {
            take(change, tr("%1 marked as %2").arg(u"%1", word));
        });
    Q_EMIT started();
}

void StatusChanges::undo()
{
    if (!canUndo())
        return;
    m_isUndo = true;
    m_request = m_repository.setBack(
        m_last, [this](const base::Result<StatusChange>& change) { take(change, tr("%1 set back")); });
    Q_EMIT started();
}

void StatusChanges::forget()
{
    m_request.drop();
    m_last.clear();
}

void StatusChanges::take(const base::Result<StatusChange>& change, const QString& done)
{
    if (!change) {
        Q_EMIT failed(tr("No case was changed"), toText(change.error()));
        return;
    }
    // Setting back what was set back would be no more than the change once again.
    m_last = m_isUndo ? std::vector<StatusBefore>() : change->changed;
    const QString text = done.arg(CaseText::cases(change->changed.size()));
    if (change->failure)
        Q_EMIT failed(change->changed.empty() ? tr("No case was changed") : tr("Only %1").arg(text),
                      toText(*change->failure));
    else
        Q_EMIT finished(text);
}

} // namespace casewright::ui
