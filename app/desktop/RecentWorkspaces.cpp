// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/RecentWorkspaces.h"

#include "core/store/ServerAddress.h"
#include "ui/bridge/Text.h"
#include "ui/widgets/ActionTable.h"

#include <QFileInfo>
#include <QSettings>

namespace casewright::desktop {
namespace {

using namespace Qt::StringLiterals;
using ui::MenuPlace;

const QString RecentKey = u"workspace/recent"_s;
constexpr int RecentGroup = 1; // of the File menu: after the one of workspaces

} // namespace

RecentWorkspaces::RecentWorkspaces(ui::ActionTable& actions, QSettings& settings, QObject* parent)
    : QObject(parent), m_settings(settings)
{
    for (int number = 1; number <= Most; ++number) {
        QAction* const action = actions.add({.id = u"file.recent%1"_s.arg(number),
                                             .text = tr("Recent workspace %1").arg(number),
                                             .icon = u"clock"_s,
                                             .tip = tr("Go on with a workspace that was open before"),
                                             .menu = MenuPlace::File,
                                             .group = RecentGroup});
        connect(action, &QAction::triggered, this, [this, action] { Q_EMIT openRequested(action->data().toString()); });
        m_actions.append(action);
    }
    m_remove = actions.add({.id = u"file.removeMissing"_s,
                            .text = tr("Remove &missing workspaces from the list"),
                            .tip = tr("Take those out of the list whose files are not there any more"),
                            .menu = MenuPlace::File,
                            .group = RecentGroup},
                           this, &RecentWorkspaces::removeMissing);
    refresh();
}

QStringList RecentWorkspaces::paths() const { return m_settings.value(RecentKey).toStringList().mid(0, Most); }

void RecentWorkspaces::remember(const QString& path)
{
    QStringList recent = paths();
    recent.removeAll(path);
    recent.prepend(path);
    m_settings.setValue(RecentKey, recent.mid(0, Most));
    refresh();
}

void RecentWorkspaces::removeMissing()
{
    QStringList there = paths();
    there.removeIf(&RecentWorkspaces::isMissing);
    m_settings.setValue(RecentKey, there);
    refresh();
}

bool RecentWorkspaces::isMissing(const QString& path)
{
    return !store::isServerAddress(ui::toUtf8(path)) && !QFileInfo::exists(path);
}

void RecentWorkspaces::refresh()
{
    const QStringList recent = paths();
    bool isAnyMissing = false;
    for (int place = 0; place < Most; ++place) {
        QAction* const action = m_actions.at(place);
        const bool isUsed = place < recent.size();
        action->setVisible(isUsed);
        action->setEnabled(isUsed);
        if (!isUsed)
            continue;
        const QString& path = recent.at(place);
        const bool isGone = isMissing(path);
        isAnyMissing = isAnyMissing || isGone;
        const QString name = ui::toText(store::shortName(ui::toUtf8(path))).replace(u'&', u"&&"_s);
        action->setData(path);
        action->setText(isGone ? tr("&%1 %2 (missing)").arg(place + 1).arg(name)
                               : tr("&%1 %2").arg(place + 1).arg(name));
        action->setToolTip(isGone ? tr("%1 is not there any more").arg(path) : path);
    }
    m_remove->setVisible(isAnyMissing);
    m_remove->setEnabled(isAnyMissing);
}

} // namespace casewright::desktop
