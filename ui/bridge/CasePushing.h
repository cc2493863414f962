// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QString>

#include <cstdint>
#include <functional>
#include <optional>

#include "core/base/Result.h"
#include "core/push/Push.h"
#include "core/push/PushOrder.h"
#include "core/store/PushClient.h"
#include "ui/bridge/WorkspaceThread.h"

namespace casewright::ui {

class ConnectorSecrets;
class WorkspaceSession;

/// Pushes a case of the open workspace to another system: reads it, finds or asks for user and password, pushes, and
/// writes down what came of it, all without waiting. One push at a time. Closing the workspace cancels one; what
/// happened before that is written down. One for the program, on the GUI thread.
class CasePushing final : public QObject {
    Q_OBJECT

public:
    /// Session and secrets outlive it.
    CasePushing(WorkspaceSession& session, ConnectorSecrets& secrets, QObject* parent = nullptr);
    ~CasePushing() override;

    /// Starts a push, by the case's own connector where none is given; ends with pushed() or failed(). Nothing may be
    /// running.
    void push(qint64 caseKey, const QString& connectorId = {});
    /// The answer to secretsAsked(); `keeps` puts them into the desktop's keychain.
    void giveSecrets(const QString& user, const QString& password, bool keeps);
    /// Also while secrets are asked for.
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_caseKey.has_value(); }

Q_SIGNALS:
    /// Answer with giveSecrets() or cancel(). `address`: of the server that they are for.
    void secretsAsked(const QString& connectorName, const QString& address, bool canKeep);
    void pushed(qint64 caseKey, const casewright::push::PushOutcome& outcome);
    /// Also after Cancelled; the outcome says what succeeded before that, which is written down.
    void failed(qint64 caseKey, const casewright::push::PushOutcome& outcome);

    /// A push was written down, which made this version of the case out of the one that the person saw: nobody else
    /// changed the case meanwhile.
    void written(qint64 caseKey, qint64 versionBefore, qint64 version);

private:
    void takeCase(const base::Result<store::CaseToPush>& read);
    void takeSecrets(const std::optional<cases::WebhookSecrets>& secrets);
    void start(const cases::WebhookSecrets& secrets);
    void takeOutcome(const push::PushOutcome& outcome);
    void record(const push::PushOutcome& outcome);
    void end(const push::PushOutcome& outcome);
    void fail(const base::Error& error);
    void connectTo();
    void disconnectFrom();
    /// Runs `answer` in the event loop, unless another push or workspace came in between.
    void answerLater(std::function<void()> answer);

    WorkspaceSession& m_session;
    ConnectorSecrets& m_secrets;
    const push::HeaderVariables m_variables = push::readHeaderVariables();     ///< as the program began with them
    push::Push m_push;
    std::optional<qint64> m_caseKey{};
    store::CaseToPush m_read{};
    push::PushOrder m_order{};
    quint64 m_generation = 0;
    bool m_isAsking = false;
    bool m_isRecording = false;
    WorkspaceThread m_thread;
};

} // namespace casewright::ui
