// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace casewright::ui {

/// Asks for user and password of another system, in the page where they are needed.
class SecretsForm final : public QWidget {
    Q_OBJECT

public:
    explicit SecretsForm(QWidget* parent = nullptr);

    /// Shows itself with empty fields. `address`: of the server that they are for; `canKeep`: there is a keychain.
    void ask(const QString& connector, const QString& address, bool canKeep);
    /// Hides itself, and holds nothing any more.
    void forget();

Q_SIGNALS:
    void given(const QString& user, const QString& password, bool keeps);
    void cancelled();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void give();

    QLabel* m_question = nullptr;
    QLineEdit* m_user = nullptr;
    QLineEdit* m_password = nullptr;
    QCheckBox* m_keeps = nullptr;
    QLabel* m_hint = nullptr;
    QPushButton* m_accept = nullptr;
};

} // namespace casewright::ui
