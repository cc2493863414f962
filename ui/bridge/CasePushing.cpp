// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/CasePushing.h"

#include "ui/bridge/CaseRepository.h"
#include "ui/bridge/ConnectorSecrets.h"
#include "ui/bridge/Text.h"
#include "ui/bridge/WorkspaceSession.h"

#include <QDateTime>
#include <QMetaObject>
#include <QPointer>
#include <QUrl>

#include <utility>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

base::Error cancelled() { return {base::ErrorCode::Cancelled, "The push was cancelled.", {}}; }

/// What is to be written down. Kibana counts all comments as pushed after a push, also where the connector takes none.
store::PushRecord recordOf(const push::PushOutcome& outcome, const store::CaseToPush& read)
{
    store::PushRecord record{.service = *outcome.incident,
                             .comments = outcome.pushedComments,
                             .isComplete = !outcome.failure,
                             .version = read.value.document.version,
                             .readAt = read.readAt};
    if (record.isComplete) {
        record.comments.clear();
        for (const cases::Comment& comment : read.comments)
            record.comments.push_back(comment.id);
    }
    return record;
}

} // namespace

CasePushing::CasePushing(WorkspaceSession& session, ConnectorSecrets& secrets, QObject* parent)
    : QObject(parent),
      m_session(session),
      m_secrets(secrets),
      m_thread(u"cases: pushing"_s)
{
    connect(&session, &WorkspaceSession::aboutToClose, this, &CasePushing::disconnectFrom);
    connect(&session, &WorkspaceSession::opened, this, &CasePushing::connectTo);
    connect(&m_push, &push::Push::finished, this, &CasePushing::takeOutcome);
    if (session.isOpen())
        connectTo();
}

CasePushing::~CasePushing()
{
    if (m_push.isRunning())
        record(m_push.stop());
    ++m_generation;
}

void CasePushing::connectTo()
{
    m_thread.open(m_session.path(), m_session.isReadOnly() ? store::Access::ReadOnly : store::Access::ReadWrite);
}

void CasePushing::disconnectFrom()
{
    push::PushOutcome outcome{.failure = cancelled()};
    if (m_push.isRunning()) {
        outcome = m_push.stop();
        record(outcome);
    }
    m_thread.close();
    m_thread.wait();
    if (isRunning())
        end(outcome);
}

void CasePushing::answerLater(std::function<void()> answer)
{
    QMetaObject::invokeMethod(this, std::move(answer), Qt::QueuedConnection);
}

void CasePushing::push(qint64 caseKey, const QString& connectorId)
{
    m_caseKey = caseKey;
    const quint64 generation = ++m_generation;
    m_thread.run(
        [this, generation, caseKey, id = toUtf8(connectorId)](const base::Result<store::Workspace*>& workspace) {
            base::Result<store::CaseToPush> read = base::fail(base::ErrorCode::Cancelled, "The workspace was closed.");
            if (workspace)
                read = store::PushClient(**workspace).read(caseKey, {QDateTime::currentMSecsSinceEpoch()}, id);
            else
                read = base::fail(workspace.error());
            answerLater([this, generation, read = std::move(read)] {
                if (generation == m_generation)
                    takeCase(read);
            });
        });
}

void CasePushing::takeCase(const base::Result<store::CaseToPush>& read)
{
    if (!read)
        return fail(read.error());
    if (m_session.isReadOnly())
        return fail(
            {base::ErrorCode::Unwritable, "This workspace can only be read, so a push could not be written down.", {}});
    base::Result<push::PushOrder> order =
        push::orderFor(read->value.document, read->connector, read->comments, m_variables);
    if (!order)
        return fail(order.error());
    m_read = *read;
    m_order = std::move(*order);
    if (!m_order.connector.hasAuth)
        return m_push.start(m_order);
    m_secrets.find(toText(m_order.connectorId), m_order.connector,
                   [this, generation = m_generation, here = QPointer(this)](const auto& secrets) {
                       if (here && generation == m_generation)
                           takeSecrets(secrets);
                   });
}

void CasePushing::takeSecrets(const std::optional<cases::WebhookSecrets>& secrets)
{
    if (secrets)
        return start(*secrets);
    m_isAsking = true;
    const QUrl url(toText(m_order.connector.createIncidentUrl));
    Q_EMIT secretsAsked(toText(m_order.connectorName), url.scheme() + u"://"_s + url.authority(), m_secrets.canKeep());
}

void CasePushing::giveSecrets(const QString& user, const QString& password, bool keeps)
{
    if (!std::exchange(m_isAsking, false))
        return;
    const cases::WebhookSecrets secrets{.user = toUtf8(user), .password = toUtf8(password)};
    m_secrets.set(toText(m_order.connectorId), m_order.connector, secrets, keeps);
    start(secrets);
}

void CasePushing::start(const cases::WebhookSecrets& secrets)
{
    m_order.secrets = secrets;
    m_push.start(m_order);
    m_order.secrets.reset();
}

void CasePushing::cancel()
{
    if (!isRunning() || m_isRecording)
        return;
    if (m_push.isRunning())
        return m_push.cancel();
    // Nothing was sent; late answers of the workspace and the keychain are dropped.
    answerLater([this, generation = ++m_generation] {
        if (generation == m_generation)
            fail(cancelled());
    });
}

void CasePushing::takeOutcome(const push::PushOutcome& outcome)
{
    // What the other system refused may have been kept wrong; the next push asks again.
    if (outcome.secretsRefused)
        m_secrets.forget(toText(m_order.connectorId), m_order.connector);
    if (outcome.incident)
        record(outcome);
    else
        end(outcome);
}

void CasePushing::record(const push::PushOutcome& outcome)
{
    if (!outcome.incident)
        return;
    m_isRecording = true;
    const store::Signature by{.user = toUtf8(CaseRepository::loginName()), .at = {QDateTime::currentMSecsSinceEpoch()}};
    m_thread.run([this, generation = m_generation, by, outcome, key = *m_caseKey, record = recordOf(outcome, m_read),
                  read = m_read.value.document.version](const base::Result<store::Workspace*>& workspace) {
        base::Result<store::StoredCase> done = base::fail(base::ErrorCode::Cancelled, "The workspace was closed.");
        if (workspace)
            done = store::PushClient(**workspace).record(key, record, by);
        else
            done = base::fail(workspace.error());
        push::PushOutcome recorded = outcome;
        if (!done)
            recorded.failure = done.error();
        const std::int64_t version = done ? done->document.version : 0;
        answerLater([this, generation, recorded, key, read, version] {
            if (generation != m_generation)
                return;
            if (version == read + 1)
                Q_EMIT written(key, read, version);
            m_session.notifyCasesChanged();
            end(recorded);
        });
    });
}

void CasePushing::fail(const base::Error& error) { end({.failure = error}); }

void CasePushing::end(const push::PushOutcome& outcome)
{
    ++m_generation;
    m_isAsking = false;
    m_isRecording = false;
    m_order = {};
    m_read = {};
    const qint64 key = *std::exchange(m_caseKey, std::nullopt);
    if (outcome.failure)
        Q_EMIT failed(key, outcome);
    else
        Q_EMIT pushed(key, outcome);
}

} // namespace casewright::ui
