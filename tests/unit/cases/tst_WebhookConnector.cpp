// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/cases/WebhookConnector.h"

#include <QTest>
#include <QUrl>

#include <string>

#include <nlohmann/json.hpp>

#include "core/cases/ConnectorFile.h"

using namespace casewright;
using namespace casewright::cases;
using base::ErrorCode;
using base::Json;

namespace {

/// A configuration that is right.
Json config()
{
    return {{"createIncidentUrl", "https://desk.example/api/issue"},
            {"createIncidentMethod", "post"},
            {"createIncidentJson",
             "{\"summary\":{{{case.title}}},\"text\":{{{case.description}}},\"labels\":{{{case.tags}}}}"},
            {"createIncidentResponseKey", "id"},
            {"getIncidentUrl", "https://desk.example/api/issue/{{{external.system.id}}}"},
            {"getIncidentResponseExternalTitleKey", "key"},
            {"viewIncidentUrl", "https://desk.example/browse/{{{external.system.title}}}"},
            {"updateIncidentUrl", "https://desk.example/api/issue/{{{external.system.id}}}"},
            {"updateIncidentMethod", "patch"},
            {"updateIncidentJson", "{\"summary\":{{{case.title}}},\"text\":{{{case.description}}}}"},
            {"createCommentUrl", "https://desk.example/api/issue/{{{external.system.id}}}/comment"},
            {"createCommentMethod", "post"},
            {"createCommentJson", "{\"body\":{{{case.comment}}}}"},
            {"headers", {{"X-Team", "soc"}}},
            {"hasAuth", true}};
}

Json file()
{
    return {{"id", "desk"}, {"name", "Service desk"}, {"connector_type_id", ".cases-webhook"}, {"config", config()}};
}

} // namespace

/// The configuration of a webhook connector: read, written, judged field by field.
class WebhookConnectorTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isReadAndWritten();
    void hasKibanasDefaults();
    void isRefused_data();
    void isRefused();
    void hostsAreTaken_data();
    void hostsAreTaken();
    void secretsAreVariables_data();
    void secretsAreVariables();
    void commentsMayBeLeftOut();
    void problemsAreAllTold();
    void fileIsRead();
    void fileIsRefused_data();
    void fileIsRefused();
};

void WebhookConnectorTest::isReadAndWritten()
{
    const auto read = readWebhook(config().dump(), "c.json");
    QVERIFY2(read, read ? "" : base::describe(read.error()).c_str());
    QCOMPARE(read->createIncidentUrl, std::string("https://desk.example/api/issue"));
    QVERIFY(read->updateIncidentMethod == HttpMethod::Patch);
    QVERIFY(read->createCommentMethod == HttpMethod::Post);
    QCOMPARE(read->headers.size(), std::size_t{1});
    QVERIFY(read->takesComments());
    const auto again = readWebhook(writeWebhook(*read), {});
    QVERIFY(again && *again == *read);
}

void WebhookConnectorTest::hasKibanasDefaults()
{
    Json least = config();
    for (const char* key : {"createIncidentMethod", "updateIncidentMethod", "createCommentUrl", "createCommentMethod",
                            "createCommentJson", "headers", "hasAuth"})
        least.erase(key);
    const WebhookConnector read = readWebhook(least.dump(), {}).value();
    QVERIFY(read.createIncidentMethod == HttpMethod::Post);
    QVERIFY(read.getIncidentMethod == HttpMethod::Get);
    QVERIFY(read.updateIncidentMethod == HttpMethod::Put);
    QVERIFY(read.hasAuth);
    QVERIFY(!read.takesComments());
    QVERIFY(readWebhook(writeWebhook(read), {}).value() == read);
}

void WebhookConnectorTest::isRefused_data()
{
    QTest::addColumn<std::string>("change");
    QTest::addColumn<int>("code");
    QTest::addColumn<std::string>("field");
    QTest::addColumn<std::string>("says");
    const auto row = [](const char* name, const Json& change, ErrorCode code, const char* field, const char* says) {
        QTest::newRow(name) << change.dump() << static_cast<int>(code) << std::string(field) << std::string(says);
    };
    using enum ErrorCode;
    row("unknown key", {{"createUrl", "x"}}, UnknownKey, "createUrl", "has no key \"createUrl\"");
    row("no URL", {{"createIncidentUrl", "desk"}}, InvalidValue, "createIncidentUrl", "must be a URL");
    row("another scheme", {{"createIncidentUrl", "file:///etc/passwd"}}, InvalidValue, "createIncidentUrl", "http");
    for (const char* url : {"http://[::1", "http://[::1]x/", "http://[1:2:3]/", "http://[::1::]/", "http://[1:::2]/",
                            "http://[:1]/", "http://[12345::]/", "http://[::1.2.3]/", "http://h:abc/", "http://h:/",
                            "http://h:65536/", "http://h:-1/", "http://a..b/", "http://.a/", "http://-a/", "http://a-/",
                            "http://a,b/", "http://a%zz/"})
        row(url, {{"createIncidentUrl", url}}, InvalidValue, "createIncidentUrl", "must name a host that can be");
    for (const char* url : {"http://h/%zz", "http://h/%4", "http://h/?a=%", "http://h/%"})
        row(url, {{"createIncidentUrl", url}}, InvalidValue, "createIncidentUrl", "write %25");
    row("a pipe", {{"createIncidentUrl", "http://h/a|b"}}, InvalidValue, "createIncidentUrl", "write %7C");
    row("a half variable", {{"updateIncidentUrl", "http://h/{{{external.system.id}}}%2"}}, InvalidValue,
        "updateIncidentUrl", "write %25");
    row("no host", {{"createIncidentUrl", "https:///x"}}, InvalidValue, "createIncidentUrl", "a host");
    row("a blank", {{"createIncidentUrl", "https://desk/a b"}}, InvalidValue, "createIncidentUrl", "%20");
    row("a line end", {{"createIncidentUrl", "https://desk/a\nb"}}, InvalidValue, "createIncidentUrl", "line ends");
    row("a password in a URL", {{"getIncidentUrl", "https://me:secret@desk/{{{external.system.id}}}"}}, InvalidValue,
        "getIncidentUrl", "set hasAuth");
    row("an id that chooses the host", {{"updateIncidentUrl", "https://{{{external.system.id}}}/x"}}, InvalidValue,
        "updateIncidentUrl", "must name its host");
    row("a variable to create by", {{"createIncidentUrl", "https://desk/{{{case.id}}}"}}, MissingValue,
        "createIncidentUrl", "has no variables");
    row("no URL at all", {{"viewIncidentUrl", nullptr}}, MissingValue, "viewIncidentUrl", "must be given");
    row("no id to read by", {{"getIncidentUrl", "https://desk/"}}, MissingValue, "getIncidentUrl",
        "needs {{{external.system.id}}}");
    row("nothing to view by", {{"viewIncidentUrl", "https://desk/"}}, MissingValue, "viewIncidentUrl",
        "needs {{{external.system.id}}} or {{{external.system.title}}}");
    row("a title to update by", {{"updateIncidentUrl", "https://desk/{{{external.system.title}}}"}}, MissingValue,
        "updateIncidentUrl", "cannot have {{{external.system.title}}}");
    row("method", {{"createIncidentMethod", "get"}}, InvalidValue, "createIncidentMethod", "one of post, put, patch");
    row("method of reading", {{"getIncidentMethod", "put"}}, InvalidValue, "getIncidentMethod", "one of get, post");
    row("no JSON", {{"createIncidentJson", "{{{case.title}}} {{{case.description}}}"}}, InvalidValue,
        "createIncidentJson", "must be JSON once its variables are filled in");
    row("own quotes", {{"createIncidentJson", "{\"a\":\"{{{case.title}}}\",\"b\":{{{case.description}}}}"}},
        InvalidValue, "createIncidentJson", "bring their quotes");
    row("no title", {{"createIncidentJson", "{\"a\":{{{case.description}}}}"}}, MissingValue, "createIncidentJson",
        "needs {{{case.title}}}");
    row("nothing of the case", {{"updateIncidentJson", "{}"}}, MissingValue, "updateIncidentJson",
        "needs {{{case.title}}} and {{{case.description}}}");
    row("an id before there is one",
        {{"createIncidentJson", "[{{{case.title}}},{{{case.description}}},{{{external.system.id}}}]"}}, MissingValue,
        "createIncidentJson", "cannot have {{{external.system.id}}}");
    row("an unknown variable", {{"createIncidentJson", "[{{{case.owner}}}]"}}, UnknownKey, "createIncidentJson",
        "\"case.owner\" is no variable");
    row("a comment without words", {{"createCommentJson", "{}"}}, MissingValue, "createCommentJson",
        "needs {{{case.comment}}}");
    row("a comment without a place", {{"createCommentUrl", ""}}, MissingValue, "createCommentUrl", "must be given");
    row("no key", {{"createIncidentResponseKey", " "}}, MissingValue, "createIncidentResponseKey", "must be given");
    row("a secret header", {{"headers", {{"authorization", "Bearer x"}}}}, InvalidValue, "headers.authorization",
        "keeps in clear");
    for (const char* name : {"X-Api-Key", "DD-API-KEY", "api_key", "Cookie", "Set-Cookie", "X-Auth-Token", "Client-Secret",
                             "X-Password", "Private-Token", "Proxy-Authorization", "X-CSRF-Token"})
        row(name, {{"headers", {{name, "sesame"}}}}, InvalidValue, (std::string("headers.") + name).c_str(),
            "write ${CASEWRIGHT_HEADER_NAME} for it");
    row("a secret by its value", {{"headers", {{"X-A", "Bearer x"}}}}, InvalidValue, "headers.X-A", "keeps in clear");
    row("a variable of another program", {{"headers", {{"X-Api-Key", "${AWS_SECRET_ACCESS_KEY}"}}}}, InvalidValue,
        "headers.X-Api-Key", "keeps in clear");
    row("more beside a variable", {{"headers", {{"X-Api-Key", "${CASEWRIGHT_HEADER_A}b"}}}}, InvalidValue,
        "headers.X-Api-Key", "keeps in clear");
    row("authorization twice", {{"headers", {{"Authorization", "Bearer ${CASEWRIGHT_HEADER_A}"}}}}, InvalidValue,
        "headers.Authorization", "set hasAuth to false");
    row("a secret in a query", {{"createIncidentUrl", "https://desk/issue?team=soc&api_key=sesame"}}, InvalidValue,
        "createIncidentUrl", "must not hold a secret (api_key)");
    row("a header of the connection", {{"headers", {{"Host", "evil"}}}}, InvalidValue, "headers.Host",
        "belongs to the connection");
    row("a header of two lines", {{"headers", {{"X-A", "a\r\nX-B: b"}}}}, InvalidValue, "headers.X-A", "line ends");
    row("a header that is a number", {{"headers", {{"X-A", 1}}}}, InvalidValue, "headers.X-A", "must be a text");
    row("a header without a name", {{"headers", {{"", "x"}}}}, InvalidValue, "headers.", "must have a name");
    row("certificates", {{"authType", "webhook-authentication-ssl"}}, NotSupported, "authType",
        "user and password only");
    row("hasAuth", {{"hasAuth", "yes"}}, InvalidValue, "hasAuth", "must be true or false");
}

void WebhookConnectorTest::isRefused()
{
    QFETCH(std::string, change);
    QFETCH(int, code);
    QFETCH(std::string, field);
    QFETCH(std::string, says);
    Json changed = config();
    changed.update(Json::parse(change));
    const auto read = readWebhook(changed.dump(1), "c.json");
    QVERIFY(!read);
    const std::string told = base::describe(read.error());
    QVERIFY2(static_cast<int>(read.error().code) == code, told.c_str());
    QVERIFY2(read.error().location && read.error().location->line > 0, told.c_str());
    QVERIFY2(told.find(field) != std::string::npos && told.find(says) != std::string::npos, told.c_str());
}

void WebhookConnectorTest::hostsAreTaken_data()
{
    QTest::addColumn<std::string>("url");
    for (const char* url :
         {"http://h", "HTTPS://desk.example:8443/a?b=%20#c", "http://a_b.c-d.e./", "http://192.0.2.1:0/",
          "http://[::1]:9200/", "http://[::]/", "http://[2001:db8::1]", "http://[1:2:3:4:5:6:7:8]/", "http://[1::]/",
          "http://[::ffff:192.0.2.1]/", "http://b\u00fccher.example/", "http://h/[a]@b:c;d,e!f'(g)*"})
        QTest::newRow(url) << std::string(url);
}

void WebhookConnectorTest::hostsAreTaken()
{
    QFETCH(const std::string, url);
    Json change = config();
    change["createIncidentUrl"] = url;
    const auto read = readWebhook(change.dump(), "c.json");
    QVERIFY2(read, read ? "" : base::describe(read.error()).c_str());
    // What is taken here, a push does not refuse.
    QVERIFY(QUrl(QString::fromStdString(url), QUrl::StrictMode).isValid());
}

void WebhookConnectorTest::secretsAreVariables_data()
{
    QTest::addColumn<std::string>("name");
    QTest::addColumn<std::string>("value");
    const auto row = [](const char* name, const char* value) {
        QTest::addRow("%s: %s", name, value) << std::string(name) << std::string(value);
    };
    row("X-Api-Key", "${CASEWRIGHT_HEADER_DESK}");
    row("Authorization", "Bearer ${CASEWRIGHT_HEADER_DESK_1}");
    row("X-Team", "${CASEWRIGHT_HEADER_TEAM}");
    row("X-Atlassian-Token", "no-check");
    row("X-Team", "soc tokens");
    row("X-Project-Key", "SOC");
    row("kbn-xsrf", "true");
}

void WebhookConnectorTest::secretsAreVariables()
{
    QFETCH(const std::string, name);
    QFETCH(const std::string, value);
    Json change = config();
    change["headers"] = {{name, value}};
    change["hasAuth"] = false;
    const auto read = readWebhook(change.dump(), "c.json");
    QVERIFY2(read, read ? "" : base::describe(read.error()).c_str());
    QCOMPARE(Json::parse(cases::writeWebhook(*read))["headers"][name].get<std::string>(), value);
}

void WebhookConnectorTest::commentsMayBeLeftOut()
{
    Json without = config();
    without["createCommentUrl"] = nullptr;
    without["createCommentMethod"] = nullptr;
    without["createCommentJson"] = nullptr;
    QVERIFY(!readWebhook(without.dump(), {}).value().takesComments());
}

void WebhookConnectorTest::problemsAreAllTold()
{
    std::string fields;
    for (const ConnectorProblem& problem : problemsOf(WebhookConnector{}))
        fields += problem.field + ' ';
    QCOMPARE(fields,
             std::string("createIncidentUrl createIncidentJson createIncidentResponseKey getIncidentUrl "
                         "getIncidentResponseExternalTitleKey viewIncidentUrl updateIncidentUrl "
                         "updateIncidentJson "));
}

void WebhookConnectorTest::fileIsRead()
{
    const ConnectorFile read = readConnectorFile(file().dump(), "c.json").value();
    QCOMPARE(read.id, std::string("desk"));
    QCOMPARE(read.name, std::string("Service desk"));
    QVERIFY(read.webhook == readWebhook(config().dump(), {}).value());
    Json camel = file();
    camel.erase("connector_type_id");
    camel["actionTypeId"] = ".cases-webhook";
    camel["isMissingSecrets"] = false;
    camel["secrets"] = Json::object();
    QVERIFY(readConnectorFile(camel.dump(), {}).value() == read);
}

void WebhookConnectorTest::fileIsRefused_data()
{
    QTest::addColumn<std::string>("key");
    QTest::addColumn<std::string>("value");
    QTest::addColumn<int>("code");
    QTest::addColumn<std::string>("says");
    const auto row = [](const char* name, const char* key, const Json& value, ErrorCode code, const char* says) {
        QTest::newRow(name) << std::string(key) << value.dump() << static_cast<int>(code) << std::string(says);
    };
    using enum ErrorCode;
    row("secrets", "secrets", {{"user", "me"}, {"password", "open sesame"}}, InvalidValue,
        "a workspace keeps no secrets");
    row("another type", "connector_type_id", ".jira", NotSupported, "\".cases-webhook\" only");
    row("no name", "name", "", MissingValue, "must not be empty");
    row("the id of none", "id", "none", InvalidValue, "give it another id");
    row("an unknown key", "title", "x", UnknownKey, "has no key \"title\"");
    row("no config", "config", nullptr, InvalidValue, "must be an object");
}

void WebhookConnectorTest::fileIsRefused()
{
    QFETCH(std::string, key);
    QFETCH(std::string, value);
    QFETCH(int, code);
    QFETCH(std::string, says);
    Json changed = file();
    changed[key] = Json::parse(value);
    const auto read = readConnectorFile(changed.dump(1), "c.json");
    QVERIFY(!read);
    const std::string told = base::describe(read.error());
    QVERIFY2(static_cast<int>(read.error().code) == code, told.c_str());
    QVERIFY2(told.starts_with("c.json:") && told.find(says) != std::string::npos, told.c_str());
    QVERIFY2(told.find("sesame") == std::string::npos, told.c_str());
}

QTEST_APPLESS_MAIN(WebhookConnectorTest)
#include "tst_WebhookConnector.moc"
