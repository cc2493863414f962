// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QObject>
#include <QString>
#include <QTcpServer>
#include <QTcpSocket>

namespace casewright::test {

/// A request as it arrived.
struct Heard {
    QByteArray method;
    QByteArray path; ///< with its query
    QHash<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray body;

    /// `POST /api/issue`.
    [[nodiscard]] QByteArray line() const { return method + ' ' + path; }
};

/// What the server answers.
struct Reply {
    enum class Kind { Answer, Silence, Close, Cut };

    int status = 200;
    QByteArray body = "{}";
    QByteArray headers = {}; ///< lines, each with its end
    Kind kind = Kind::Answer; ///< Cut: half of the body, then the connection is closed
};

/// A server for HTTP/1.1 on this machine, on a free port. Runs in the event loop of the test.
class IncidentServer final : public QObject {
    Q_OBJECT

public:
    IncidentServer();

    [[nodiscard]] QString url(const QString& path = {}) const;
    /// Answers in this order, the last one again and again.
    void setReplies(const QList<Reply>& replies) { m_replies = replies; }
    [[nodiscard]] const QList<Heard>& heard() const { return m_heard; }
    /// The lines of all requests.
    [[nodiscard]] QList<QByteArray> lines() const;
    /// What came of a request that never became whole.
    [[nodiscard]] const QByteArray& fragments() const { return m_fragments; }

Q_SIGNALS:
    void requested();

private:
    void take(QTcpSocket* socket);
    void answer(QTcpSocket* socket, const Reply& reply);

    QHash<QTcpSocket*, QByteArray> m_pending;
    QList<Reply> m_replies;
    QList<Heard> m_heard;
    QByteArray m_fragments;
    QTcpServer m_server; ///< last: its sockets end first, and say so
};

} // namespace casewright::test
