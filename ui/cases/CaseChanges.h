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
/// seen. This is the only undo that cases have: whatever changes attributes by hand comes here.
class CaseChanges final : public QObject {
    Q_OBJECT

public:
    /// What was done: a step, one that was taken back or made once more, or a comment, which is no step.
    enum class Did { Change, Undo, Redo, Comment };

    /// The repository outlives it.
    explicit CaseChanges(CaseRepository& repository, QObject* parent = nullptr);

    /// One case; `done` says it in one line: "Severity set to High".
    void change(std::int64_t key, std::int64_t version, const cases::CaseChange& change, const QString& done);
    /// Many cases, whatever their versions are: one step, however many there are, that undo() takes back as one.
    /// `changeOf` is asked for each case, with what the case has by then, on another thread: it must hold all that it
    /// uses. What it leaves out stays, and a case that has everything already is left out of the step. `done` has %1
    /// for "3 cases": "%1 marked as Closed". finished() follows, or failed(): the cases of the portions before the
    /// failure are changed and can be taken back, the rest stays. No keys: nothing happens.
    void changeAll(const std::vector<std::int64_t>& keys, const ChangeOf& changeOf, const QString& done);

    void addComment(std::int64_t key, std::int64_t version, const QString& text);
    void editComment(std::int64_t key, std::int64_t version, const store::StoredComment& seen, const QString& text);
    void removeComment(std::int64_t key, std::int64_t version, const std::string& commentId);

    /// Takes the last step back, or makes the last one that was taken back once more: a further change, which activity
    /// shows as well. A new change leaves nothing to make once more.
    void undo();
    void redo();
    [[nodiscard]] bool canUndo() const { return !m_undo.empty() && !isRunning(); }
    [[nodiscard]] bool canRedo() const { return !m_redo.empty() && !isRunning(); }
    /// What undo() would take back, and redo() make: "Severity set to High"; empty: nothing.
    [[nodiscard]] QString undoText() const { return m_undo.empty() ? QString() : m_undo.back().done; }
    [[nodiscard]] QString redoText() const { return m_redo.empty() ? QString() : m_redo.back().done; }
    /// The person changed the case otherwise, such as by pushing it: that counts as seen.
    void countAsSeen(std::int64_t key, std::int64_t versionBefore, std::int64_t version);
    [[nodiscard]] bool isRunning() const { return m_isRunning; }
    /// Another workspace: nothing to take back, and nothing more to do.
    void forget();

Q_SIGNALS:
    /// What can be undone or redone is another, or isRunning() is.
    void stateChanged();
    /// Done, in one line.
    void finished(const QString& text, CaseChanges::Did did);
    /// A change of one case was made, or was not and why: for the fields that it came from.
    void changed(qint64 key, const cases::CaseChange& change);
    void refused(qint64 key, const cases::CaseChange& change, const base::Error& error);
    /// Some or all of many cases were not changed, or a step was not taken back or made once more.
    void failed(const QString& title, const QString& reason);
    void commentDone(qint64 key);
    void commentRefused(qint64 key, const base::Error& error);

private:
    struct Step {
        std::vector<ChangedCase> cases; ///< with what leads back, or forth
        QString done; ///< what it was
    };
    using Steps = std::vector<Step>;
    using Job = std::function<CaseRequest()>;

    void run(Job job);
    void next();
    /// The version that the person's own changes made of it.
    [[nodiscard]] std::int64_t current(std::int64_t key, std::int64_t version) const;
    void countAsSeen(const EditOutcome& outcome);
    void remember(const EditOutcome& outcome, const QString& done);
    void takeStep(Did did);
    void takeStepResult(Did did, const Step& step, const base::Result<EditOutcome>& outcome);
    void takeComment(std::int64_t key, std::int64_t version, const base::Result<store::StoredCase>& result,
                     const QString& done);
    void takeAll(const base::Result<EditOutcome>& outcome, const QString& done);

    CaseOperations m_operations;
    std::deque<Job> m_waiting;
    Steps m_undo;
    Steps m_redo;
    std::map<std::pair<std::int64_t, std::int64_t>, std::int64_t> m_own; ///< key and version, and the one after it
    bool m_isRunning = false; ///< until what came of it is told
    CaseRequest m_request;
};

} // namespace casewright::ui
