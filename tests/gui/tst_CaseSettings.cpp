// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/ConfigureClient.h"
#include "tests/gui/CaseWindow.h"
#include "tests/gui/Screenshots.h"
#include "ui/bridge/Text.h"
#include "ui/widgets/FieldNote.h"
#include "ui/widgets/TagsEdit.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace casewright;

/// What a person sets for all cases of a solution, and what the workspace has of it then.
class CaseSettingsTest final : public ui::CaseWindow {
    Q_OBJECT

private Q_SLOTS:
    void aFieldIsMadeChangedAndRemoved();
    void aFieldWithoutALabelSaysSoBesideIt();
    void aTemplateIsMadeAndUsed();
    void aTemplateGivesConnectorFieldsAndSync();
    void aTemplateKeepsFieldsWithoutValues();
    void aTickOfATemplateCanBeTakenBack();
    void aTemplateThatIsRefusedSaysWhere();
    void aConnectorIsMadeAndChosen();
    void aConnectorSaysWhatIsWrongBesideItsFields();
    void aConnectorOfAnOlderVersionIsShownWhole();
    void somebodyElsesChangeIsNotLost();
    void readOnlyWorkspaceIsOnlyShown();
    void picturesCanBeKept();

private:
    void openSettings();
    /// It may be further down than the window shows.
    void pressIn(const QString& button);
    void press(const QString& toolButton);
    /// Presses the button, and waits until the window has the answer.
    void save(const QString& button, const QString& form);
    void fill(const QString& line, const QString& text) { find<QLineEdit>(line)->setText(text); }
    void fillText(const QString& field, const QString& text) { find<QPlainTextEdit>(field)->setPlainText(text); }
    QString noteIn(const QString& form, const QString& key);
    void fillConnector();
    cases::CaseConfiguration configuration();
    /// A template, and a tick that it may give, as another program makes them; the form opens with it.
    void openTemplate(const std::vector<cases::CustomField>& fields);
    std::vector<cases::Connector> connectors() { return *store::ConfigureClient(*m_other).connectors(); }
};

void CaseSettingsTest::openSettings()
{
    open(TwelveCases);
    look();
    m_actions->action(u"cases.configure"_s)->trigger();
    QTRY_VERIFY(find<QWidget>(u"configurationPane"_s)->isVisible());
    QTRY_VERIFY(find<QPushButton>(u"fieldAdd"_s)->isVisible());
}

void CaseSettingsTest::pressIn(const QString& name)
{
    QTRY_VERIFY2(find<QPushButton>(name)->isVisible() && find<QPushButton>(name)->isEnabled(), qUtf8Printable(name));
    find<QPushButton>(name)->click();
}

void CaseSettingsTest::press(const QString& name)
{
    QTRY_VERIFY2(m_page->findChild<QToolButton*>(name), qUtf8Printable(name));
    find<QToolButton>(name)->click();
}

void CaseSettingsTest::save(const QString& button, const QString& form)
{
    pressIn(button);
    QTRY_VERIFY2(!find<QWidget>(form)->isVisible(), qUtf8Printable(form));
}

QString CaseSettingsTest::noteIn(const QString& form, const QString& key)
{
    return find<QWidget>(form)->findChild<ui::FieldNote*>(u"note-"_s + key)->text();
}

/// Of the first solution in the list.
cases::CaseConfiguration CaseSettingsTest::configuration()
{
    const auto read = store::ConfigureClient(*m_other).configuration("cases");
    return read && *read ? (*read)->configuration : cases::CaseConfiguration();
}

void CaseSettingsTest::aFieldIsMadeChangedAndRemoved()
{
    openSettings();
    pressIn(u"fieldAdd"_s);
    QVERIFY(find<QLineEdit>(u"fieldLabel"_s)->hasFocus());
    fill(u"fieldLabel"_s, u"Origin"_s);
    find<QCheckBox>(u"fieldRequired"_s)->setChecked(true);
    save(u"fieldAccept"_s, u"customFieldForm"_s);
    QTRY_COMPARE(configuration().customFields.size(), std::size_t{1});
    QCOMPARE(configuration().customFields[0].label, "Origin");
    QVERIFY(configuration().customFields[0].required);
    QTRY_VERIFY(!find<QWidget>(u"customFieldForm"_s)->isVisible());
    press(u"fieldEdit0"_s);
    QVERIFY(!find<QComboBox>(u"fieldType"_s)->isEnabled());
    fill(u"fieldLabel"_s, u"Came from"_s);
    save(u"fieldAccept"_s, u"customFieldForm"_s);
    QTRY_COMPARE(configuration().customFields[0].label, "Came from");
    QTRY_VERIFY(!find<QWidget>(u"customFieldForm"_s)->isVisible());
    press(u"fieldRemove0"_s);
    pressIn(u"fieldNo0"_s);
    QTRY_VERIFY(m_page->findChild<QToolButton*>(u"fieldRemove0"_s));
    QCOMPARE(configuration().customFields.size(), std::size_t{1});
    press(u"fieldRemove0"_s);
    pressIn(u"fieldYes0"_s);
    QTRY_VERIFY(configuration().customFields.empty());
}

void CaseSettingsTest::aFieldWithoutALabelSaysSoBesideIt()
{
    openSettings();
    pressIn(u"fieldAdd"_s);
    pressIn(u"fieldAccept"_s);
    QTRY_VERIFY(!noteIn(u"customFieldForm"_s, u"label"_s).isEmpty());
    QVERIFY(find<QWidget>(u"customFieldForm"_s)->isVisible());
    QVERIFY(configuration().customFields.empty());
    QTest::keyClicks(find<QLineEdit>(u"fieldLabel"_s), u"X"_s);
    QVERIFY(noteIn(u"customFieldForm"_s, u"label"_s).isEmpty());
}

void CaseSettingsTest::aTemplateIsMadeAndUsed()
{
    openSettings();
    pressIn(u"templateAdd"_s);
    fill(u"templateName"_s, u"Phishing"_s);
    fill(u"templateTitle"_s, u"A mail"_s);
    addTag(u"templateTags"_s, u"mail"_s);
    save(u"templateAccept"_s, u"templateForm"_s);
    QTRY_COMPARE(configuration().templates.size(), std::size_t{1});
    m_actions->action(u"cases.new"_s)->trigger();
    auto* const chooser = find<QComboBox>(u"newTemplate"_s);
    QTRY_COMPARE(chooser->count(), 2);
    chooser->setFocus();
    QTest::keyClick(chooser, Qt::Key_Down);
    QCOMPARE(find<QLineEdit>(u"newTitle"_s)->text(), u"A mail"_s);
    QCOMPARE(find<ui::TagsEdit>(u"newTags"_s)->tags(), QStringList{u"mail"_s});
}

void CaseSettingsTest::aTemplateGivesConnectorFieldsAndSync()
{
    openSettings();
    fillConnector();
    save(u"connectorAccept"_s, u"connectorForm"_s);
    QTRY_VERIFY(m_page->findChild<QToolButton*>(u"connectorEdit0"_s));
    pressIn(u"fieldAdd"_s);
    fill(u"fieldLabel"_s, u"Origin"_s);
    save(u"fieldAccept"_s, u"customFieldForm"_s);
    QTRY_COMPARE(configuration().customFields.size(), std::size_t{1});
    const std::string key = configuration().customFields[0].key;
    QTRY_VERIFY(!find<QWidget>(u"customFieldForm"_s)->isVisible());
    pressIn(u"templateAdd"_s);
    fill(u"templateName"_s, u"Phishing"_s);
    auto* const connectors = find<QComboBox>(u"templateConnector"_s);
    QCOMPARE(connectors->currentText(), u"Not given"_s);
    connectors->setCurrentText(u"Service desk"_s);
    find<QComboBox>(u"templateSync"_s)->setCurrentText(u"On"_s);
    auto* const origin = find<QWidget>(u"templateCustomFields"_s)->findChild<QLineEdit*>();
    QVERIFY(origin);
    origin->setText(u"a mail"_s);
    save(u"templateAccept"_s, u"templateForm"_s);
    QTRY_COMPARE(configuration().templates.size(), std::size_t{1});
    const cases::CaseChange fields = configuration().templates[0].caseFields;
    QVERIFY(fields.connector && fields.syncAlerts && fields.customFields);
    QCOMPARE(fields.connector->name, std::string("Service desk"));
    QVERIFY(*fields.syncAlerts);
    QCOMPARE(fields.customFields->size(), std::size_t{1});
    QCOMPARE(fields.customFields->front().key, key);
    QVERIFY(fields.customFields->front().value == cases::CustomValue("a mail"));
    // It comes back as it was; what is not given is not there.
    QTRY_VERIFY(!find<QWidget>(u"templateForm"_s)->isVisible());
    press(u"templateEdit0"_s);
    QCOMPARE(connectors->currentText(), u"Service desk"_s);
    connectors->setCurrentText(u"Not given"_s);
    find<QComboBox>(u"templateSync"_s)->setCurrentText(u"Not given"_s);
    find<QWidget>(u"templateCustomFields"_s)->findChild<QLineEdit*>()->clear();
    save(u"templateAccept"_s, u"templateForm"_s);
    QTRY_VERIFY(!configuration().templates[0].caseFields.connector);
    QVERIFY(!configuration().templates[0].caseFields.syncAlerts);
    QVERIFY(!configuration().templates[0].caseFields.customFields);
}

void CaseSettingsTest::openTemplate(const std::vector<cases::CustomField>& fields)
{
    openSettings();
    cases::CaseConfiguration theirs{.owner = "cases"};
    theirs.customFields = {{.key = "urgent", .type = cases::CustomFieldType::Toggle, .label = "Urgent"}};
    theirs.templates = {{.key = "phishing", .name = "Phishing", .caseFields = {.customFields = fields}}};
    const auto made = store::ConfigureClient(*m_other).set(theirs, {.user = "ana", .at = {}});
    QVERIFY2(made, made ? "" : made.error().text.c_str());
    m_actions->action(u"cases.configure"_s)->trigger();
    press(u"templateEdit0"_s);
}

void CaseSettingsTest::aTemplateKeepsFieldsWithoutValues()
{
    const std::vector<cases::CustomField> none{{.key = "urgent", .type = cases::CustomFieldType::Toggle}};
    openTemplate(none);
    fill(u"templateName"_s, u"Mail"_s);
    save(u"templateAccept"_s, u"templateForm"_s);
    QTRY_COMPARE(configuration().templates[0].name, "Mail");
    QVERIFY(configuration().templates[0].caseFields.customFields == none);
}

void CaseSettingsTest::aTickOfATemplateCanBeTakenBack()
{
    openTemplate({{.key = "urgent", .type = cases::CustomFieldType::Toggle, .value = true}});
    auto* const tick = find<QWidget>(u"templateCustomFields"_s)->findChild<QCheckBox*>();
    QCOMPARE(tick->checkState(), Qt::Checked);
    tick->click();
    QCOMPARE(tick->checkState(), Qt::Unchecked);
    tick->click();
    QCOMPARE(tick->checkState(), Qt::PartiallyChecked);
    save(u"templateAccept"_s, u"templateForm"_s);
    QTRY_VERIFY(!configuration().templates[0].caseFields.customFields);
    press(u"templateEdit0"_s);
    QCOMPARE(tick->checkState(), Qt::PartiallyChecked);
    tick->click();
    tick->click();
    save(u"templateAccept"_s, u"templateForm"_s);
    QTRY_VERIFY(configuration().templates[0].caseFields.customFields);
    QVERIFY(configuration().templates[0].caseFields.customFields->front().value == cases::CustomValue(false));
}

void CaseSettingsTest::aTemplateThatIsRefusedSaysWhere()
{
    openSettings();
    pressIn(u"templateAdd"_s);
    pressIn(u"templateAccept"_s);
    QTRY_VERIFY(!noteIn(u"templateForm"_s, u"name"_s).isEmpty());
    fill(u"templateName"_s, u"Phishing"_s);
    fill(u"templateTitle"_s, QString(161, u'x'));
    pressIn(u"templateAccept"_s);
    QTRY_VERIFY(!noteIn(u"templateForm"_s, u"case-title"_s).isEmpty());
    QVERIFY(noteIn(u"templateForm"_s, u"name"_s).isEmpty());
    QVERIFY(configuration().templates.empty());
}

void CaseSettingsTest::fillConnector()
{
    pressIn(u"connectorAdd"_s);
    fill(u"connectorName"_s, u"Service desk"_s);
    fill(u"createIncidentUrl"_s, u"https://desk.example.org/issue"_s);
    fill(u"getIncidentUrl"_s, u"https://desk.example.org/issue/{{{external.system.id}}}"_s);
    fill(u"viewIncidentUrl"_s, u"https://desk.example.org/browse/{{{external.system.title}}}"_s);
    fill(u"updateIncidentUrl"_s, u"https://desk.example.org/issue/{{{external.system.id}}}"_s);
}

void CaseSettingsTest::aConnectorIsMadeAndChosen()
{
    openSettings();
    fillConnector();
    fillText(u"headers"_s, u"X-Team: security\nX-Kind:  case "_s);
    save(u"connectorAccept"_s, u"connectorForm"_s);
    QTRY_COMPARE(connectors().size(), std::size_t{1});
    QCOMPARE(connectors()[0].name, "Service desk");
    const auto webhook = cases::readWebhook(connectors()[0].settings, {});
    QVERIFY(webhook);
    QCOMPARE(webhook->createIncidentUrl, "https://desk.example.org/issue");
    QVERIFY(webhook->hasAuth);
    QCOMPARE(webhook->headers.size(), std::size_t{2});
    QCOMPARE(webhook->headers[1].second, "case");
    auto* const chooser = find<QComboBox>(u"configurationConnector"_s);
    QTRY_COMPARE(chooser->count(), 2);
    chooser->setFocus();
    QTest::keyClick(chooser, Qt::Key_Down);
    QTRY_COMPARE(configuration().connector.name, "Service desk");
    press(u"connectorEdit0"_s);
    QCOMPARE(find<QLineEdit>(u"createIncidentUrl"_s)->text(), u"https://desk.example.org/issue"_s);
    QCOMPARE(find<QPlainTextEdit>(u"headers"_s)->toPlainText(), u"X-Team: security\nX-Kind: case"_s);
    fill(u"connectorName"_s, u"Desk"_s);
    save(u"connectorAccept"_s, u"connectorForm"_s);
    QTRY_COMPARE(connectors()[0].name, "Desk");
    QCOMPARE(connectors().size(), std::size_t{1});
    QTRY_VERIFY(!find<QWidget>(u"connectorForm"_s)->isVisible());
    press(u"connectorRemove0"_s);
    pressIn(u"connectorYes0"_s);
    QTRY_VERIFY(connectors().empty());
}

void CaseSettingsTest::aConnectorSaysWhatIsWrongBesideItsFields()
{
    openSettings();
    pressIn(u"connectorAdd"_s);
    pressIn(u"connectorAccept"_s);
    for (const QString& key : {u"name"_s, u"createIncidentUrl"_s, u"getIncidentUrl"_s, u"viewIncidentUrl"_s})
        QVERIFY2(!noteIn(u"connectorForm"_s, key).isEmpty(), qUtf8Printable(key));
    QVERIFY(noteIn(u"connectorForm"_s, u"createIncidentJson"_s).isEmpty());
    QVERIFY(!noteIn(u"connectorForm"_s, u"updateIncidentUrl"_s).isEmpty());
    pressIn(u"connectorCancel"_s);
    fillConnector();
    QVERIFY(noteIn(u"connectorForm"_s, u"name"_s).isEmpty());
    fillText(u"createIncidentJson"_s, u"{\"title\": \"{{{case.title}}}\"}"_s);
    fillText(u"headers"_s, u"Authorization: secret"_s);
    pressIn(u"connectorAccept"_s);
    QVERIFY(noteIn(u"connectorForm"_s, u"createIncidentJson"_s).contains(u"JSON"_s));
    QVERIFY(noteIn(u"connectorForm"_s, u"headers"_s).contains(u"secret"_s));
    QVERIFY(connectors().empty());
    auto* const method = find<QComboBox>(u"getIncidentMethod"_s);
    QVERIFY(!find<QPlainTextEdit>(u"getIncidentJson"_s)->isVisible());
    method->setFocus();
    QTest::keyClick(method, Qt::Key_Down);
    QVERIFY(find<QPlainTextEdit>(u"getIncidentJson"_s)->isVisible());
}

/// It has a secret in clear, with which none is saved any more: the list says so, and the form has all of it.
void CaseSettingsTest::aConnectorOfAnOlderVersionIsShownWhole()
{
    openSettings();
    const cases::Connector old{.id = "desk",
                               .name = "Desk",
                               .type = std::string(cases::WebhookType),
                               .settings = "{\"createIncidentUrl\": \"https://desk.example.org/issue\", \"headers\": "
                                           "{\"X-Api-Key\": \"sesame\"}}"};
    QVERIFY(store::ConfigureClient(*m_other).saveConnector(old));
    m_actions->action(u"cases.configure"_s)->trigger();
    QTRY_VERIFY(m_page->findChild<QToolButton*>(u"connectorEdit0"_s));
    QVERIFY(std::ranges::any_of(m_page->findChildren<QLabel*>(), [](const QLabel* label) {
        return label->text().contains(u"has a secret in clear"_s);
    }));
    press(u"connectorEdit0"_s);
    QCOMPARE(find<QLineEdit>(u"createIncidentUrl"_s)->text(), u"https://desk.example.org/issue"_s);
    QCOMPARE(find<QPlainTextEdit>(u"headers"_s)->toPlainText(), u"X-Api-Key: sesame"_s);
    QVERIFY(noteIn(u"connectorForm"_s, u"headers"_s).contains(u"CASEWRIGHT_HEADER_"_s));
}

void CaseSettingsTest::somebodyElsesChangeIsNotLost()
{
    openSettings();
    cases::CaseConfiguration theirs{.owner = "cases"};
    theirs.customFields = {{.key = "theirs", .type = cases::CustomFieldType::Text, .label = "Theirs"}};
    QVERIFY(store::ConfigureClient(*m_other).set(theirs, {.user = "ana", .at = {}}));
    m_actions->action(u"cases.configure"_s)->trigger();
    QTRY_VERIFY(m_page->findChild<QToolButton*>(u"fieldEdit0"_s));
    theirs.customFields[0].label = "Theirs too";
    QVERIFY(store::ConfigureClient(*m_other).set(theirs, {.user = "ana", .at = {}}));
    pressIn(u"fieldAdd"_s);
    fill(u"fieldLabel"_s, u"Mine"_s);
    pressIn(u"fieldAccept"_s);
    QTRY_VERIFY(!find<ui::FieldNote>(u"fieldNote"_s)->text().isEmpty());
    QCOMPARE(find<QLineEdit>(u"fieldLabel"_s)->text(), u"Mine"_s);
    QTRY_VERIFY(m_page->findChild<QToolButton*>(u"fieldEdit0"_s)->toolTip().contains(u"Theirs too"_s));
    save(u"fieldAccept"_s, u"customFieldForm"_s);
    QTRY_COMPARE(configuration().customFields.size(), std::size_t{2});
    QCOMPARE(configuration().customFields[0].label, "Theirs too");
}

void CaseSettingsTest::readOnlyWorkspaceIsOnlyShown()
{
    QVERIFY(m_session->open(make(u"soc-lab.casewright"_s, TwelveCases), store::Access::ReadOnly));
    QTRY_VERIFY(rows() > 0);
    m_actions->action(u"cases.configure"_s)->trigger();
    QTRY_VERIFY(!find<QComboBox>(u"configurationClosure"_s)->isEnabled());
    QVERIFY(find<QComboBox>(u"configurationOwner"_s)->isEnabled());
    for (const QString& name : {u"connectorAdd"_s, u"fieldAdd"_s, u"templateAdd"_s})
        QVERIFY(!find<QPushButton>(name)->isVisible());
}

void CaseSettingsTest::picturesCanBeKept()
{
    openSettings();
    fillConnector();
    save(u"connectorAccept"_s, u"connectorForm"_s);
    QTRY_COMPARE(connectors().size(), std::size_t{1});
    pressIn(u"fieldAdd"_s);
    fill(u"fieldLabel"_s, u"Origin"_s);
    save(u"fieldAccept"_s, u"customFieldForm"_s);
    QTRY_COMPARE(configuration().customFields.size(), std::size_t{1});
    for (const ui::Theme::Choice choice : {ui::Theme::Choice::Light, ui::Theme::Choice::Dark}) {
        m_theme->choose(choice);
        const QString theme = choice == ui::Theme::Choice::Light ? u"light"_s : u"dark"_s;
        for (const QSize& size : {QSize(1440, 900), QSize(1024, 700)}) {
            m_window->resize(size);
            const QString suffix = u"-%1-%2"_s.arg(theme).arg(size.width());
            ui::keepScreenshot(*m_window, QString(u"settings"_s + suffix));
            press(u"connectorEdit0"_s);
            fill(u"createIncidentUrl"_s, u"desk.example.org"_s);
            pressIn(u"connectorAccept"_s);
            ui::keepScreenshot(*m_window, QString(u"settings-connector"_s + suffix));
            pressIn(u"connectorCancel"_s);
            pressIn(u"templateAdd"_s);
            pressIn(u"templateAccept"_s);
            QTRY_VERIFY(!noteIn(u"templateForm"_s, u"name"_s).isEmpty());
            ui::keepScreenshot(*m_window, QString(u"settings-template"_s + suffix));
            pressIn(u"templateCancel"_s);
        }
    }
    QVERIFY(!m_window->grab().isNull());
}

QTEST_MAIN(CaseSettingsTest)
#include "tst_CaseSettings.moc"
