// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/SecretsForm.h"

#include "ui/widgets/Looks.h"
#include "ui/widgets/ThemeSizes.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace casewright::ui {

using namespace Qt::StringLiterals;

SecretsForm::SecretsForm(QWidget* parent) : QWidget(parent)
{
    setObjectName(u"pushSecrets"_s);
    m_question = new QLabel(this);
    m_question->setObjectName(u"pushQuestion"_s);
    m_question->setTextFormat(Qt::PlainText);
    m_question->setWordWrap(true);
    const auto addLine = [this](const QString& name, const QString& label) {
        auto* const line = new QLineEdit(this);
        line->setObjectName(name);
        line->setAccessibleName(label);
        line->setPlaceholderText(label);
        return line;
    };
    m_user = addLine(u"pushUser"_s, tr("User"));
    m_password = addLine(u"pushPassword"_s, tr("Password"));
    m_password->setEchoMode(QLineEdit::Password);
    m_user->setToolTip(tr("Who you are to the other system"));
    m_password->setToolTip(tr("Sent to the other system only, and never kept in the workspace"));
    m_keeps = new QCheckBox(tr("Keep in the desktop's keychain"), this);
    m_keeps->setObjectName(u"pushKeeps"_s);
    m_keeps->setToolTip(tr("You are not asked again, on this machine"));
    m_hint = new QLabel(this);
    m_hint->setObjectName(u"pushKeepHint"_s);
    m_hint->setWordWrap(true);
    setLook(m_hint, u"hint"_s);
    auto* const cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(u"pushSecretsCancel"_s);
    m_accept = new QPushButton(tr("Push"), this);
    m_accept->setObjectName(u"pushSecretsAccept"_s);
    setLook(m_accept, u"primary"_s);
    auto* const buttons = new QHBoxLayout;
    buttons->setSpacing(size::Gap);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_accept);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(size::Gap);
    for (QWidget* const part : std::initializer_list<QWidget*>{m_question, m_user, m_password, m_keeps, m_hint})
        layout->addWidget(part);
    layout->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &SecretsForm::cancelled);
    connect(m_accept, &QPushButton::clicked, this, &SecretsForm::give);
    connect(m_user, &QLineEdit::returnPressed, m_password, [this] { m_password->setFocus(); });
    connect(m_password, &QLineEdit::returnPressed, this, &SecretsForm::give);
    connect(m_user, &QLineEdit::textChanged, m_accept, [this](const QString& user) {
        m_accept->setEnabled(!user.isEmpty());
    });
    m_accept->setEnabled(false);
    hide();
}

void SecretsForm::ask(const QString& connector, const QString& address, bool canKeep)
{
    m_question->setText(tr("%1 at %2 asks for user and password.").arg(connector, address));
    m_keeps->setChecked(false);
    m_keeps->setVisible(canKeep);
    m_hint->setText(canKeep ? tr("They are never written into the workspace.")
                            : tr("There is no keychain here: they are known until the program ends, and never written "
                                 "anywhere."));
    show();
    m_user->setFocus();
}

void SecretsForm::forget()
{
    hide();
    m_user->clear();
    m_password->clear();
}

void SecretsForm::give()
{
    const QString user = m_user->text();
    if (user.isEmpty())
        return;
    const QString password = m_password->text();
    const bool keeps = m_keeps->isVisibleTo(this) && m_keeps->isChecked();
    forget();
    Q_EMIT given(user, password, keeps);
}

void SecretsForm::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT cancelled();
    else
        QWidget::keyPressEvent(event);
}

} // namespace casewright::ui
