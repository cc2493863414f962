// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractListModel>
#include <QSet>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <map>
#include <vector>

namespace casewright::ui {

class RuleListModel;

/// The rules of a list that a search and chosen tags let through, under the names of their groups. A rule with several
/// tags stands in the group of each. The rules of a group that is folded are not shown, unless a search asks for them.
/// Roles are those of RuleListModel. GUI thread.
class RuleGroupModel final : public QAbstractListModel {
    Q_OBJECT

public:
    enum class Grouping { None, Type, Tag };
    Q_ENUM(Grouping)
    enum Role {
        IsGroupRole = Qt::UserRole + 50, ///< the name of a group, which is no rule
        GroupSizeRole,                   ///< number of its rules, folded or not
        IsFoldedRole,
        GroupRole,                       ///< of a group, and of a rule: the id of its group, for setFolded()
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

    /// `group`: a GroupRole.
    void setFolded(const QString& group, bool isFolded);
    /// Ids of groups, also of some that are not there now: to be kept for the next start.
    [[nodiscard]] const QSet<QString>& folded() const { return m_folded; }
    void setFolded(const QSet<QString>& groups);
    /// Unfolds a group of the rule, if it stands in folded ones only.
    void reveal(std::int64_t key);
    /// Where the name of the group stands; invalid if it is not shown.
    [[nodiscard]] QModelIndex indexOfGroup(const QString& group) const;

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
        int size = 0; ///< of the group

        /// The same line of the list.
        friend bool operator==(const Row& left, const Row& right)
        {
            return left.key == right.key && left.group == right.group;
        }
    };
    [[nodiscard]] bool isShown(const QModelIndex& rule) const;
    [[nodiscard]] QStringList groupsOf(const QModelIndex& rule) const;
    [[nodiscard]] QString idOf(const QString& group) const;
    [[nodiscard]] bool isFolded(const QString& group) const;
    [[nodiscard]] std::vector<Row> wanted() const;
    void update();
    void follow(const QModelIndex& first, const QModelIndex& last);
    [[nodiscard]] QVariant groupData(const Row& row, int role) const;

    RuleListModel& m_list;
    QString m_search;
    QStringList m_tags;
    Grouping m_grouping = Grouping::None;
    QSet<QString> m_folded;
    std::vector<Row> m_rows;
};

} // namespace casewright::ui
