// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/SampleWorkspace.h"
#include "tests/gui/DesktopWindow.h"
#include "ui/bridge/Preferences.h"
#include "ui/bridge/WorkspaceSession.h"
#include "ui/shell/MainWindow.h"
#include "ui/widgets/ActionTable.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QMap>
#include <QRegularExpression>
#include <QStringList>
#include <QTest>

#include <cstddef>

using namespace Qt::StringLiterals;
using namespace casewright;
using ui::Preferences;

namespace {

constexpr int RowsLookedAt = 30;

/// Texts by where they stand; those of the same place in their order.
using Texts = QMap<QString, QStringList>;

QString placeOf(const QWidget* widget)
{
    QStringList names;
    for (const QWidget* each = widget; each && !each->isWindow(); each = each->parentWidget()) {
        if (!each->objectName().isEmpty() && !each->objectName().startsWith(u"qt_"_s))
            names.prepend(each->objectName());
    }
    return names.join(u'/');
}

/// What takes another time each time, and what tells the time itself.
bool isLasting(const QString& text)
{
    static const QRegularExpression taken(u"\\b[0-9.,]+ (ms|s)\\b"_s);
    return !text.contains(taken);
}

/// All that stands on a page, in words and numbers.
Texts textsOf(const QWidget& page)
{
    Texts texts;
    const auto add = [&texts](const QString& place, const QString& text) {
        if (!text.isEmpty() && isLasting(text))
            texts[place].append(text);
    };
    for (const QWidget* const widget : page.findChildren<QWidget*>()) {
        if (!widget->isVisible())
            continue;
        const QString place = placeOf(widget);
        add(place + u" (tip)"_s, widget->toolTip());
        add(place + u" (heard)"_s, widget->accessibleName());
        if (const auto* const label = qobject_cast<const QLabel*>(widget))
            add(place, label->text());
        else if (const auto* const button = qobject_cast<const QAbstractButton*>(widget))
            add(place, button->text());
        else if (const auto* const chooser = qobject_cast<const QComboBox*>(widget))
            add(place, chooser->currentText());
        const auto* const view = qobject_cast<const QAbstractItemView*>(widget);
        const QAbstractItemModel* const model = view ? view->model() : nullptr;
        for (int row = 0; model && row < qMin(model->rowCount(), RowsLookedAt); ++row) {
            for (int column = 0; column < model->columnCount(); ++column) {
                for (const int role : {int(Qt::DisplayRole), int(Qt::ToolTipRole), int(Qt::AccessibleTextRole)})
                    add(place, model->index(row, column).data(role).toString());
            }
        }
    }
    return texts;
}

/// Where they differ, with both.
QString differenceOf(const Texts& now, const Texts& later)
{
    QStringList lines;
    for (auto each = later.cbegin(); each != later.cend(); ++each) {
        const QStringList shown = now.value(each.key());
        for (qsizetype i = 0; i < each->size(); ++i) {
            if (shown.value(i) != each->at(i))
                lines.append(u"%1: “%2”, but “%3”"_s.arg(each.key(), shown.value(i), each->at(i)));
        }
    }
    return lines.join(u'\n');
}

} // namespace

/// Time zone and form of numbers are in force everywhere at once: what a page that is in front shows after the change
/// is what it shows in a program that began with it.
class ShownUnitsTest final : public QObject, private desktop::DesktopWindow {
    Q_OBJECT

private Q_SLOTS:
    void init() { setUp(); }
    void cleanup() { tearDown(); }
    void pagesFollowAtOnce();

private:
    void begin();
    void go(const QString& page);
    void change()
    {
        m_desktop->preferences().setTimeZone(u"Asia/Kathmandu"_s);
        m_desktop->preferences().setNumbers(Preferences::Numbers::Points);
    }
    Texts shown(const QString& page) { return textsOf(*find<QWidget>(page + u"Page"_s)); }
};

/// With alerts by the thousand, cases with them, and a preview.
void ShownUnitsTest::begin()
{
    QVERIFY(show({}));
    m_desktop->window().resize(1800, 1100);
    const QString path = desktop::sampleWorkspacePath();
    QTRY_VERIFY_WITH_TIMEOUT(!reader(path).simulations()->empty()
                                 && reader(path).simulations()->front().state == store::SimulationState::Finished,
                             LongEnough);
}

void ShownUnitsTest::go(const QString& page)
{
    trigger(u"go."_s + page);
    if (page == u"rules"_s) {
        QTRY_VERIFY_WITH_TIMEOUT(!find<QLabel>(u"previewFacts"_s)->text().isEmpty(), LongEnough);
        QTRY_VERIFY_WITH_TIMEOUT(find<QWidget>(u"firstCase"_s)->isVisible(), LongEnough);
    } else if (page == u"alerts"_s) {
        QTRY_VERIFY_WITH_TIMEOUT(find<QAbstractItemView>(u"fieldTable"_s)->model()->rowCount() > 0, LongEnough);
    } else if (page == u"simulate"_s) {
        auto* const runs = find<QAbstractItemView>(u"runTable"_s);
        QTRY_VERIFY_WITH_TIMEOUT(runs->model()->rowCount() > 0, LongEnough);
        runs->setCurrentIndex(runs->model()->index(3, 0));
        // Its rows are kept, hidden, from run to run: the list is in sight when this run's decisions are read.
        QTRY_VERIFY_WITH_TIMEOUT(find<QWidget>(u"whyDecisions"_s)->isVisible(), LongEnough);
    } else if (page == u"cases"_s) {
        auto* const cases = find<QAbstractItemView>(u"caseTable"_s);
        QTRY_VERIFY_WITH_TIMEOUT(cases->model()->rowCount() > 0, LongEnough);
        cases->setCurrentIndex(cases->model()->index(0, 0));
        trigger(u"cases.open"_s);
        QTRY_VERIFY_WITH_TIMEOUT(find<QWidget>(u"caseView"_s)->isVisible(), LongEnough);
        auto* const activity = find<QAbstractItemView>(u"activityTable"_s);
        QTRY_VERIFY_WITH_TIMEOUT(activity->model()->rowCount() > 0, LongEnough);
    }
    QCoreApplication::sendPostedEvents();
}

void ShownUnitsTest::pagesFollowAtOnce()
{
    begin();
    QMap<QString, Texts> now;
    const QStringList pages{u"rules"_s, u"alerts"_s, u"simulate"_s, u"cases"_s};
    for (const QString& page : pages) {
        go(page);
        const Texts before = shown(page);
        change();
        now[page] = shown(page);
        QVERIFY2(before != now[page], qUtf8Printable(page)); // there is something to follow
        m_desktop->preferences().reset();
    }
    change();
    m_desktop.reset(); // not closed: both are kept
    begin();
    QCOMPARE(m_desktop->preferences().numbers(), Preferences::Numbers::Points);
    for (const QString& page : pages) {
        go(page);
        const QString difference = differenceOf(now[page], shown(page));
        QVERIFY2(difference.isEmpty(), qUtf8Printable(page + u":\n"_s + difference));
    }
}

QTEST_MAIN(ShownUnitsTest)
#include "tst_ShownUnits.moc"
