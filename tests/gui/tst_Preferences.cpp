// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/DesktopWindow.h"
#include "tests/gui/Screenshots.h"
#include "tests/gui/WidgetRules.h"
#include "ui/bridge/Preferences.h"
#include "ui/bridge/Text.h"
#include "ui/bridge/VersionTexts.h"
#include "ui/bridge/WorkspaceSession.h"
#include "ui/models/CaseText.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/PreferencesPage.h"
#include "ui/shell/TimeZoneEdit.h"
#include "ui/widgets/ActionTable.h"
#include "ui/widgets/NumberText.h"
#include "ui/widgets/SegmentedButtons.h"
#include "ui/widgets/Theme.h"
#include "ui/widgets/TimeText.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QCompleter>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace casewright;
using ui::Theme;

namespace {

constexpr qint64 Moment = 1'772'678'112'000; ///< 2026-03-05T02:35:12Z

} // namespace

/// What a person prefers in every workspace, in the whole program: in force at once, and at the next start.
class PreferencesTest final : public QObject, private desktop::DesktopWindow {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        setUp();
        QVERIFY(show(filePath(u"a.casewright"_s)));
    }
    void cleanup() { tearDown(); }
    void isReached();
    void themeIsInForceAtOnce();
    void timeZoneIsFoundAndInForceAtOnce();
    void numbersAreInForceAtOnce();
    void wrongTimeZonesChangeNothing();
    void versionIsForNewWorkspaces();
    void everythingIsKeptAndReset();
    void strangeSettingsAreDefaults();
    void widgetsKeepTheRules();
    void pictures();

private:
    bool isInFront() { return find<ui::PreferencesPage>(u"preferencesPage"_s)->isVisible(); }
    void press(const QString& segments, int index)
    {
        auto* const button =
            find<ui::SegmentedButtons>(segments)->findChild<QAbstractButton*>(u"segment%1"_s.arg(index));
        QVERIFY(button);
        QTest::mouseClick(button, Qt::LeftButton);
    }
    ui::TimeZoneEdit* zone() { return find<ui::TimeZoneEdit>(u"preferredTimeZone"_s); }
    void typeZone(const QString& text)
    {
        QLineEdit* const line = zone()->lineEdit();
        line->setFocus();
        line->selectAll();
        QTest::keyClicks(line, text);
        QTest::keyClick(line, Qt::Key_Return);
    }
    ui::Preferences& preferences() { return m_desktop->preferences(); }
};

void PreferencesTest::isReached()
{
    trigger(u"edit.preferences"_s);
    QVERIFY(isInFront());
    QCOMPARE(m_desktop->actions().action(u"edit.preferences"_s)->shortcut(), QKeySequence(u"Ctrl+,"_s));
    QTest::keyClick(find<QWidget>(u"preferencesPage"_s), Qt::Key_Escape);
    QCOMPARE(m_desktop->window().currentPage(), u"rules"_s);
    QTest::mouseClick(find<QToolButton>(u"rail.edit.preferences"_s), Qt::LeftButton);
    QVERIFY(isInFront());
    QTest::mouseClick(find<QPushButton>(u"preferencesShortcuts"_s), Qt::LeftButton);
    QVERIFY(find<QWidget>(u"shortcutPage"_s)->isVisible());
    trigger(u"edit.preferences"_s);
    QTest::mouseClick(find<QPushButton>(u"preferencesBack"_s), Qt::LeftButton);
    QCOMPARE(m_desktop->window().currentPage(), u"rules"_s);
    QVERIFY(m_desktop->actions().conflicts().isEmpty());
}

void PreferencesTest::themeIsInForceAtOnce()
{
    trigger(u"edit.preferences"_s);
    press(u"preferredTheme"_s, 2);
    QVERIFY(m_desktop->theme().isDark());
    QVERIFY(m_desktop->actions().action(u"view.theme.dark"_s)->isChecked());
    // Chosen in the menu, it shows here.
    trigger(u"view.theme.light"_s);
    QCOMPARE(find<ui::SegmentedButtons>(u"preferredTheme"_s)->current(), 1);
}

void PreferencesTest::timeZoneIsFoundAndInForceAtOnce()
{
    trigger(u"edit.preferences"_s);
    typeZone(u"kathm"_s);
    QCOMPARE(preferences().timeZone(), u"Asia/Kathmandu"_s);
    QCOMPARE(zone()->currentText(), u"Asia/Kathmandu"_s);
    QCOMPARE(ui::TimeText::second(Moment), u"2026-03-05 08:20:12"_s);
    QCOMPARE(QDateTime::fromMSecsSinceEpoch(Moment).time(), QTime(8, 20, 12));
    QVERIFY(find<QLabel>(u"timeZoneExplained"_s)->text().contains(
        ui::TimeText::minute(QDateTime::currentMSecsSinceEpoch()).left(13)));
    typeZone(u"utc"_s);
    QCOMPARE(preferences().timeZone(), u"UTC"_s);
    QCOMPARE(ui::TimeText::second(Moment), u"2026-03-05 02:35:12"_s);
    // From the list.
    zone()->setCurrentIndex(zone()->findText(u"Asia/Tokyo"_s));
    Q_EMIT zone()->activated(zone()->currentIndex());
    QCOMPARE(ui::TimeText::second(Moment), u"2026-03-05 11:35:12"_s);
    zone()->setCurrentIndex(0);
    Q_EMIT zone()->activated(0);
    QCOMPARE(preferences().timeZone(), QString());
    QCOMPARE(QString::fromUtf8(QTimeZone::systemTimeZoneId()), ui::Preferences::systemTimeZone());
}

void PreferencesTest::numbersAreInForceAtOnce()
{
    trigger(u"edit.preferences"_s);
    const auto look = [] {
        return QStringList{ui::NumberText::grouped(-1'234'567), ui::NumberText::compact(48'200),
                           ui::NumberText::percent(0.004), ui::CaseText::number(1'234'567), ui::TimeText::length(210)};
    };
    const QString percent = u"\u202F%"_s;
    const QStringList spaces = look();
    QCOMPARE(spaces, (QStringList{u"\u22121\u202F234\u202F567"_s, u"48.2\u202Fk"_s, u"0.4"_s + percent,
                                  u"1\u202F234\u202F567"_s, u"0.21 s"_s}));
    press(u"preferredNumbers"_s, 1);
    QCOMPARE(look(), (QStringList{u"\u22121\u202F234\u202F567"_s, u"48,2\u202Fk"_s, u"0,4"_s + percent,
                                  u"1\u202F234\u202F567"_s, u"0,21 s"_s}));
    press(u"preferredNumbers"_s, 2);
    QCOMPARE(look(), (QStringList{u"\u22121,234,567"_s, u"48.2\u202Fk"_s, u"0.4"_s + percent, u"1,234,567"_s,
                                  u"0.21 s"_s}));
    press(u"preferredNumbers"_s, 3);
    QCOMPARE(look(), (QStringList{u"\u22121.234.567"_s, u"48,2\u202Fk"_s, u"0,4"_s + percent, u"1.234.567"_s,
                                  u"0,21 s"_s}));
    press(u"preferredNumbers"_s, 4);
    QCOMPARE(look(), (QStringList{u"\u22121234567"_s, u"48.2\u202Fk"_s, u"0.4"_s + percent, u"1234567"_s,
                                  u"0.21 s"_s}));
    // Kept for the next start.
    m_desktop.reset();
    QCOMPARE(look(), spaces);
    QVERIFY(show(filePath(u"a.casewright"_s)));
    QCOMPARE(ui::NumberText::grouped(1'234), u"1234"_s);
    trigger(u"edit.preferences"_s);
    QCOMPARE(find<ui::SegmentedButtons>(u"preferredNumbers"_s)->current(), 4);
    QTest::mouseClick(find<QPushButton>(u"resetPreferences"_s), Qt::LeftButton);
    QCOMPARE(look(), spaces);
}

void PreferencesTest::wrongTimeZonesChangeNothing()
{
    trigger(u"edit.preferences"_s);
    typeZone(u"utc"_s);
    typeZone(u"middle earth"_s);
    QCOMPARE(zone()->currentText(), u"UTC"_s);
    // A part of many names is none.
    typeZone(u"europe/v"_s);
    QCOMPARE(preferences().timeZone(), u"UTC"_s);
    preferences().setTimeZone(u"Nowhere/At_all"_s);
    QCOMPARE(preferences().timeZone(), u"UTC"_s);
    // Esc takes back what was typed, and leaves the page only then.
    QTest::keyClicks(zone()->lineEdit(), u"x"_s);
    QTest::keyClick(zone()->lineEdit(), Qt::Key_Escape);
    QCOMPARE(zone()->currentText(), u"UTC"_s);
    QVERIFY(isInFront());
}

void PreferencesTest::versionIsForNewWorkspaces()
{
    const QString oldest = ui::versionNames().first();
    QVERIFY(oldest != ui::newestVersion());
    trigger(u"edit.preferences"_s);
    auto* const box = find<QComboBox>(u"preferredProfile"_s);
    box->setCurrentIndex(box->findData(oldest));
    Q_EMIT box->activated(box->currentIndex());
    // The one that is open stays as it is.
    QCOMPARE(ui::toText(m_desktop->session().profile().name), ui::newestVersion());
    QVERIFY(m_desktop->open(filePath(u"new.casewright"_s), store::Access::Create));
    QCOMPARE(ui::toText(m_desktop->session().profile().name), oldest);
    m_desktop->session().setProfile(ui::newestVersion());
    QVERIFY(m_desktop->open(filePath(u"a.casewright"_s), store::Access::ReadWrite));
    QCOMPARE(ui::toText(m_desktop->session().profile().name), ui::newestVersion());
    QVERIFY(m_desktop->open(filePath(u"new.casewright"_s), store::Access::Create));
    QCOMPARE(ui::toText(m_desktop->session().profile().name), ui::newestVersion());
}

void PreferencesTest::everythingIsKeptAndReset()
{
    const QString oldest = ui::versionNames().first();
    trigger(u"edit.preferences"_s);
    press(u"preferredTheme"_s, 2);
    press(u"preferredStart"_s, 1);
    typeZone(u"kathm"_s);
    preferences().setProfile(oldest);
    m_desktop.reset(); // not closed: everything is kept when it is chosen
    QVERIFY(show(filePath(u"a.casewright"_s)));
    QVERIFY(m_desktop->theme().isDark());
    QCOMPARE(preferences().timeZone(), u"Asia/Kathmandu"_s);
    QCOMPARE(ui::TimeText::second(Moment), u"2026-03-05 08:20:12"_s);
    QCOMPARE(preferences().start(), ui::Preferences::Start::StartPage);
    trigger(u"edit.preferences"_s);
    QCOMPARE(zone()->currentText(), u"Asia/Kathmandu"_s);
    QCOMPARE(find<QComboBox>(u"preferredProfile"_s)->currentData().toString(), oldest);
    QTest::mouseClick(find<QPushButton>(u"resetPreferences"_s), Qt::LeftButton);
    QCOMPARE(m_desktop->theme().choice(), Theme::Choice::System);
    QCOMPARE(preferences().timeZone(), QString());
    QCOMPARE(preferences().profile(), QString());
    QCOMPARE(find<ui::SegmentedButtons>(u"preferredStart"_s)->current(), 0);
    QCOMPARE(zone()->currentIndex(), 0);
}

void PreferencesTest::strangeSettingsAreDefaults()
{
    m_desktop.reset();
    m_settings->setValue(u"preferences/timeZone"_s, u"Nowhere/At_all"_s);
    m_settings->setValue(u"preferences/profile"_s, u"1.0"_s);
    m_settings->setValue(u"preferences/start"_s, u"Somewhere"_s);
    m_settings->setValue(u"preferences/numbers"_s, u"Roman"_s);
    QVERIFY(show(filePath(u"a.casewright"_s)));
    QCOMPARE(preferences().timeZone(), QString());
    QCOMPARE(preferences().profile(), QString());
    QCOMPARE(preferences().start(), ui::Preferences::Start::LastWorkspace);
    QCOMPARE(preferences().numbers(), ui::Preferences::Numbers::Spaces);
}

void PreferencesTest::widgetsKeepTheRules()
{
    trigger(u"edit.preferences"_s);
    QCOMPARE(ui::brokenRules(*find<QWidget>(u"preferencesPage"_s)).join(u'\n'), QString());
}

void PreferencesTest::pictures()
{
    trigger(u"edit.preferences"_s);
    for (const auto choice : {ui::Theme::Choice::Light, ui::Theme::Choice::Dark}) {
        m_desktop->theme().choose(choice);
        const QString look = choice == ui::Theme::Choice::Dark ? u"-dark"_s : QString();
        m_desktop->window().resize(1440, 900);
        ui::keepScreenshot(m_desktop->window(), u"preferences"_s + look);
        m_desktop->window().resize(1024, 700);
        ui::keepScreenshot(m_desktop->window(), u"preferences-small"_s + look);
    }
    QLineEdit* const line = zone()->lineEdit();
    line->setFocus();
    line->selectAll();
    QTest::keyClicks(line, u"europe/v"_s);
    QTRY_VERIFY(zone()->completer()->popup()->isVisible());
    QVERIFY(zone()->completer()->completionCount() > 2);
}

QTEST_MAIN(PreferencesTest)
#include "tst_Preferences.moc"
