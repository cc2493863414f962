// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/OpeningQuestion.h"

#include "core/store/ServerAddress.h"
#include "ui/bridge/Text.h"

#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>

namespace casewright::desktop {

using namespace Qt::StringLiterals;
using base::ErrorCode;

OpeningQuestion::OpeningQuestion(QWidget* window) : QObject(window), m_window(window) {}

bool OpeningQuestion::hasChoice(const QString& path, const base::Error& error)
{
    const bool isChoice = error.code == ErrorCode::Locked || error.code == ErrorCode::NotSupported;
    return isChoice && !store::isServerAddress(ui::toUtf8(path));
}

void OpeningQuestion::ask(const QString& path, store::Access access, const base::Error& error)
{
    begin(tr("%1 was not opened").arg(QFileInfo(path).fileName()), error);
    if (error.code == ErrorCode::Locked)
        askWhileLocked(path, access);
    else
        askForCopy(path);
    addOther();
    m_box->open();
}

void OpeningQuestion::begin(const QString& title, const base::Error& error)
{
    if (m_box) {
        m_box->disconnect(this); // in place of it comes another: it is not left
        m_box->close();
    }
    m_box = new QMessageBox(QMessageBox::NoIcon, title, title, QMessageBox::Cancel, m_window);
    m_box->setObjectName(u"openingBox"_s);
    m_box->setAttribute(Qt::WA_DeleteOnClose);
    m_box->setTextFormat(Qt::PlainText);
    m_box->setInformativeText(ui::toText(error));
    m_box->setEscapeButton(QMessageBox::Cancel);
    connect(m_box, &QDialog::rejected, this, &OpeningQuestion::left);
}

void OpeningQuestion::askWhileLocked(const QString& path, store::Access access)
{
    QPushButton* const again = m_box->addButton(tr("Try again"), QMessageBox::AcceptRole);
    again->setObjectName(u"openingAgain"_s);
    connect(again, &QPushButton::clicked, this, [this, path, access] { Q_EMIT openRequested(path, access); },
            Qt::QueuedConnection);
    QPushButton* const read = m_box->addButton(tr("Open to read only"), QMessageBox::ActionRole);
    read->setObjectName(u"openingRead"_s);
    connect(read, &QPushButton::clicked, this,
            [this, path] { Q_EMIT openRequested(path, store::Access::ReadOnly); }, Qt::QueuedConnection);
    m_box->setDefaultButton(again);
}

/// An older workspace where nothing can be written: a copy of it elsewhere can be brought up to date.
void OpeningQuestion::askForCopy(const QString& path)
{
    QPushButton* const copy = m_box->addButton(tr("Open an up-to-date copy..."), QMessageBox::AcceptRole);
    copy->setObjectName(u"openingCopy"_s);
    m_box->setDefaultButton(copy);
    connect(
        copy, &QPushButton::clicked, this,
        [this, path] {
            auto* const asked = new QFileDialog(m_window, tr("Where to keep the copy"));
            asked->setObjectName(u"copyDialog"_s);
            asked->setAttribute(Qt::WA_DeleteOnClose);
            asked->setAcceptMode(QFileDialog::AcceptSave);
            asked->setOption(QFileDialog::DontConfirmOverwrite); // nothing is ever replaced
            asked->selectFile(QFileInfo(path).fileName());
            connect(asked, &QFileDialog::fileSelected, this, [this, path](const QString& to) { copyTo(path, to); });
            asked->open();
        },
        Qt::QueuedConnection);
}

void OpeningQuestion::copyTo(const QString& path, const QString& copy)
{
    QFile file(path);
    if (!file.copy(copy)) {
        const QString text =
            tr("The copy %1 cannot be made: %2. Choose another name.").arg(copy, file.errorString());
        Q_EMIT failed(copy, {ErrorCode::Unwritable, ui::toUtf8(text), std::nullopt});
        return;
    }
    QFile::setPermissions(copy, QFile::permissions(copy) | QFileDevice::WriteOwner | QFileDevice::ReadOwner);
    Q_EMIT openRequested(copy, store::Access::ReadWrite);
}

void OpeningQuestion::addOther()
{
    QPushButton* const other = m_box->addButton(tr("Choose another file..."), QMessageBox::ActionRole);
    other->setObjectName(u"openingOther"_s);
    connect(other, &QPushButton::clicked, this, &OpeningQuestion::otherRequested, Qt::QueuedConnection);
}

} // namespace casewright::desktop
