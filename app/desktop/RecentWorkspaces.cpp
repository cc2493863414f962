// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/RecentWorkspaces.h"

#include "core/store/ServerAddress.h"
#include "ui/bridge/Text.h"
#include "ui/widgets/ActionTable.h"
#include "ui/widgets/PlainTips.h"

#include <QDateTime>
#include <QFileInfo>
#include <QSettings>
#include <QVariantMap>

#include <algorithm>

namespace casewright::desktop {
namespace {

using namespace Qt::StringLiterals;
using ui::MenuPlace;

const QString RecentKey = u"workspace/recent"_s; ///< the newest first
const QString PinnedKey = u"workspace/pinned"_s;
const QString TimesKey = u"workspace/opened"_s; ///< by path, in milliseconds since 1970
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

QStringList RecentWorkspaces::paths() const
{
    QStringList recent = m_settings.value(RecentKey).toStringList();
    const QStringList pinned = m_settings.value(PinnedKey).toStringList();
    std::stable_partition(recent.begin(), recent.end(),
                          [&pinned](const QString& path) { return pinned.contains(path); });
    return recent.mid(0, Most);
}

void RecentWorkspaces::remember(const QString& path)
{
    QVariantMap times = m_settings.value(TimesKey).toMap();
    times.insert(path, QDateTime::currentMSecsSinceEpoch());
    m_settings.setValue(TimesKey, times);
    QStringList recent = m_settings.value(RecentKey).toStringList();
    recent.removeAll(path);
    recent.prepend(path);
    m_settings.setValue(RecentKey, recent);
    keep(paths());
}

/// Those of the list, in the order in which they were open.
void RecentWorkspaces::keep(const QStringList& paths)
{
    const auto isOut = [&paths](const QString& path) { return !paths.contains(path); };
    QStringList recent = m_settings.value(RecentKey).toStringList();
    recent.removeIf(isOut);
    m_settings.setValue(RecentKey, recent);
    QStringList pinned = m_settings.value(PinnedKey).toStringList();
    pinned.removeIf(isOut);
    m_settings.setValue(PinnedKey, pinned);
    QVariantMap times = m_settings.value(TimesKey).toMap();
    times.removeIf([&isOut](QVariantMap::iterator time) { return isOut(time.key()); });
    m_settings.setValue(TimesKey, times);
    refresh();
}

void RecentWorkspaces::pin(const QString& path, bool isPinned)
{
    QStringList pinned = m_settings.value(PinnedKey).toStringList();
    pinned.removeAll(path);
    if (isPinned)
        pinned.append(path);
    m_settings.setValue(PinnedKey, pinned);
    refresh();
}

void RecentWorkspaces::remove(const QString& path)
{
    QStringList others = paths();
    others.removeAll(path);
    keep(others);
}

void RecentWorkspaces::removeMissing()
{
    QStringList there = paths();
    there.removeIf(&RecentWorkspaces::isMissing);
    keep(there);
}

bool RecentWorkspaces::isMissing(const QString& path)
{
    return !store::isServerAddress(ui::toUtf8(path)) && !QFileInfo::exists(path);
}

void RecentWorkspaces::refresh()
{
    const QStringList recent = paths();
    const QStringList pinned = m_settings.value(PinnedKey).toStringList();
    const QVariantMap times = m_settings.value(TimesKey).toMap();
    m_workspaces.clear();
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
        const QString plain = ui::toText(store::shortName(ui::toUtf8(path)));
        m_workspaces.append({.path = path,
                             .name = plain,
                             .opened = times.value(path).toLongLong(),
                             .isPinned = pinned.contains(path),
                             .isMissing = isGone});
        const QString name = QString(plain).replace(u'&', u"&&"_s);
        action->setData(path);
        action->setText(isGone ? tr("&%1 %2 (missing)").arg(place + 1).arg(name)
                               : tr("&%1 %2").arg(place + 1).arg(name));
        action->setToolTip(ui::PlainTips::shown(isGone ? tr("%1 is not there any more").arg(path) : path));
    }
    m_remove->setVisible(isAnyMissing);
    m_remove->setEnabled(isAnyMissing);
    Q_EMIT changed();
}

} // namespace casewright::desktop
