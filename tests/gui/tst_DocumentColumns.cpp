// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/AlertsWindow.h"
#include "ui/alerts/DocumentColumns.h"
#include "ui/bridge/Text.h"
#include "ui/models/DocumentTableModel.h"
#include "ui/shell/WindowLayout.h"

#include <QAction>
#include <QHeaderView>
#include <QMenu>
#include <QSettings>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace casewright;
using namespace casewright::ui;

/// The columns of the documents: which there are at first, which a person chooses, how wide they are, and that this is
/// kept.
class DocumentColumnsTest final : public QObject, private AlertsWindow {
    Q_OBJECT

private Q_SLOTS:
    void init() { build(); }
    void cleanup() { tearDown(); }
    void choosesColumns();
    void widthsFollowTheContent();
    void whatAPersonArrangedStaysWithTheSource();
    void isKeptForTheNextStart();
    void brokenArrangementsChangeNothing();
    void theOldestSourceIsForgotten();

private:
    QHeaderView* header() { return find<QTableView>(u"documentTable"_s)->horizontalHeader(); }
    void toggle(const QString& field);
    QString fileOf(const QString& name, const QByteArray& host);
};

void DocumentColumnsTest::toggle(const QString& field)
{
    auto* const menu = find<QMenu>(u"documentColumnMenu"_s);
    Q_EMIT menu->aboutToShow();
    for (QAction* const action : menu->actions()) {
        if (action->text() == field)
            return action->trigger();
    }
    QFAIL(qPrintable(field));
}

QString DocumentColumnsTest::fileOf(const QString& name, const QByteArray& host)
{
    QByteArray lines;
    for (int i = 0; i < 20; ++i)
        lines += "{\"@timestamp\":" + QByteArray::number(i) + ",\"host.name\":\"" + host + QByteArray::number(i % 4)
                 + "\",\"a\":" + QByteArray::number(i % 3) + ",\"b\":" + QByteArray::number(i % 5) + "}\n";
    return write(name, lines);
}

void DocumentColumnsTest::choosesColumns()
{
    open(write(u"alerts.ndjson"_s, goodNdjson()));
    QCOMPARE(documents()->columnCount(), 3);
    QCOMPARE(documents()->headerData(1, Qt::Horizontal).toString(), u"host.name"_s);
    auto* const menu = find<QMenu>(u"documentColumnMenu"_s);
    Q_EMIT menu->aboutToShow();
    QCOMPARE(menu->actions().size(), 2);
    QVERIFY(menu->actions().at(0)->isChecked());
    menu->actions().at(0)->trigger();
    QCOMPARE(documents()->columnCount(), 2);
    QCOMPARE(documents()->headerData(1, Qt::Horizontal).toString(), u"n"_s);
}

void DocumentColumnsTest::widthsFollowTheContent()
{
    open(fileOf(u"short.ndjson"_s, "h"));
    const int few = header()->sectionSize(1);
    open(fileOf(u"long.ndjson"_s, "a-workstation-name-"));
    QVERIFY2(header()->sectionSize(1) > few, qPrintable(QString::number(header()->sectionSize(1))));
    open(fileOf(u"longest.ndjson"_s, QByteArray(400, 'x')));
    QVERIFY(header()->sectionSize(1) <= 240);
}

void DocumentColumnsTest::whatAPersonArrangedStaysWithTheSource()
{
    open(fileOf(u"one.ndjson"_s, "h"));
    const std::int64_t one = current().key;
    header()->resizeSection(1, 177);
    toggle(u"b"_s);
    QCOMPARE(header()->sectionSize(1), 177);
    const int columns = documents()->columnCount();
    // Neither another source takes them away, nor reading again.
    open(fileOf(u"two.ndjson"_s, "h"));
    QVERIFY(header()->sectionSize(1) != 177);
    QVERIFY(documents()->columnCount() != columns);
    m_sources->setCurrent(one);
    QCOMPARE(header()->sectionSize(1), 177);
    QCOMPARE(documents()->columnCount(), columns);
    m_actions->action(u"alerts.reload"_s)->trigger();
    settle();
    QCOMPARE(header()->sectionSize(1), 177);
    QCOMPARE(documents()->columnCount(), columns);
}

void DocumentColumnsTest::isKeptForTheNextStart()
{
    QSettings settings(m_folder->filePath(u"settings.ini"_s), QSettings::IniFormat);
    const QString path = fileOf(u"one.ndjson"_s, "h");
    open(path);
    header()->resizeSection(1, 177);
    toggle(u"b"_s);
    const int columns = documents()->columnCount();
    WindowLayout(*m_window, *m_theme, settings).save();
    tearDown();
    settings.sync();

    m_session = std::make_unique<WorkspaceSession>();
    QVERIFY(m_session->open(m_folder->filePath(u"w.casewright"_s), store::Access::ReadWrite));
    m_sources = std::make_unique<AlertSources>(*m_session);
    m_theme = std::make_unique<Theme>(*qApp, [] { return false; });
    m_actions = std::make_unique<ActionTable>();
    m_window = std::make_unique<MainWindow>(*m_actions, *m_theme);
    m_page = new AlertsPage(*m_session, *m_sources);
    m_window->addPage(m_page);
    WindowLayout(*m_window, *m_theme, settings).restore();
    m_window->show();
    settle();
    QCOMPARE(header()->sectionSize(1), 177);
    QCOMPARE(documents()->columnCount(), columns);
}

void DocumentColumnsTest::brokenArrangementsChangeNothing()
{
    open(fileOf(u"one.ndjson"_s, "h"));
    const int columns = documents()->columnCount();
    for (const char* const broken : {"", "no JSON", "{}", "[1,{},{\"source\":\"x\",\"widths\":[3],\"fields\":7}]"})
        m_page->restoreArrangement(broken);
    m_actions->action(u"alerts.reload"_s)->trigger();
    settle();
    QCOMPARE(documents()->columnCount(), columns);
}

void DocumentColumnsTest::theOldestSourceIsForgotten()
{
    DocumentTableModel model;
    QTableView view;
    view.setModel(&model);
    DocumentColumns columns(model, view, nullptr);
    const auto loaded = loadAlerts({.path = toUtf8(fileOf(u"one.ndjson"_s, "h"))}, false, nullptr, {}).value();
    for (int source = 0; source <= DocumentColumns::MostSources; ++source) {
        columns.setSource(u"source %1"_s.arg(source));
        columns.setTable(loaded.table, columns.fields(loaded.fields, {}));
        view.horizontalHeader()->resizeSection(1, 177);
    }
    QVERIFY(!columns.state().contains("source 0\""));
    QVERIFY(columns.state().contains("source 1\""));
}

QTEST_MAIN(DocumentColumnsTest)
#include "tst_DocumentColumns.moc"
