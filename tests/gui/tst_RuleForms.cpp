// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/RuleDesign.h"
#include "tests/gui/WidgetRules.h"
#include "ui/bridge/RulePreviews.h"
#include "ui/designer/RuleSection.h"

#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QScrollArea>
#include <QStyle>
#include <QStyleOptionComboBox>
#include <QTest>
#include <QWheelEvent>

#include <cstdlib>
#include <memory>
#include <string>
#include <variant>
#include <vector>

using namespace Qt::StringLiterals;
using namespace casewright;
using namespace casewright::ui;

namespace {

constexpr int MostStops = 80; ///< of the Tab key in the window

/// Whether what is chosen can be read to its end.
bool hasRoom(const QComboBox& box)
{
    QStyleOptionComboBox option;
    option.initFrom(&box);
    const int room = box.style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, &box).width();
    return box.fontMetrics().horizontalAdvance(box.currentText()) <= room;
}

} // namespace

/// What holds for the forms of all six types: reached by keys in the order of reading, named, fitting.
class RuleFormsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void everyWidgetKeepsTheRules_data() { types(); }
    void everyWidgetKeepsTheRules();
    void aRuleIsWrittenWithKeysOnly();
    void theTabKeyGoesThroughLinesOfText_data() { types(); }
    void theTabKeyGoesThroughLinesOfText();
    void fitsIntoASmallWindow_data() { types(); }
    void fitsIntoASmallWindow();
    void cardsAreAsWideAsTheHeader();
    void theWheelChangesNoField_data() { types(); }
    void theWheelChangesNoField();
    void picturesCanBeKept_data() { types(); }
    void picturesCanBeKept();

private:
    static void types();
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void tabTo(const QString& name);

    std::unique_ptr<RulesWindow> m_rules;
    std::unique_ptr<RulePreviews> m_previews;
    std::unique_ptr<RuleDesign> m_design;
};

void RuleFormsTest::init()
{
    m_rules = std::make_unique<RulesWindow>();
    m_design = std::make_unique<RuleDesign>(*m_rules);
}

void RuleFormsTest::cleanup()
{
    m_design.reset();
    // The pane goes before what it shows.
    m_rules->window.reset();
    m_previews.reset();
    m_rules.reset();
}

void RuleFormsTest::types()
{
    QTest::addColumn<QString>("action");
    for (const char* const action : {"rules.new", "rules.newThreshold", "rules.newNewTerms", "rules.newEsQuery",
                                     "rules.newIndexThreshold", "rules.newCustomThreshold"})
        QTest::newRow(action) << QString::fromLatin1(action);
}

void RuleFormsTest::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QWidget* const popup = QApplication::activePopupWidget();
    QTest::keyClick(popup ? popup : QApplication::focusWidget(), key, modifiers);
}

/// On to the field of that name, or the part of a field: "ruleHistory/durationNumber".
void RuleFormsTest::tabTo(const QString& name)
{
    const auto here = [] {
        const QWidget* const focus = QApplication::focusWidget();
        return QString(focus->parentWidget()->objectName() + u'/' + focus->objectName());
    };
    for (int stops = 0; stops < MostStops; ++stops) {
        press(Qt::Key_Tab);
        if (here().endsWith(u'/' + name) || here() == name)
            return;
    }
    QFAIL(qUtf8Printable(name + u" is not reached"_s));
}

void RuleFormsTest::aRuleIsWrittenWithKeysOnly()
{
    press(Qt::Key_N, Qt::ControlModifier);
    tabTo(u"newRule"_s); // around the window, to the + button
    press(Qt::Key_Space);
    QVERIFY(QApplication::activePopupWidget());
    press(Qt::Key_Down); // to "New threshold rule"
    press(Qt::Key_Return);
    QCOMPARE(m_rules->current().ruleTypeId, std::string("siem.thresholdRule"));
    QTest::keyClicks(QApplication::focusWidget(), u"Failed logons"_s);
    tabTo(u"field0"_s);
    QTest::keyClicks(QApplication::focusWidget(), u"user.name"_s);
    tabTo(u"field1"_s);
    QTest::keyClicks(QApplication::focusWidget(), u"host.name"_s);
    press(Qt::Key_Up, Qt::AltModifier);
    tabTo(u"ruleThresholdValue"_s);
    QTest::keyClicks(QApplication::focusWidget(), u"0"_s); // over the number, which is selected
    tabTo(u"noteAction0"_s);
    press(Qt::Key_Space); // mends it
    tabTo(u"ruleHasCardinality"_s);
    press(Qt::Key_Space);
    QTest::keyClicks(QApplication::focusWidget(), u"source.ip"_s);
    tabTo(u"ruleInterval/durationNumber"_s);
    QTest::keyClicks(QApplication::focusWidget(), u"10"_s);
    tabTo(u"ruleGroupBy"_s);
    QTest::keyClicks(QApplication::focusWidget(), u"user.name"_s);

    const rules::Rule rule = m_rules->current();
    const auto& parameters = std::get<rules::ThresholdParameters>(rule.parameters);
    QCOMPARE(rule.name, std::string("Failed logons"));
    QCOMPARE(parameters.fields, (std::vector<std::string>{"host.name", "user.name"}));
    QCOMPARE(parameters.value, std::int64_t{1});
    QCOMPARE(parameters.cardinality.front().field, std::string("source.ip"));
    QCOMPARE(rule.interval, std::string("10m"));
    QCOMPARE(rule.casesAction->groupBy, std::string("user.name"));
}

void RuleFormsTest::everyWidgetKeepsTheRules()
{
    QFETCH(QString, action);
    m_design->begin(action);
    m_design->design(action);
    QCOMPARE(brokenRules(*m_rules->page).join(u'\n'), QString());
}

void RuleFormsTest::theTabKeyGoesThroughLinesOfText()
{
    QFETCH(QString, action);
    m_design->begin(action);
    m_design->design(action);
    m_rules->window->resize(1440, 2400);
    QTRY_COMPARE(m_rules->window->height(), 2400);
    const QWidget* const page = m_rules->find<QScrollArea>(u"ruleScroll"_s)->widget();
    const auto placeOf = [page](const QWidget* widget) {
        return QRect(widget->mapTo(page, QPoint()), widget->size());
    };
    m_rules->line(u"ruleName"_s)->setFocus();
    int count = 0;
    for (const QWidget* before = QApplication::focusWidget();; before = QApplication::focusWidget()) {
        ++count;
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        const QWidget* const now = QApplication::focusWidget();
        if (!page->isAncestorOf(now))
            break;
        const QRect from = placeOf(before);
        const QRect to = placeOf(now);
        const bool isLower = to.top() >= from.center().y();
        const bool isBehind = to.left() > from.left() && to.bottom() > from.top();
        if (now->objectName() == u"tag") // chips come behind the field that they are in
            continue;
        QVERIFY2(isLower || isBehind,
                 qUtf8Printable(u"%1 in %2 after %3 in %4"_s.arg(now->objectName(), now->parentWidget()->objectName(),
                                                                 before->objectName(),
                                                                 before->parentWidget()->objectName())));
        QVERIFY(count < 200);
    }
    int reachable = 0;
    for (const QWidget* const widget : page->findChildren<QWidget*>()) {
        const bool isField = (widget->focusPolicy() & Qt::TabFocus) && widget->isVisible() && widget->isEnabled();
        reachable += isField && !widget->focusProxy() ? 1 : 0;
    }
    QVERIFY2(count >= reachable, qUtf8Printable(u"%1 of %2"_s.arg(count).arg(reachable)));
}

void RuleFormsTest::fitsIntoASmallWindow()
{
    QFETCH(QString, action);
    m_previews = std::make_unique<RulePreviews>(*m_rules->session, *m_rules->documents, *m_rules->sources);
    m_rules->page->setPreviews(*m_rules->sources, *m_previews);
    m_design->begin(action);
    m_design->design(action);
    m_rules->window->resize(1024, 700);
    QTRY_COMPARE(m_rules->window->width(), 1024);
    const auto* const scroll = m_rules->find<QScrollArea>(u"ruleScroll"_s);
    const int room = scroll->viewport()->width();
    const int least = scroll->widget()->minimumSizeHint().width();
    QVERIFY2(least <= room, qUtf8Printable(u"%1 in %2"_s.arg(least).arg(room)));
    for (const QWidget* const card : scroll->findChildren<RuleSection*>()) {
        const int right = card->mapTo(scroll->viewport(), QPoint(card->width(), 0)).x();
        QVERIFY2(card->isHidden() || right <= room, qUtf8Printable(u"%1 in %2"_s.arg(right).arg(room)));
    }
    const auto* const type = m_rules->find<QComboBox>(u"ruleType"_s);
    QVERIFY2(hasRoom(*type), qUtf8Printable(u"%1 in %2"_s.arg(type->currentText()).arg(type->width())));
}

void RuleFormsTest::cardsAreAsWideAsTheHeader()
{
    m_design->begin(u"rules.newThreshold"_s);
    const auto rightOf = [](const QWidget* widget) { return widget->mapToGlobal(QPoint(widget->width(), 0)).x(); };
    for (const QSize& size : {QSize(1024, 700), QSize(1440, 700), QSize(1440, 2000)}) {
        m_rules->window->resize(size);
        QTRY_COMPARE(m_rules->window->size(), size);
        const QWidget* const card = m_rules->find<RuleSection>({});
        const QWidget* const last = m_rules->find<QWidget>(u"simulateRule"_s);
        QTRY_VERIFY2(std::abs(rightOf(card) - rightOf(last)) <= 1,
                     qUtf8Printable(u"%1, %2"_s.arg(rightOf(card)).arg(rightOf(last))));
    }
}

/// The form is scrolled with it, wherever the pointer is.
void RuleFormsTest::theWheelChangesNoField()
{
    QFETCH(QString, action);
    m_design->begin(action);
    m_design->design(action);
    const rules::Rule before = m_rules->current();
    m_rules->line(u"ruleName"_s)->setFocus();
    const auto* const form = m_rules->find<QScrollArea>(u"ruleScroll"_s);
    const auto turn = [](QWidget* over) {
        QWheelEvent wheel({5, 5}, over->mapToGlobal(QPointF(5, 5)), {}, {0, -120}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(over, &wheel);
    };
    int turned = 0;
    for (QWidget* const field : form->findChildren<QWidget*>()) {
        const bool isOne = qobject_cast<QComboBox*>(field) || qobject_cast<QAbstractSpinBox*>(field);
        if (!isOne || !field->isVisible() || !field->isEnabled())
            continue;
        ++turned;
        turn(field);
        QVERIFY2(m_rules->current() == before, qUtf8Printable(field->objectName()));
        QVERIFY2(m_rules->line(u"ruleName"_s)->hasFocus(), qUtf8Printable(field->objectName()));
    }
    QVERIFY(turned > 3);
    // Nor a list that has the focus, which a person who scrolls does not think of.
    auto* const unit = m_rules->find<QComboBox>(u"durationUnit"_s, m_rules->find<QWidget>(u"ruleInterval"_s));
    unit->setFocus();
    turn(unit);
    QVERIFY(m_rules->current() == before);
    // Who is in a number means it.
    QSpinBox* const number = m_rules->number(u"ruleInterval"_s);
    number->setFocus();
    turn(number);
    QVERIFY(!(m_rules->current() == before));
}

void RuleFormsTest::picturesCanBeKept()
{
    QFETCH(QString, action);
    m_rules->actions->add({.id = u"simulation.run"_s, .text = u"Run"_s});
    m_rules->window->setWorkspace(u"soc-lab.casewright"_s, {});
    m_rules->window->setProfiles({u"8.14"_s, u"9.4"_s}, u"9.4"_s);
    m_design->begin(action);
    m_design->design(action);
    for (const Theme::Choice choice : {Theme::Choice::Light, Theme::Choice::Dark}) {
        m_rules->theme->choose(choice);
        const QString name = u"%1-%2"_s.arg(action, choice == Theme::Choice::Dark ? u"dark"_s : u"light"_s);
        for (const QSize size : {QSize(1440, 900), QSize(1024, 700), QSize(1440, 1600)}) {
            m_rules->window->resize(size);
            m_rules->keepPicture(u"%1-%2x%3"_s.arg(name).arg(size.width()).arg(size.height()));
        }
    }
    QVERIFY(!m_rules->window->grab().isNull());
}

QTEST_MAIN(RuleFormsTest)
#include "tst_RuleForms.moc"
