// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/RulesWindow.h"
#include "ui/models/NoteRoles.h"
#include "ui/shell/WindowLayout.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Pill.h"
#include "ui/widgets/TagsEdit.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QSplitter>
#include <QTest>
#include <QToolButton>

#include <memory>

using namespace Qt::StringLiterals;
using namespace casewright;
using namespace casewright::ui;

/// The list of rules, rule files and what the page says of them, driven by object names and keys.
class RulesPageListTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_rules = std::make_unique<RulesWindow>(); }
    void cleanup() { m_rules.reset(); }
    void emptyStateMakesARule();
    void searchFinds();
    void listChoosesByKeys();
    void aClickBesideAllKeepsTheChoice();
    void rulesAreDeletedAndComeBack();
    void offerToUndoGoesWhenOld();
    void rulesAreDuplicated();
    void menuHasTheActions();
    void filesAreDropped();
    void brokenFilesAreExplained();
    void sameFileTwiceGetsAnotherId();
    void filesAreImportedAndExportedByDialogs();
    void failedExportIsExplained();
    void otherTypesAreKept();
    void readOnlyIsSaidAndKept();
    void simulateTriggersTheAction();
    void statusIsTold();
    void failedSavingIsSaid();
    void widthOfTheListIsKept();

private:
    std::unique_ptr<RulesWindow> m_rules;
};

void RulesPageListTest::emptyStateMakesARule()
{
    auto* const make = m_rules->find<QPushButton>(u"emptyAction"_s);
    QVERIFY(make->isVisible());
    QVERIFY(m_rules->find<QPushButton>(u"emptySecondAction"_s)->isVisible());
    QTest::mouseClick(make, Qt::LeftButton);
    QVERIFY(!make->isVisible());
    QCOMPARE(m_rules->line(u"ruleName"_s)->text(), u"New rule"_s);
    QCOMPARE(m_rules->line(u"ruleName"_s)->selectedText(), u"New rule"_s);
    QVERIFY(m_rules->line(u"ruleName"_s)->hasFocus());
    QCOMPARE(m_rules->find<Pill>(u"ruleState"_s)->text(), u"Valid"_s);
    QTest::mouseClick(m_rules->find<QToolButton>(u"newRule"_s), Qt::LeftButton);
    auto* const menu = m_rules->find<QMenu>(u"newRuleMenu"_s);
    QCOMPARE(menu->actions().size(), 6);
    QTest::keyClick(menu, Qt::Key_Return);
    QCOMPARE(m_rules->line(u"ruleName"_s)->text(), u"New rule 2"_s);
    QCOMPARE(m_rules->find<QListView>(u"ruleList"_s)->model()->rowCount(), 2);
}

void RulesPageListTest::searchFinds()
{
    m_rules->newRule(u"Host CPU"_s);
    m_rules->newRule(u"Failed logons"_s);
    auto* const search = m_rules->line(u"ruleSearch"_s);
    auto* const list = m_rules->find<QListView>(u"ruleList"_s);
    search->setFocus();
    QTest::keyClicks(search, u"cpu"_s);
    QTest::keyClick(search, Qt::Key_Return);
    QCOMPARE(list->model()->rowCount(), 1);
    // What is being worked on stays.
    QCOMPARE(m_rules->line(u"ruleName"_s)->text(), u"Failed logons"_s);
    QVERIFY(!list->currentIndex().isValid());
    // Nor does it go when what is typed takes it out of the result, or brings it in again.
    m_rules->retype(m_rules->line(u"ruleName"_s), u"CPU logons"_s);
    QCOMPARE(list->model()->rowCount(), 2);
    QCOMPARE(list->currentIndex().data().toString(), u"CPU logons"_s);
    m_rules->retype(m_rules->line(u"ruleName"_s), u"Failed logons"_s);
    QCOMPARE(list->model()->rowCount(), 1);
    QCOMPARE(m_rules->line(u"ruleName"_s)->text(), u"Failed logons"_s);
    search->setFocus();
    QTest::keyClicks(search, u"zzz"_s);
    QTest::keyClick(search, Qt::Key_Return);
    QVERIFY(m_rules->find<QLabel>(u"noRuleFound"_s)->isVisible());
    QTest::keyClick(search, Qt::Key_Escape);
    QCOMPARE(list->model()->rowCount(), 2);
    QVERIFY(!m_rules->find<QLabel>(u"noRuleFound"_s)->isVisible());
    QCOMPARE(list->currentIndex().data().toString(), u"Failed logons"_s);
}

void RulesPageListTest::listChoosesByKeys()
{
    m_rules->newRule(u"One"_s);
    m_rules->newRule(u"Two"_s);
    auto* const list = m_rules->find<QListView>(u"ruleList"_s);
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Up);
    QCOMPARE(m_rules->line(u"ruleName"_s)->text(), u"One"_s);
    QCOMPARE(m_rules->current().name, std::string("One"));
    QTest::keyClick(list, Qt::Key_F2);
    QVERIFY(m_rules->line(u"ruleName"_s)->hasFocus());
    QCOMPARE(m_rules->line(u"ruleName"_s)->selectedText(), u"One"_s);
}

void RulesPageListTest::aClickBesideAllKeepsTheChoice()
{
    m_rules->newRule(u"One"_s);
    m_rules->newRule(u"Two"_s);
    auto* const list = m_rules->find<QListView>(u"ruleList"_s);
    const QModelIndex shown = list->currentIndex();
    QVERIFY(list->selectionModel()->isSelected(shown));
    const QPoint beside(list->viewport()->width() / 2, list->viewport()->height() - 4);
    QVERIFY(!list->indexAt(beside).isValid());
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, beside);
    QTRY_VERIFY(list->selectionModel()->isSelected(shown));
    QCOMPARE(list->currentIndex(), shown);
    QCOMPARE(m_rules->line(u"ruleName"_s)->text(), u"Two"_s);
}

void RulesPageListTest::rulesAreDeletedAndComeBack()
{
    for (const QString& name : {u"One"_s, u"Two"_s, u"Three"_s})
        m_rules->newRule(name);
    auto* const list = m_rules->find<QListView>(u"ruleList"_s);
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Home);
    QTest::keyClick(list, Qt::Key_Delete);
    QCOMPARE(list->model()->rowCount(), 2);
    QCOMPARE(m_rules->line(u"ruleName"_s)->text(), u"Two"_s);
    QCOMPARE(list->currentIndex().data().toString(), u"Two"_s);
    auto* const banner = m_rules->find<Banner>(u"rulesMessage"_s);
    QVERIFY(banner->isVisible());
    QCOMPARE(banner->title(), u"Deleted “One”"_s);
    QTest::mouseClick(m_rules->find<QPushButton>(u"bannerAction"_s, banner), Qt::LeftButton);
    QVERIFY(!banner->isVisible());
    QCOMPARE(list->model()->rowCount(), 3);
    QCOMPARE(list->model()->index(0, 0).data().toString(), u"One"_s);
    QCOMPARE(m_rules->line(u"ruleName"_s)->text(), u"One"_s);

    for (int i = 0; i < 3; ++i)
        m_rules->action(u"rules.delete"_s)->trigger();
    QVERIFY(m_rules->find<QPushButton>(u"emptyAction"_s)->isVisible());
    QVERIFY(!m_rules->action(u"rules.delete"_s)->isEnabled());
    QTest::keyClick(m_rules->window.get(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(m_rules->line(u"ruleName"_s)->isVisible());
    QCOMPARE(m_rules->line(u"ruleName"_s)->text(), u"Three"_s);
}

void RulesPageListTest::offerToUndoGoesWhenOld()
{
    m_rules->newRule(u"One"_s);
    m_rules->newRule(u"Two"_s);
    m_rules->action(u"rules.delete"_s)->trigger();
    auto* const banner = m_rules->find<Banner>(u"rulesMessage"_s);
    QVERIFY(banner->isVisible());
    QTest::keyClicks(m_rules->line(u"ruleName"_s), u"!"_s);
    QVERIFY(!banner->isVisible());
}

void RulesPageListTest::rulesAreDuplicated()
{
    m_rules->newRule(u"One"_s);
    m_rules->retype(m_rules->line(u"ruleGroupBy"_s), u"host.name"_s);
    const std::string id = m_rules->current().id.text;
    m_rules->action(u"rules.duplicate"_s)->trigger();
    QCOMPARE(m_rules->line(u"ruleName"_s)->text(), u"One, copy"_s);
    QCOMPARE(m_rules->line(u"ruleName"_s)->selectedText(), u"One, copy"_s);
    QCOMPARE(m_rules->saved(1).casesAction->groupBy, std::string("host.name"));
    QVERIFY(m_rules->saved(1).id.text != id);
}

void RulesPageListTest::menuHasTheActions()
{
    m_rules->newRule(u"One"_s);
    auto* const list = m_rules->find<QListView>(u"ruleList"_s);
    Q_EMIT list->customContextMenuRequested({10, 10});
    auto* const menu = m_rules->find<QMenu>(u"ruleMenu"_s);
    QVERIFY(menu->isVisible());
    for (const QString& id : {u"rules.rename"_s, u"rules.duplicate"_s, u"rules.export"_s, u"rules.delete"_s})
        QVERIFY2(menu->actions().contains(m_rules->action(id)), qUtf8Printable(id));
    menu->close();
    QCOMPARE(m_rules->actions->conflicts(), QStringList());
}

void RulesPageListTest::filesAreDropped()
{
    m_rules->drop({m_rules->write(u"a.json"_s, m_rules->ruleFile())});
    QCOMPARE(m_rules->line(u"ruleName"_s)->text(), u"Suspicious PowerShell"_s);
    QCOMPARE(m_rules->find<TagsEdit>(u"ruleTags"_s)->tags(), (QStringList{u"windows"_s, u"T1059.001"_s}));
    QCOMPARE(m_rules->saved().id.text, std::string("0001"));
    QVERIFY(!m_rules->find<Banner>(u"rulesMessage"_s)->isVisible());
    QCOMPARE(m_rules->action(u"edit.undo"_s)->text(), u"&Undo: Import rule"_s);
    // Also onto fields, which would take the file's name otherwise.
    for (QWidget* const field : {static_cast<QWidget*>(m_rules->line(u"ruleName"_s)),
                                 m_rules->find<QPlainTextEdit>(u"ruleQuery"_s)->viewport()})
        m_rules->drop({m_rules->filePath(u"a.json"_s)}, field);
    QCOMPARE(m_rules->documents->rules().size(), std::size_t{3});
    QCOMPARE(m_rules->line(u"ruleName"_s)->text(), u"Suspicious PowerShell"_s);
    QCOMPARE(m_rules->find<QPlainTextEdit>(u"ruleQuery"_s)->toPlainText(), QString());
}

void RulesPageListTest::brokenFilesAreExplained()
{
    const QString broken = m_rules->write(u"broken.json"_s, "{\n  \"name\": \"A\",\n  \"rule_type_id\" 7\n}");
    m_rules->drop({broken, m_rules->write(u"a.json"_s, m_rules->ruleFile()), m_rules->filePath(u"missing.json"_s)});
    const auto* const summary = m_rules->find<QListView>(u"importedRules"_s);
    QVERIFY(summary->isVisible());
    const auto row = [summary](int at, int role) { return summary->model()->index(at, 0).data(role).toString(); };
    QCOMPARE(summary->model()->rowCount(), 3);
    QCOMPARE(row(0, NoteRoles::PlaceRole), u"broken.json:3:18"_s);
    QVERIFY2(row(0, Qt::ToolTipRole).contains(broken), qUtf8Printable(row(0, Qt::ToolTipRole)));
    QCOMPARE(row(1, Qt::DisplayRole), u"Suspicious PowerShell"_s);
    QCOMPARE(row(2, Qt::DisplayRole), u"missing.json"_s);
    QVERIFY(row(2, NoteRoles::DetailRole).contains(u"Not imported"_s));
    QCOMPARE(m_rules->documents->rules().size(), std::size_t{1});
    m_rules->drop({m_rules->write(u"large.json"_s, QByteArray(10'000'001, ' '))});
    QVERIFY(row(0, NoteRoles::DetailRole).contains(u"more than 10 MB"_s));
}

void RulesPageListTest::sameFileTwiceGetsAnotherId()
{
    const QString path = m_rules->write(u"a.json"_s, m_rules->ruleFile());
    m_rules->drop({path});
    m_rules->drop({path});
    QCOMPARE(m_rules->documents->rules().size(), std::size_t{2});
    QVERIFY(m_rules->saved(1).id.text != m_rules->saved(0).id.text);
    const auto* const summary = m_rules->find<QListView>(u"importedRules"_s);
    QVERIFY(summary->isVisible());
    QVERIFY(summary->model()->index(0, 0).data(NoteRoles::DetailRole).toString().contains(u"another id"_s));
}

void RulesPageListTest::filesAreImportedAndExportedByDialogs()
{
    const QByteArray text = m_rules->ruleFile();
    const QString in = m_rules->write(u"in.json"_s, text);
    const QString out = m_rules->filePath(u"out.json"_s);
    m_rules->action(u"rules.import"_s)->trigger();
    auto* const open = m_rules->find<QFileDialog>(u"importRulesDialog"_s);
    QVERIFY(open->isVisible());
    open->selectFile(in);
    QVERIFY(QMetaObject::invokeMethod(open, "accept"));
    QTRY_COMPARE(m_rules->documents->rules().size(), std::size_t{1});
    QTest::mouseClick(m_rules->find<QPushButton>(u"exportRule"_s), Qt::LeftButton);
    auto* const formats = m_rules->find<QMenu>(u"exportMenu"_s);
    QCOMPARE(formats->layoutDirection(), Qt::LeftToRight); // its button has the arrow behind the word
    QTest::keyClick(formats, Qt::Key_Return);
    auto* const save = m_rules->find<QFileDialog>(u"exportRuleDialog"_s);
    QCOMPARE(save->selectedFiles().value(0), m_rules->filePath(u"suspicious-powershell.json"_s));
    save->selectFile(out);
    QVERIFY(QMetaObject::invokeMethod(save, "accept"));
    // Nothing was changed, so not a byte is another.
    QTRY_COMPARE(m_rules->read(out), text);
}

void RulesPageListTest::failedExportIsExplained()
{
    m_rules->newRule(u"One"_s);
    m_rules->action(u"rules.export"_s)->trigger();
    auto* const save = m_rules->find<QFileDialog>(u"exportRuleDialog"_s);
    const QString path = m_rules->filePath(u"no folder/out.json"_s);
    Q_EMIT save->fileSelected(path);
    save->close();
    const auto* const banner = m_rules->find<Banner>(u"rulesMessage"_s);
    QTRY_VERIFY(banner->isVisible());
    QVERIFY2(banner->text().contains(u"no folder/out.json"_s), qUtf8Printable(banner->text()));
}

void RulesPageListTest::otherTypesAreKept()
{
    QByteArray other = m_rules->ruleFile(R"(, "params": {"threshold": [1]})");
    other.replace("siem.queryRule", "observability.rules.newer").replace("\"siem\"", "\"my own\"");
    m_rules->drop({m_rules->write(u"a.json"_s, other)});
    QCOMPARE(m_rules->find<QComboBox>(u"ruleType"_s)->currentText(), u"observability.rules.newer"_s);
    QVERIFY(m_rules->note(u"ruleType"_s).contains(u"kept but not simulated"_s));
    QCOMPARE(m_rules->find<QComboBox>(u"ruleConsumer"_s)->currentText(), u"my own → Observability"_s);
    m_rules->retype(m_rules->line(u"ruleName"_s), u"Other"_s);
    QCOMPARE(m_rules->saved().consumer, std::string("my own"));
    QVERIFY(m_rules->saved().body.find("threshold") != std::string::npos);
}

void RulesPageListTest::readOnlyIsSaidAndKept()
{
    m_rules->newRule(u"One"_s);
    m_rules->reopen(store::Access::ReadOnly);
    QVERIFY(m_rules->find<Banner>(u"accessBanner"_s)->isVisible());
    QCOMPARE(m_rules->line(u"ruleName"_s)->text(), u"One"_s);
    QVERIFY(m_rules->line(u"ruleName"_s)->isReadOnly());
    QVERIFY(!m_rules->number(u"ruleTimeWindow"_s)->isEnabled());
    QVERIFY(!m_rules->find<QCheckBox>(u"ruleReopen"_s)->isEnabled());
    QVERIFY(m_rules->line(u"ruleGroupBy"_s)->isReadOnly());
    QVERIFY(!m_rules->action(u"rules.new"_s)->isEnabled());
    QVERIFY(!m_rules->find<QToolButton>(u"newRule"_s)->isEnabled());
    QVERIFY(!m_rules->action(u"rules.delete"_s)->isEnabled());
    QVERIFY(m_rules->action(u"rules.export"_s)->isEnabled());
    auto* const list = m_rules->find<QListView>(u"ruleList"_s);
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Delete);
    m_rules->drop({m_rules->write(u"a.json"_s, m_rules->ruleFile())});
    QCOMPARE(list->model()->rowCount(), 1);
    QVERIFY(m_rules->session->open(m_rules->filePath(u"other.casewright"_s), store::Access::Create));
    QVERIFY(!m_rules->find<Banner>(u"accessBanner"_s)->isVisible());
    QVERIFY(m_rules->find<QPushButton>(u"emptyAction"_s)->isVisible());
    m_rules->action(u"rules.new"_s)->trigger();
    QVERIFY(!m_rules->line(u"ruleName"_s)->isReadOnly());
}

void RulesPageListTest::simulateTriggersTheAction()
{
    m_rules->newRule(u"One"_s);
    auto* const simulate = m_rules->find<QPushButton>(u"simulateRule"_s);
    QVERIFY(!simulate->isEnabled());
    int runs = 0;
    QAction* const run =
        m_rules->actions->add({.id = u"simulation.run"_s, .text = u"Run"_s}, this, [&runs] { ++runs; });
    QVERIFY(simulate->isEnabled());
    QTest::mouseClick(simulate, Qt::LeftButton);
    QCOMPARE(runs, 1);
    run->setEnabled(false);
    QVERIFY(!simulate->isEnabled());
}

void RulesPageListTest::statusIsTold()
{
    const auto* const status = m_rules->window->findChild<QLabel*>(u"statusText"_s);
    QVERIFY(status);
    QCOMPARE(status->text(), u"Saved · 0 rules"_s);
    m_rules->newRule(u"One"_s);
    QTRY_COMPARE(status->text(), u"Saved · 1 rule"_s);
    m_rules->retype(m_rules->line(u"ruleMaximum"_s), u"50"_s);
    QTRY_COMPARE(status->text(), u"Saved · 1 rule · 1 warning"_s);
}

void RulesPageListTest::failedSavingIsSaid()
{
    m_rules->newRule(u"One"_s);
    const auto* const banner = m_rules->find<Banner>(u"accessBanner"_s);
    m_rules->changeFile(u"ALTER TABLE rules RENAME TO hidden"_s);
    m_rules->retype(m_rules->line(u"ruleName"_s), u"Two"_s);
    QTRY_VERIFY(banner->isVisible());
    QCOMPARE(banner->tone(), Tone::Loss);
    QVERIFY2(banner->text().contains(u"rules"_s), qUtf8Printable(banner->text()));
    const auto* const status = m_rules->window->findChild<QLabel*>(u"statusText"_s);
    QVERIFY2(status->text().startsWith(u"Not saved"_s), qUtf8Printable(status->text()));
    m_rules->changeFile(u"ALTER TABLE hidden RENAME TO rules"_s);
    QTest::keyClicks(m_rules->line(u"ruleName"_s), u"!"_s);
    QTRY_VERIFY(!banner->isVisible());
    QCOMPARE(m_rules->saved().name, std::string("Two!"));
}

void RulesPageListTest::widthOfTheListIsKept()
{
    QSettings settings(m_rules->filePath(u"layout.ini"_s), QSettings::IniFormat);
    auto* splitter = m_rules->find<QSplitter>(u"rulesSplitter"_s);
    QCOMPARE(splitter->sizes().value(0), 236);
    int moved = 0;
    {
        WindowLayout layout(*m_rules->window, *m_rules->theme, settings);
        // As a person does it: what nobody moved is not kept.
        QSplitterHandle* const handle = splitter->handle(1);
        const QPoint grip = handle->rect().center();
        QTest::mousePress(handle, Qt::LeftButton, {}, grip);
        QTest::mouseMove(handle, grip + QPoint(64, 0));
        QTest::mouseRelease(handle, Qt::LeftButton, {}, grip);
        moved = splitter->sizes().value(0);
        QVERIFY(moved > 280);
        m_rules->window->close();
    }
    m_rules->reopen(store::Access::ReadWrite);
    splitter = m_rules->find<QSplitter>(u"rulesSplitter"_s);
    WindowLayout(*m_rules->window, *m_rules->theme, settings).restore();
    QCOMPARE(splitter->sizes().value(0), moved);
}

QTEST_MAIN(RulesPageListTest)
#include "tst_RulesPageList.moc"
