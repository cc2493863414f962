// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <vector>

#include "ui/alerts/ReadingForm.h"
#include "ui/bridge/SourceFile.h"

class QComboBox;
class QGridLayout;
class QLineEdit;

namespace casewright::ui {

class ElidedLabel;
class FieldNote;

/// Which field each column of a CSV file becomes. A mapping that cannot be is kept here, with a note that says why; one
/// that can be is given out when a field is left.
class MappingForm final : public ReadingForm {
    Q_OBJECT

public:
    explicit MappingForm(QWidget* parent = nullptr);

    /// Emits nothing.
    void setColumns(const std::vector<MappedColumn>& columns);
    /// The column whose first values are times, where none is the time yet; empty: none is known.
    void setLikelyTime(const QString& column);
    [[nodiscard]] std::vector<MappedColumn> columns() const;
    /// The cursor goes to where the time is chosen.
    void focusTime();

private:
    void addRow();
    void showTime();
    void chooseTime(const QString& column);
    void check();
    void tell();

    std::vector<MappedColumn> m_columns;   ///< as they were given out last
    QComboBox* m_time;
    FieldNote* m_likely;
    QString m_likelyTime;
    QGridLayout* m_grid;
    struct Row {
        ElidedLabel* column;
        QLineEdit* field;
    };
    std::vector<Row> m_rows;               ///< as many as there were columns at most; those too many are hidden
    FieldNote* m_note;
};

} // namespace casewright::ui
