// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/architecture/LayerTable.h"
#include "tests/architecture/Layers.h"
#include "tests/architecture/SourceTree.h"

#include <QTest>

#include <string>
#include <vector>

using casewright::architecture::checkIncludes;
using casewright::architecture::isCpp;
using casewright::architecture::QtModules;
using casewright::architecture::readQtModules;
using casewright::architecture::readTree;
using casewright::architecture::SourceFile;

/// The table of layers against the sources, and against includes that it must refuse.
class LayersTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void includesFollowTheTable();
    void judgesAnInclude_data();
    void judgesAnInclude();

private:
    QtModules m_qt;
};

void LayersTest::initTestCase()
{
    m_qt = readQtModules(CASEWRIGHT_QT_HEADERS);
    QCOMPARE(m_qt["QTableView"], std::string("QtWidgets"));
    QCOMPARE(m_qt["QSqlQuery"], std::string("QtSql"));
}

void LayersTest::includesFollowTheTable()
{
    std::size_t checked = 0;
    std::size_t wrong = 0;
    for (const SourceFile& file : readTree(CASEWRIGHT_SOURCE_DIR, {"core", "ui", "app"})) {
        if (!isCpp(file.path))
            continue;
        ++checked;
        for (const std::string& problem : checkIncludes(file, m_qt)) {
            ++wrong;
            qWarning("%s", problem.c_str());
        }
    }
    QVERIFY(checked > 0);
    QVERIFY2(wrong == 0, "the includes above are not what the table in LayerTable.cpp allows");
}

void LayersTest::judgesAnInclude_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("reason"); // part of it; empty: allowed

    const auto row = [](const char* name, const char* path, const char* line, const char* reason) {
        QTest::newRow(name) << QString::fromLatin1(path) << QString::fromLatin1(line) << QString::fromLatin1(reason);
    };
    row("standard library", "core/base/Time.cpp", "#include <vector>", "");
    row("own folder", "core/base/Time.cpp", "#include \"core/base/Time.h\"", "");
    row("moc", "ui/models/CaseModel.cpp", "#include \"CaseModel.moc\"", "");
    row("down the stream", "core/engine/Simulation.cpp", "#include \"core/rules/Rule.h\"", "");
    row("up the stream", "core/rules/Rule.cpp", "#include \"core/engine/Simulation.h\"", "may not know");
    row("core knows no window", "core/base/Time.cpp", "#include \"ui/bridge/Text.h\"", "may not know");
    row("core knows no Qt", "core/engine/Simulation.cpp", "#include <QString>", "may not use QtCore");
    row("store knows Qt Sql", "core/store/Workspace.cpp", "#include <QSqlQuery>", "");
    row("push knows Qt Network", "core/push/Push.cpp", "#include <QNetworkReply>", "");
    row("push knows no workspace", "core/push/Push.cpp", "#include \"core/store/Workspace.h\"", "may not know");
    row("store knows no network", "core/store/Workspace.cpp", "#include <QNetworkReply>", "may not use QtNetwork");
    row("store opens no windows", "core/store/Workspace.cpp", "#include <QMessageBox>", "may not use QtWidgets");
    row("store knows results only", "core/store/Workspace.cpp", "#include \"core/engine/Ticks.h\"", "may not know");
    row("models have no widgets", "ui/models/CaseModel.cpp", "#include <QTableView>", "may not use QtWidgets");
    row("widgets know no domain", "ui/widgets/Chip.h", "#include \"core/rules/Rule.h\"", "may not know");
    row("pages do no reading", "ui/alerts/AlertsPage.cpp", "#include \"core/alerts/AlertReader.h\"", "may not know");
    row("pages know no other page", "ui/cases/CasesPage.cpp", "#include \"ui/alerts/AlertsPage.h\"", "may not know");
    row("the shell knows no page", "ui/shell/MainWindow.cpp", "#include \"ui/cases/CasesPage.h\"", "may not know");
    row("console opens no window", "app/cli/main.cpp", "#include <QApplication>", "may not use QtWidgets");
    row("qualified Qt", "ui/cases/CasesPage.cpp", "#include <QtWidgets/QTableView>", "without their module");
    row("whole module", "ui/bridge/Jobs.cpp", "#include <QtConcurrent>", "no whole module");
    row("lower-case Qt", "ui/bridge/Jobs.cpp", "#include <qobject.h>", "lower-case");
    row("sqlite3 in a header", "core/store/BulkInsert.h", "#include <sqlite3.h>", "not into headers");
    row("sqlite3 elsewhere", "ui/bridge/Jobs.cpp", "#include <sqlite3.h>", "may not use sqlite3");
    row("simdjson in a header", "core/alerts/Reader.h", "#include <simdjson.h>", "not into headers");
    row("json in a header", "core/rules/RuleJson.h", "#include <nlohmann/json.hpp>", "not into headers");
    row("json, forward", "core/base/Json.h", "#include <nlohmann/json_fwd.hpp>", "");
    row("json in a source", "core/rules/RuleJson.cpp", "#include <nlohmann/json.hpp>", "");
    row("expected behind Result.h", "core/rules/Rule.cpp", "#include <tl/expected.hpp>", "may not use tl");
    row("relative path", "core/base/Time.cpp", "#include \"Time.h\"", "from the root");
    row("project in angles", "core/base/Time.cpp", "#include <core/base/Time.h>", "in quotes");
    row("a source", "core/base/Time.cpp", "#include \"core/base/Json.cpp\"", "headers only");
    row("blanks", "core/base/Time.cpp", "  #  include  <QString>", "may not use QtCore");
    row("unknown library", "core/base/Time.cpp", "#include <boost/json.hpp>", "does not know");
    row("unknown Qt class", "ui/cases/CasesPage.cpp", "#include <QNoSuchThing>", "does not know");
    row("unknown folder", "core/extra/Thing.cpp", "#include <vector>", "does not have this folder");
}

void LayersTest::judgesAnInclude()
{
    QFETCH(QString, path);
    QFETCH(QString, line);
    QFETCH(QString, reason);
    const SourceFile file{path.toStdString(), {"#pragma once", line.toStdString()}};
    const std::vector<std::string> problems = checkIncludes(file, m_qt);
    if (reason.isEmpty()) {
        QVERIFY2(problems.empty(), problems.empty() ? "" : problems.front().c_str());
        return;
    }
    QCOMPARE(problems.size(), std::size_t{1});
    QVERIFY2(QString::fromStdString(problems.front()).contains(reason), problems.front().c_str());
}

QTEST_APPLESS_MAIN(LayersTest)
#include "tst_Layers.moc"
