// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLineEdit>
#include <QString>

class QSortFilterProxyModel;

namespace casewright::ui {

class GroupingChoiceModel;
class Pill;
class SuggestionPopup;

/// The field that cases are grouped by: typed freely, or taken from a list in which one searches by typing, the best
/// first, each with what is known of it and why to take it or not. The arrow or the Down key opens the whole list. What
/// stands in it is what holds; nothing is no grouping. GUI thread.
class GroupByEdit final : public QLineEdit {
    Q_OBJECT

public:
    /// The choices outlive it.
    explicit GroupByEdit(GroupingChoiceModel& choices, QWidget* parent = nullptr);

    /// Opens the list with all choices, where the text stands.
    void openList();
    [[nodiscard]] bool isListOpen() const;
    /// A few words behind the field's name, where there is room: "18 values".
    void setChip(const QString& text);

Q_SIGNALS:
    /// A field, or none, was taken from the list, in which the person searched by typing or did not.
    void taken(const QString& field, bool isSearched);
    /// The list opens: more may be said of its fields from now on.
    void listOpened();
    /// The person is done here.
    void left();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void open(const QString& searched, bool isChoosing);
    void makePopup();
    void take(int row);
    void follow();
    void placeChip();

    GroupingChoiceModel& m_choices;
    QSortFilterProxyModel* m_found = nullptr;
    SuggestionPopup* m_popup = nullptr; ///< made when it is first needed
    Pill* m_chip = nullptr;
    QString m_searched; ///< in the list that is open
};

} // namespace casewright::ui
