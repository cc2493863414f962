// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/RulesWindow.h"
#include "ui/bridge/RuleImport.h"
#include "ui/models/NoteRoles.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/ProgressLine.h"

#include <QAction>
#include <QFileDialog>
#include <QListView>
#include <QPushButton>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>
#include <QToolButton>
#include <QUndoStack>

#include <algorithm>
#include <memory>
#include <vector>

using namespace Qt::StringLiterals;
using namespace casewright;
using namespace casewright::ui;

/// Many rules in from files and a selection of them out into files, in the real window.
class RuleTransferTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_rules = std::make_unique<RulesWindow>(); }
    void cleanup() { m_rules.reset(); }
    void manyComeInAsOneStep();
    void rulesTakeThePlaceOfThoseHere();
    void replacingIsOfferedOnlyNow();
    void nothingComesInWhereTheWorkspaceFails();
    void importsWaitForEachOther();
    void aLongImportIsStopped();
    void aStepThatWasReplacedIsNotUndone();
    void selectionGoesOutAndComesBack_data();
    void selectionGoesOutAndComesBack();
    void whatAFormatCannotSayIsTold();
    void rulesWithoutAPlaceInAFormatAreNamed();
    void pictures();

private:
    /// A line of an export, a saved object of a rule.
    static QByteArray savedObject(const QByteArray& id, const QByteArray& name)
    {
        return "{\"type\":\"alert\",\"id\":\"" + id + "\",\"attributes\":{\"name\":\"" + name
            + "\",\"alertTypeId\":\".es-query\",\"consumer\":\"stackAlerts\",\"schedule\":{\"interval\":\"1m\"},"
              "\"params\":{}}}\n";
    }
    QStringList names() const
    {
        QStringList names;
        for (const store::StoredRule& stored : m_rules->documents->rules())
            names.append(QString::fromStdString(stored.rule.name));
        return names;
    }
    QString imported(int row, int role)
    {
        return m_rules->find<QListView>(u"importedRules"_s)->model()->index(row, 0).data(role).toString();
    }
    void exportTo(const QString& action, const QString& path);
    void select(int count);

    std::unique_ptr<RulesWindow> m_rules;
};

void RuleTransferTest::select(int count)
{
    auto* const list = m_rules->find<QListView>(u"ruleList"_s);
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Home);
    for (int i = 1; i < count; ++i)
        QTest::keyClick(list, Qt::Key_Down, Qt::ShiftModifier);
}

void RuleTransferTest::exportTo(const QString& action, const QString& path)
{
    m_rules->action(action)->trigger();
    auto* const save = m_rules->find<QFileDialog>(u"exportRuleDialog"_s);
    Q_EMIT save->fileSelected(path);
    save->close();
    QTRY_VERIFY(QFile::exists(path));
}

void RuleTransferTest::manyComeInAsOneStep()
{
    m_rules->newRule(u"Mine"_s);
    const int steps = m_rules->documents->undoStack()->index();
    const QString lines = m_rules->write(u"export.ndjson"_s, savedObject("a", "One") + savedObject("b", "Two")
                                             + "{\"type\":\"dashboard\",\"id\":\"d\",\"attributes\":{}}\n"
                                             + savedObject("a", "Three") + "{\"exportedCount\":4}\n");
    // A line that is no JSON is named; the others of its file come in.
    const QString broken = m_rules->write(u"broken.ndjson"_s,
                                          savedObject("c", "Four") + "{\"type\": \n" + savedObject("d", "Five"));
    m_rules->drop({lines, broken, m_rules->write(u"a.json"_s, m_rules->ruleFile())});
    QCOMPARE(names(), (QStringList{u"Mine"_s, u"One"_s, u"Two"_s, u"Three"_s, u"Four"_s, u"Five"_s,
                                   u"Suspicious PowerShell"_s}));
    QCOMPARE(imported(0, Qt::DisplayRole), u"One"_s);
    QCOMPARE(imported(0, NoteRoles::PlaceRole), u"export.ndjson:1:1"_s);
    QCOMPARE(imported(0, NoteRoles::DetailRole), u"Imported"_s);
    QVERIFY2(imported(2, NoteRoles::DetailRole).contains(u"comes twice"_s),
             qUtf8Printable(imported(2, NoteRoles::DetailRole)));
    QCOMPARE(imported(2, NoteRoles::PlaceRole), u"export.ndjson:4:1"_s);
    QVERIFY(imported(3, NoteRoles::DetailRole).contains(u"dashboard"_s));
    QCOMPARE(imported(3, NoteRoles::PlaceRole), u"export.ndjson:3:1"_s);
    QCOMPARE(imported(6, NoteRoles::PlaceRole), u"broken.ndjson:2:9"_s);
    QVERIFY2(imported(6, NoteRoles::DetailRole).startsWith(u"Not imported. This is no rule: not valid JSON: "_s),
             qUtf8Printable(imported(6, NoteRoles::DetailRole)));
    // A row leads to its rule.
    auto* const list = m_rules->find<QListView>(u"importedRules"_s);
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Home);
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(m_rules->line(u"ruleName"_s)->text(), u"One"_s);

    QCOMPARE(m_rules->documents->undoStack()->index(), steps + 1);
    QTest::mouseClick(m_rules->find<QPushButton>(u"undoImport"_s), Qt::LeftButton);
    QCOMPARE(names(), QStringList{u"Mine"_s});
    QCOMPARE(m_rules->saved().name, std::string("Mine"));
    m_rules->action(u"edit.redo"_s)->trigger();
    QCOMPARE(names().size(), 7);
    QCOMPARE(m_rules->saved(6).id.text, std::string("0001"));
}

void RuleTransferTest::rulesTakeThePlaceOfThoseHere()
{
    const QString path = m_rules->write(u"a.json"_s, m_rules->ruleFile());
    m_rules->drop({path});
    m_rules->newRule(u"Mine"_s);
    m_rules->documents->setCurrent(m_rules->documents->rules().front().key);
    m_rules->retype(m_rules->line(u"ruleName"_s), u"Changed here"_s);
    m_rules->drop({path});
    QCOMPARE(names(), (QStringList{u"Changed here"_s, u"Mine"_s, u"Suspicious PowerShell"_s}));
    auto* const replace = m_rules->find<QPushButton>(u"replaceRules"_s);
    QVERIFY(replace->isVisible());
    QTest::mouseClick(replace, Qt::LeftButton);
    QTRY_COMPARE(names(), (QStringList{u"Suspicious PowerShell"_s, u"Mine"_s}));
    QCOMPARE(imported(0, NoteRoles::DetailRole), u"Imported in place of the rule here with its id"_s);
    QCOMPARE(m_rules->saved().id.text, std::string("0001"));
    QVERIFY(!replace->isVisible());
    m_rules->action(u"edit.undo"_s)->trigger();
    QCOMPARE(names(), (QStringList{u"Changed here"_s, u"Mine"_s}));
}

void RuleTransferTest::replacingIsOfferedOnlyNow()
{
    const QString path = m_rules->write(u"a.json"_s, m_rules->ruleFile());
    m_rules->drop({path, path});
    auto* const replace = m_rules->find<QPushButton>(u"replaceRules"_s);
    QVERIFY(replace->isVisible());
    m_rules->retype(m_rules->line(u"ruleName"_s), u"Else"_s);
    QVERIFY(!replace->isVisible());
    QVERIFY(!m_rules->find<QPushButton>(u"undoImport"_s)->isVisible());
}

void RuleTransferTest::nothingComesInWhereTheWorkspaceFails()
{
    m_rules->newRule(u"Mine"_s);
    m_rules->changeFile(u"CREATE TRIGGER no BEFORE INSERT ON rules WHEN (SELECT count(*) FROM rules) > 1 "
                        "BEGIN SELECT RAISE(ABORT, 'no more'); END"_s);
    m_rules->drop({m_rules->write(u"a.ndjson"_s, savedObject("a", "One") + savedObject("b", "Two"))});
    QCOMPARE(names(), QStringList{u"Mine"_s});
    const auto* const banner = m_rules->find<Banner>(u"rulesMessage"_s);
    QCOMPARE(banner->title(), u"Nothing was imported"_s);
    QVERIFY2(banner->text().contains(u"no more"_s), qUtf8Printable(banner->text()));
    const auto workspace = store::Workspace::open(m_rules->session->path().toStdString(), store::Access::ReadOnly);
    QCOMPARE(workspace->rules()->size(), std::size_t{1});
}

void RuleTransferTest::importsWaitForEachOther()
{
    auto* const page = m_rules->page;
    const QString first = m_rules->write(u"a.ndjson"_s, savedObject("a", "One"));
    const QString second = m_rules->write(u"b.ndjson"_s, savedObject("b", "Two"));
    for (const QString& path : {first, second}) {
        m_rules->action(u"rules.import"_s)->trigger();
        for (auto* const dialog : page->findChildren<QFileDialog*>(u"importRulesDialog"_s)) {
            if (dialog->isVisible()) {
                Q_EMIT dialog->filesSelected({path});
                dialog->close();
            }
        }
    }
    QTRY_COMPARE(names(), (QStringList{u"One"_s, u"Two"_s}));
}

void RuleTransferTest::aLongImportIsStopped()
{
    m_rules->newRule(u"Mine"_s);
    m_rules->documents->finishSaving();
    auto* const import = m_rules->page->findChild<RuleImport*>();
    QStringList told;
    connect(m_rules->page, &Page::statusChanged, m_rules->page, [&told](const QString& text) { told.append(text); });
    {
        // Another program writes: the import waits.
        QSqlDatabase other = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"other"_s);
        other.setDatabaseName(m_rules->session->path());
        QVERIFY(other.open() && QSqlQuery(other).exec(u"BEGIN IMMEDIATE"_s));
        import->start({m_rules->write(u"a.ndjson"_s, savedObject("a", "One") + savedObject("b", "Two"))});
        auto* const line = m_rules->find<ProgressLine>(u"importProgress"_s);
        QTRY_VERIFY(line->isVisible());
        m_rules->keepPicture(u"rules-importing"_s);
        QTest::mouseClick(line->findChild<QToolButton*>(), Qt::LeftButton);
        QVERIFY(QSqlQuery(other).exec(u"ROLLBACK"_s));
        QTRY_VERIFY(!import->isRunning());
        QVERIFY(!line->isVisible());
    }
    QSqlDatabase::removeDatabase(u"other"_s);
    QCOMPARE(names(), QStringList{u"Mine"_s});
    QVERIFY(told.contains(u"The import was stopped; nothing came in"_s));
    QVERIFY(!m_rules->find<QWidget>(u"importSummary"_s)->isVisible());
    const auto workspace = store::Workspace::open(m_rules->session->path().toStdString(), store::Access::ReadOnly);
    QCOMPARE(workspace->rules()->size(), std::size_t{1});
    // The next one is as any.
    m_rules->drop({m_rules->filePath(u"a.ndjson"_s)});
    QCOMPARE(names().size(), 3);
}

void RuleTransferTest::aStepThatWasReplacedIsNotUndone()
{
    const QString path = m_rules->write(u"a.json"_s, m_rules->ruleFile());
    m_rules->drop({path, path});
    const auto* const import = m_rules->page->findChild<RuleImport*>();
    QVERIFY(import->canUndo());
    // Undone and done again it is the same; undone and followed by another one it is gone.
    m_rules->action(u"edit.undo"_s)->trigger();
    QVERIFY(!import->canUndo());
    m_rules->action(u"edit.redo"_s)->trigger();
    QVERIFY(import->canUndo());
    m_rules->action(u"edit.undo"_s)->trigger();
    m_rules->newRule(u"Mine"_s);
    QVERIFY(!import->canUndo());
    m_rules->action(u"edit.undo"_s)->trigger();
    QVERIFY(!import->canUndo());
}

void RuleTransferTest::selectionGoesOutAndComesBack_data()
{
    QTest::addColumn<QString>("action");
    QTest::addColumn<QString>("file");
    QTest::newRow("Kibana's API") << u"rules.export"_s << u"out.json"_s;
    QTest::newRow("saved objects") << u"rules.exportSavedObjects"_s << u"out.ndjson"_s;
    QTest::newRow("Security") << u"rules.exportSecurity"_s << u"security.ndjson"_s;
}

void RuleTransferTest::selectionGoesOutAndComesBack()
{
    QFETCH(const QString, action);
    QFETCH(const QString, file);
    const QString path = m_rules->filePath(file);
    for (const QString& name : {u"One"_s, u"Two"_s, u"Three"_s}) {
        m_rules->newRule(name);
        m_rules->retype(m_rules->line(u"ruleGroupBy"_s), u"host.name"_s);
    }
    const std::vector<store::StoredRule> before = m_rules->documents->rules();
    select(2);
    QCOMPARE(m_rules->action(u"rules.export"_s)->text(), u"&Export 2 rules..."_s);
    exportTo(action, path);
    QVERIFY(!m_rules->find<Banner>(u"rulesMessage"_s)->isVisible());
    m_rules->action(u"rules.delete"_s)->trigger();
    QCOMPARE(names(), QStringList{u"Three"_s});
    m_rules->drop({path});
    QCOMPARE(names(), (QStringList{u"Three"_s, u"One"_s, u"Two"_s}));
    for (std::size_t i = 0; i < 2; ++i) {
        rules::Rule rule = m_rules->documents->rules()[i + 1].rule;
        rule.body.clear(); // of the file
        rules::Rule expected = before[i].rule;
        expected.body.clear();
        QVERIFY(rule == expected);
    }
}

void RuleTransferTest::whatAFormatCannotSayIsTold()
{
    m_rules->drop({m_rules->write(u"a.json"_s, m_rules->ruleFile())});
    exportTo(u"rules.exportTerraform"_s, m_rules->filePath(u"out.tf"_s));
    QVERIFY(m_rules->read(m_rules->filePath(u"out.tf"_s)).contains("elasticstack_kibana_alerting_rule"));
    exportTo(u"rules.exportCurl"_s, m_rules->filePath(u"out.sh"_s));
    QVERIFY(m_rules->read(m_rules->filePath(u"out.sh"_s)).contains("curl --fail-with-body"));
}

void RuleTransferTest::rulesWithoutAPlaceInAFormatAreNamed()
{
    m_rules->drop({m_rules->write(u"a.ndjson"_s, savedObject("a", "Disk"))});
    m_rules->newRule(u"Mine"_s);
    select(2);
    exportTo(u"rules.exportSecurity"_s, m_rules->filePath(u"out.ndjson"_s));
    const auto* const banner = m_rules->find<Banner>(u"rulesMessage"_s);
    QTRY_VERIFY(banner->isVisible());
    QCOMPARE(banner->title(), u"Exported 1 rule to out.ndjson; 1 left out"_s);
    QVERIFY2(banner->text().startsWith(u"“Disk”: "_s), qUtf8Printable(banner->text()));
}

void RuleTransferTest::pictures()
{
    const QString good = m_rules->write(u"a.json"_s, m_rules->ruleFile());
    m_rules->drop({good});
    m_rules->drop({good,
                   m_rules->write(u"export.ndjson"_s, savedObject("a", "Disk pressure")
                                      + "{\"type\":\"dashboard\",\"id\":\"d\",\"attributes\":{}}\n"),
                   m_rules->write(u"broken.json"_s, "{\n  \"name\" 7\n}")});
    select(3);
    m_rules->keepPicture(u"rules-import"_s);
    QCOMPARE(names().size(), 3);
}

QTEST_MAIN(RuleTransferTest)
#include "tst_RuleTransfer.moc"
