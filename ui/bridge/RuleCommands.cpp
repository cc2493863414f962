// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/RuleCommands.h"

#include <unordered_set>
#include <utility>

namespace casewright::ui {
namespace {

constexpr int MergingEdits = 1; // the one kind of commands that merge
constexpr int MergingNever = -1;

/// The keys of rules that are not among the others.
std::vector<std::int64_t> keysOnlyIn(const std::vector<KeptRule>& rules, const std::vector<KeptRule>& others)
{
    std::unordered_set<std::int64_t> known;
    for (const KeptRule& kept : others)
        known.insert(kept.key);
    std::vector<std::int64_t> keys;
    for (const KeptRule& kept : rules) {
        if (!known.contains(kept.key))
            keys.push_back(kept.key);
    }
    return keys;
}

} // namespace

RuleDocuments::SpanCommand::SpanCommand(RuleDocuments& documents, Span span, const QString& text)
    : QUndoCommand(text), m_documents(documents), m_span(std::move(span)),
      m_coming(keysOnlyIn(m_span.after, m_span.before)), m_going(keysOnlyIn(m_span.before, m_span.after))
{
}

void RuleDocuments::SpanCommand::undo()
{
    m_documents.swapSpan(m_span.row, m_span.after, m_span.before, {});
    if (!m_going.empty())
        m_documents.makeCurrent(m_going.front());
}

void RuleDocuments::SpanCommand::redo()
{
    m_documents.swapSpan(m_span.row, m_span.before, m_span.after, std::exchange(m_span.stored, {}));
    if (!m_coming.empty())
        m_documents.makeCurrent(m_coming.back());
}

RuleDocuments::EditCommand::EditCommand(RuleDocuments& documents, Subject subject, KeptRule before, KeptRule after,
                                        const QString& text)
    : QUndoCommand(text), m_documents(documents), m_subject(std::move(subject)), m_before(std::move(before)),
      m_after(std::move(after))
{
}

int RuleDocuments::EditCommand::id() const { return m_subject.detail.standsAlone ? MergingNever : MergingEdits; }

bool RuleDocuments::EditCommand::mergeWith(const QUndoCommand* other)
{
    const auto* const next = static_cast<const EditCommand*>(other);
    const bool isSamePlace =
        next->m_subject.field == m_subject.field && next->m_subject.detail.path == m_subject.detail.path;
    if (next->m_after.key != m_after.key || !isSamePlace || next->text() != text())
        return false;
    m_after = next->m_after;
    setObsolete(m_after == m_before);
    return true;
}

void RuleDocuments::EditCommand::redo()
{
    if (!std::exchange(m_isDone, true))
        m_documents.replace(m_after);
    else
        show(m_after);
}

void RuleDocuments::EditCommand::show(const KeptRule& state)
{
    m_documents.makeCurrent(state.key);
    m_documents.replace(state);
    Q_EMIT m_documents.revealed(state.key, m_subject.field, m_subject.detail.path);
}

} // namespace casewright::ui
