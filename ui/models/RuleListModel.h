// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractListModel>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/rules/Validation.h"
#include "ui/models/RuleTexts.h"

namespace casewright::ui {

class RuleDocuments;
class RuleOutcomes;
class WorkspaceFindings;

/// The rules of the workspace with what is said about them, in the order of the documents. A snapshot that follows
/// their signals; findings come a moment after an edit, as WorkspaceFindings has them. GUI thread.
class RuleListModel final : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        KeyRole = Qt::UserRole, ///< the rule's key
        TypeRole, ///< "Custom query"
        ConsumerRole, ///< "siem"
        ErrorsRole, ///< number of errors
        WarningsRole, ///< number of warnings
        FilterRole, ///< what a search looks into: name, type, consumer, tags
        TagsRole, ///< a QStringList
        OutcomeRole, ///< what its last simulation came to: "31 cases, 212 lost, Mar 5, 12:05"; empty without one
        LossRole, ///< whether alerts were lost in that
    };

    /// Both outlive it.
    RuleListModel(const RuleDocuments& documents, const WorkspaceFindings& findings, QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    /// Shows what the last simulation of each rule came to. They outlive it.
    void setOutcomes(const RuleOutcomes& outcomes);
    /// Writes them anew: another time zone may have been chosen.
    void showOutcomes();
    /// Invalid if there is no such rule.
    [[nodiscard]] QModelIndex indexOf(std::int64_t key) const;
    /// Of all rules together.
    [[nodiscard]] RuleTexts::FindingCounts findingCounts() const;

private:
    struct Row {
        std::int64_t key = 0;
        QString name;
        QString type;
        QString consumer;
        QString search;
        QStringList tags;
        std::vector<rules::Finding> findings;
        QString outcome;
        QString against; ///< name of the alerts of the outcome
        bool hasLoss = false;
        RuleTexts::FindingCounts counts;

        friend bool operator==(const Row&, const Row&) = default;
    };
    [[nodiscard]] Row rowFor(int row) const;
    void findRows();
    void reload();
    void insert(int first, int last);
    void remove(int first, int last);
    void refresh(int row);
    void showFindings();
    void putOutcome(Row& row, const std::string& id) const;

    const RuleDocuments& m_documents;
    const WorkspaceFindings& m_findings;
    const RuleOutcomes* m_outcomes = nullptr;
    std::vector<Row> m_rows;
    std::unordered_map<std::int64_t, int> m_places; ///< of the rules in m_rows, by key
};

} // namespace casewright::ui
