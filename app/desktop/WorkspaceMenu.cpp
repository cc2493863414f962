// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/WorkspaceMenu.h"

#include "app/desktop/RecentWorkspaces.h"
#include "app/desktop/TeamDialog.h"
#include "core/store/ServerAddress.h"
#include "ui/bridge/Text.h"
#include "ui/widgets/ActionTable.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QSettings>

namespace casewright::desktop {
namespace {

using namespace Qt::StringLiterals;
using ui::ActionSpec;
using ui::MenuPlace;

const QString LastKey = u"workspace/last"_s;
const QString Suffix = u"casewright"_s;
constexpr int WorkspaceGroup = 0; // of the File menu: the first

} // namespace

WorkspaceMenu::WorkspaceMenu(ui::ActionTable& actions, QSettings& settings, QWidget* window)
    : QObject(window), m_settings(settings), m_window(window)
{
    actions.add({.id = u"file.new"_s, .text = tr("&New workspace..."), .icon = u"plus"_s,
                 .shortcut = Qt::CTRL | Qt::SHIFT | Qt::Key_N,
                 .tip = tr("Make a file for rules, simulations and cases"), .menu = MenuPlace::File,
                 .group = WorkspaceGroup},
                this, &WorkspaceMenu::askForNew);
    actions.add({.id = u"file.open"_s, .text = tr("Open &workspace..."), .icon = u"folder"_s,
                 .shortcut = Qt::CTRL | Qt::SHIFT | Qt::Key_O,
                 .tip = tr("Go on with another workspace"), .menu = MenuPlace::File, .group = WorkspaceGroup},
                this, &WorkspaceMenu::askForExisting);
    actions.add({.id = u"file.team"_s, .text = tr("Connect to a &team workspace..."), .icon = {}, .shortcut = {},
                 .tip = tr("Go on with a workspace on a PostgreSQL server"), .menu = MenuPlace::File,
                 .group = WorkspaceGroup},
                this, &WorkspaceMenu::askForTeam);
    actions.add({.id = u"file.sample"_s, .text = tr("Open the &sample workspace"), .icon = u"flood"_s,
                 .tip = tr("A rule, two floods and the cases that come of them"), .menu = MenuPlace::File,
                 .group = WorkspaceGroup},
                this, &WorkspaceMenu::sampleRequested);
    actions.add({.id = u"file.check"_s, .text = tr("&Check workspace..."), .icon = u"check"_s,
                 .tip = tr("Look whether its file is sound"), .menu = MenuPlace::File, .group = WorkspaceGroup},
                this, &WorkspaceMenu::checkRequested);
    m_recent = new RecentWorkspaces(actions, settings, this);
    connect(m_recent, &RecentWorkspaces::openRequested, this, &WorkspaceMenu::openRequested);
    // Files come and go while the person is elsewhere.
    connect(qGuiApp, &QGuiApplication::applicationStateChanged, m_recent, [this](Qt::ApplicationState state) {
        if (state == Qt::ApplicationActive)
            m_recent->refresh();
    });
}

QString WorkspaceMenu::last() const { return m_settings.value(LastKey).toString(); }

void WorkspaceMenu::remember(const QString& path)
{
    const std::string address = store::withoutPassword(ui::toUtf8(path));
    m_settings.setValue(LastKey, store::isServerAddress(address) ? ui::toText(address)
                                                                 : QFileInfo(path).absoluteFilePath());
    m_recent->remember(last());
}

void WorkspaceMenu::askForNew()
{
    QFileDialog* const asked = dialog(tr("New workspace"));
    asked->setAcceptMode(QFileDialog::AcceptSave);
    asked->setDefaultSuffix(Suffix);
    // An existing workspace is opened, any other file is refused: nothing is ever replaced.
    asked->setOption(QFileDialog::DontConfirmOverwrite);
    connect(asked, &QFileDialog::fileSelected, this, &WorkspaceMenu::createRequested);
    asked->open();
}

void WorkspaceMenu::askForExisting()
{
    QFileDialog* const asked = dialog(tr("Open workspace"));
    asked->setFileMode(QFileDialog::ExistingFile);
    connect(asked, &QFileDialog::fileSelected, this, &WorkspaceMenu::openRequested);
    asked->open();
}

void WorkspaceMenu::askForTeam()
{
    auto* const asked = new TeamDialog(store::isServerAddress(ui::toUtf8(last())) ? last() : QString(), m_window);
    connect(asked, &TeamDialog::chosen, this, [this](const QString& address, bool makeIfMissing) {
        if (makeIfMissing)
            Q_EMIT createRequested(address);
        else
            Q_EMIT openRequested(address);
    });
    asked->open();
}

QFileDialog* WorkspaceMenu::dialog(const QString& title) const
{
    const bool isFile = !store::isServerAddress(ui::toUtf8(last()));
    const QString folder = isFile ? QFileInfo(last()).absolutePath() : QString();
    auto* const made =
        new QFileDialog(m_window, title, folder, tr("Workspaces (*.%1);;All files (*)").arg(Suffix));
    made->setObjectName(u"workspaceDialog"_s);
    made->setAttribute(Qt::WA_DeleteOnClose);
    return made;
}

} // namespace casewright::desktop
