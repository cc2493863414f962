// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/UpgradeDialog.h"

#include "core/store/FileHeader.h"
#include "core/store/ServerAddress.h"
#include "core/store/Workspace.h"
#include "ui/bridge/Text.h"

#include <QDialogButtonBox>
#include <QFileInfo>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace casewright::desktop {

using ui::toText;
using ui::toUtf8;

namespace {

/// Smaller ones are done in the blink of an eye.
constexpr qint64 LargeBytes = 4'000'000;
constexpr int Width = 460;

UpgradeDialog::Outcome bringUpToDate(const std::string& path, const std::stop_token& stop)
{
    return store::Workspace::open(path, store::Access::ReadWrite, stop).map([](const store::Workspace& workspace) {
        return workspace.upgrade();
    });
}

} // namespace

bool UpgradeDialog::isNeeded(const QString& path)
{
    return !store::isServerAddress(toUtf8(path)) && QFileInfo(path).size() >= LargeBytes
        && store::olderVersion(toUtf8(path)).has_value();
}

UpgradeDialog::UpgradeDialog(const QString& path, QWidget* window, std::function<void(const Outcome&)> ended)
    : QDialog(window), m_cancel(new QPushButton(tr("Cancel")))
{
    setObjectName(u"upgradeDialog"_s);
    setWindowTitle(tr("Bring workspace up to date"));
    setAttribute(Qt::WA_DeleteOnClose);
    const QString name = QFileInfo(path).fileName();
    auto* const title = new QLabel(tr("Bringing %1 up to date").arg(name));
    title->setObjectName(u"upgradeTitle"_s);
    title->setTextFormat(Qt::PlainText);
    title->setWordWrap(true);
    auto* const text = new QLabel(tr("It was made by an older Casewright. A copy of it as it was is kept beside it. "
                                     "With a million cases this takes a minute or two."));
    text->setObjectName(u"upgradeText"_s);
    text->setWordWrap(true);
    auto* const bar = new QProgressBar;
    bar->setObjectName(u"upgradeProgress"_s);
    bar->setAccessibleName(tr("Bringing the workspace up to date"));
    bar->setTextVisible(false);
    bar->setRange(0, 0);
    m_cancel->setObjectName(u"upgradeCancel"_s);
    auto* const buttons = new QDialogButtonBox;
    buttons->addButton(m_cancel, QDialogButtonBox::RejectRole);
    auto* const layout = new QVBoxLayout(this);
    for (QWidget* const each : std::initializer_list<QWidget*>{title, text, bar, buttons})
        layout->addWidget(each);
    setMinimumWidth(Width);
    connect(buttons, &QDialogButtonBox::rejected, this, &UpgradeDialog::reject);
    open();
    m_job.start([path = toUtf8(path), stop = m_stop.get_token()](
                    const std::stop_token&) { return bringUpToDate(path, stop); },
                [this, ended = std::move(ended)](const Outcome& outcome) {
                    accept();
                    ended(outcome);
                });
}

// Then the job's destructor waits until nothing is written any more.
UpgradeDialog::~UpgradeDialog() { m_stop.request_stop(); }

void UpgradeDialog::reject()
{
    m_cancel->setEnabled(false);
    m_cancel->setText(tr("Cancelling..."));
    m_stop.request_stop();
}

} // namespace casewright::desktop
