// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>
#include <QString>

class QCheckBox;
class QLineEdit;
class QPushButton;

namespace casewright::desktop {

/// Asks for the address of a workspace on a PostgreSQL server. The password that is typed here is kept in the process
/// only; an empty one leaves it to libpq to find one (PGPASSWORD, ~/.pgpass). GUI thread.
class TeamDialog final : public QDialog {
    Q_OBJECT

public:
    /// `address`: what the field begins with.
    TeamDialog(const QString& address, QWidget* parent);

Q_SIGNALS:
    /// The address is without a password.
    void chosen(const QString& address, bool makeIfMissing);

private:
    void choose();
    void showWhetherItCanBe();

    QLineEdit* m_address;
    QLineEdit* m_password;
    QCheckBox* m_make;
    QPushButton* m_connect = nullptr;
};

} // namespace casewright::desktop
