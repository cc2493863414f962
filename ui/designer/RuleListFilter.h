// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QStringList>
#include <QWidget>

class QMenu;
class QPushButton;

namespace casewright::ui {

class ElidedComboBox;
class RuleGroupModel;

/// Which tags the list of rules is narrowed to, and how it is grouped.
class RuleListFilter final : public QWidget {
    Q_OBJECT

public:
    /// The model outlives it.
    explicit RuleListFilter(RuleGroupModel& model, QWidget* parent = nullptr);

    /// All rules again, whatever their tags.
    void clearTags();
    /// What is chosen, to be kept for the next start.
    [[nodiscard]] QByteArray state() const;
    /// Takes up what state() gave; what is not understood changes nothing.
    void restore(const QByteArray& state);

Q_SIGNALS:
    void tagsChanged();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showMenu();
    void choose(const QStringList& tags);
    void showTags();

    RuleGroupModel& m_model;
    QPushButton* m_tags = nullptr;
    ElidedComboBox* m_grouping = nullptr;
};

} // namespace casewright::ui
