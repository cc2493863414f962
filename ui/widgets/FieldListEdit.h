// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/FieldPicker.h"

#include <QStringList>
#include <QWidget>

#include <vector>

class QToolButton;
class QVBoxLayout;

namespace casewright::ui {

class FieldNote;

/// A list of fields in an order, each with a picker, and behind them an empty one for a new field, as long as there may
/// be more. Alt+Up and Alt+Down move a field; the last one also goes by clearing it. What stands there is what holds.
class FieldListEdit final : public QWidget {
    Q_OBJECT

public:
    /// `label` is the accessible name of the whole. The choices outlive the widget. Pickers are named field0, field1,
    /// …, and their notes field0Note, …
    FieldListEdit(const QString& label, QAbstractItemModel* choices, FieldPicker::DetailOf detailOf,
                  QWidget* parent = nullptr);

    /// So many fields are offered, 0: any number. More that are there are shown all the same.
    void setMost(int most);
    /// Shows these; emits nothing.
    void setFields(const QStringList& fields);
    [[nodiscard]] const QStringList& fields() const { return m_fields; }
    void setReadOnly(bool isReadOnly);

    /// Pickers that were ever made; they stay, in sight or not.
    [[nodiscard]] int rowCount() const { return static_cast<int>(m_rows.size()); }
    [[nodiscard]] FieldPicker* picker(int row) const { return m_rows[static_cast<std::size_t>(row)].picker; }
    /// Below the picker, for what is said of this one field.
    [[nodiscard]] FieldNote* note(int row) const { return m_rows[static_cast<std::size_t>(row)].note; }

Q_SIGNALS:
    /// A person changed the name of the field at the row, made it by beginning to type, or cleared the last one.
    void typed(const QStringList& fields, int row);
    /// A person moved a field to the row.
    void moved(const QStringList& fields, int row);
    void removed(const QStringList& fields, int row);
    /// There is one picker more.
    void rowMade(int row);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Row {
        QWidget* all = nullptr;
        FieldPicker* picker = nullptr;
        FieldNote* note = nullptr;
        QToolButton* up = nullptr;
        QToolButton* down = nullptr;
        QToolButton* remove = nullptr;
    };
    void makeRow();
    QToolButton* button(const QString& icon, const QString& name, const QString& tip, QWidget* parent);
    void take(int row, const QString& text);
    void move(int from, int to);
    void remove(int row);
    void show();

    QString m_label;
    QAbstractItemModel* m_choices;
    FieldPicker::DetailOf m_detailOf;
    QStringList m_fields;
    int m_most = 0;
    bool m_isReadOnly = false;
    QVBoxLayout* m_layout = nullptr;
    std::vector<Row> m_rows;
};

} // namespace casewright::ui
