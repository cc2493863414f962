// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/DesktopWindow.h"
#include "ui/bridge/WorkspaceSession.h"
#include "ui/shell/MainWindow.h"
#include "ui/widgets/ActionTable.h"
#include "ui/widgets/Banner.h"

#include <QAction>
#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace casewright;

/// The workspaces that were open before, in the File menu of the whole program.
class RecentWorkspacesTest final : public QObject, private desktop::DesktopWindow {
    Q_OBJECT

private Q_SLOTS:
    void init() { setUp(); }
    void cleanup() { tearDown(); }
    void newestStandsFirst();
    void missingOnesAreMarkedAndTakenOut();

private:
    QAction* recent(int number) { return m_desktop->actions().action(u"file.recent%1"_s.arg(number)); }
};

void RecentWorkspacesTest::newestStandsFirst()
{
    const QString first = filePath(u"first.casewright"_s);
    const QString second = filePath(u"second.casewright"_s);
    QVERIFY(show(first));
    QCOMPARE(recent(1)->text(), u"&1 first.casewright"_s);
    QVERIFY(!recent(2)->isVisible());
    QVERIFY(m_desktop->open(second, store::Access::Create));
    QCOMPARE(recent(1)->text(), u"&1 second.casewright"_s);
    QCOMPARE(recent(2)->text(), u"&2 first.casewright"_s);
    QVERIFY(!m_desktop->actions().action(u"file.removeMissing"_s)->isVisible());
    recent(2)->trigger();
    QCOMPARE(m_desktop->session().path(), first);
    QCOMPARE(recent(1)->text(), u"&1 first.casewright"_s);
    QVERIFY(recent(2)->isVisible() && !recent(3)->isVisible());
    // Also after the next start.
    m_desktop.reset();
    QVERIFY(show({}));
    QCOMPARE(recent(2)->text(), u"&2 second.casewright"_s);
}

void RecentWorkspacesTest::missingOnesAreMarkedAndTakenOut()
{
    const QString gone = filePath(u"gone.casewright"_s);
    QVERIFY(show(gone));
    QVERIFY(m_desktop->open(filePath(u"here.casewright"_s), store::Access::Create));
    m_desktop.reset();
    QVERIFY(QFile::remove(gone));
    QVERIFY(show({}));
    QCOMPARE(recent(2)->text(), u"&2 gone.casewright (missing)"_s);
    // Opening it says so, and what is open stays open.
    recent(2)->trigger();
    QVERIFY(m_desktop->window().banner()->isVisible());
    QCOMPARE(m_desktop->session().path(), filePath(u"here.casewright"_s));
    QAction* const remove = m_desktop->actions().action(u"file.removeMissing"_s);
    QVERIFY(remove->isVisible());
    remove->trigger();
    QVERIFY(!recent(2)->isVisible());
    QVERIFY(!remove->isVisible());
    QCOMPARE(recent(1)->text(), u"&1 here.casewright"_s);
}

QTEST_MAIN(RecentWorkspacesTest)
#include "tst_RecentWorkspaces.moc"
