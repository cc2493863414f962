// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/bridge/CaseOperations.h"

#include <QObject>

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace casewright::ui {

/// Changes attributes and comments of cases and names of collections for the person, removes cases, one after the
/// other, and takes back changes of attributes and names: each is one step. A change is made to the version that the
/// person saw; what they themselves changed since counts as seen. This is the only undo that cases have: whatever
/// changes attributes by hand comes here.
class CaseChanges final : public QObject {
    Q_OBJECT

public:
    /// What was done: a step, one that was taken back or made once more, or something that is no step.
    enum class Did { Change, Undo, Redo, Comment };

    /// The repository outlives it.
    explicit CaseChanges(CaseRepository& repository, QObject* parent = nullptr);
    /// Stops what is under way, as the end of the workspace does.
    ~CaseChanges() override;

    /// One case; `done` says it in one line: "Severity set to High".
    void change(std::int64_t key, std::int64_t version, const cases::CaseChange& change, const QString& done);
    /// Many cases, whatever their versions are: one step, however many there are, that undo() takes back as one.
    /// `changeOf` is asked for each case, with what the case has by then, on another thread: it must hold all that it
    /// uses. What it leaves out stays, and a case that has everything already is left out of the step. `done` has %1
    /// for "3 cases": "%1 marked as Closed". finished() follows, or partlyDone() or failed(), where some or all stay as
    /// they are: what is changed can be taken back. No keys: nothing happens.
    void changeAll(const std::vector<std::int64_t>& keys, const ChangeOf& changeOf, const QString& done);
    /// For good. removed() follows.
    void removeAll(const std::vector<std::int64_t>& keys);
    /// A collection, which the person knows by another name.
    void rename(std::int64_t collection, const QString& seen, const QString& name);

    /// The change or removal of many cases that is under way; null: there is none.
    [[nodiscard]] std::shared_ptr<const BulkWork> work() const { return m_work; }
    /// Stops it: what is done by then stays done.
    void stopWork();

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
    /// Some of many cases were not changed: which, and why.
    void partlyDone(const QString& title, const QString& reason, CaseChanges::Did did);
    /// No case was changed, or a step was not taken back or made once more.
    void failed(const QString& title, const QString& reason);
    /// Those are gone; where not all are, the reason is said.
    void removed(const std::vector<std::int64_t>& keys, const QString& title, const QString& reason);
    /// work() is another one: `what` is done to how many cases is said while it lasts, and nothing at its end.
    void workChanged(const QString& what);
    void commentDone(qint64 key);
    void commentRefused(qint64 key, const base::Error& error);

private:
    /// Of a collection: what it is called since, and what it was called before.
    struct Renaming {
        std::int64_t collection = 0;
        std::string name{};
        std::string before{};
    };
    struct Step {
        std::vector<ChangedCase> cases{}; ///< with what leads back, or forth
        QString done{}; ///< what it was
        std::optional<Renaming> renaming{}; ///< in place of cases
    };
    using Steps = std::vector<Step>;
    using Job = std::function<CaseRequest()>;

    void run(Job job);
    void next();
    [[nodiscard]] std::shared_ptr<BulkWork> beginWork(std::size_t count, const QString& what);
    void endWork();
    /// The version that the person's own changes made of it.
    [[nodiscard]] std::int64_t current(std::int64_t key, std::int64_t version) const;
    void countAsSeen(const EditOutcome& outcome);
    void remember(const EditOutcome& outcome, const QString& done);
    void takeStep(Did did);
    [[nodiscard]] CaseRequest changeBack(Did did, const Step& step);
    [[nodiscard]] CaseRequest nameBack(Did did, const Step& step);
    void takeStepResult(Did did, const Step& step, const base::Result<EditOutcome>& outcome);
    void sayStep(Did did, const Step& step, const EditOutcome& outcome);
    void takeComment(std::int64_t key, std::int64_t version, const base::Result<store::StoredCase>& result,
                     const QString& done);
    void takeAll(const base::Result<EditOutcome>& outcome, const QString& done);
    void takeRemoved(const base::Result<RemovalOutcome>& outcome, std::size_t wanted);

    CaseRepository& m_repository;
    CaseOperations m_operations;
    std::shared_ptr<BulkWork> m_work;
    std::deque<Job> m_waiting;
    Steps m_undo;
    Steps m_redo;
    std::map<std::pair<std::int64_t, std::int64_t>, std::int64_t> m_own; ///< key and version, and the one after it
    bool m_isRunning = false; ///< until what came of it is told
    CaseRequest m_request;
};

} // namespace casewright::ui
