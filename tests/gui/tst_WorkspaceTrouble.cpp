// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/UpgradeDialog.h"
#include "core/cases/WebhookConnector.h"
#include "core/store/ConfigureClient.h"
#include "core/store/Database.h"
#include "core/store/LiveLock.h"
#include "core/store/Schema.h"
#include "tests/gui/DesktopWindow.h"
#include "tests/store/OldWorkspace.h"
#include "ui/bridge/WorkspaceSession.h"
#include "ui/shell/MainWindow.h"
#include "ui/widgets/Banner.h"

#include <QDialog>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

#include <optional>

using namespace Qt::StringLiterals;
using namespace casewright;
using desktop::Desktop;

/// The window where a workspace is held by others, is older than the program, or is not sound.
class WorkspaceTroubleTest final : public QObject, private desktop::DesktopWindow {
    Q_OBJECT

private Q_SLOTS:
    void init() { setUp(); }
    void cleanup() { tearDown(); }
    void whoIsInTheWayIsAskedAbout();
    void anOlderOneThatCannotBeWrittenIsCopied();
    void aLargeOlderOneIsBroughtUpToDate();
    void bringingUpToDateIsCancelled();
    void whoGoesWhileItIsBroughtUpToDateLosesNothing();
    void whoSimulatesIsTold();
    void secretsInClearAreTold();
    void theCheckTellsWhatIsWrong();

private:
    /// Waits for a button of the question, and for what it leads to.
    void press(const QString& name)
    {
        QTRY_VERIFY(m_desktop->window().findChild<QPushButton*>(name));
        find<QPushButton>(name)->click();
    }
    /// A workspace of version 2 that opening takes time for; its path.
    QString largeOldWorkspace()
    {
        const QString path = filePath(u"old.casewright"_s);
        tests::makeOldWorkspace(path.toStdString(), 2, 40'000);
        return path;
    }
    ui::Banner* banner() { return find<ui::Banner>(u"windowBanner"_s); }
};

/// A workspace of an older Casewright cannot be brought up to date while a simulation is written into it.
void WorkspaceTroubleTest::whoIsInTheWayIsAskedAbout()
{
    const QString path = filePath(u"old.casewright"_s);
    tests::makeOldWorkspace(path.toStdString(), 2);
    {
        const auto writer = store::LiveLock::share(path.toStdString());
        QVERIFY(writer);
        QVERIFY(show(path));
        QVERIFY(!m_desktop->session().isOpen());
        auto* const box = find<QMessageBox>(u"openingBox"_s);
        QVERIFY(box->informativeText().contains(u"simulation is being written"_s));
        for (const QString& button : {u"openingAgain"_s, u"openingRead"_s, u"openingOther"_s})
            QVERIFY(find<QPushButton>(button)->isEnabled());
        QVERIFY(box->button(QMessageBox::Cancel));
    }
    press(u"openingAgain"_s);
    QTRY_VERIFY(m_desktop->session().isOpen());
    QVERIFY(!m_desktop->session().isReadOnly());
    QVERIFY2(banner()->text().contains(u"old.casewright.v2.backup"_s), qUtf8Printable(banner()->text()));
    QVERIFY(QFile::exists(path + u".v2.backup"_s));
}

void WorkspaceTroubleTest::anOlderOneThatCannotBeWrittenIsCopied()
{
    const QString path = filePath(u"old.casewright"_s);
    tests::makeOldWorkspace(path.toStdString(), 2);
    QVERIFY(show(filePath(u"first.casewright"_s)));
    QVERIFY(!m_desktop->open(path, store::Access::ReadOnly));
    press(u"openingCopy"_s);
    QTRY_VERIFY(m_desktop->window().findChild<QFileDialog*>(u"copyDialog"_s));
    auto* const dialog = find<QFileDialog>(u"copyDialog"_s);
    const QString copy = filePath(u"copy.casewright"_s);
    Q_EMIT dialog->fileSelected(copy);
    QTRY_COMPARE(m_desktop->session().path(), copy);
    QCOMPARE(tests::versionOf(path.toStdString()), 2);
    // Nothing is ever replaced.
    QVERIFY(!m_desktop->open(path, store::Access::ReadOnly));
    press(u"openingCopy"_s);
    QTRY_VERIFY(m_desktop->window().findChild<QFileDialog*>(u"copyDialog"_s));
    Q_EMIT m_desktop->window().findChildren<QFileDialog*>(u"copyDialog"_s).last()->fileSelected(copy);
    QTRY_VERIFY2(banner()->text().contains(u"Choose another name"_s), qUtf8Printable(banner()->text()));
}

void WorkspaceTroubleTest::aLargeOlderOneIsBroughtUpToDate()
{
    const QString path = largeOldWorkspace();
    QVERIFY(desktop::UpgradeDialog::isNeeded(path));
    QVERIFY(show(filePath(u"other.casewright"_s)));
    QVERIFY(!m_desktop->open(path, store::Access::ReadWrite));
    QVERIFY(find<QDialog>(u"upgradeDialog"_s)->isVisible());
    // What the command line asks for comes when the workspace is there.
    const QString alerts = write(u"alerts.ndjson"_s, R"({"@timestamp": "2026-03-02T08:00:00Z", "host": {"name": "a"}})");
    m_desktop->openAlerts({alerts});
    m_desktop->showPage(u"cases"_s);
    QVERIFY(m_desktop->window().currentPage() != u"cases"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_desktop->session().path(), path, LongEnough);
    QCOMPARE(m_desktop->window().currentPage(), u"cases"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_desktop->session().workspace().sources()->size(), std::size_t{2}, LongEnough);
    QTRY_VERIFY(!m_desktop->window().findChild<QDialog*>(u"upgradeDialog"_s));
    QVERIFY(!m_desktop->session().isReadOnly());
    QCOMPARE(tests::versionOf(path.toStdString()), store::schemaVersion());
    QVERIFY(banner()->isVisible());
    QVERIFY(QFile::exists(path + u".v2.backup"_s));
}

void WorkspaceTroubleTest::bringingUpToDateIsCancelled()
{
    const QString path = largeOldWorkspace();
    const QString other = filePath(u"other.casewright"_s);
    const std::string before = tests::contentOf(path.toStdString());
    QVERIFY(show(other));
    QVERIFY(!m_desktop->open(path, store::Access::ReadWrite));
    find<QPushButton>(u"upgradeCancel"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(!m_desktop->window().findChild<QDialog*>(u"upgradeDialog"_s), LongEnough);
    QCOMPARE(m_desktop->session().path(), other);
    QVERIFY(banner()->isVisible());
    QCOMPARE(tests::versionOf(path.toStdString()), 2);
    QCOMPARE(tests::contentOf(path.toStdString()), before);
    QVERIFY(!QFile::exists(path + u".v2.backup"_s));
}

/// The program ends: what was begun is taken back.
void WorkspaceTroubleTest::whoGoesWhileItIsBroughtUpToDateLosesNothing()
{
    const QString path = largeOldWorkspace();
    QVERIFY(show(filePath(u"other.casewright"_s)));
    QVERIFY(!m_desktop->open(path, store::Access::ReadWrite));
    m_desktop.reset();
    QCOMPARE(tests::versionOf(path.toStdString()), 2);
    QVERIFY(!QFile::exists(path + u".v2.backup"_s));
}

void WorkspaceTroubleTest::whoSimulatesIsTold()
{
    const QString path = filePath(u"busy.casewright"_s);
    QVERIFY(store::Workspace::open(path.toStdString(), store::Access::Create));
    const auto writer = store::LiveLock::share(path.toStdString());
    QVERIFY(writer);
    QVERIFY(show(path));
    QVERIFY(m_desktop->session().isOpen());
    QCOMPARE(banner()->title(), u"A simulation is being stored into busy.casewright"_s);
}

/// As an older Casewright kept them: each time it opens, until they are taken out.
void WorkspaceTroubleTest::secretsInClearAreTold()
{
    const QString path = writeWorkspace({});
    {
        auto workspace = store::Workspace::open(path.toStdString(), store::Access::ReadWrite);
        const cases::Connector old{.id = "desk",
                                   .name = "Desk",
                                   .type = std::string(cases::WebhookType),
                                   .settings = R"({"headers": {"X-Api-Key": "sesame"}})"};
        QVERIFY(store::ConfigureClient(*workspace).saveConnector(old));
    }
    QVERIFY(show(path));
    QCOMPARE(banner()->title(), u"w.casewright keeps secrets in clear"_s);
    QVERIFY2(banner()->text().startsWith(u"The connector Desk has one in headers.X-Api-Key."_s),
             qUtf8Printable(banner()->text()));
    QVERIFY(!banner()->text().contains(u"sesame"_s));
    // A file that came with it takes nothing away.
    m_desktop->openFiles({path, filePath(u"other.casewright"_s)});
    QVERIFY(banner()->text().contains(u"other.casewright"_s));
    const QPushButton* const button = banner()->findChild<QPushButton*>();
    QVERIFY(button->isVisible());
    Q_EMIT banner()->actionRequested();
    QVERIFY(banner()->isHidden());
    QCOMPARE(m_desktop->window().currentPage(), u"cases"_s);
    const auto editButton = [this] { return m_desktop->window().findChild<QToolButton*>(u"connectorEdit0"_s); };
    QTRY_VERIFY_WITH_TIMEOUT(editButton() != nullptr && editButton()->isVisible(), LongEnough);
    // Where there is none, nothing is said.
    QVERIFY(m_desktop->open(filePath(u"new.casewright"_s), store::Access::Create));
    QVERIFY(banner()->isHidden());
}

void WorkspaceTroubleTest::theCheckTellsWhatIsWrong()
{
    const QString path = filePath(u"checked.casewright"_s);
    QVERIFY(show(path));
    trigger(u"file.check"_s);
    QTRY_COMPARE(find<QLabel>(u"checkTitle"_s)->text(), u"checked.casewright is sound"_s);
    find<QPushButton>(u"checkButton"_s)->click();
    QTRY_VERIFY(!m_desktop->window().findChild<QLabel*>(u"checkTitle"_s));
    {
        const auto database = store::Database::connect(path.toStdString(), store::Database::Mode::ReadWrite).value();
        QVERIFY(database->executeOnce(u"INSERT INTO rules (json) VALUES ('{')"_s));
    }
    trigger(u"file.check"_s);
    QTRY_COMPARE(find<QLabel>(u"checkTitle"_s)->text(), u"checked.casewright is not sound"_s);
    const QString found = find<QPlainTextEdit>(u"checkResult"_s)->toPlainText();
    QVERIFY2(found.contains(u"Unreadable: The rule with the key 1 cannot be read"_s), qUtf8Printable(found));
    QVERIFY2(found.contains(u"What to do:\n1. "_s), qUtf8Printable(found));
}

QTEST_MAIN(WorkspaceTroubleTest)
#include "tst_WorkspaceTrouble.moc"
