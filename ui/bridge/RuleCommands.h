// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QUndoCommand>

#include <set>
#include <vector>

#include "ui/bridge/RuleDocuments.h"

namespace casewright::ui {

/// Rules that come, go, or are others, anywhere in the list: what stood from a row on, and what stands there then.
class RuleDocuments::SpanCommand final : public QUndoCommand {
public:
    struct Span {
        int row = 0;
        std::vector<KeptRule> before{};
        std::vector<KeptRule> after{};
        std::set<std::int64_t> stored{}; ///< are in the workspace already when they come the first time
    };

    SpanCommand(RuleDocuments& documents, Span span, const QString& text);

    void undo() override;
    void redo() override;

private:
    RuleDocuments& m_documents;
    Span m_span;
    std::vector<std::int64_t> m_coming;
    std::vector<std::int64_t> m_going;
};

/// A change of one rule.
class RuleDocuments::EditCommand final : public QUndoCommand {
public:
    /// What it changes.
    struct Subject {
        rules::RuleField field;
        EditDetail detail;
    };

    EditCommand(RuleDocuments& documents, Subject subject, KeptRule before, KeptRule after, const QString& text);

    [[nodiscard]] int id() const override;
    bool mergeWith(const QUndoCommand* other) override;
    void undo() override { show(m_before); }
    void redo() override;

private:
    void show(const KeptRule& state);

    RuleDocuments& m_documents;
    Subject m_subject;
    KeptRule m_before;
    KeptRule m_after;
    bool m_isDone = false;
};

} // namespace casewright::ui
