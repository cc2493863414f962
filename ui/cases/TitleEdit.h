// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;
class QStackedWidget;
class QToolButton;

namespace casewright::ui {

class FieldNote;

/// The title of a case, which a person changes where it stands: Enter keeps it, Escape gives it up. It stays open until
/// the new title is kept, or what is wrong with it is gone.
class TitleEdit final : public QWidget {
    Q_OBJECT

public:
    explicit TitleEdit(QWidget* parent = nullptr);

    /// Shows it. What is being written stays.
    void setTitle(const QString& title);
    void setReadOnly(bool isReadOnly);
    [[nodiscard]] bool isOpen() const;
    void startEditing();
    /// The title was kept, or given up.
    void stopEditing();
    void setNote(const QString& text);

Q_SIGNALS:
    void accepted(const QString& title);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QString m_text;
    QStackedWidget* m_parts = nullptr;
    QLabel* m_label = nullptr;
    QToolButton* m_button = nullptr;
    QLineEdit* m_field = nullptr;
    FieldNote* m_note = nullptr;
};

} // namespace casewright::ui
