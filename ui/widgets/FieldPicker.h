// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLineEdit>
#include <QString>

#include <functional>

class QAbstractItemModel;
class QCompleter;
class QModelIndex;

namespace casewright::ui {

/// The name of a field: typed freely, or taken from a list in which one searches by typing. The arrow or the Down key
/// opens the whole list. What stands in it is what holds: there is nothing to confirm.
class FieldPicker final : public QLineEdit {
    Q_OBJECT

public:
    /// What is said of a choice at its right: "text, 18 values".
    using DetailOf = std::function<QString(const QModelIndex&)>;

    /// `label` is the accessible name. The choices are the model's display texts; it outlives the widget.
    FieldPicker(const QString& label, QAbstractItemModel* choices, DetailOf detailOf, QWidget* parent = nullptr);

    /// Opens the list with all choices, where the field's text stands.
    void openList();

protected:
    void focusInEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void makeList();

    QAbstractItemModel* m_choices;
    DetailOf m_detailOf;
    QCompleter* m_completer = nullptr; ///< none before it is needed: forms have many fields
};

} // namespace casewright::ui
