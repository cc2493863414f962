// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHash>
#include <QWidget>

class QGridLayout;
class QLabel;

namespace casewright::ui {

class FieldNote;

/// Fields one below the other: the name at the left, and below each what is wrong with it.
class NotedForm final : public QWidget {
    Q_OBJECT

public:
    explicit NotedForm(QWidget* parent = nullptr);

    /// `key` is the name that errors have for the field; its note gets the object name "note-" and the key. A field
    /// without an accessible name gets the label.
    void addField(const QString& key, const QString& label, QWidget* field);
    /// A caption over the fields that follow, and muted words on what they are for.
    void addSection(const QString& title, const QString& hint = {});
    void setFieldShown(const QString& key, bool isShown);

    /// Says at the field what is wrong. `key` may go on behind the field's name: `customFields[0].value`. False: there
    /// is no such field.
    bool setNote(const QString& key, const QString& text);
    void clearNotes();
    /// The field's note; null: there is no such field.
    [[nodiscard]] QWidget* note(const QString& key) const;

private:
    struct Row {
        QLabel* name = nullptr;
        QWidget* whole = nullptr;
        FieldNote* note = nullptr;
    };
    [[nodiscard]] Row rowOf(const QString& key) const;

    QGridLayout* m_layout = nullptr; ///< a form layout of Qt 6.4 writes past its end where rows are hidden
    QHash<QString, Row> m_rows;
};

} // namespace casewright::ui
