// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/push/PushOrder.h"

#include <QTest>

#include "tests/unit/push/ServiceDesk.h"

using namespace casewright;
using namespace Qt::StringLiterals;

/// What a push is made of, and what of the environment it is told.
class PushOrderTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takesItsVariablesAsGiven()
    {
        const auto variables = push::HeaderVariables{{"CASEWRIGHT_HEADER_DESK", "sesame"}};
        // Read once: what the environment says later is none of its business.
        qputenv("CASEWRIGHT_HEADER_DESK", "another");
        const auto order = push::orderFor({}, desk("Bearer ${CASEWRIGHT_HEADER_DESK}"), {}, variables);
        QVERIFY2(order, order ? "" : order.error().text.c_str());
        QCOMPARE(order->variables.at("CASEWRIGHT_HEADER_DESK"), std::string("sesame"));
        QCOMPARE(order->variables.size(), std::size_t{1});
        const auto without = push::orderFor({}, desk("${CASEWRIGHT_HEADER_DESK}"), {}, {});
        qunsetenv("CASEWRIGHT_HEADER_DESK");
        QVERIFY(!without);
        QVERIFY(without.error().code == base::ErrorCode::MissingValue);
        QVERIFY2(without.error().text.find("CASEWRIGHT_HEADER_DESK, which is not set") != std::string::npos,
                 without.error().text.c_str());
    }

    void refusesWhatIsNoHeader_data()
    {
        QTest::addColumn<std::string>("value");
        QTest::addColumn<int>("code");
        QTest::newRow("empty") << std::string() << static_cast<int>(base::ErrorCode::MissingValue);
        QTest::newRow("two lines") << std::string("a\r\nX: b") << static_cast<int>(base::ErrorCode::InvalidValue);
    }

    void refusesWhatIsNoHeader()
    {
        QFETCH(const std::string, value);
        QFETCH(const int, code);
        const auto order =
            push::orderFor({}, desk("${CASEWRIGHT_HEADER_DESK}"), {}, {{"CASEWRIGHT_HEADER_DESK", value}});
        QVERIFY(!order);
        QCOMPARE(static_cast<int>(order.error().code), code);
        QVERIFY(value.empty() || order.error().text.find(value) == std::string::npos);
    }

    /// Of the environment, only what headers may name.
    void readsOnlyWhatHeadersMayName()
    {
        qputenv("CASEWRIGHT_HEADER_DESK", "a=b");
        qputenv("CASEWRIGHT_WEBHOOK_PASSWORD", "no");
        const push::HeaderVariables variables = push::readHeaderVariables();
        qunsetenv("CASEWRIGHT_HEADER_DESK");
        qunsetenv("CASEWRIGHT_WEBHOOK_PASSWORD");
        QVERIFY((variables == push::HeaderVariables{{"CASEWRIGHT_HEADER_DESK", "a=b"}}));
    }

private:
    static cases::Connector desk(const std::string& secret)
    {
        cases::WebhookConnector connector = test::serviceDesk(u"http://desk.example"_s);
        connector.hasAuth = false;
        connector.headers = {{"Authorization", secret}};
        return {.id = "desk", .name = "Desk", .type = std::string(cases::WebhookType),
                .settings = cases::writeWebhook(connector)};
    }
};

QTEST_GUILESS_MAIN(PushOrderTest)
#include "tst_PushOrder.moc"
