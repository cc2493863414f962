// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/unit/push/IncidentServer.h"

#include <QHostAddress>

#include <optional>

using namespace Qt::StringLiterals;

namespace casewright::test {
namespace {

/// The first request of what was received, if it is whole; it is taken out.
std::optional<Heard> takeRequest(QByteArray& received)
{
    const qsizetype headEnd = received.indexOf("\r\n\r\n");
    if (headEnd < 0)
        return std::nullopt;
    const QList<QByteArray> lines = received.left(headEnd).split('\n');
    const QList<QByteArray> first = lines.first().trimmed().split(' ');
    Heard heard{.method = first.value(0), .path = first.value(1), .headers = {}, .body = {}};
    for (const QByteArray& line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        heard.headers.insert(line.left(colon).toLower(), line.mid(colon + 1).trimmed());
    }
    const qsizetype length = heard.headers.value("content-length").toLongLong();
    if (received.size() < headEnd + 4 + length)
        return std::nullopt;
    heard.body = received.mid(headEnd + 4, length);
    received.remove(0, headEnd + 4 + length);
    return heard;
}

} // namespace

IncidentServer::IncidentServer()
{
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("The test's server cannot listen.");
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        QTcpSocket* const socket = m_server.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { take(socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            m_fragments += m_pending.take(socket);
            socket->deleteLater();
        });
    });
}

QString IncidentServer::url(const QString& path) const
{
    return u"http://127.0.0.1:%1%2"_s.arg(m_server.serverPort()).arg(path);
}

QList<QByteArray> IncidentServer::lines() const
{
    QList<QByteArray> lines;
    for (const Heard& heard : m_heard)
        lines.append(heard.line());
    return lines;
}

void IncidentServer::take(QTcpSocket* socket)
{
    m_pending[socket] += socket->readAll();
    while (const std::optional<Heard> heard = takeRequest(m_pending[socket])) {
        m_heard.append(*heard);
        const Reply reply = m_replies.size() > 1 ? m_replies.takeFirst() : m_replies.value(0);
        answer(socket, reply);
        Q_EMIT requested();
    }
}

void IncidentServer::answer(QTcpSocket* socket, const Reply& reply)
{
    if (reply.kind == Reply::Kind::Silence)
        return;
    if (reply.kind == Reply::Kind::Close)
        return socket->abort();
    const bool isWhole = reply.kind == Reply::Kind::Answer;
    socket->write("HTTP/1.1 " + QByteArray::number(reply.status)
                  + " Said By Test\r\nContent-Length: " + QByteArray::number(reply.body.size()) + "\r\n" + reply.headers
                  + "\r\n" + (isWhole ? reply.body : reply.body.left(reply.body.size() / 2)));
    if (!isWhole)
        socket->disconnectFromHost();
}

} // namespace casewright::test
