// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/bridge/CaseOperations.h"

#include <QObject>

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace casewright::ui {

/// Changes attributes and comments of cases for the person, one after the other, and takes back changes of attributes:
/// each is one step. A change is made to the version that the person saw; what they themselves changed since counts as
/// seen.
class CaseChanges final : public QObject {
    Q_OBJECT

public:
    /// The repository outlives it.
    explicit CaseChanges(CaseRepository& repository, QObject* parent = nullptr);

    /// One case; `done` says it in one line: "Severity set to High".
    void change(std::int64_t key, std::int64_t version, const cases::CaseChange& change, const QString& done);
    /// Many cases, whatever their versions are; `done` has %1 for "3 cases".
    void changeAll(const std::vector<std::int64_t>& keys, const ChangeOf& changeOf, const QString& done);

    void addComment(std::int64_t key, std::int64_t version, const QString& text);
    void editComment(std::int64_t key, std::int64_t version, const store::StoredComment& seen, const QString& text);
    void removeComment(std::int64_t key, std::int64_t version, const std::string& commentId);

    /// Takes the last change of attributes back: a further change, which activity shows as well.
    void undo();
    [[nodiscard]] bool canUndo() const { return !m_steps.empty() && !isRunning(); }
    [[nodiscard]] bool isRunning() const { return m_isRunning; }
    /// Another workspace: nothing to take back, and nothing more to do.
    void forget();

Q_SIGNALS:
    /// canUndo() or isRunning() are others.
    void stateChanged();
    /// Done, in one line.
    void finished(const QString& text);
    /// A change of one case was made, or was not and why: for the fields that it came from.
    void changed(qint64 key, const cases::CaseChange& change);
    void refused(qint64 key, const cases::CaseChange& change, const base::Error& error);
    /// Some or all of many cases were not changed, or nothing was taken back.
    void failed(const QString& title, const QString& reason);
    void commentDone(qint64 key);
    void commentRefused(qint64 key, const base::Error& error);

private:
    struct Step {
        std::vector<ChangedCase> cases;
        QString done; ///< what it was
    };
    using Job = std::function<CaseRequest()>;

    void run(Job job);
    void next();
    /// The version that the person's own changes made of it.
    [[nodiscard]] std::int64_t current(std::int64_t key, std::int64_t version) const;
    void remember(const EditOutcome& outcome, const QString& done);
    void takeComment(std::int64_t key, std::int64_t version, const base::Result<store::StoredCase>& result,
                     const QString& done);
    void takeAll(const base::Result<EditOutcome>& outcome, const QString& done);
    void takeUndone(const base::Result<EditOutcome>& outcome, const QString& done);

    CaseOperations m_operations;
    std::deque<Job> m_waiting;
    std::vector<Step> m_steps;
    std::map<std::pair<std::int64_t, std::int64_t>, std::int64_t> m_own; ///< key and version, and the one after it
    bool m_isRunning = false; ///< until what came of it is told
    CaseRequest m_request;
};

} // namespace casewright::ui
