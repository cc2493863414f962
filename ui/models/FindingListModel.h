// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractListModel>
#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

#include "core/rules/Validation.h"
#include "ui/models/NoteRoles.h"

namespace casewright::ui {

class RuleDocuments;
class WorkspaceFindings;

/// All findings of the workspace, the gravest first, then by rule and by field as the form has them: with NoteRoles.
/// Narrowed to a severity and to words. Rows before and behind those that come and go stay. GUI thread.
class FindingListModel final : public QAbstractListModel {
    Q_OBJECT

public:
    /// Both outlive it.
    FindingListModel(const RuleDocuments& documents, const WorkspaceFindings& findings, QObject* parent = nullptr);

    /// None: findings of all severities.
    void setSeverity(std::optional<rules::Severity> severity);
    /// Words in the finding, its field, or the name of its rule; case does not count.
    void setSearch(const QString& text);
    /// Of all there are, whatever is shown.
    [[nodiscard]] int count(rules::Severity severity) const;
    /// Null for a row that is not there. Valid until the next change.
    [[nodiscard]] const rules::Finding* findingAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

private:
    struct Row {
        std::int64_t key = 0;
        QString rule;
        QString field;
        rules::Finding finding;

        friend bool operator==(const Row&, const Row&) = default;
    };
    void reload();
    void show();
    [[nodiscard]] bool isShown(const Row& row) const;

    const RuleDocuments& m_documents;
    const WorkspaceFindings& m_findings;
    std::optional<rules::Severity> m_severity;
    QString m_search;
    std::vector<Row> m_all;
    std::vector<Row> m_rows; ///< that are shown
};

} // namespace casewright::ui
