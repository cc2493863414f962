// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/TeamDialog.h"

#include "core/store/ServerAddress.h"
#include "ui/bridge/Text.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace casewright::desktop {

using namespace Qt::StringLiterals;
using ui::toText;
using ui::toUtf8;

TeamDialog::TeamDialog(const QString& address, QWidget* parent)
    : QDialog(parent), m_address(new QLineEdit(address, this)), m_password(new QLineEdit(this)),
      m_make(new QCheckBox(tr("&Make it if it is not there"), this))
{
    setWindowTitle(tr("Connect to a team workspace"));
    setObjectName(u"teamDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    m_address->setObjectName(u"teamAddress"_s);
    m_address->setPlaceholderText(u"postgresql://ana@db.example/soc"_s);
    m_address->setMinimumWidth(fontMetrics().averageCharWidth() * 60);
    m_password->setObjectName(u"teamPassword"_s);
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setPlaceholderText(tr("As in ~/.pgpass"));
    m_make->setObjectName(u"teamMake"_s);
    auto* const explanation = new QLabel(
        tr("A workspace in a PostgreSQL database, in which several people work at once. The password is kept until the "
           "program ends, and never written down."),
        this);
    explanation->setWordWrap(true);
    auto* const buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_connect = buttons->addButton(tr("&Connect"), QDialogButtonBox::AcceptRole);
    m_connect->setObjectName(u"teamConnect"_s);
    m_connect->setDefault(true);
    auto* const form = new QFormLayout(this);
    form->addRow(explanation);
    form->addRow(tr("&Address"), m_address);
    form->addRow(tr("&Password"), m_password);
    form->addRow(m_make);
    form->addRow(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &TeamDialog::choose);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_address, &QLineEdit::textChanged, this, &TeamDialog::showWhetherItCanBe);
    showWhetherItCanBe();
}

void TeamDialog::showWhetherItCanBe()
{
    m_connect->setEnabled(store::isServerAddress(toUtf8(m_address->text().trimmed())));
}

void TeamDialog::choose()
{
    const std::string address = store::withoutPassword(toUtf8(m_address->text().trimmed()));
    if (!m_password->text().isEmpty())
        store::keepPassword(address, toUtf8(m_password->text()));
    Q_EMIT chosen(toText(address), m_make->isChecked());
    accept();
}

} // namespace casewright::desktop
