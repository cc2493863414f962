// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/CaseChanges.h"

#include "core/cases/CaseLimits.h"
#include "ui/bridge/CollectionOperations.h"
#include "ui/bridge/Text.h"
#include "ui/cases/LeftCasesText.h"
#include "ui/models/CaseText.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

namespace casewright::ui {
namespace {

using cases::CaseChange;

std::vector<CaseTarget> targetsOf(const std::vector<std::int64_t>& keys)
{
    std::vector<CaseTarget> targets;
    for (const std::int64_t key : keys)
        targets.push_back({.key = key, .version = std::nullopt});
    return targets;
}

/// Why some stay as they are; `stopped` where the person wanted it so.
QString reasonOf(const std::vector<LeftCase>& left, const std::optional<base::Error>& failure, const QString& stopped)
{
    const bool isStop = failure && failure->code == base::ErrorCode::Cancelled;
    const QString why = !failure ? QString() : isStop ? stopped : toText(*failure);
    return QString(why + u' ' + leftText(left)).trimmed();
}

/// "Taken back: Severity set to High", "Not taken back: …"
QString stepText(CaseChanges::Did did, bool isDone, const QString& step)
{
    const QString undo = isDone ? CaseChanges::tr("Taken back: %1") : CaseChanges::tr("Not taken back: %1");
    const QString redo = isDone ? CaseChanges::tr("Made again: %1") : CaseChanges::tr("Not made again: %1");
    return (did == CaseChanges::Did::Undo ? undo : redo).arg(step);
}

/// Whether the same may succeed later: nobody changed or removed the case.
bool canPass(base::ErrorCode code) { return code != base::ErrorCode::Conflict && code != base::ErrorCode::NotFound; }

/// The cases that are not among the others.
template<class Other>
std::vector<ChangedCase> without(std::vector<ChangedCase> cases, const std::vector<Other>& others)
{
    std::unordered_set<std::int64_t> keys;
    for (const Other& each : others)
        keys.insert(each.key);
    std::erase_if(cases, [&keys](const ChangedCase& each) { return keys.contains(each.key); });
    return cases;
}

} // namespace

CaseChanges::CaseChanges(CaseRepository& repository, QObject* parent)
    : QObject(parent),
      m_repository(repository),
      m_operations(repository)
{
    connect(&repository, &CaseRepository::aboutToDisconnect, this, &CaseChanges::stopWork);
}

CaseChanges::~CaseChanges() { stopWork(); }

void CaseChanges::change(std::int64_t key, std::int64_t version, const CaseChange& change, const QString& done)
{
    run([=, this] {
        return m_operations.edit(
            {{.key = key, .version = current(key, version)}}, [change](const store::StoredCase&) { return change; },
            [=, this](const base::Result<EditOutcome>& outcome) {
                if (!outcome || outcome->failure) {
                    Q_EMIT refused(key, change, outcome ? *outcome->failure : outcome.error());
                } else {
                    remember(*outcome, done);
                    Q_EMIT changed(key, change);
                    if (!outcome->changed.empty())
                        Q_EMIT finished(done, Did::Change);
                }
                next();
            });
    });
}

void CaseChanges::changeAll(const std::vector<std::int64_t>& keys, const ChangeOf& changeOf, const QString& done)
{
    if (keys.empty())
        return;
    run([=, this] {
        const std::shared_ptr<BulkWork> work =
            beginWork(keys.size(), tr("Changing %1").arg(CaseText::cases(keys.size())));
        return m_operations.edit(
            targetsOf(keys), changeOf,
            [=, this](const base::Result<EditOutcome>& outcome) {
                endWork();
                takeAll(outcome, done);
                next();
            },
            work);
    });
}

void CaseChanges::removeAll(const std::vector<std::int64_t>& keys)
{
    if (keys.empty())
        return;
    run([=, this] {
        const std::shared_ptr<BulkWork> work =
            beginWork(keys.size(), tr("Deleting %1").arg(CaseText::cases(keys.size())));
        return m_operations.remove(
            keys,
            [this, wanted = keys.size()](const base::Result<RemovalOutcome>& outcome) {
                endWork();
                takeRemoved(outcome, wanted);
                next();
            },
            work);
    });
}

void CaseChanges::rename(std::int64_t collection, const QString& seen, const QString& name)
{
    run([=, this] {
        return CollectionOperations(m_repository)
            .rename(collection, toUtf8(seen), toUtf8(name), [=, this](const base::Result<std::string>& now) {
                if (!now) {
                    Q_EMIT failed(tr("The name was not changed"), toText(now.error()));
                } else if (const QString done = tr("Called %1 now").arg(toText(*now)); *now != toUtf8(seen)) {
                    const Renaming renaming{.collection = collection, .name = *now, .before = toUtf8(seen)};
                    m_undo.push_back({.done = done, .renaming = renaming});
                    m_redo.clear();
                    Q_EMIT finished(done, Did::Change);
                }
                next();
            });
    });
}

/// What takes long enough to be looked at, and stopped.
std::shared_ptr<BulkWork> CaseChanges::beginWork(std::size_t count, const QString& what)
{
    if (count <= cases::MaximumCasesPerCall)
        return nullptr;
    m_work = std::make_shared<BulkWork>();
    Q_EMIT workChanged(what);
    return m_work;
}

void CaseChanges::endWork()
{
    if (!m_work)
        return;
    m_work.reset();
    Q_EMIT workChanged({});
}

void CaseChanges::stopWork()
{
    if (m_work)
        m_work->stop.request_stop();
}

void CaseChanges::addComment(std::int64_t key, std::int64_t version, const QString& text)
{
    run([=, this] {
        return m_operations.addComment(key, text, [=, this](const base::Result<store::StoredCase>& result) {
            takeComment(key, version, result, tr("Comment added"));
            next();
        });
    });
}

void CaseChanges::editComment(std::int64_t key, std::int64_t version, const store::StoredComment& seen,
                              const QString& text)
{
    run([=, this] {
        return m_operations.updateComment(key, seen, text, [=, this](const base::Result<store::StoredCase>& result) {
            takeComment(key, version, result, tr("Comment changed"));
            next();
        });
    });
}

void CaseChanges::removeComment(std::int64_t key, std::int64_t version, const std::string& commentId)
{
    run([=, this] {
        return m_operations.deleteComment(key, commentId, [=, this](const base::Result<store::StoredCase>& result) {
            if (result)
                takeComment(key, version, result, tr("Comment removed"));
            else
                Q_EMIT failed(tr("The comment was not removed"), toText(result.error()));
            next();
        });
    });
}

void CaseChanges::undo() { takeStep(Did::Undo); }
void CaseChanges::redo() { takeStep(Did::Redo); }

void CaseChanges::takeStep(Did did)
{
    Steps& from = did == Did::Undo ? m_undo : m_redo;
    if (from.empty() || isRunning())
        return;
    Step step = std::move(from.back());
    from.pop_back();
    run([this, did, step = std::move(step)] { return step.renaming ? nameBack(did, step) : changeBack(did, step); });
}

CaseRequest CaseChanges::changeBack(Did did, const Step& step)
{
    std::vector<CaseTarget> targets;
    std::map<std::int64_t, CaseChange> backs;
    for (const ChangedCase& each : step.cases) {
        targets.push_back({.key = each.key, .version = current(each.key, each.version), .title = each.title});
        backs[each.key] = each.back;
    }
    const QString what = did == Did::Undo ? tr("Taking back: %1") : tr("Making again: %1");
    const std::shared_ptr<BulkWork> work = beginWork(targets.size(), what.arg(step.done));
    return m_operations.edit(
        std::move(targets), [backs](const store::StoredCase& now) { return backs.at(now.key); },
        [this, did, step](const base::Result<EditOutcome>& outcome) {
            endWork();
            takeStepResult(did, step, outcome);
            next();
        },
        work);
}

CaseRequest CaseChanges::nameBack(Did did, const Step& step)
{
    const Renaming& renaming = *step.renaming;
    return CollectionOperations(m_repository)
        .rename(renaming.collection, renaming.name, renaming.before, [=, this](const base::Result<std::string>& now) {
            const bool isUndo = did == Did::Undo;
            if (now) {
                Step other = step;
                std::swap(other.renaming->name, other.renaming->before);
                (isUndo ? m_redo : m_undo).push_back(std::move(other));
                Q_EMIT finished(stepText(did, true, step.done), did);
            } else {
                if (canPass(now.error().code))
                    (isUndo ? m_undo : m_redo).push_back(step);
                Q_EMIT failed(stepText(did, false, step.done), toText(now.error()));
            }
            next();
        });
}

void CaseChanges::takeStepResult(Did did, const Step& step, const base::Result<EditOutcome>& result)
{
    const EditOutcome outcome = result ? *result : EditOutcome{.failure = result.error()};
    const bool isUndo = did == Did::Undo;
    countAsSeen(outcome);
    if (!outcome.changed.empty())
        (isUndo ? m_redo : m_undo).push_back({.cases = outcome.changed, .done = step.done});
    // What may succeed later stays a step; those that somebody else changed or removed do not come back to it.
    std::vector<ChangedCase> rest;
    if (outcome.failure && canPass(outcome.failure->code))
        rest = without(without(step.cases, outcome.changed), outcome.left);
    if (!rest.empty())
        (isUndo ? m_undo : m_redo).push_back({.cases = std::move(rest), .done = step.done});
    sayStep(did, step, outcome);
}

void CaseChanges::sayStep(Did did, const Step& step, const EditOutcome& outcome)
{
    if (!outcome.failure && outcome.left.empty()) {
        Q_EMIT finished(stepText(did, true, step.done), did);
        return;
    }
    const QString reason = reasonOf(outcome.left, outcome.failure, tr("Stopped; the rest can still be done."));
    if (outcome.changed.empty()) {
        Q_EMIT failed(stepText(did, false, step.done), reason);
        return;
    }
    const QString some = did == Did::Undo ? tr("Taken back for %1 of %2: %3") : tr("Made again for %1 of %2: %3");
    Q_EMIT partlyDone(
        some.arg(CaseText::number(outcome.changed.size()), CaseText::number(step.cases.size()), step.done), reason,
        did);
}

void CaseChanges::countAsSeen(std::int64_t key, std::int64_t versionBefore, std::int64_t version)
{
    if (const std::int64_t seen = current(key, versionBefore); seen < version)
        m_own[{key, seen}] = version;
}

void CaseChanges::forget()
{
    m_request.drop();
    stopWork();
    endWork();
    m_isRunning = false;
    m_waiting.clear();
    m_undo.clear();
    m_redo.clear();
    m_own.clear();
    Q_EMIT stateChanged();
}

void CaseChanges::run(Job job)
{
    m_waiting.push_back(std::move(job));
    if (!isRunning())
        next();
}

void CaseChanges::next()
{
    m_isRunning = !m_waiting.empty();
    if (m_isRunning) {
        const Job job = std::move(m_waiting.front());
        m_waiting.pop_front();
        m_request = job();
    }
    Q_EMIT stateChanged();
}

std::int64_t CaseChanges::current(std::int64_t key, std::int64_t version) const
{
    auto found = m_own.find({key, version});
    while (found != m_own.end()) {
        version = found->second;
        found = m_own.find({key, version});
    }
    return version;
}

void CaseChanges::countAsSeen(const EditOutcome& outcome)
{
    for (const ChangedCase& each : outcome.changed)
        m_own[{each.key, each.versionBefore}] = each.version;
}

void CaseChanges::remember(const EditOutcome& outcome, const QString& done)
{
    countAsSeen(outcome);
    if (outcome.changed.empty())
        return;
    m_undo.push_back({.cases = outcome.changed, .done = done});
    m_redo.clear();
}

void CaseChanges::takeComment(std::int64_t key, std::int64_t version, const base::Result<store::StoredCase>& result,
                              const QString& done)
{
    if (!result) {
        Q_EMIT commentRefused(key, result.error());
        return;
    }
    // Nobody else was between: the case that the person saw, and one change.
    const std::int64_t seen = current(key, version);
    if (result->document.version == seen + 1)
        m_own[{key, seen}] = result->document.version;
    Q_EMIT commentDone(key);
    Q_EMIT finished(done, Did::Comment);
}

void CaseChanges::takeAll(const base::Result<EditOutcome>& outcome, const QString& done)
{
    if (!outcome) {
        Q_EMIT failed(tr("No case was changed"), toText(outcome.error()));
        return;
    }
    const QString text = done.arg(CaseText::cases(outcome->changed.size()));
    remember(*outcome, text);
    if (!outcome->failure && outcome->left.empty()) {
        Q_EMIT finished(outcome->changed.empty() ? tr("Nothing to change: all have that already") : text, Did::Change);
        return;
    }
    const QString reason = reasonOf(outcome->left, outcome->failure, tr("Stopped; the rest stays as it is."));
    if (outcome->changed.empty())
        Q_EMIT failed(tr("No case was changed"), reason);
    else
        Q_EMIT partlyDone(tr("Only %1").arg(text), reason, Did::Change);
}

void CaseChanges::takeRemoved(const base::Result<RemovalOutcome>& result, std::size_t wanted)
{
    const RemovalOutcome outcome = result ? *result : RemovalOutcome{.failure = result.error()};
    const std::size_t gone = outcome.removed.size();
    const QString reason = reasonOf(outcome.left, outcome.failure,
                                    tr("Stopped; those that were not deleted yet are as they were."));
    const QString some = tr("Only %1 of %2 deleted").arg(CaseText::number(gone), CaseText::cases(wanted));
    const QString title = gone == wanted ? tr("%1 deleted").arg(CaseText::cases(gone))
        : gone == 0                      ? tr("No case was deleted")
                                         : some;
    Q_EMIT removed(outcome.removed, title, reason);
}

} // namespace casewright::ui
