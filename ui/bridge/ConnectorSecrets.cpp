// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/ConnectorSecrets.h"

#include "ui/bridge/Text.h"

#include <QMetaObject>
#include <QPointer>
#include <QUrl>

#include <utility>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

/// The connector at the servers that it may send secrets to; templates cannot change their hosts.
QString keyOf(const QString& connectorId, const cases::WebhookConnector& connector)
{
    QStringList servers;
    for (const std::string* const text : {&connector.createIncidentUrl, &connector.getIncidentUrl,
                                          &connector.updateIncidentUrl, &connector.createCommentUrl}) {
        const QUrl url(toText(*text));
        const QString server = url.scheme() + u"://"_s + url.authority();
        if (!text->empty() && !servers.contains(server))
            servers.append(server);
    }
    return connectorId + u' ' + servers.join(u' ');
}

} // namespace

ConnectorSecrets::ConnectorSecrets(std::unique_ptr<SecretKeeper> keeper, QObject* parent)
    : QObject(parent),
      m_keeper(std::move(keeper))
{
}

void ConnectorSecrets::find(const QString& connectorId, const cases::WebhookConnector& connector, Found found)
{
    const QString key = keyOf(connectorId, connector);
    const auto known = m_known.constFind(key);
    if (known != m_known.constEnd() || !m_keeper) {
        std::optional<cases::WebhookSecrets> secrets;
        if (known != m_known.constEnd())
            secrets = *known;
        QMetaObject::invokeMethod(
            this, [found = std::move(found), secrets = std::move(secrets)] { found(secrets); }, Qt::QueuedConnection);
        return;
    }
    m_keeper->find(key, [here = QPointer(this), key, found = std::move(found)](const auto& secrets) {
        if (!here)
            return;
        if (secrets)
            here->m_known.insert(key, *secrets);
        found(secrets);
    });
}

void ConnectorSecrets::set(const QString& connectorId, const cases::WebhookConnector& connector,
                           const cases::WebhookSecrets& secrets, bool keeps)
{
    const QString key = keyOf(connectorId, connector);
    m_known.insert(key, secrets);
    if (keeps && m_keeper)
        m_keeper->keep(key, secrets, [here = QPointer(this)](bool isKept) {
            if (here && !isKept)
                Q_EMIT here->notKept();
        });
}

void ConnectorSecrets::forget(const QString& connectorId, const cases::WebhookConnector& connector)
{
    const QString key = keyOf(connectorId, connector);
    m_known.remove(key);
    if (m_keeper)
        m_keeper->forget(key);
}

} // namespace casewright::ui
