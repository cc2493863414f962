// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QNetworkReply>
#include <QObject>
#include <QPointer>
#include <QStringList>
#include <QTimer>

#include <functional>

#include "core/push/RemoteAnswer.h"

class QNetworkAccessManager;

namespace casewright::push {

/// One request to another system and its answer, in the event loop of its thread. Redirects are followed to the same
/// server only, and only where what is sent is sent again. Destroying it drops the request: nobody is answered then.
class HttpCall final : public QObject {
public:
    /// Called once, never within the constructor.
    using Answer = std::function<void(base::Result<RemoteAnswer>)>;

    /// Sends the request.
    HttpCall(QNetworkAccessManager& network, RemoteRequest request, Answer answer, QObject* parent);
    ~HttpCall() override;

    [[nodiscard]] const RemoteRequest& request() const { return m_request; }
    /// Whether the other system may have done what was asked although no answer says so.
    [[nodiscard]] bool mayBeDone() const { return m_mayBeDone; }
    /// Of the last answer; 0: none came.
    [[nodiscard]] int status() const { return m_status; }

private:
    void send();
    void receive();
    void readAnswer();
    void follow(int status, const QUrl& target);
    void settle(base::Result<RemoteAnswer> result);
    [[nodiscard]] base::Error networkError() const;

    QNetworkAccessManager& m_network;
    RemoteRequest m_request;
    Answer m_answer;
    QPointer<QNetworkReply> m_reply{}; ///< the network's, which may end before us
    QByteArray m_body{};
    QStringList m_certificateProblems{};
    QTimer m_time{};
    int m_redirects = 0;
    int m_status = 0;
    bool m_isSettled = false;
    bool m_mayBeDone = false;
};

} // namespace casewright::push
