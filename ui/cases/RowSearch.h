// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

#include <functional>

class QTableView;

namespace casewright::ui {

class CasePartModel;

/// Goes to a row of a long list: reads page after page until the row is there, and brings it into sight.
class RowSearch final : public QObject {
    Q_OBJECT

public:
    /// The table shows the model; both outlive it.
    RowSearch(QTableView* table, CasePartModel* model);

    /// Goes to the first row for which this holds. A search that is under way ends.
    void start(std::function<bool(int row)> isWanted);
    void stop() { m_isWanted = {}; }

private:
    void search();

    QTableView* m_table;
    CasePartModel* m_model;
    std::function<bool(int)> m_isWanted; ///< empty: nothing is searched for
    int m_next = 0; ///< the first row that was not looked at
};

} // namespace casewright::ui
