// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/Desktop.h"
#include "app/desktop/SampleWorkspace.h"
#include "core/rules/RuleTypes.h"
#include "tests/gui/DesktopWindow.h"
#include "ui/bridge/Text.h"
#include "ui/shell/MainWindow.h"
#include "ui/widgets/ActionTable.h"

#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QTest>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;
using namespace casewright;
using store::SimulationState;

/// The program without a mouse: keys alone, to whatever has the focus.
class KeyboardOnlyTest final : public QObject, private desktop::DesktopWindow {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { tearDown(); }
    void fromNothingToACase();
    void tabGoesRoundEachPage_data();
    void tabGoesRoundEachPage();

private:
    static constexpr int MostStops = 400; ///< of one page

    /// The list that is open, or what has the focus.
    [[nodiscard]] QWidget* target() const;
    /// From a list that was closed: without a desktop nobody gives it back.
    void takeKeyboardBack();
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void write(const QString& text)
    {
        takeKeyboardBack();
        QTest::keyClicks(target(), text);
    }
    /// Tab until the focus is in the widget of that name.
    void tabTo(const QString& name, const QString& in = {});
    /// An entry of the list that has the focus.
    void choose(const QString& text);
    [[nodiscard]] static QString nameOf(const QWidget* widget);
    [[nodiscard]] std::size_t finished() const;
    /// The rule as another program reads it, once its name is there.
    [[nodiscard]] std::optional<rules::Rule> saved() const;
};

void KeyboardOnlyTest::initTestCase()
{
    setUp();
    QVERIFY(show({}));
    QTRY_COMPARE_WITH_TIMEOUT(finished(), std::size_t{1}, LongEnough); // the sample's own
    QTRY_VERIFY(m_desktop->actions().action(u"simulation.run"_s)->isEnabled());
}

std::size_t KeyboardOnlyTest::finished() const
{
    const auto simulations = reader(desktop::sampleWorkspacePath()).simulations().value();
    return static_cast<std::size_t>(std::ranges::count_if(
        simulations, [](const auto& simulation) { return simulation.state == SimulationState::Finished; }));
}

std::optional<rules::Rule> KeyboardOnlyTest::saved() const
{
    const auto all = reader(desktop::sampleWorkspacePath()).rules().value();
    for (const store::StoredRule& stored : all) {
        const rules::Rule& rule = stored.rule;
        if (rule.name == "Malware by keyboard" && rule.casesAction->maximumCasesToOpen == 12)
            return rule;
    }
    return std::nullopt;
}

QWidget* KeyboardOnlyTest::target() const
{
    QWidget* const popup = QApplication::activePopupWidget();
    if (popup)
        return popup->focusWidget() ? popup->focusWidget() : popup;
    QWidget* const focus = QApplication::focusWidget();
    return focus ? focus : &m_desktop->window();
}

void KeyboardOnlyTest::takeKeyboardBack()
{
    ui::MainWindow& window = m_desktop->window();
    if (QApplication::activePopupWidget() || window.isActiveWindow())
        return;
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
}

void KeyboardOnlyTest::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    takeKeyboardBack();
    QTest::keyClick(target(), key, modifiers);
}

QString KeyboardOnlyTest::nameOf(const QWidget* widget)
{
    QStringList path;
    for (; widget && path.size() < 3; widget = widget->parentWidget()) {
        if (!widget->objectName().isEmpty())
            path.append(widget->objectName());
    }
    return path.join(u" in "_s);
}

void KeyboardOnlyTest::tabTo(const QString& name, const QString& in)
{
    const auto isThere = [&] {
        bool isIn = in.isEmpty();
        bool isFound = false;
        for (const QWidget* widget = QApplication::focusWidget(); widget; widget = widget->parentWidget()) {
            isFound = isFound || widget->objectName() == name;
            isIn = isIn || widget->objectName() == in;
        }
        return isFound && isIn;
    };
    QStringList stops;
    for (int i = 0; i < MostStops && !isThere(); ++i) {
        press(Qt::Key_Tab);
        stops.append(nameOf(QApplication::focusWidget()));
    }
    QVERIFY2(isThere(), qUtf8Printable(name + u" is not reached: "_s + stops.mid(0, 80).join(u", "_s)));
    QVERIFY2(!QApplication::focusWidget()->visibleRegion().isEmpty(), qUtf8Printable(name + u" is out of sight"_s));
}

void KeyboardOnlyTest::choose(const QString& text)
{
    const auto* const box = qobject_cast<QComboBox*>(QApplication::focusWidget());
    QVERIFY2(box, qUtf8Printable(nameOf(QApplication::focusWidget())));
    press(Qt::Key_Space);
    const QAbstractItemView* const list = box->view();
    QTRY_VERIFY(list->isVisible());
    const int wanted = box->findText(text);
    QVERIFY2(wanted >= 0, qUtf8Printable(text));
    for (int i = 0; i < box->count() && list->currentIndex().row() != wanted; ++i)
        press(list->currentIndex().row() < wanted ? Qt::Key_Down : Qt::Key_Up);
    press(Qt::Key_Return);
    QTRY_VERIFY(!list->isVisible());
    QCOMPARE(box->currentText(), text);
}

#define STEP(what)                                                                                                     \
    what;                                                                                                              \
    if (QTest::currentTestFailed())                                                                                    \
    return

void KeyboardOnlyTest::fromNothingToACase()
{
    press(Qt::Key_1, Qt::ControlModifier);
    press(Qt::Key_N, Qt::ControlModifier);
    QCOMPARE(QApplication::focusWidget()->objectName(), u"ruleName"_s);
    write(u"Malware by keyboard"_s);
    STEP(tabTo(u"ruleType"_s));
    STEP(choose(u"Threshold"_s));
    STEP(tabTo(u"conditionAdd"_s));
    press(Qt::Key_Space);
    QVERIFY2(QApplication::focusWidget()->objectName().startsWith(u"conditionField"_s),
             qUtf8Printable(nameOf(QApplication::focusWidget())));
    write(u"host.name"_s);
    STEP(tabTo(u"conditionOperator_0"_s));
    STEP(choose(u"exists"_s));
    STEP(tabTo(u"field0"_s, u"ruleThresholdFields"_s));
    write(u"host.name"_s);
    STEP(tabTo(u"ruleThresholdValue"_s));
    press(Qt::Key_A, Qt::ControlModifier);
    write(u"2"_s);
    STEP(tabTo(u"ruleGroupBy"_s));
    write(u"host.name"_s);
    press(Qt::Key_Return); // closes the list
    STEP(tabTo(u"durationNumber"_s, u"ruleTimeWindow"_s));
    press(Qt::Key_A, Qt::ControlModifier);
    write(u"2"_s);
    STEP(tabTo(u"ruleReopen"_s));
    press(Qt::Key_Space);
    STEP(tabTo(u"ruleMaximum"_s));
    write(u"12"_s);
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY2(m_desktop->window().currentPage() == u"simulate"_s, qUtf8Printable(nameOf(target())));
    QTRY_COMPARE_WITH_TIMEOUT(finished(), std::size_t{2}, LongEnough);
    QTRY_VERIFY_WITH_TIMEOUT(saved(), LongEnough);
    const rules::Rule made = *saved();
    QCOMPARE(QString::fromStdString(made.ruleTypeId), ui::toText(rules::ThresholdId));
    QCOMPARE(QString::fromStdString(made.query), u"host.name: *"_s);
    const rules::CasesAction wanted{
        .groupBy = "host.name", .timeWindow = "2d", .reopenClosedCases = true, .maximumCasesToOpen = 12};
    QVERIFY(made.casesAction == wanted);
    STEP(tabTo(u"runTable"_s));
    press(Qt::Key_Home);
    const auto isInSight = [this] { // rows are kept, hidden, from run to run
        const auto* const button = m_desktop->window().findChild<QWidget*>(u"openCase0"_s);
        return button && button->isVisible();
    };
    QTRY_VERIFY(isInSight());
    STEP(tabTo(u"openCase0"_s));
    press(Qt::Key_Space);
    QTRY_COMPARE(m_desktop->window().currentPage(), u"cases"_s);
    QTRY_VERIFY(find<QLabel>(u"caseTitle"_s)->text().startsWith(u"Malware by keyboard"_s));
}

void KeyboardOnlyTest::tabGoesRoundEachPage_data()
{
    QTest::addColumn<Qt::Key>("key");
    for (const QString& page : {u"rules"_s, u"alerts"_s, u"simulate"_s, u"cases"_s}) {
        QTest::addRow("%s, forwards", qUtf8Printable(page)) << Qt::Key_Tab;
        QTest::addRow("%s, backwards", qUtf8Printable(page)) << Qt::Key_Backtab;
    }
}

/// No trap, and each stop in sight.
void KeyboardOnlyTest::tabGoesRoundEachPage()
{
    QFETCH(const Qt::Key, key);
    const QString page = QString::fromLatin1(QTest::currentDataTag()).section(u',', 0, 0);
    trigger(u"go."_s + page);
    QTRY_VERIFY_WITH_TIMEOUT(m_desktop->actions().action(u"simulation.run"_s)->isEnabled(), LongEnough);
    if (page == u"simulate"_s)
        QTRY_VERIFY(find<QWidget>(u"runTable"_s)->isVisible());
    press(key);
    const QWidget* const first = QApplication::focusWidget();
    QVERIFY(first);
    QStringList stops;
    for (int i = 0; i < MostStops; ++i) {
        press(key);
        const QWidget* const focus = QApplication::focusWidget();
        QVERIFY2(focus, qUtf8Printable(stops.join(u", "_s)));
        stops.append(nameOf(focus));
        QVERIFY2(!focus->visibleRegion().isEmpty(), qUtf8Printable(stops.last() + u" is out of sight"_s));
        if (focus == first)
            break;
    }
    QCOMPARE(stops.last(), nameOf(first));
    QVERIFY2(stops.size() > 10, qUtf8Printable(stops.join(u", "_s)));
}

QTEST_MAIN(KeyboardOnlyTest)
#include "tst_KeyboardOnly.moc"
