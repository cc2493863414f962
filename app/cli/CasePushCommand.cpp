// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/CasePushCommand.h"

#include <QCoreApplication>
#include <QMetaObject>

#include <chrono>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "app/cli/Acting.h"
#include "app/cli/CasePushReport.h"
#include "app/cli/CaseReferences.h"
#include "app/cli/CaseRefusal.h"
#include "app/cli/ConnectorSecrets.h"
#include "app/cli/Interruption.h"
#include "app/cli/Messages.h"
#include "app/cli/Output.h"
#include "app/cli/StoredCases.h"
#include "core/push/Push.h"
#include "core/store/Workspace.h"

namespace casewright::cli {
namespace {

using base::ErrorCode;
using base::Result;

/// A password that anybody on the way can read is worth a word, but for this machine itself.
void warnOfPlainText(const push::PushOrder& order)
{
    const cases::WebhookConnector& connector = order.connector;
    const bool hasSecrets = connector.hasAuth || !order.variables.empty();
    const std::string& url = connector.createIncidentUrl;
    const bool isHere =
        url.starts_with("http://127.") || url.starts_with("http://localhost") || url.starts_with("http://[::1]");
    if (hasSecrets && url.starts_with("http://") && !isHere)
        printWarning(fmt::format("the connector's URL begins with http://, so {} travels unencrypted; use https://",
                                 connector.hasAuth ? "the password" : "the secret of a header"));
}

/// Runs the push in an event loop, until it ends or Ctrl+C ends it.
push::PushOutcome run(push::PushOrder order, const std::stop_token& stop)
{
    push::Push running;
    push::PushOutcome outcome;
    QObject::connect(&running, &push::Push::finished, &running, [&outcome](const push::PushOutcome& given) {
        outcome = given;
        QCoreApplication::quit();
    });
    running.start(std::move(order));
    const std::stop_callback cancel(stop, [&running] {
        QMetaObject::invokeMethod(
            &running, [&running] { running.cancel(); }, Qt::QueuedConnection);
    });
    QCoreApplication::exec();
    return outcome;
}

/// Writes down what happened in the other system, and nothing if nothing did.
Result<void> record(store::Workspace& workspace, CasePushReport& report, const std::string& user)
{
    if (!report.outcome.incident)
        return {};
    const bool isComplete = !report.outcome.failure;
    store::PushRecord written{.service = *report.outcome.incident,
                              .comments = report.outcome.pushedComments,
                              .isComplete = isComplete,
                              .version = report.before.value.document.version,
                              .readAt = report.before.readAt};
    // Kibana counts all comments as pushed then, also where the connector takes none.
    if (isComplete) {
        written.comments.clear();
        for (const cases::Comment& comment : report.before.comments)
            written.comments.push_back(comment.id);
    }
    Result<store::StoredCase> after =
        store::PushClient(workspace).record(report.before.value.key, written, signatureOf(user));
    if (!after)
        return base::fail(after.error());
    report.after = std::move(*after);
    return {};
}

ExitCode finish(const CasePushReport& report, const CasePushOptions& options, const Result<void>& recorded)
{
    print(options.format == Format::Json ? pushJson(report, options.workspace) : pushText(report));
    ExitCode code = finishOutput();
    if (report.outcome.failure) {
        printError(*report.outcome.failure);
        if (report.outcome.incident)
            printNote("What succeeded before that is kept; push again to go on from there.");
        const bool wasStopped = report.outcome.failure->code == ErrorCode::Cancelled;
        code = highest(code, wasStopped ? ExitCode::Interrupted : ExitCode::Failed);
    }
    if (!recorded) {
        printError(recorded.error());
        printNote(fmt::format("The other system has the case, and the workspace does not know it: the incident is {}.",
                              report.outcome.incident->externalUrl));
        code = highest(code, ExitCode::BadStorage);
    }
    return code;
}

} // namespace

ExitCode pushCase(const CasePushOptions& options)
{
    const Interruption interruption;
    Result<store::Workspace> workspace = openToWrite(options.workspace);
    if (!workspace)
        return refuseOpening(workspace.error(), options.format);
    const Result<std::int64_t> key = findCase(*workspace, options.which);
    if (!key)
        return refuseOperation(key.error(), options.format);
    Result<store::CaseToPush> read = store::PushClient(*workspace).read(*key, wallClock(), options.connector);
    if (!read)
        return refuseOperation(read.error(), options.format);
    CasePushReport report{.before = std::move(*read)};
    Result<push::PushOrder> order = push::orderFor(report.before.value.document, report.before.connector,
                                                   report.before.comments, push::readHeaderVariables());
    if (!order)
        return refuseOperation(order.error(), options.format);
    order->timeout = std::chrono::seconds(options.timeout);
    warnOfPlainText(*order);
    if (order->connector.hasAuth) {
        Result<cases::WebhookSecrets> secrets = readSecrets(options, order->connectorName, interruption.token());
        if (!secrets && secrets.error().code == ErrorCode::Cancelled) {
            printNote(secrets.error().text);
            return ExitCode::Interrupted;
        }
        if (!secrets)
            return refuseInputFile(secrets.error(), options.format);
        order->secrets = std::move(*secrets);
    }
    report.outcome = run(std::move(*order), interruption.token());
    return finish(report, options, record(*workspace, report, options.user));
}

} // namespace casewright::cli
