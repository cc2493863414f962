// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

#include <cstdint>
#include <vector>

#include "core/rules/Validation.h"

namespace casewright::ui {

class FieldNote;
class RuleDocuments;

/// What a note says of findings: their sentences, and a button for each fix, which becomes an edit of the rule. Owned
/// by the note.
class NotedFindings final : public QObject {
    Q_OBJECT

public:
    /// The documents outlive it.
    NotedFindings(RuleDocuments& documents, FieldNote* note);

    /// Says these of the rule of that key; none hide the note.
    void show(std::int64_t key, const std::vector<rules::Finding>& findings);
    [[nodiscard]] FieldNote* note() const { return m_note; }

Q_SIGNALS:
    /// A fix was made: of a finding of that field and path.
    void mended(rules::RuleField field, const QString& path);

private:
    void mend(int index);

    RuleDocuments& m_documents;
    FieldNote* m_note;
    std::int64_t m_key = 0;
    std::vector<rules::Finding> m_mendable; ///< those with a fix, one for each button
};

} // namespace casewright::ui
