// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFrame>
#include <QList>

#include <cstdint>

class QAction;
class QLabel;
class QListView;
class QToolButton;

namespace casewright::ui {

class RuleDocuments;
class RuleGroupModel;
class RuleListFilter;
class RuleListModel;
class SearchField;

/// The rules at the left of the page, with a search, a filter by tags, and groups. Several can be selected; the one that
/// was chosen last is the documents' current rule, both ways.
class RuleList final : public QFrame {
    Q_OBJECT

public:
    /// Both outlive it.
    RuleList(RuleDocuments& documents, RuleListModel& model, QWidget* parent = nullptr);

    /// The button beside the search offers them; it looks like the first one.
    void setNewActions(const QList<QAction*>& actions);
    /// Into the menu of a rule, after the ones before; null is a line.
    void addMenuAction(QAction* action);
    void focusList();
    /// The keys of the rules that are selected, or of the current one, in the order of the list.
    [[nodiscard]] QList<std::int64_t> selected() const;
    [[nodiscard]] RuleListFilter& filter() const { return *m_filter; }

Q_SIGNALS:
    void selectionChanged(); ///< see selected()
    /// F2 or Enter in the list.
    void renameRequested();
    /// Delete in the list.
    void removeRequested();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void buildList();
    bool handleFoldKey(int key);
    void fold(bool isFolded);
    void search(const QString& text);
    void showWhetherFound();
    void choose();
    void showCurrent();
    /// After all were deselected: what is shown is marked again.
    void selectCurrent();
    void showMenu(const QPoint& at);
    void showNewMenu();

    RuleDocuments& m_documents;
    RuleGroupModel* m_model = nullptr;
    RuleListFilter* m_filter = nullptr;
    SearchField* m_search = nullptr;
    QToolButton* m_new = nullptr;
    QListView* m_list = nullptr;
    QLabel* m_nothing = nullptr;
    QList<QAction*> m_menu;
    QList<QAction*> m_newActions;
    bool m_isLeaving = false; ///< rows are leaving the list
};

} // namespace casewright::ui
