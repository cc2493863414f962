// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include "core/alerts/AlertTable.h"

class QLineEdit;
class QPushButton;
class QStringListModel;
class QTimer;

namespace casewright::ui {

class DocumentFilter;
class FieldNote;
class FlowLayout;

/// The conditions of a filter as chips that go when they are pressed, and the field to write a query in, which holds a
/// moment after the last key. Hidden while there is nothing to say; the field stands elsewhere.
class DocumentFilterBar final : public QWidget {
    Q_OBJECT

public:
    /// The filter outlives it.
    explicit DocumentFilterBar(DocumentFilter& filter, QWidget* parent = nullptr);

    /// The field to write a query in. Belongs to whoever gives it a place.
    [[nodiscard]] QLineEdit* field() const { return m_field; }
    /// Names that the field completes.
    void setFields(const alerts::AlertTable* table);

private:
    void buildField();
    void take();
    void showQuery();
    void showChips();
    void showNote();

    DocumentFilter& m_filter;
    QLineEdit* m_field = nullptr;
    QStringListModel* m_names = nullptr;
    FlowLayout* m_chips = nullptr;
    QPushButton* m_clear = nullptr;
    FieldNote* m_note = nullptr;
    QTimer* m_pause = nullptr;   ///< until what is written is looked at
    QString m_mistake;           ///< why what was written cannot be read
};

} // namespace casewright::ui
