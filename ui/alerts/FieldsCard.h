// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <vector>

#include "core/alerts/FieldStatistics.h"
#include "ui/widgets/Card.h"

class QPushButton;
class QSortFilterProxyModel;
class QTableView;

namespace casewright::ui {

class FieldTableModel;
class SearchField;

/// The fields of documents in numbers, sorted and filtered as a person likes. One of them is chosen.
class FieldsCard final : public Card {
    Q_OBJECT

public:
    explicit FieldsCard(QWidget* parent = nullptr);

    /// Shows other fields. The field that a person chose stays chosen if it is among them; else one is chosen that is
    /// good for grouping, if any is.
    void setFields(std::vector<alerts::FieldStatistics> fields);
    /// Where the numbers come from, at the title; empty: how many fields there are.
    void setOrigin(const QString& origin);
    /// Null if there are no fields, or none is found. Valid until they change.
    [[nodiscard]] const alerts::FieldStatistics* chosen() const;
    [[nodiscard]] bool hasFields() const;
    /// So that no row is hidden.
    [[nodiscard]] int wantedHeight() const;

    /// Whether there is a way to the top values from here: they do not stand beside it.
    void setTopValuesElsewhere(bool isElsewhere);

Q_SIGNALS:
    /// A person wants to see the top values of the chosen field.
    void topValuesRequested();
    /// Another field was chosen, or its numbers are others.
    void chosenChanged();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildTable();
    void layOutColumns();
    [[nodiscard]] int neededWidth(int column) const;
    [[nodiscard]] int neededTypeWidth() const;
    void filter(const QString& text);
    void keepChoice();
    void chooseSensibly();
    void showHint();

    FieldTableModel* m_model = nullptr;
    QSortFilterProxyModel* m_sorted = nullptr;
    SearchField* m_filter = nullptr;
    QPushButton* m_topValues = nullptr;
    QTableView* m_view = nullptr;
    QString m_origin;
    std::string m_wanted;        ///< the field that a person chose
    bool m_isArranged = false;   ///< a person gave columns their widths
    bool m_isLayingOut = false;  ///< the widths that change meanwhile are nobody's wish
    bool m_isChanging = false;   ///< what the view chooses meanwhile is nobody's choice
};

} // namespace casewright::ui
