// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/OpeningNews.h"

#include "app/desktop/SampleWorkspace.h"
#include "core/cases/ClearSecrets.h"
#include "core/store/ConfigureClient.h"
#include "core/store/LockHolder.h"
#include "core/store/ServerAddress.h"
#include "ui/bridge/Text.h"
#include "ui/bridge/WorkspaceSession.h"
#include "ui/widgets/Banner.h"

#include <string>
#include <vector>

namespace casewright::desktop {

using namespace ui;
using namespace Qt::StringLiterals;

OpeningNews::OpeningNews(Banner& banner, WorkspaceSession& session, QObject* parent)
    : QObject(parent), m_banner(banner), m_session(session)
{
    connect(&banner, &Banner::actionRequested, this, &OpeningNews::act);
}

void OpeningNews::offer(const QString& text, bool isOfConnectors)
{
    m_offer = text;
    m_offersConnectors = isOfConnectors;
    m_banner.setAction(text);
}

void OpeningNews::act()
{
    if (!m_offersConnectors) {
        Q_EMIT sampleRequested();
        return;
    }
    m_banner.dismiss();
    Q_EMIT connectorsRequested();
}

void OpeningNews::complain(const QString& path, const base::Error& error, const QStringList& leftOut)
{
    const QString kept = m_session.isOpen() ? tr(" %1 stays open.").arg(m_session.name()) : QString();
    m_banner.showMessage(Tone::Loss, tr("%1 was not opened").arg(toText(store::shortName(toUtf8(path)))),
                         (QStringList{tr("%1%2").arg(toText(error), kept)} + leftOut).join(u'\n'));
    offer(path == sampleWorkspacePath() ? QString() : tr("Open the sample workspace"), false);
}

void OpeningNews::tell(const std::optional<store::Upgrade>& upgrade)
{
    offer({}, false);
    if (upgrade)
        m_banner.showMessage(Tone::Neutral, tr("%1 was brought up to date").arg(m_session.name()),
                             tr("It was made by an older Casewright (version %1). As it was it is kept in %2.")
                                 .arg(upgrade->from)
                                 .arg(toText(upgrade->copy)));
    else if (const std::string who = store::holderOf(toUtf8(m_session.path()), store::Hold::Simulating); !who.empty())
        m_banner.showMessage(Tone::Neutral, tr("A simulation is being stored into %1").arg(m_session.name()),
                             tr("It is written by %1. Everything can be read, and the rest edited; the cases of that "
                                "simulation can be changed when it is finished.")
                                 .arg(toText(who)));
    tellSecrets();
}

void OpeningNews::tellSecrets()
{
    const auto connectors = store::ConfigureClient(m_session.workspace()).connectors();
    QStringList lines;
    if (connectors) // else whoever shows them says why they cannot be read
        for (const cases::Connector& connector : *connectors)
            for (const std::string& field : cases::fieldsInClear(connector))
                lines += tr("The connector %1 has one in %2.").arg(toText(connector.name), toText(field));
    if (lines.isEmpty())
        return;
    lines += tr("Everybody can read it who gets this workspace. Edit the connector, or take secrets out of headers with "
                "casewright-cli cases connector take-secrets; copies have them still, so ask for new ones.");
    if (!m_banner.isHidden())
        lines.prepend(tr("%1. %2").arg(m_banner.title(), m_banner.text()));
    m_banner.showMessage(Tone::Limit, tr("%1 keeps secrets in clear").arg(m_session.name()), lines.join(u'\n'));
    offer(tr("Show the connectors"), true);
}

void OpeningNews::tellLeftOut(const QStringList& lines)
{
    if (lines.isEmpty())
        return;
    if (m_banner.isHidden()) {
        offer({}, false);
        m_banner.showMessage(Tone::Limit, lines.size() == 1 ? tr("A file was not opened") : tr("Files were not opened"),
                             lines.join(u'\n'));
    } else {
        m_banner.showMessage(m_banner.tone(), m_banner.title(), (QStringList{m_banner.text()} + lines).join(u'\n'));
        m_banner.setAction(m_offer);
    }
}

} // namespace casewright::desktop
