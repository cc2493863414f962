// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/ConnectorSecrets.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>
#include <optional>
#include <string>

#include "tests/models/KeeperDouble.h"
#include "tests/unit/push/ServiceDesk.h"

using namespace casewright;
using namespace Qt::StringLiterals;
using cases::WebhookSecrets;
using ui::ConnectorSecrets;

namespace {

const WebhookSecrets Me{.user = "me", .password = "open sesame"};

/// The password that is found; empty: none.
std::string found(ConnectorSecrets& secrets, const QString& id, const QString& url)
{
    std::optional<std::optional<WebhookSecrets>> answer;
    secrets.find(id, test::serviceDesk(url), [&answer](const auto& given) { answer = given; });
    if (answer || !QTest::qWaitFor([&answer] { return answer.has_value(); }))
        return "no answer, or one within the call";
    return *answer ? (*answer)->password : std::string();
}

} // namespace

/// Secrets of connectors: known until the program ends, kept in a keychain if there is one.
class ConnectorSecretsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void areKnownUntilTheEnd()
    {
        ConnectorSecrets secrets(nullptr);
        QVERIFY(!secrets.canKeep());
        QCOMPARE(found(secrets, u"desk"_s, u"https://desk.example"_s), std::string());
        secrets.set(u"desk"_s, test::serviceDesk(u"https://desk.example"_s), Me, true);
        QCOMPARE(found(secrets, u"desk"_s, u"https://desk.example"_s), std::string("open sesame"));
    }

    void keychainKeepsThem()
    {
        const auto kept = std::make_shared<tests::KeptSecrets>();
        {
            ConnectorSecrets secrets(std::make_unique<tests::KeeperDouble>(kept));
            QVERIFY(secrets.canKeep());
            secrets.set(u"desk"_s, test::serviceDesk(u"https://desk.example"_s), Me, true);
            secrets.set(u"other"_s, test::serviceDesk(u"https://desk.example"_s), Me, false);
        }
        QCOMPARE(kept->all.size(), 1);
        ConnectorSecrets later(std::make_unique<tests::KeeperDouble>(kept));
        QCOMPARE(found(later, u"desk"_s, u"https://desk.example"_s), std::string("open sesame"));
        QCOMPARE(found(later, u"other"_s, u"https://desk.example"_s), std::string());
    }

    /// A workspace from elsewhere may have a connector with the same id that sends to another server.
    void anotherServerGetsNothing()
    {
        const auto kept = std::make_shared<tests::KeptSecrets>();
        ConnectorSecrets secrets(std::make_unique<tests::KeeperDouble>(kept));
        secrets.set(u"desk"_s, test::serviceDesk(u"https://desk.example"_s), Me, true);
        for (const QString& url : {u"https://evil.example"_s, u"http://desk.example"_s, u"https://desk.example:444"_s})
            QCOMPARE(found(secrets, u"desk"_s, url), std::string());
        cases::WebhookConnector half = test::serviceDesk(u"https://desk.example"_s);
        half.createCommentUrl = "https://evil.example/{{{external.system.id}}}";
        bool isAnswered = false;
        secrets.find(u"desk"_s, half, [&isAnswered](const auto& given) { isAnswered = !given; });
        QTRY_VERIFY(isAnswered);
    }

    void areForgotten()
    {
        const auto kept = std::make_shared<tests::KeptSecrets>();
        ConnectorSecrets secrets(std::make_unique<tests::KeeperDouble>(kept));
        secrets.set(u"desk"_s, test::serviceDesk(u"https://desk.example"_s), Me, true);
        secrets.forget(u"desk"_s, test::serviceDesk(u"https://desk.example"_s));
        QVERIFY(kept->all.isEmpty());
        QCOMPARE(found(secrets, u"desk"_s, u"https://desk.example"_s), std::string());
    }

    void lockedKeychainIsTold()
    {
        const auto kept = std::make_shared<tests::KeptSecrets>();
        kept->isLocked = true;
        ConnectorSecrets secrets(std::make_unique<tests::KeeperDouble>(kept));
        QSignalSpy notKept(&secrets, &ConnectorSecrets::notKept);
        secrets.set(u"desk"_s, test::serviceDesk(u"https://desk.example"_s), Me, true);
        QVERIFY(notKept.wait());
        QCOMPARE(found(secrets, u"desk"_s, u"https://desk.example"_s), std::string("open sesame"));
    }
};

QTEST_GUILESS_MAIN(ConnectorSecretsTest)
#include "tst_ConnectorSecrets.moc"
