// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/ConfigureClient.h"
#include "tests/gui/CaseWindow.h"
#include "tests/gui/Screenshots.h"
#include "tests/unit/push/IncidentServer.h"
#include "tests/unit/push/ServiceDesk.h"
#include "ui/bridge/Text.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/FieldNote.h"
#include "ui/widgets/Pill.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDesktopServices>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;
using namespace casewright;
using test::Reply;

namespace {

const Reply Made{.status = 201, .body = "{\"data\":{\"id\":\"10\"}}"};
const Reply Read{.body = "{\"key\":\"ROC-10\"}"};
const Reply Done{.body = ""};

} // namespace

/// A person pushes the case in sight to a server on this machine.
class CasePushTest final : public ui::CaseWindow {
    Q_OBJECT

public Q_SLOTS:
    void openUrl(const QUrl& url) { m_opened = url; }

private Q_SLOTS:
    void withoutConnectorsTheWayToThemIsOffered();
    void aConnectorIsChosenAndTheCasePushed();
    void passwordIsAskedForInThePage();
    void passwordIsKept();
    void keychainThatTakesNothingIsSaid();
    void withoutAKeychainThatIsSaid();
    void aPushCanBeCancelled();
    void failureSaysWhatToDo();
    void whatSucceededBeforeAFailureIsSaid();
    void changesAfterAPushCanBeTakenBack();
    void anotherCaseWaits();
    void readOnlyWorkspaceIsNotPushed();
    void picturesCanBeKept();

private:
    void openWith(bool hasAuth);
    void choose(int row);
    QPushButton* button(const QString& name) { return find<QPushButton>(name); }
    void push() { QTest::mouseClick(button(u"casePush"_s), Qt::LeftButton); }
    void giveSecrets(bool keeps);
    QString note() { return find<ui::FieldNote>(u"pushNote"_s)->text(); }
    QString state() { return find<ui::Pill>(u"incidentState"_s)->text(); }

    std::unique_ptr<test::IncidentServer> m_server;
    QUrl m_opened;
};

/// The case in sight has the connector "Service desk".
void CasePushTest::openWith(bool hasAuth)
{
    m_server = std::make_unique<test::IncidentServer>();
    m_other.reset();
    open(TwelveCases);
    look();
    cases::WebhookConnector desk = test::serviceDesk(m_server->url());
    desk.hasAuth = hasAuth;
    QVERIFY(store::ConfigureClient(*m_other).saveConnector({.id = "desk",
                                                            .name = "Service desk",
                                                            .type = std::string(cases::WebhookType),
                                                            .settings = cases::writeWebhook(desk)}));
    m_key = m_other->cases({}, std::nullopt, 1)->front().key;
    openRow(0);
    QTRY_COMPARE(activity()->model()->rowCount(), 7);
    choose(1);
    QTRY_COMPARE(lastActivity(), u"selected Service desk as the incident management system"_s);
    QTRY_VERIFY(button(u"casePush"_s)->isVisible());
}

void CasePushTest::choose(int row)
{
    auto* const box = find<QComboBox>(u"caseConnector"_s);
    box->setFocus();
    while (box->currentIndex() < row)
        QTest::keyClick(box, Qt::Key_Down);
}

void CasePushTest::giveSecrets(bool keeps)
{
    QTRY_VERIFY(find<QLineEdit>(u"pushUser"_s)->isVisible());
    QTest::keyClicks(find<QLineEdit>(u"pushUser"_s), u"me"_s);
    find<QCheckBox>(u"pushKeeps"_s)->setChecked(keeps);
    QTest::keyClick(find<QLineEdit>(u"pushUser"_s), Qt::Key_Return);
    auto* const password = find<QLineEdit>(u"pushPassword"_s);
    QVERIFY(password->hasFocus());
    QCOMPARE(password->echoMode(), QLineEdit::Password);
    QTest::keyClicks(password, u"open sesame"_s);
    QTest::keyClick(password, Qt::Key_Return);
}

void CasePushTest::withoutConnectorsTheWayToThemIsOffered()
{
    openCase();
    QVERIFY(!find<QComboBox>(u"caseConnector"_s)->isVisible());
    QVERIFY(!button(u"casePush"_s)->isVisible());
    QVERIFY(!m_actions->action(u"cases.push"_s)->isEnabled());
    QTest::mouseClick(button(u"pushSettings"_s), Qt::LeftButton);
    QTRY_VERIFY(find<QWidget>(u"configurationPane"_s)->isVisible());
    QTest::mouseClick(button(u"configurationClose"_s), Qt::LeftButton);
    QVERIFY(table()->isVisible());
}

void CasePushTest::aConnectorIsChosenAndTheCasePushed()
{
    openWith(false);
    QCOMPARE(attributes().connector.id, "desk");
    m_server->setReplies({Made, Read});
    QCOMPARE(button(u"casePush"_s)->text(), u"Push"_s);
    push();
    QTRY_COMPARE(state(), u"Up to date"_s);
    QTRY_COMPARE(lastActivity(), u"pushed the case to Service desk as incident ROC-10"_s);
    QVERIFY(note().isEmpty());
    QVERIFY(find<QLabel>(u"incidentPushed"_s)->text().startsWith(u"Pushed to Service desk by "_s));
    QTRY_VERIFY(button(u"casePush"_s)->isVisible());
    QVERIFY(!button(u"casePush"_s)->isEnabled());
    QCOMPARE(button(u"incidentLink"_s)->text(), u"ROC-10"_s);
    QDesktopServices::setUrlHandler(u"http"_s, this, "openUrl");
    QTest::mouseClick(button(u"incidentLink"_s), Qt::LeftButton);
    QDesktopServices::unsetUrlHandler(u"http"_s);
    QCOMPARE(m_opened, QUrl(m_server->url(u"/browse/ROC-10"_s)));
    addTag(u"caseTags"_s, u"later"_s);
    QTRY_COMPARE(state(), u"Requires update"_s);
    QCOMPARE(button(u"casePush"_s)->text(), u"Update incident"_s);
    m_server->setReplies({Done, Read});
    m_actions->action(u"cases.push"_s)->trigger();
    QTRY_COMPARE(state(), u"Up to date"_s);
    QCOMPARE(m_server->lines().mid(2), (QList<QByteArray>{"PATCH /issue/10", "GET /issue/10"}));
}

void CasePushTest::passwordIsAskedForInThePage()
{
    openWith(true);
    m_server->setReplies({Made, Read});
    push();
    QTRY_VERIFY(find<QWidget>(u"pushSecrets"_s)->isVisible());
    QVERIFY(!button(u"casePush"_s)->isVisible());
    QVERIFY(find<QLabel>(u"pushQuestion"_s)->text().contains(m_server->url()));
    QVERIFY(find<QCheckBox>(u"pushKeeps"_s)->isVisible());
    QVERIFY(!button(u"pushSecretsAccept"_s)->isEnabled());
    giveSecrets(false);
    QVERIFY(!find<QWidget>(u"pushSecrets"_s)->isVisible());
    QTRY_COMPARE(state(), u"Up to date"_s);
    QCOMPARE(m_server->heard()[0].headers["authorization"], "Basic " + QByteArray("me:open sesame").toBase64());
    QVERIFY(m_kept->all.isEmpty());
    QVERIFY(find<QLineEdit>(u"pushPassword"_s)->text().isEmpty());
    // Known from now on.
    addTag(u"caseTags"_s, u"later"_s);
    QTRY_COMPARE(state(), u"Requires update"_s);
    m_server->setReplies({Done, Read});
    push();
    QTRY_COMPARE(state(), u"Up to date"_s);
    QVERIFY(!find<QWidget>(u"pushSecrets"_s)->isVisible());
}

void CasePushTest::passwordIsKept()
{
    openWith(true);
    m_server->setReplies({Made, Read});
    push();
    giveSecrets(true);
    QTRY_COMPARE(state(), u"Up to date"_s);
    QCOMPARE(m_kept->all.size(), 1);
}

void CasePushTest::keychainThatTakesNothingIsSaid()
{
    openWith(true);
    m_kept->isLocked = true;
    m_server->setReplies({Made, Read});
    push();
    giveSecrets(true);
    QTRY_COMPARE(state(), u"Up to date"_s);
    QTRY_VERIFY(note().contains(u"keychain did not take"_s));
}

void CasePushTest::withoutAKeychainThatIsSaid()
{
    m_window.reset();
    m_pushing.reset();
    m_secrets.reset();
    show(nullptr);
    openWith(true);
    push();
    QTRY_VERIFY(find<QWidget>(u"pushSecrets"_s)->isVisible());
    QVERIFY(!find<QCheckBox>(u"pushKeeps"_s)->isVisible());
    QVERIFY(find<QLabel>(u"pushKeepHint"_s)->text().contains(u"no keychain"_s));
}

void CasePushTest::aPushCanBeCancelled()
{
    openWith(true);
    push();
    QTRY_VERIFY(find<QWidget>(u"pushSecrets"_s)->isVisible());
    QTest::keyClick(find<QLineEdit>(u"pushUser"_s), Qt::Key_Escape);
    QTRY_COMPARE(note(), u"The push was cancelled."_s);
    QVERIFY(isCaseShown());
    QVERIFY(!find<QWidget>(u"pushSecrets"_s)->isVisible());
    QVERIFY(m_server->heard().isEmpty());
    m_server->setReplies({Reply{.kind = Reply::Kind::Silence}});
    push();
    giveSecrets(false);
    QTRY_COMPARE(m_server->heard().size(), 1);
    QVERIFY(find<QLabel>(u"pushProgress"_s)->isVisible());
    QTest::mouseClick(button(u"pushCancel"_s), Qt::LeftButton);
    QTRY_COMPARE(note(), u"The push was cancelled."_s);
    QVERIFY(!find<QLabel>(u"pushProgress"_s)->isVisible());
    QVERIFY(!stored().document.externalService);
}

void CasePushTest::failureSaysWhatToDo()
{
    openWith(true);
    m_server->setReplies({{.status = 401, .body = ""}});
    push();
    giveSecrets(false);
    QTRY_VERIFY(note().contains(u"check user and password"_s));
    QCOMPARE(button(u"casePush"_s)->text(), u"Try again"_s);
    m_server->setReplies({Made, Read});
    push();
    QVERIFY(note().isEmpty());
    giveSecrets(false); // asked again: those before were refused
    QTRY_COMPARE(state(), u"Up to date"_s);
    QVERIFY(note().isEmpty());
}

void CasePushTest::whatSucceededBeforeAFailureIsSaid()
{
    openWith(false);
    comment(u"First"_s);
    QTRY_COMPARE(activity()->model()->rowCount(), 9);
    m_server->setReplies({Made, Read, {.status = 500}});
    push();
    QTRY_VERIFY(note().contains(u"ROC-10"_s));
    QVERIFY(note().contains(u"500"_s));
    QTRY_COMPARE(button(u"incidentLink"_s)->text(), u"ROC-10"_s);
    QVERIFY(button(u"casePush"_s)->isEnabled());
    QCOMPARE(button(u"casePush"_s)->text(), u"Try again"_s);
    // Also after a restart: the incident lacks the comment.
    const QString path = m_session->path();
    QVERIFY(m_session->open(path, store::Access::ReadWrite));
    QTRY_VERIFY(rows() > 0);
    openRow(0);
    QTRY_COMPARE(state(), u"Requires update"_s);
    QCOMPARE(button(u"casePush"_s)->text(), u"Update incident"_s);
    m_server->setReplies({Done, Read, Done});
    push();
    QTRY_COMPARE(state(), u"Up to date"_s);
}

void CasePushTest::changesAfterAPushCanBeTakenBack()
{
    openWith(false);
    addTag(u"caseTags"_s, u"one"_s);
    QTRY_COMPARE(lastActivity(), u"added the tag one"_s);
    m_server->setReplies({Made, Read});
    push();
    QTRY_COMPARE(state(), u"Up to date"_s);
    QTest::keyClick(activity(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(lastActivity(), u"removed the tag one"_s);
    QVERIFY(!banner()->isVisible());
}

void CasePushTest::anotherCaseWaits()
{
    openWith(false);
    m_server->setReplies({Reply{.kind = Reply::Kind::Silence}});
    push();
    QTRY_COMPARE(m_server->heard().size(), 1);
    press(u"caseBack"_s);
    openRow(3);
    choose(1);
    QTRY_VERIFY(button(u"casePush"_s)->isVisible());
    QVERIFY(!button(u"casePush"_s)->isEnabled());
    QVERIFY(!find<QLabel>(u"pushProgress"_s)->isVisible());
    m_pushing->cancel();
    QTRY_VERIFY(button(u"casePush"_s)->isEnabled());
    QVERIFY(note().isEmpty());
}

void CasePushTest::readOnlyWorkspaceIsNotPushed()
{
    openWith(false);
    const QString path = m_session->path();
    QVERIFY(m_session->open(path, store::Access::ReadOnly));
    QTRY_VERIFY(rows() > 0);
    openRow(0);
    QTRY_VERIFY(find<QComboBox>(u"caseConnector"_s)->isVisible());
    QVERIFY(!find<QComboBox>(u"caseConnector"_s)->isEnabled());
    QVERIFY(!button(u"casePush"_s)->isVisible());
    QVERIFY(!m_actions->action(u"cases.push"_s)->isEnabled());
}

void CasePushTest::picturesCanBeKept()
{
    openWith(true);
    m_server->setReplies({{.status = 401, .body = "{\"error\":\"no such user\"}"}});
    for (const ui::Theme::Choice choice : {ui::Theme::Choice::Light, ui::Theme::Choice::Dark}) {
        m_theme->choose(choice);
        const QString theme = choice == ui::Theme::Choice::Light ? u"light"_s : u"dark"_s;
        for (const QSize& size : {QSize(1440, 900), QSize(1024, 700)}) {
            m_window->resize(size);
            const QString suffix = u"-%1-%2"_s.arg(theme).arg(size.width());
            push();
            QTRY_VERIFY(find<QWidget>(u"pushSecrets"_s)->isVisible());
            ui::keepScreenshot(*m_window, QString(u"case-push-question"_s + suffix));
            giveSecrets(false);
            QTRY_VERIFY(!note().isEmpty());
            ui::keepScreenshot(*m_window, QString(u"case-push-error"_s + suffix));
        }
    }
    m_server->setReplies({Made, Read});
    push();
    giveSecrets(false);
    QTRY_COMPARE(state(), u"Up to date"_s);
    ui::keepScreenshot(*m_window, u"case-pushed-dark-1024"_s);
    m_window->resize(1440, 900);
    m_theme->choose(ui::Theme::Choice::Light);
    ui::keepScreenshot(*m_window, u"case-pushed-light-1440"_s);
    QVERIFY(!m_window->grab().isNull());
}

QTEST_MAIN(CasePushTest)
#include "tst_CasePush.moc"
