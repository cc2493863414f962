// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFrame>
#include <QString>

class QLabel;
class QLineEdit;
class QListView;
class QPushButton;
class QSortFilterProxyModel;

namespace casewright::ui {

class ChoiceModel;

/// A list of ticks that opens below a button, with a field to search it. Space, Enter or a click ticks; Esc and a click
/// elsewhere close it. GUI thread.
class ChoicePopup final : public QFrame {
    Q_OBJECT

public:
    enum class Use {
        Filter,   ///< each tick holds at once
        OneOrMore, ///< the same, and a click beside the tick, or Enter, chooses this one alone
        Edit,     ///< ticks hold when the button is pressed, and what was typed can be added
    };

    /// The model outlives it. `name` is the object name; the parts are called `<name>Search`, `<name>List`, …
    ChoicePopup(const QString& name, ChoiceModel& model, Use use, QWidget* parent);

    /// `title` says what is chosen, for people who hear it as well.
    void openBelow(QWidget* anchor, const QString& title);
    /// A line below the list, such as that nothing is there. Empty: none.
    void setHint(const QString& text);
    /// Filter: what was typed and is not in the list can be chosen too, where `words` say so: "Filter by “%1”". Enter
    /// does so only where nothing matches. Empty: it cannot.
    void setAdding(const QString& words);
    /// Of the button that makes ticks hold.
    void setApplyText(const QString& text);

Q_SIGNALS:
    /// This row alone; only where one or more are chosen.
    void onlyChosen(int row);
    void applied();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    void connectParts();
    void fit();
    void showHint(const QString& text);
    void pressed(int proxyRow, bool isBesideTick);
    void showMatches(const QString& text);
    void addTyped();
    [[nodiscard]] bool handleKey(QObject* watched, int key);

    ChoiceModel& m_model;
    Use m_use;
    QSortFilterProxyModel* m_matches = nullptr;
    QLineEdit* m_search = nullptr;
    QListView* m_list = nullptr;
    QLabel* m_hint = nullptr;
    QString m_standing; ///< the hint, while there is nothing else to say
    QString m_adding;   ///< with %1 for what was typed; empty: nothing can be added
    QPushButton* m_add = nullptr;
    QPushButton* m_apply = nullptr;
};

} // namespace casewright::ui
