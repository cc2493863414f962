// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractListModel>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <map>
#include <vector>

namespace casewright::ui {

class RuleListModel;

/// The rules of a list that a search and chosen tags let through, under the names of their groups. A rule with several
/// tags stands in the group of each. Roles are those of RuleListModel. GUI thread.
class RuleGroupModel final : public QAbstractListModel {
    Q_OBJECT

public:
    enum class Grouping { None, Type, Tag };
    Q_ENUM(Grouping)
    enum Role {
        IsGroupRole = Qt::UserRole + 50, ///< the name of a group, which is no rule
        GroupSizeRole,                   ///< number of its rules that are shown
    };

    /// The list outlives it.
    explicit RuleGroupModel(RuleListModel& list, QObject* parent = nullptr);

    /// Case does not count.
    void setSearch(const QString& text);
    /// Only rules with one of them; none: all rules.
    void setTags(const QStringList& tags);
    [[nodiscard]] const QStringList& tags() const { return m_tags; }
    void setGrouping(Grouping grouping);
    [[nodiscard]] Grouping grouping() const { return m_grouping; }

    /// The tags of all rules with the number of rules that have each, by name.
    [[nodiscard]] std::map<QString, int> allTags() const;
    /// Where the rule stands first; invalid if it is not shown.
    [[nodiscard]] QModelIndex indexOf(std::int64_t key) const;
    [[nodiscard]] bool hasRules() const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    struct Row {
        std::int64_t key = 0; ///< 0: the name of the group
        QString group;

        friend bool operator==(const Row&, const Row&) = default;
    };
    [[nodiscard]] bool isShown(const QModelIndex& rule) const;
    [[nodiscard]] QStringList groupsOf(const QModelIndex& rule) const;
    [[nodiscard]] std::vector<Row> wanted() const;
    void update();
    void follow(const QModelIndex& first, const QModelIndex& last);
    [[nodiscard]] QVariant groupData(const Row& row, int role) const;

    RuleListModel& m_list;
    QString m_search;
    QStringList m_tags;
    Grouping m_grouping = Grouping::None;
    std::vector<Row> m_rows;
};

} // namespace casewright::ui
