// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/architecture/SourceTree.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

using casewright::architecture::isCpp;
using casewright::architecture::readTree;
using casewright::architecture::SourceFile;
using namespace Qt::StringLiterals;

namespace {

const QStringList Folders = {u"app"_s, u"core"_s, u"packaging"_s, u"resources"_s, u"tests"_s, u"ui"_s};

/// What the code must not have, and why. This folder names these words, so it is left out.
struct Forbidden {
    std::string_view word;
    std::string_view why;
};
constexpr Forbidden ForbiddenWords[] = {
    {"TODO", "open work belongs into issues"},
    {"FIXME", "open work belongs into issues"},
    {"processEvents(", "no nested event loops"},
    {"qWait(", "wait for a signal or a condition, not for time"},
    {"sleep_for(", "wait for a signal or a condition, not for time"},
    {"QThread::sleep", "wait for a signal or a condition, not for time"},
    {"QThread::msleep", "wait for a signal or a condition, not for time"},
    {"SIGNAL(", "connect with pointers to members"},
    {"SLOT(", "connect with pointers to members"},
    {"QSqlTableModel", "pages are read by key"},
    {"catch (...) {}", "an error that is swallowed"},
};

/// The forbidden words of a file: `path:line: word: why`.
std::vector<std::string> findForbidden(const SourceFile& file)
{
    std::vector<std::string> found;
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
        for (const Forbidden& entry : ForbiddenWords) {
            if (file.lines[i].find(entry.word) != std::string::npos)
                found.push_back(file.path + ':' + std::to_string(i + 1) + ": " + std::string(entry.word) + ": "
                                + std::string(entry.why));
        }
    }
    return found;
}

bool hasLicence(const SourceFile& file)
{
    const auto end = file.lines.begin() + std::min<std::ptrdiff_t>(4, std::ssize(file.lines));
    const auto has = [&](std::string_view text) {
        return std::any_of(file.lines.begin(), end,
                           [text](const std::string& line) { return line.find(text) != std::string::npos; });
    };
    return has("SPDX-FileCopyrightText: The Casewright authors") && has("SPDX-License-Identifier: GPL-3.0-or-later");
}

} // namespace

/// What the tree looks like from outside: names in the root, a README a folder, licences, no loose ends.
class TreeTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rootHoldsOnlyWhatBelongsThere();
    void foldersHaveAReadme_data();
    void foldersHaveAReadme();
    void sourcesNameTheirLicence();
    void sourcesHaveNoForbiddenWords();
    void findsWhatIsForbidden();
};

void TreeTest::rootHoldsOnlyWhatBelongsThere()
{
    const QStringList files = {u"CMakeLists.txt"_s, u"CMakePresets.json"_s, u"LICENSE"_s, u"README.md"_s};
    const QStringList untracked = {u"CMakeUserPresets.json"_s, u"compile_commands.json"_s}; // git ignores these
    const QDir root(QStringLiteral(CASEWRIGHT_SOURCE_DIR));
    for (const QFileInfo& entry : root.entryInfoList(QDir::AllEntries | QDir::NoDotAndDotDot)) {
        const QString name = entry.fileName();
        const bool known = entry.isDir() ? Folders.contains(name) || name == u"build"_s || name.startsWith(u"build-"_s)
                                         : files.contains(name) || untracked.contains(name);
        QVERIFY2(known, qPrintable(name + u" does not belong into the root"_s));
    }
    for (const QString& name : files)
        QVERIFY2(root.exists(name), qPrintable(name + u" is missing"_s));
}

void TreeTest::foldersHaveAReadme_data()
{
    QTest::addColumn<QString>("folder");
    for (const QString& folder : Folders)
        QTest::newRow(qPrintable(folder)) << folder;
}

void TreeTest::foldersHaveAReadme()
{
    QFETCH(QString, folder);
    QFile readme(QStringLiteral(CASEWRIGHT_SOURCE_DIR "/%1/README.md").arg(folder));
    QVERIFY2(readme.open(QIODevice::ReadOnly), "README.md is missing");
    const qsizetype lines = readme.readAll().count('\n');
    QVERIFY2(lines >= 10, "a README says what the folder promises, what it may not do, where to begin reading");
    QVERIFY2(lines <= 120, "a README is a page");
}

void TreeTest::sourcesNameTheirLicence()
{
    const std::vector<std::string> folders = {"app", "core", "packaging", "resources", "tests", "ui"};
    for (const SourceFile& file : readTree(CASEWRIGHT_SOURCE_DIR, folders))
        QVERIFY2(hasLicence(file), (file.path + ": the two SPDX lines are missing").c_str());
}

void TreeTest::sourcesHaveNoForbiddenWords()
{
    bool clean = true;
    for (const SourceFile& file : readTree(CASEWRIGHT_SOURCE_DIR, {"app", "core", "tests", "ui"})) {
        if (!isCpp(file.path) || file.path.starts_with("tests/architecture/"))
            continue;
        for (const std::string& problem : findForbidden(file)) {
            clean = false;
            qWarning("%s", problem.c_str());
        }
    }
    QVERIFY2(clean, "the lines above have what the style forbids");
}

void TreeTest::findsWhatIsForbidden()
{
    const std::string licence = "// SPDX-FileCopyrightText: The Casewright authors";
    const SourceFile bad{"ui/shell/Bad.cpp", {licence, "QCoreApplication::processEvents();"}};
    QCOMPARE(findForbidden(bad).size(), std::size_t{1});
    QVERIFY(!hasLicence(bad));
    const SourceFile good{"ui/shell/Good.cpp", {licence, "// SPDX-License-Identifier: GPL-3.0-or-later", "int x;"}};
    QVERIFY(findForbidden(good).empty());
    QVERIFY(hasLicence(good));
}

QTEST_APPLESS_MAIN(TreeTest)
#include "tst_Tree.moc"
