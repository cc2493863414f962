// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/cases/ClearSecrets.h"

#include <QTest>

#include <nlohmann/json.hpp>

#include "core/base/Json.h"
#include "core/cases/WebhookConnector.h"

using namespace casewright;
using namespace casewright::cases;
using base::Json;

namespace {

using Texts = std::vector<std::string>;

Connector desk(const Json& settings)
{
    return {.id = "desk", .name = "Service desk", .type = std::string(WebhookType), .settings = settings.dump()};
}

} // namespace

/// Secrets that a connector of an older version has in clear: found, and taken out without losing them.
class ClearSecretsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void areFound();
    void areTakenOut();
    void getNamesOfTheirOwn();
    void nothingElseIsTouched();
    void areReadForWhoMendsThem();
};

void ClearSecretsTest::areFound()
{
    const Json settings{{"createIncidentUrl", "https://desk/issue?api_key=sesame"},
                        {"getIncidentUrl", "https://desk/issue/@me?team=soc"},
                        {"viewIncidentUrl", "https://me:sesame@desk/browse"},
                        {"createIncidentJson", "{\"a\": \"https://me:sesame@desk/?token=x\"}"},
                        {"headers",
                         {{"X-Team", "soc"},
                          {"X-Api-Key", "sesame"},
                          {"X-Other", "Bearer sesame"},
                          {"X-Atlassian-Token", "no-check"},
                          {"Authorization", "Bearer ${CASEWRIGHT_HEADER_DESK}"}}}};
    QVERIFY((fieldsInClear(desk(settings))
             == Texts{"createIncidentUrl", "viewIncidentUrl", "headers.X-Api-Key", "headers.X-Other"}));
    const std::string shown = settingsToShow(desk(settings));
    QVERIFY2(shown.find("Bearer sesame") == std::string::npos && shown.find("=sesame") == std::string::npos
                 && shown.find("me:sesame@desk/browse") == std::string::npos,
             shown.c_str());
    QCOMPARE(Json::parse(shown)["headers"]["X-Team"].get<std::string>(), std::string("soc"));
    QCOMPARE(Json::parse(shown)["headers"]["X-Api-Key"].get<std::string>(), std::string("***"));
    for (const char* nothing : {"", "{", "[]", "7", "{\"headers\": null}", "{\"headers\": [\"X-Api-Key\"]}",
                                "{\"headers\": {\"X-Api-Key\": 7}}"})
        QVERIFY2(fieldsInClear({.settings = nothing}).empty(), nothing);
}

void ClearSecretsTest::areTakenOut()
{
    const Json settings{{"headers", {{"X-Api-Key", "it's \"me\""}, {"X-Team", "soc"}, {"authorization", "Basic eA=="}}}};
    const WithoutSecrets without = takeSecretsOut(desk(settings), [](const std::string&) { return false; });
    QCOMPARE(without.taken.size(), std::size_t{2});
    QCOMPARE(without.taken[0].header, std::string("X-Api-Key"));
    QCOMPARE(without.taken[0].variable, std::string("CASEWRIGHT_HEADER_SERVICE_DESK_X_API_KEY"));
    QCOMPARE(without.taken[0].value, std::string("it's \"me\""));
    QCOMPARE(without.taken[1].value, std::string("Basic eA=="));
    const Json left = Json::parse(without.connector.settings)["headers"];
    QCOMPARE(left["X-Api-Key"].get<std::string>(), std::string("${CASEWRIGHT_HEADER_SERVICE_DESK_X_API_KEY}"));
    QCOMPARE(left["authorization"].get<std::string>(), std::string("${CASEWRIGHT_HEADER_SERVICE_DESK_AUTHORIZATION}"));
    QCOMPARE(left["X-Team"].get<std::string>(), std::string("soc"));
    QVERIFY(fieldsInClear(without.connector).empty());
}

void ClearSecretsTest::getNamesOfTheirOwn()
{
    const Json settings{{"headers", {{"X-Api-Key", "a"}, {"X_API_KEY", "b"}}}};
    Connector connector = desk(settings);
    connector.name = " \xC3\xA4-- ";
    const WithoutSecrets without = takeSecretsOut(connector, [](const std::string& variable) {
        return variable == "CASEWRIGHT_HEADER_X_API_KEY";
    });
    QCOMPARE(without.taken[0].variable, std::string("CASEWRIGHT_HEADER_X_API_KEY_2"));
    QCOMPARE(without.taken[1].variable, std::string("CASEWRIGHT_HEADER_X_API_KEY_3"));
}

/// Also of another version's fields, and where nothing is to be done.
void ClearSecretsTest::nothingElseIsTouched()
{
    const Json settings{{"some", {{"day", 1}}}, {"headers", {{"X-Api-Key", "a"}}}};
    const WithoutSecrets without = takeSecretsOut(desk(settings), [](const std::string&) { return false; });
    QCOMPARE(Json::parse(without.connector.settings)["some"].dump(), settings["some"].dump());
    Connector odd = desk({});
    odd.settings = "{ \"headers\" : {}}";
    QVERIFY(takeSecretsOut(odd, [](const std::string&) { return false; }).connector == odd);
}

void ClearSecretsTest::areReadForWhoMendsThem()
{
    const Json settings{{"createIncidentUrl", "https://desk/issue"}, {"headers", {{"X-Api-Key", "sesame"}}}};
    QVERIFY(!readWebhook(settings.dump(), {}));
    const WebhookConnector read = readWebhookAsItIs(settings.dump());
    QCOMPARE(read.createIncidentUrl, std::string("https://desk/issue"));
    QCOMPARE(read.headers.at(0).second, std::string("sesame"));
    QVERIFY(readWebhookAsItIs("{") == WebhookConnector{});
}

QTEST_APPLESS_MAIN(ClearSecretsTest)
#include "tst_ClearSecrets.moc"
