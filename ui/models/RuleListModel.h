// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractListModel>
#include <QString>

#include <cstdint>
#include <vector>

#include "ui/models/RuleTexts.h"

namespace casewright::ui {

class RuleDocuments;

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
    };

    /// The documents outlive it.
    explicit RuleListModel(const RuleDocuments& documents, QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
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
        QString findings; ///< one a line
        RuleTexts::FindingCounts counts;

        friend bool operator==(const Row&, const Row&) = default;
    };
    [[nodiscard]] Row rowFor(int row) const;
    void reload();
    void insert(int row);
    void remove(int row);
    void refresh(int row);

    const RuleDocuments& m_documents;
    std::vector<Row> m_rows;
};

} // namespace casewright::ui
