// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/CasesClient.h"
#include "tests/gui/CaseWindow.h"
#include "tests/gui/Screenshots.h"
#include "ui/bridge/Text.h"
#include "ui/models/ActivityModel.h"
#include "ui/widgets/TagsEdit.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTabBar>
#include <QTableWidget>

using namespace Qt::StringLiterals;
using namespace casewright;

/// The ways from a case to what belongs to it, and what its fields offer.
class CaseWaysTest final : public ui::CaseWindow {
    Q_OBJECT

private Q_SLOTS:
    void similarCasesSayWhyAndLeadThereAndBack();
    void aCaseLikeNoOtherSaysSo();
    void similarCasesFollowTheTags();
    void twinsOfOtherSimulationsAreShownOnRequest();
    void activityLeadsToItsAlertsAndBack();
    void alertsFarDownAreFound();
    void knownValuesAreOffered();
    void newCaseOffersThemToo();
    void whatHasNotHappenedIsLeftOut();
    void picturesCanBeKept();

private:
    QTabBar* tabs() { return find<QTabBar>(u"caseTabs"_s); }
    QTableWidget* similar() { return find<QTableWidget>(u"similarTable"_s); }
    QTableView* alerts() { return find<QTableView>(u"alertTable"_s); }
    QStringList offersOf(QLineEdit* field, const QString& typed);
    void tagElsewhere(std::size_t row, const std::string& tag);
};

QStringList CaseWaysTest::offersOf(QLineEdit* field, const QString& typed)
{
    field->setFocus();
    field->clear();
    QTest::keyClicks(field, typed);
    QStringList offers;
    const QAbstractItemModel* const model = field->completer()->popup()->model();
    for (int row = 0; row < model->rowCount(); ++row)
        offers.append(model->index(row, 0).data().toString());
    return offers;
}

void CaseWaysTest::tagElsewhere(std::size_t row, const std::string& tag)
{
    const auto all = m_other->cases({}, std::nullopt, 20);
    store::CasesClient client(*m_other);
    const auto now = client.get((*all)[row].key);
    QVERIFY(client.update({{.key = now->key,
                            .version = now->document.version,
                            .change = {.tags = std::vector<std::string>{tag},
                                       .category = std::optional<std::string>("Malware"),
                                       .assignees = std::vector<std::string>{"ana"}}}},
                          {.user = "ana", .at = base::Timestamp{1'800'000'000'000}}));
}

void CaseWaysTest::similarCasesSayWhyAndLeadThereAndBack()
{
    open(OneGroup);
    openRow(2); // the oldest
    const auto counter = [this] { return find<QLabel>(u"factCounter"_s)->text(); };
    QTRY_COMPARE(tabs()->tabText(3), u"Similar cases 2"_s);
    tabs()->setCurrentIndex(3);
    QCOMPARE(similar()->rowCount(), 2);
    QCOMPARE(similar()->textElideMode(), Qt::ElideMiddle); // its cases begin alike
    QVERIFY(similar()->item(0, 1)->text().startsWith(u"Same group"_s));
    QCOMPARE(similar()->item(0, 2)->text(), u"Open"_s);
    QCOMPARE(counter(), u"1"_s);
    QTest::mouseClick(similar()->viewport(), Qt::LeftButton, {},
                      similar()->visualItemRect(similar()->item(0, 0)).center());
    QTRY_VERIFY(counter() != u"1"_s);
    QCOMPARE(tabs()->currentIndex(), 0);
    auto* const back = find<QPushButton>(u"caseBack"_s);
    QVERIFY(back->toolTip().contains(find<QLabel>(u"caseTitle"_s)->text()));
    QTest::mouseClick(back, Qt::LeftButton);
    QTRY_COMPARE(counter(), u"1"_s);
    QCOMPARE(tabs()->currentIndex(), 3);
    QTRY_COMPARE(tabs()->tabText(3), u"Similar cases 2"_s);
    similar()->setFocus();
    similar()->setCurrentCell(1, 0);
    QTest::keyClick(similar(), Qt::Key_Return);
    QTRY_VERIFY(counter() != u"1"_s);
    QTest::keyClick(m_window.get(), Qt::Key_Left, Qt::AltModifier);
    QTRY_COMPARE(counter(), u"1"_s);
    QTest::mouseClick(back, Qt::LeftButton);
    QVERIFY(!isCaseShown());
}

void CaseWaysTest::aCaseLikeNoOtherSaysSo()
{
    openCase();
    QTRY_COMPARE(tabs()->tabText(3), u"Similar cases 0"_s);
    tabs()->setCurrentIndex(3);
    QVERIFY(!similar()->isVisible());
    QVERIFY(find<QLabel>(u"similarNone"_s)->isVisible());
}

void CaseWaysTest::similarCasesFollowTheTags()
{
    open(TwelveCases);
    look();
    tagElsewhere(5, "T1059");
    openRow(0);
    QTRY_COMPARE(tabs()->tabText(3), u"Similar cases 0"_s);
    addTag(u"caseTags"_s, u"T1059"_s);
    QTRY_COMPARE(tabs()->tabText(3), u"Similar cases 1"_s);
    QCOMPARE(similar()->item(0, 1)->text(), u"Tag T1059"_s);
}

void CaseWaysTest::twinsOfOtherSimulationsAreShownOnRequest()
{
    open(OneGroup);
    addSimulation(OneGroup);
    QTRY_COMPARE(rows(), 6);
    openRow(0);
    QTRY_COMPARE(tabs()->tabText(3), u"Similar cases 2"_s);
    tabs()->setCurrentIndex(3);
    auto* const others = find<QCheckBox>(u"similarOthers"_s);
    others->click();
    QTRY_COMPARE(tabs()->tabText(3), u"Similar cases 5"_s);
    int marked = 0;
    for (int row = 0; row < similar()->rowCount(); ++row)
        marked += similar()->item(row, 1)->text().endsWith(u"in another simulation"_s) ? 1 : 0;
    QCOMPARE(marked, 3);
    others->click();
    QTRY_COMPARE(tabs()->tabText(3), u"Similar cases 2"_s);
}

void CaseWaysTest::activityLeadsToItsAlertsAndBack()
{
    openCase();
    const QModelIndex third = activity()->model()->index(3, ui::ActivityModel::What);
    QTest::mouseClick(activity()->viewport(), Qt::LeftButton, {}, activity()->visualRect(third).center());
    QTest::keyClick(activity(), Qt::Key_Return);
    QCOMPARE(tabs()->currentIndex(), 1);
    QTRY_COMPARE(alerts()->currentIndex().row(), 40); // 20 a run, and this is the third
    auto* const button = find<QPushButton>(u"alertInActivity"_s);
    QVERIFY(button->isVisible());
    alerts()->selectRow(65);
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(tabs()->currentIndex(), 0);
    QTRY_COMPARE(activity()->currentIndex().row(), 4);
    QVERIFY(!button->isVisible());
}

void CaseWaysTest::alertsFarDownAreFound()
{
    open(OneGroup);
    openRow(2);
    QTRY_COMPARE(activity()->model()->rowCount(), 11);
    activity()->selectRow(10);
    QTest::keyClick(activity(), Qt::Key_Return);
    QTRY_COMPARE(alerts()->currentIndex().row(), 900);
    QVERIFY(alerts()->viewport()->rect().intersects(alerts()->visualRect(alerts()->currentIndex())));
}

void CaseWaysTest::knownValuesAreOffered()
{
    open(TwelveCases);
    look();
    tagElsewhere(5, "T1059.001");
    openRow(0);
    auto* const tags = find<ui::TagsEdit>(u"caseTags"_s);
    auto* const field = tags->findChild<QLineEdit*>(u"tagField"_s);
    QTRY_VERIFY(field->completer());
    QTRY_COMPARE(offersOf(field, u"1059"_s), QStringList{u"T1059.001"_s});
    QTest::keyClick(field->completer()->popup(), Qt::Key_Down);
    QTest::keyClick(field->completer()->popup(), Qt::Key_Return);
    QTRY_VERIFY(tags->tags().contains(u"T1059.001"_s));
    QTRY_VERIFY(field->text().isEmpty());
    QTRY_COMPARE(lastActivity(), u"added the tag T1059.001"_s);
    QCOMPARE(offersOf(find<QLineEdit>(u"factCategory"_s), u"alw"_s), QStringList{u"Malware"_s});
    auto* const person = find<ui::TagsEdit>(u"caseAssignees"_s)->findChild<QLineEdit*>(u"tagField"_s);
    QCOMPARE(offersOf(person, u"an"_s), QStringList{u"ana"_s});
}

void CaseWaysTest::newCaseOffersThemToo()
{
    open(TwelveCases);
    look();
    tagElsewhere(5, "T1059.001");
    m_actions->action(u"cases.new"_s)->trigger();
    auto* const owner = find<QComboBox>(u"newOwner"_s);
    owner->setFocus();
    while (owner->currentIndex() < 2)
        QTest::keyClick(owner, Qt::Key_Down);
    auto* const field = find<ui::TagsEdit>(u"newTags"_s)->findChild<QLineEdit*>(u"tagField"_s);
    QTRY_VERIFY(field->completer() && offersOf(field, u"t10"_s) == QStringList{u"T1059.001"_s});
    // No case of this solution has it.
    owner->setFocus();
    QTest::keyClick(owner, Qt::Key_Up);
    QTRY_COMPARE(offersOf(field, u"t10"_s), QStringList());
}

void CaseWaysTest::whatHasNotHappenedIsLeftOut()
{
    openCase();
    for (const QString& name : {u"factProgressFor"_s, u"factAcknowledge"_s, u"factResolve"_s, u"factReopened"_s})
        QVERIFY2(!find<QLabel>(name)->isVisible(), qUtf8Printable(name));
    QVERIFY(find<QLabel>(u"factOpenFor"_s)->isVisible());
    press(u"caseProgress"_s);
    QTRY_VERIFY(find<QLabel>(u"factAcknowledge"_s)->isVisible());
    QVERIFY(!find<QLabel>(u"factAcknowledge"_s)->text().contains(u"ms"_s));
    press(u"caseClose"_s);
    QTRY_VERIFY(find<QLabel>(u"factInvestigate"_s)->isVisible());
    QCOMPARE(find<QLabel>(u"factInvestigate"_s)->text(), u"less than 1 s"_s);
    press(u"caseReopen"_s);
    QTRY_COMPARE(find<QLabel>(u"factReopened"_s)->text(), u"1"_s);
}

void CaseWaysTest::picturesCanBeKept()
{
    open(OneGroup);
    for (const ui::Theme::Choice choice : {ui::Theme::Choice::Light, ui::Theme::Choice::Dark}) {
        m_theme->choose(choice);
        const QString theme = choice == ui::Theme::Choice::Light ? u"light"_s : u"dark"_s;
        for (const QSize& size : {QSize(1440, 900), QSize(1024, 700)}) {
            m_window->resize(size);
            const QString suffix = u"-%1-%2"_s.arg(theme).arg(size.width());
            openRow(2);
            QTRY_COMPARE(tabs()->tabText(3), u"Similar cases 2"_s);
            tabs()->setCurrentIndex(1);
            ui::keepScreenshot(*m_window, QString(u"case-alerts"_s + suffix));
            tabs()->setCurrentIndex(3);
            ui::keepScreenshot(*m_window, QString(u"case-similar"_s + suffix));
            press(u"caseBack"_s);
            m_actions->action(u"cases.new"_s)->trigger();
            ui::keepScreenshot(*m_window, QString(u"case-new"_s + suffix));
            QTest::keyClick(find<QWidget>(u"newTitle"_s), Qt::Key_Escape);
        }
    }
    QVERIFY(!m_window->grab().isNull());
}

QTEST_MAIN(CaseWaysTest)
#include "tst_CaseWays.moc"
