// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/push/Push.h"

#include <QMetaObject>

#include <optional>
#include <utility>

#include <fmt/format.h>

#include "core/cases/HeaderSecrets.h"
#include "core/push/HttpCall.h"

namespace casewright::push {
namespace {

using base::ErrorCode;
using cases::TemplateKind;

constexpr const char* MayBeThere =
    ". An incident may have been created all the same: look there before you push again.";

/// As a part of a path these would lead to another one, and no encoding changes that.
bool leadsElsewhere(const std::string& id) { return id == "." || id == ".."; }

base::Error cancelled() { return {ErrorCode::Cancelled, "The push was cancelled.", {}}; }

} // namespace

Push::Push(QObject* parent) : QObject(parent) {}

Push::~Push() = default;

void Push::start(PushOrder order)
{
    m_order = std::move(order);
    m_outcome = {};
    m_nextComment = 0;
    m_isRunning = true;
    ++m_run;
    later(&Push::begin);
}

void Push::later(void (Push::*step)())
{
    QMetaObject::invokeMethod(
        this,
        [this, step, run = m_run] {
            if (m_isRunning && run == m_run)
                (this->*step)();
        },
        Qt::QueuedConnection);
}

void Push::cancel()
{
    if (!m_isRunning || m_outcome.failure)
        return;
    delete std::exchange(m_call, nullptr);
    m_outcome.failure = cancelled();
    later(&Push::finish);
}

PushOutcome Push::stop()
{
    delete std::exchange(m_call, nullptr);
    m_isRunning = false;
    m_order = {};
    PushOutcome outcome = std::exchange(m_outcome, {});
    outcome.failure = cancelled();
    return outcome;
}

void Push::begin()
{
    if (m_outcome.failure)
        return; // cancelled since
    const std::vector<cases::ConnectorProblem> problems = problemsOf(m_order.connector);
    if (!problems.empty())
        return fail(
            {problems.front().code,
             fmt::format("the connector \"{}\" cannot be used: it {}", m_order.connectorName, problems.front().reason),
             atField(problems.front().field)});
    if (m_order.connector.hasAuth && !m_order.secrets)
        return fail({ErrorCode::MissingValue,
                     fmt::format("the connector \"{}\" needs a user and a password", m_order.connectorName),
                     {}});
    if (!m_order.connector.hasAuth)
        m_order.secrets.reset();
    const bool isKnown =
        m_order.known && m_order.known->connectorId == m_order.connectorId && !m_order.known->externalId.empty();
    if (!isKnown)
        return createIncident();
    if (leadsElsewhere(m_order.known->externalId))
        return fail({ErrorCode::InvalidValue, "the case's incident has no id that a URL could have", {}});
    updateIncident();
}

void Push::createIncident()
{
    const cases::WebhookConnector& connector = m_order.connector;
    ask("createIncidentUrl", connector.createIncidentMethod, connector.createIncidentUrl, connector.createIncidentJson,
        &Push::takeCreated);
}

void Push::takeCreated(const RemoteRequest& asked, const RemoteAnswer& answer)
{
    const base::Result<std::string> id =
        requiredValue(asked, answer, "createIncidentResponseKey", m_order.connector.createIncidentResponseKey);
    if (!id) {
        base::Error error = id.error();
        error.text += MayBeThere;
        return fail(std::move(error));
    }
    if (leadsElsewhere(*id))
        return fail(
            remoteError(asked, fmt::format("was answered with the id \"{}\"", *id),
                        "that is no id that a URL could have; check the connector's createIncidentResponseKey"));
    m_outcome.wasCreated = true;
    setIncident(*id, *id);
    readBack();
}

void Push::updateIncident()
{
    const cases::WebhookConnector& connector = m_order.connector;
    m_order.values.externalId = m_order.known->externalId;
    m_order.values.externalTitle = m_order.known->externalTitle;
    ask("updateIncidentUrl", connector.updateIncidentMethod, connector.updateIncidentUrl, connector.updateIncidentJson,
        &Push::takeUpdated);
}

void Push::takeUpdated(const RemoteRequest&, const RemoteAnswer&)
{
    setIncident(m_order.known->externalId, m_order.known->externalTitle);
    readBack();
}

void Push::readBack()
{
    const cases::WebhookConnector& connector = m_order.connector;
    const bool posts = connector.getIncidentMethod == cases::HttpMethod::Post;
    ask("getIncidentUrl", connector.getIncidentMethod, connector.getIncidentUrl,
        posts ? connector.getIncidentJson : std::string(), &Push::takeTitle);
}

void Push::takeTitle(const RemoteRequest& asked, const RemoteAnswer& answer)
{
    const base::Result<std::string> title = requiredValue(asked, answer, "getIncidentResponseExternalTitleKey",
                                                          m_order.connector.getIncidentResponseExternalTitleKey);
    if (!title)
        return fail(title.error());
    setIncident(m_outcome.incident->externalId, *title);
    pushNextComment();
}

void Push::pushNextComment()
{
    const cases::WebhookConnector& connector = m_order.connector;
    if (!connector.takesComments() || m_nextComment == m_order.comments.size())
        return finish();
    m_order.values.comment = m_order.comments[m_nextComment].text;
    ask("createCommentUrl", connector.createCommentMethod, connector.createCommentUrl, connector.createCommentJson,
        &Push::takeComment);
}

void Push::takeComment(const RemoteRequest&, const RemoteAnswer&)
{
    m_outcome.pushedComments.push_back(m_order.comments[m_nextComment].id);
    ++m_nextComment;
    pushNextComment();
}

void Push::ask(const char* field, cases::HttpMethod method, const std::string& url, const std::string& json, Next next)
{
    const base::Result<std::string> where = fillIn(url, TemplateKind::Url, m_order.values);
    const base::Result<std::string> what = fillIn(json, TemplateKind::Json, m_order.values);
    if (!where || !what)
        return fail(where ? what.error() : where.error());
    RemoteRequest request{.field = field,
                          .method = method,
                          .url = QUrl(QString::fromStdString(*where), QUrl::StrictMode),
                          .body = QByteArray::fromStdString(*what),
                          .headers = m_order.connector.headers,
                          .secrets = m_order.secrets,
                          .timeout = m_order.timeout};
    for (auto& [name, value] : request.headers)
        if (const std::optional<cases::HeaderVariable> variable = cases::variableOf(value)) {
            const auto secret = m_order.variables.find(variable->name);
            if (secret == m_order.variables.end())
                return fail({ErrorCode::MissingValue, fmt::format("{} is not set", variable->name),
                             atField("headers." + name)});
            value = variable->before + secret->second;
            request.hidden.push_back(secret->second);
            request.variables.push_back(variable->name);
        }
    if (!request.url.isValid())
        return fail(
            {ErrorCode::InvalidValue, fmt::format("\"{}\" is no URL; check the connector", *where), atField(field)});
    const auto take = [this, next](const base::Result<RemoteAnswer>& answer) { takeAnswer(answer, next); };
    m_call = new HttpCall(m_network, std::move(request), take, this);
}

void Push::takeAnswer(const base::Result<RemoteAnswer>& answer, Next next)
{
    // What follows may ask something else; the call that answers is still busy with this.
    HttpCall* const call = std::exchange(m_call, nullptr);
    call->deleteLater();
    if (answer)
        return (this->*next)(call->request(), *answer);
    base::Error error = answer.error();
    if (next == &Push::takeCreated && call->mayBeDone())
        error.text += MayBeThere;
    m_outcome.secretsRefused = call->status() == 401 && m_order.secrets;
    fail(std::move(error));
}

void Push::setIncident(const std::string& id, const std::string& title)
{
    m_order.values.externalId = id;
    m_order.values.externalTitle = title;
    // The connector was checked: its templates have no variables that it does not know.
    m_outcome.incident = cases::ExternalService{
        .connectorId = m_order.connectorId,
        .connectorName = m_order.connectorName,
        .externalId = id,
        .externalTitle = title,
        .externalUrl =
            fillIn(m_order.connector.viewIncidentUrl, TemplateKind::Url, m_order.values).value_or(std::string())};
}

void Push::fail(base::Error error)
{
    m_outcome.failure = std::move(error);
    finish();
}

void Push::finish()
{
    m_isRunning = false;
    m_order = {}; // with its secrets
    Q_EMIT finished(std::exchange(m_outcome, {}));
}

} // namespace casewright::push
