// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QWidget>

class QLabel;
class QPushButton;

namespace casewright::ui {

/// What stands where nothing is yet: an icon, a sentence that says what to do next, and the button to do it.
class EmptyState final : public QWidget {
    Q_OBJECT

public:
    /// `icon` is a name of IconSet.
    EmptyState(const QString& icon, const QString& title, const QString& text, QWidget* parent = nullptr);

    void setTexts(const QString& title, const QString& text);
    /// The button, primary; emits actionRequested(). Its object name is "emptyAction".
    void setAction(const QString& text);
    /// A second way, beside the first.
    void setSecondAction(const QString& text);

Q_SIGNALS:
    void actionRequested();
    void secondActionRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void showIcon();

    QString m_iconName;
    QLabel* m_icon = nullptr;
    QLabel* m_title = nullptr;
    QLabel* m_text = nullptr;
    QPushButton* m_action = nullptr;
    QPushButton* m_second = nullptr;
};

} // namespace casewright::ui
