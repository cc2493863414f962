// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/ChosenAlerts.h"

#include "ui/bridge/AlertSources.h"
#include "ui/bridge/WorkspaceSession.h"

#include <QCryptographicHash>
#include <QSettings>

namespace casewright::desktop {

using namespace Qt::StringLiterals;

ChosenAlerts::ChosenAlerts(ui::WorkspaceSession& session, ui::AlertSources& sources, QSettings& settings,
                           QObject* parent)
    : QObject(parent), m_session(session), m_sources(sources), m_settings(settings)
{
    connect(&session, &ui::WorkspaceSession::aboutToClose, this, [this] { m_isFollowing = false; });
    connect(&session, &ui::WorkspaceSession::opened, this, &ChosenAlerts::choose);
    connect(&sources, &ui::AlertSources::currentChanged, this, &ChosenAlerts::keep);
}

/// After the sources were read: they are told of the workspace before.
void ChosenAlerts::choose()
{
    bool isNumber = false;
    const qlonglong key = m_settings.value(name()).toLongLong(&isNumber);
    if (isNumber)
        m_sources.setCurrent(key);
    m_isFollowing = true;
}

void ChosenAlerts::keep()
{
    if (m_isFollowing && m_sources.current())
        m_settings.setValue(name(), qlonglong(*m_sources.current()));
}

/// Paths have marks that names of settings must not have.
QString ChosenAlerts::name() const
{
    const QByteArray hash = QCryptographicHash::hash(m_session.path().toUtf8(), QCryptographicHash::Sha1);
    return u"chosenAlerts/"_s + QString::fromLatin1(hash.toHex());
}

} // namespace casewright::desktop
