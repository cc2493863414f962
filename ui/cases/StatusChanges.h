// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/bridge/CaseRepository.h"

#include <QObject>

#include <cstdint>
#include <vector>

namespace casewright::ui {

/// Sets the status of cases for the person, one change after the other, and can set the last one back.
class StatusChanges final : public QObject {
    Q_OBJECT

public:
    /// The repository outlives it.
    explicit StatusChanges(CaseRepository& repository, QObject* parent = nullptr);

    /// Does nothing while a change is under way.
    void change(std::vector<std::int64_t> caseKeys, engine::CaseStatus status);
    /// Sets the cases of the last change back to what they had.
    void undo();
    [[nodiscard]] bool canUndo() const { return !m_last.empty() && !isRunning(); }
    [[nodiscard]] bool isRunning() const { return m_request.isPending(); }
    /// Another workspace: nothing to set back.
    void forget();

Q_SIGNALS:
    void started();
    /// Done, in one line: "3 cases closed". Nothing was changed and nothing failed: "… already".
    void finished(const QString& text);
    /// Some or all were not changed, and why.
    void failed(const QString& title, const QString& reason);

private:
    void take(const base::Result<StatusChange>& change, const QString& done);

    CaseRepository& m_repository;
    std::vector<StatusBefore> m_last;
    bool m_isUndo = false; ///< what is under way
    CaseRequest m_request;
};

} // namespace casewright::ui
