// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractListModel>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <string>
#include <vector>

#include "ui/models/RuleTexts.h"

namespace casewright::ui {

class RuleDocuments;
class RuleOutcomes;

/// The rules of the workspace with what is said about them, in the order of the documents. A snapshot that follows
/// their signals. GUI thread.
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
        OutcomeRole, ///< what its last simulation came to: "31 cases, Mar 5, 12:05"; empty without one
    };

    /// The documents outlive it.
    explicit RuleListModel(const RuleDocuments& documents, QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    /// Shows what the last simulation of each rule came to. They outlive it.
    void setOutcomes(const RuleOutcomes& outcomes);
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
        QString findings; ///< one a line
        QString outcome;
        RuleTexts::FindingCounts counts;

        friend bool operator==(const Row&, const Row&) = default;
    };
    [[nodiscard]] Row rowFor(int row) const;
    void reload();
    void insert(int row);
    void remove(int row);
    void refresh(int row);
    void refreshAll();
    void showOutcomes();
    [[nodiscard]] QString outcomeOf(const std::string& id) const;

    const RuleDocuments& m_documents;
    const RuleOutcomes* m_outcomes = nullptr;
    std::vector<Row> m_rows;
};

} // namespace casewright::ui
