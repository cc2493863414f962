// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QNetworkAccessManager>
#include <QObject>

#include <cstddef>
#include <string>

#include "core/push/PushOrder.h"
#include "core/push/RemoteAnswer.h"

namespace casewright::push {

class HttpCall;

/// Pushes a case by a webhook connector: creates or updates its incident, reads it back, then adds the comments. One
/// push at a time; runs in the event loop of its thread, which must have a QCoreApplication.
class Push final : public QObject {
    Q_OBJECT

public:
    explicit Push(QObject* parent = nullptr);
    ~Push() override;

    /// Starts it; finished() comes later, never within the call. Nothing may be running.
    void start(PushOrder order);
    /// Stops what is running: finished() comes with ErrorCode::Cancelled, and with what was done before. A request that
    /// was on its way may have been heard.
    void cancel();
    /// The same at once, without finished(): what was done before.
    [[nodiscard]] PushOutcome stop();
    [[nodiscard]] bool isRunning() const { return m_isRunning; }

Q_SIGNALS:
    void finished(const casewright::push::PushOutcome& outcome);

private:
    using Next = void (Push::*)(const RemoteRequest& asked, const RemoteAnswer& answer);

    void later(void (Push::*step)());
    void begin();
    void createIncident();
    void takeCreated(const RemoteRequest& asked, const RemoteAnswer& answer);
    void updateIncident();
    void takeUpdated(const RemoteRequest& asked, const RemoteAnswer& answer);
    void readBack();
    void takeTitle(const RemoteRequest& asked, const RemoteAnswer& answer);
    void pushNextComment();
    void takeComment(const RemoteRequest& asked, const RemoteAnswer& answer);

    void takeAnswer(const base::Result<RemoteAnswer>& answer, Next next);
    void ask(const char* field, cases::HttpMethod method, const std::string& url, const std::string& json, Next next);
    void setIncident(const std::string& id, const std::string& title);
    void fail(base::Error error);
    void finish();

    PushOrder m_order{};
    PushOutcome m_outcome{};
    std::size_t m_nextComment = 0;
    bool m_isRunning = false;
    unsigned m_run = 0; ///< counts pushes: steps of an earlier one are not taken
    QNetworkAccessManager m_network;
    HttpCall* m_call = nullptr; ///< a child; null: nothing is asked
};

} // namespace casewright::push
