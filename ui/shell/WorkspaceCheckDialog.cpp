// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/WorkspaceCheckDialog.h"

#include "ui/bridge/WorkspaceCheck.h"

#include <QDialogButtonBox>
#include <QFileInfo>
#include <QLabel>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>

namespace casewright::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int PollMilliseconds = 100;
constexpr int Width = 640;
constexpr int Height = 360;

int barValue(std::uint64_t value)
{
    return static_cast<int>(std::min<std::uint64_t>(value, std::numeric_limits<int>::max()));
}

} // namespace

WorkspaceCheckDialog::WorkspaceCheckDialog(const QString& path, QWidget* window)
    : QDialog(window), m_name(QFileInfo(path).fileName()), m_check(new WorkspaceCheck(this)), m_title(new QLabel),
      m_bar(new QProgressBar), m_text(new QPlainTextEdit), m_button(new QPushButton(tr("Cancel")))
{
    setObjectName(u"workspaceCheck"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Check workspace"));
    resize(Width, Height);
    m_title->setObjectName(u"checkTitle"_s);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    m_title->setText(tr("Checking %1").arg(m_name));
    m_bar->setObjectName(u"checkProgress"_s);
    m_bar->setAccessibleName(tr("Progress of the check"));
    m_bar->setRange(0, 0);
    m_text->setObjectName(u"checkResult"_s);
    m_text->setAccessibleName(tr("What the check found"));
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_button->setObjectName(u"checkButton"_s);
    auto* const buttons = new QDialogButtonBox;
    buttons->addButton(m_button, QDialogButtonBox::RejectRole);
    auto* const layout = new QVBoxLayout(this);
    layout->addWidget(m_title);
    layout->addWidget(m_bar);
    layout->addWidget(m_text, 1);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    connect(m_check, &WorkspaceCheck::finished, this, &WorkspaceCheckDialog::showResult);
    connect(m_check, &WorkspaceCheck::failed, this, &WorkspaceCheckDialog::showFailure);
    connect(&m_poll, &QTimer::timeout, this, &WorkspaceCheckDialog::showProgress);
    m_poll.start(PollMilliseconds);
    m_check->start(path);
}

void WorkspaceCheckDialog::showProgress()
{
    m_bar->setMaximum(barValue(m_check->progress().total()));
    m_bar->setValue(barValue(m_check->progress().done()));
}

void WorkspaceCheckDialog::showResult(const QStringList& findings, const QStringList& advice,
                                      const QStringList& notChecked, bool isSound)
{
    if (findings.isEmpty() && !notChecked.isEmpty()) {
        end(tr("%1 is sound, as far as it was checked").arg(m_name));
        m_text->setPlainText(notChecked.join(u'\n'));
        return;
    }
    if (findings.isEmpty()) {
        end(tr("%1 is sound").arg(m_name));
        m_text->setPlainText(
            tr("Every page, index and row was looked at, and what the rows say about each other agrees."));
        return;
    }
    end(isSound ? tr("%1 is sound").arg(m_name) : tr("%1 is not sound").arg(m_name));
    QStringList lines = findings;
    lines += notChecked;
    lines += QString();
    lines += tr("What to do:");
    int number = 0;
    for (const QString& step : advice)
        lines += tr("%1. %2").arg(++number).arg(step);
    m_text->setPlainText(lines.join(u'\n'));
}

void WorkspaceCheckDialog::showFailure(const QString& text)
{
    end(tr("%1 could not be checked").arg(m_name));
    m_text->setPlainText(text);
}

void WorkspaceCheckDialog::end(const QString& title)
{
    m_poll.stop();
    m_bar->hide();
    m_title->setText(title);
    m_button->setText(tr("Close"));
}

} // namespace casewright::ui
