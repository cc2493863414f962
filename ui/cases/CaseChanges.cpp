// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/CaseChanges.h"

#include "ui/bridge/Text.h"
#include "ui/models/CaseText.h"

#include <algorithm>
#include <optional>
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

/// Whether the same may succeed later: nobody changed or removed the case.
bool canPass(base::ErrorCode code) { return code != base::ErrorCode::Conflict && code != base::ErrorCode::NotFound; }

/// The cases that are not among the others.
std::vector<ChangedCase> without(std::vector<ChangedCase> cases, const std::vector<ChangedCase>& others)
{
    std::erase_if(cases, [&others](const ChangedCase& each) {
        return std::any_of(others.begin(), others.end(), [&each](const ChangedCase& other) { return other.key == each.key; });
    });
    return cases;
}

} // namespace

CaseChanges::CaseChanges(CaseRepository& repository, QObject* parent) : QObject(parent), m_operations(repository) {}

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
        return m_operations.edit(targetsOf(keys), changeOf, [=, this](const base::Result<EditOutcome>& outcome) {
            takeAll(outcome, done);
            next();
        });
    });
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
    run([this, did, step = std::move(step)] {
        std::vector<CaseTarget> targets;
        std::map<std::int64_t, CaseChange> backs;
        for (const ChangedCase& each : step.cases) {
            targets.push_back({.key = each.key, .version = current(each.key, each.version)});
            backs[each.key] = each.back;
        }
        return m_operations.edit(
            targets, [backs](const store::StoredCase& now) { return backs.at(now.key); },
            [this, did, step](const base::Result<EditOutcome>& outcome) {
                takeStepResult(did, step, outcome);
                next();
            });
    });
}

void CaseChanges::takeStepResult(Did did, const Step& step, const base::Result<EditOutcome>& outcome)
{
    const bool isUndo = did == Did::Undo;
    const std::optional<base::Error> failure = outcome ? outcome->failure : outcome.error();
    const std::vector<ChangedCase> changed = outcome ? outcome->changed : std::vector<ChangedCase>();
    countAsSeen({.changed = changed, .failure = {}});
    if (!changed.empty())
        (isUndo ? m_redo : m_undo).push_back({.cases = changed, .done = step.done});
    if (failure && canPass(failure->code))
        (isUndo ? m_undo : m_redo).push_back({.cases = without(step.cases, changed), .done = step.done});
    if (failure)
        Q_EMIT failed((isUndo ? tr("Not taken back: %1") : tr("Not made again: %1")).arg(step.done), toText(*failure));
    else
        Q_EMIT finished((isUndo ? tr("Taken back: %1") : tr("Made again: %1")).arg(step.done), did);
}

void CaseChanges::countAsSeen(std::int64_t key, std::int64_t versionBefore, std::int64_t version)
{
    if (const std::int64_t seen = current(key, versionBefore); seen < version)
        m_own[{key, seen}] = version;
}

void CaseChanges::forget()
{
    m_request.drop();
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
    if (outcome->failure)
        Q_EMIT failed(outcome->changed.empty() ? tr("No case was changed") : tr("Only %1").arg(text),
                      toText(*outcome->failure));
    else
        Q_EMIT finished(outcome->changed.empty() ? tr("Nothing to change: all have that already") : text, Did::Change);
}

} // namespace casewright::ui
