// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/designer/RuleSteps.h"

#include "ui/bridge/RuleDocuments.h"

#include <QCoreApplication>
#include <QUndoStack>

#include <optional>

namespace casewright::ui::RuleSteps {
namespace {

/// The context of the translations.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(RuleSteps)
};

} // namespace

bool duplicate(RuleDocuments& documents, const QList<std::int64_t>& keys)
{
    if (keys.size() > 1)
        documents.undoStack()->beginMacro(Words::tr("Duplicate rules"));
    bool isDone = !keys.isEmpty();
    for (const std::int64_t key : keys) {
        const std::optional<rules::Rule> copy = documents.copyOf(key);
        isDone = copy && documents.add(*copy, Words::tr("Duplicate rule"), documents.draft(key)) && isDone;
    }
    if (keys.size() > 1)
        documents.undoStack()->endMacro();
    return isDone;
}

void remove(RuleDocuments& documents, const QList<std::int64_t>& keys)
{
    if (keys.size() > 1)
        documents.undoStack()->beginMacro(Words::tr("Delete rules"));
    for (const std::int64_t key : keys)
        documents.remove(key, Words::tr("Delete rule"));
    if (keys.size() > 1)
        documents.undoStack()->endMacro();
}

} // namespace casewright::ui::RuleSteps
