// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/push/HttpCall.h"

#include <QNetworkAccessManager>
#include <QNetworkRequest>
#include <QSslError>

#include <utility>

#include <fmt/format.h>

#include "core/push/OneTimeBody.h"

using namespace Qt::StringLiterals;

namespace casewright::push {
namespace {

constexpr qsizetype LargestAnswer = 4 * 1024 * 1024;
constexpr int MostRedirects = 5;

QByteArray verb(cases::HttpMethod method)
{
    const std::string_view name = nameOf(method);
    return QByteArray(name.data(), static_cast<qsizetype>(name.size())).toUpper();
}

QNetworkRequest networkRequest(const RemoteRequest& request)
{
    QNetworkRequest made(request.url);
    made.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    made.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    made.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    made.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    made.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    made.setRawHeader("User-Agent", "Casewright/" CASEWRIGHT_VERSION);
    made.setRawHeader("Accept", "application/json");
    if (!request.body.isEmpty())
        made.setRawHeader("Content-Type", "application/json");
    for (const auto& [name, value] : request.headers)
        made.setRawHeader(QByteArray::fromStdString(name), QByteArray::fromStdString(value));
    if (request.secrets)
        made.setRawHeader("Authorization", basicAuthorization(*request.secrets));
    return made;
}

int portOf(const QUrl& url) { return url.port(url.scheme() == "https"_L1 ? 443 : 80); }

bool isSameServer(const QUrl& a, const QUrl& b)
{
    return a.scheme() == b.scheme() && a.host() == b.host() && portOf(a) == portOf(b);
}

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

std::string reasonOf(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::ConnectionRefusedError: return "nothing listens there (connection refused)";
    case QNetworkReply::HostNotFoundError: return "the host was not found";
    case QNetworkReply::ContentReSendError: // it would be sent again, and OneTimeBody refuses
    case QNetworkReply::RemoteHostClosedError: return "the connection was closed before the answer was whole";
    case QNetworkReply::SslHandshakeFailedError: return "no safe connection came about";
    default: return {};
    }
}

} // namespace

HttpCall::HttpCall(QNetworkAccessManager& network, RemoteRequest request, Answer answer, QObject* parent)
    : QObject(parent),
      m_network(network),
      m_request(std::move(request)),
      m_answer(std::move(answer))
{
    m_time.setSingleShot(true);
    connect(&m_time, &QTimer::timeout, this, [this] {
        m_mayBeDone = true;
        const double seconds = static_cast<double>(m_request.timeout.count()) / 1'000;
        settle(base::fail(remoteError(m_request, fmt::format("was not answered within {} s", seconds),
                                      "check whether that system can be reached, or give it more time")));
    });
    m_time.start(m_request.timeout);
    send();
}

HttpCall::~HttpCall()
{
    m_isSettled = true;
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->abort();
        m_reply->deleteLater();
    }
}

void HttpCall::send()
{
    m_body.clear();
    m_certificateProblems.clear();
    if (m_reply)
        m_reply->deleteLater();
    // A connection that was kept may be closed just now, and what was sent on it is not sent again.
    m_network.clearConnectionCache();
    QNetworkRequest request = networkRequest(m_request);
    if (m_request.method == cases::HttpMethod::Get) {
        m_reply = m_network.get(request);
    } else {
        request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
        request.setHeader(QNetworkRequest::ContentLengthHeader, m_request.body.size());
        auto* const body = new OneTimeBody(m_request.body, this);
        m_reply = m_network.sendCustomRequest(request, verb(m_request.method), body);
        // Not ours: the network asks for it until the reply is gone, also after abort() and when we are gone.
        body->setParent(m_reply);
    }
    connect(m_reply, &QNetworkReply::sslErrors, this, [this](const QList<QSslError>& problems) {
        for (const QSslError& problem : problems)
            m_certificateProblems.append(problem.errorString());
    });
    connect(m_reply, &QIODevice::readyRead, this, &HttpCall::receive);
    // Queued: a request that fails at once would be answered before the constructor is done.
    connect(m_reply, &QNetworkReply::finished, this, &HttpCall::readAnswer, Qt::QueuedConnection);
}

void HttpCall::receive()
{
    m_body += m_reply->readAll();
    if (m_body.size() <= LargestAnswer)
        return;
    m_mayBeDone = true;
    settle(base::fail(remoteError(m_request, "was answered with more than 4 MiB",
                                  "check whether the URL is that of an interface for programs")));
}

void HttpCall::readAnswer()
{
    if (m_isSettled || !m_reply || !m_reply->isFinished())
        return;
    m_body += m_reply->readAll();
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QByteArray phrase = m_reply->attribute(QNetworkRequest::HttpReasonPhraseAttribute).toByteArray();
    const QByteArray target = m_reply->rawHeader("Location");
    m_status = status;
    if (isRedirect(status) && !target.isEmpty())
        return follow(status, m_request.url.resolved(QUrl::fromEncoded(target)));
    if (status >= 300)
        return settle(base::fail(statusError(m_request, status, phrase, m_body)));
    if (m_reply->error() != QNetworkReply::NoError) {
        m_mayBeDone = m_reply->error() != QNetworkReply::ConnectionRefusedError
            && m_reply->error() != QNetworkReply::HostNotFoundError
            && m_reply->error() != QNetworkReply::SslHandshakeFailedError;
        return settle(base::fail(networkError()));
    }
    settle(RemoteAnswer{.status = status, .body = m_body});
}

void HttpCall::follow(int status, const QUrl& target)
{
    const std::string where = target.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery).toStdString();
    const std::string cameBack = fmt::format("was answered with {}, which points to {}", status, where);
    if (!isSameServer(m_request.url, target))
        return settle(base::fail(remoteError(m_request, cameBack,
                                             "that is another server, and nothing was sent to it: if it is the right "
                                             "one, put it into the connector's URL")));
    const bool losesNothing = m_request.method == cases::HttpMethod::Get || status == 307 || status == 308;
    if (!losesNothing)
        return settle(base::fail(
            remoteError(m_request, cameBack, "going there would lose what is sent: put it into the connector's URL")));
    if (++m_redirects > MostRedirects)
        return settle(
            base::fail(remoteError(m_request, cameBack, "and so on, again and again; check the connector's URL")));
    m_request.url = target;
    m_request.url.setUserInfo({}); // who we are, the connector says
    send();
}

base::Error HttpCall::networkError() const
{
    std::string reason = reasonOf(m_reply->error());
    const std::string detail = m_certificateProblems.isEmpty() ? m_reply->errorString().toStdString()
                                                               : m_certificateProblems.join(u", "_s).toStdString();
    const bool isSsl = m_reply->error() == QNetworkReply::SslHandshakeFailedError;
    if (reason.empty() || isSsl)
        reason += (reason.empty() ? "" : ": ") + detail;
    return remoteError(m_request, "failed: " + reason,
                       isSsl ? "certificates are verified by those of this system: have the right ones installed there"
                             : "check the connector's URL, and whether that system runs and can be reached");
}

void HttpCall::settle(base::Result<RemoteAnswer> result)
{
    if (std::exchange(m_isSettled, true))
        return;
    m_time.stop();
    m_reply->disconnect(this);
    if (m_reply->isRunning())
        m_reply->abort();
    m_answer(std::move(result));
}

} // namespace casewright::push
