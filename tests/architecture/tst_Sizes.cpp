// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/architecture/Sizes.h"
#include "tests/architecture/SourceTree.h"

#include <QFile>
#include <QTest>

#include <string>
#include <vector>

using casewright::architecture::checkSize;
using casewright::architecture::Oversize;
using casewright::architecture::readTree;
using casewright::architecture::SourceFile;

/// Lists what is longer than its budget; fails for what is longer than the limit.
class SizesTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void filesKeepTheirBudget();
    void judgesAFile_data();
    void judgesAFile();
    void judgesAFunction();
};

void SizesTest::filesKeepTheirBudget()
{
    std::vector<SourceFile> files = readTree(CASEWRIGHT_SOURCE_DIR, {"core", "ui", "app", "tests"});
    QFile root(QStringLiteral(CASEWRIGHT_SOURCE_DIR "/CMakeLists.txt"));
    QVERIFY(root.open(QIODevice::ReadOnly));
    files.push_back({"CMakeLists.txt", casewright::architecture::splitLines(root.readAll().toStdString())});
    bool fails = false;
    for (const SourceFile& file : files) {
        for (const Oversize& big : checkSize(file)) {
            qWarning("%s%s", big.fails ? "TOO LONG: " : "over budget: ", big.text.c_str());
            fails = fails || big.fails;
        }
    }
    QVERIFY2(!fails, "a file above is longer than the limit: it wants to be two things, find them");
}

void SizesTest::judgesAFile_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("lines");
    QTest::addColumn<bool>("listed");
    QTest::addColumn<bool>("fails");

    QTest::newRow("header within") << QStringLiteral("core/base/Time.h") << 150 << false << false;
    QTest::newRow("header over") << QStringLiteral("core/base/Time.h") << 151 << true << false;
    QTest::newRow("source within") << QStringLiteral("core/base/Time.cpp") << 400 << false << false;
    QTest::newRow("source over") << QStringLiteral("core/base/Time.cpp") << 600 << true << false;
    QTest::newRow("source over the limit") << QStringLiteral("core/base/Time.cpp") << 601 << true << true;
    QTest::newRow("root list within") << QStringLiteral("CMakeLists.txt") << 120 << false << false;
    QTest::newRow("root list over") << QStringLiteral("CMakeLists.txt") << 121 << true << true;
    QTest::newRow("data") << QStringLiteral("tests/golden/a.json") << 5000 << false << false;
}

void SizesTest::judgesAFile()
{
    QFETCH(QString, path);
    QFETCH(int, lines);
    QFETCH(bool, listed);
    QFETCH(bool, fails);
    const SourceFile file{path.toStdString(), std::vector<std::string>(static_cast<std::size_t>(lines), "int x;")};
    const std::vector<Oversize> found = checkSize(file);
    QCOMPARE(!found.empty(), listed);
    QCOMPARE(!found.empty() && found.front().fails, fails);
}

void SizesTest::judgesAFunction()
{
    SourceFile file{"core/base/Time.cpp", {"void f()", "{"}};
    file.lines.insert(file.lines.end(), 50, "    g();");
    file.lines.push_back("}");
    QVERIFY(checkSize(file).empty());
    file.lines.insert(file.lines.begin() + 2, "    g();");
    QCOMPARE(checkSize(file).size(), std::size_t{1});
    QVERIFY(!checkSize(file).front().fails);
}

QTEST_APPLESS_MAIN(SizesTest)
#include "tst_Sizes.moc"
