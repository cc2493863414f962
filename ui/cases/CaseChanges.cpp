// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/CaseChanges.h"

#include "ui/bridge/Text.h"
#include "ui/models/CaseText.h"

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
                        Q_EMIT finished(done);
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

void CaseChanges::undo()
{
    if (!canUndo())
        return;
    Step step = std::move(m_steps.back());
    m_steps.pop_back();
    run([this, step = std::move(step)] {
        std::vector<CaseTarget> targets;
        std::map<std::int64_t, CaseChange> backs;
        for (const ChangedCase& each : step.cases) {
            targets.push_back({.key = each.key, .version = current(each.key, each.version)});
            backs[each.key] = each.back;
        }
        return m_operations.edit(
            targets, [backs](const store::StoredCase& now) { return backs.at(now.key); },
            [this, done = step.done](const base::Result<EditOutcome>& outcome) {
                takeUndone(outcome, done);
                next();
            });
    });
}

void CaseChanges::forget()
{
    m_request.drop();
    m_isRunning = false;
    m_waiting.clear();
    m_steps.clear();
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

void CaseChanges::remember(const EditOutcome& outcome, const QString& done)
{
    for (const ChangedCase& each : outcome.changed)
        m_own[{each.key, each.versionBefore}] = each.version;
    if (!outcome.changed.empty() && !done.isEmpty())
        m_steps.push_back({.cases = outcome.changed, .done = done});
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
    Q_EMIT finished(done);
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
        Q_EMIT finished(text);
}

void CaseChanges::takeUndone(const base::Result<EditOutcome>& outcome, const QString& done)
{
    if (outcome)
        remember(*outcome, {});
    if (!outcome || outcome->failure)
        Q_EMIT failed(tr("Not taken back: %1").arg(done), toText(outcome ? *outcome->failure : outcome.error()));
    else
        Q_EMIT finished(tr("Taken back: %1").arg(done));
}

} // namespace casewright::ui
