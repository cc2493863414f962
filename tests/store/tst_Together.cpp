// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "core/alerts/InputFile.h"
#include "core/store/LockHolder.h"
#include "core/store/Workspace.h"

using namespace casewright;
using namespace Qt::StringLiterals;
using store::Access;
using store::Workspace;

/// Several programs that have one workspace open.
class TestTogether : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aSecondConnectionKeepsTheLocksOfTheFirst();
    void nobodyElseHereOpensTheFile();
    void saysWhoWrites();
    void saysWhoSimulates();

private:
    [[nodiscard]] std::string path() const { return m_path.toStdString(); }
    /// What another process prints.
    [[nodiscard]] QString run(const QStringList& arguments) const
    {
        QProcess other;
        other.start(QStringLiteral(OTHER_PROCESS), arguments);
        if (!other.waitForFinished() || other.exitCode() != 0)
            return QString::fromUtf8(other.readAllStandardError());
        return QString::fromUtf8(other.readAllStandardOutput()).trimmed();
    }
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

void TestTogether::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(u"bank.cwspace"_s);
}

/// A window has several connections. If opening one of them dropped the locks of another, then the next process that
/// closes the workspace would take itself for the last and remove the log that the window writes into.
void TestTogether::aSecondConnectionKeepsTheLocksOfTheFirst()
{
    auto first = Workspace::open(path(), Access::Create);
    QVERIFY(first);
    QVERIFY(first->setSetting("edit", "one"));
    for (const Access access : {Access::ReadOnly, Access::ReadWrite, Access::Create})
        QVERIFY(Workspace::open(path(), access));
    QCOMPARE(run({u"setting"_s, m_path, u"edit"_s}), u"one"_s);
    QVERIFY2(QFileInfo::exists(m_path + u"-wal"_s), "another process removed the log that is still written into");
    QVERIFY(first->setSetting("edit", "two"));
    QCOMPARE(run({u"setting"_s, m_path, u"edit"_s}), u"two"_s);
}

/// A person may choose the open workspace where a file of alerts is asked for: to look at it would drop its locks.
void TestTogether::nobodyElseHereOpensTheFile()
{
    const QString link = m_folder->filePath(u"link"_s);
    {
        auto workspace = Workspace::open(path(), Access::Create);
        QVERIFY(workspace);
        QVERIFY(workspace->setSetting("edit", "one"));
        QVERIFY(QFile::link(m_path, link));
        for (const QString& name : QStringList{m_path, m_path + u"-wal"_s, m_path + u"-shm"_s, link}) {
            const auto refused = alerts::InputFile::open(name.toStdString());
            QVERIFY(!refused);
            QVERIFY2(refused.error().code == base::ErrorCode::NotSupported, refused.error().text.c_str());
        }
        QCOMPARE(run({u"setting"_s, m_path, u"edit"_s}), u"one"_s);
        QVERIFY2(QFileInfo::exists(m_path + u"-wal"_s), "another process removed the log that is still written into");
    }
    QVERIFY(alerts::InputFile::open(link.toStdString()));
}

void TestTogether::saysWhoWrites()
{
    auto workspace = Workspace::open(path(), Access::Create);
    QVERIFY(workspace);
    QCOMPARE(store::holderOf(path(), store::Hold::Writing), std::string());
    QProcess other;
    other.start(QStringLiteral(OTHER_PROCESS), {u"hold"_s, m_path});
    QVERIFY2(other.waitForReadyRead(), other.readAllStandardError().constData());
    const std::string who = "store_other_pro (process " + std::to_string(other.processId()) + ")";
    QCOMPARE(store::holderOf(path(), store::Hold::Writing), who);
    const auto refused = workspace->setSetting("a", "b");
    QVERIFY(refused.error().code == base::ErrorCode::Locked);
    QVERIFY2(refused.error().text.find(who) != std::string::npos, refused.error().text.c_str());
    QVERIFY(workspace->rules());
    QVERIFY(Workspace::open(path(), Access::ReadOnly));
    other.closeWriteChannel();
    QVERIFY(other.waitForFinished());
    QCOMPARE(store::holderOf(path(), store::Hold::Writing), std::string());
    QVERIFY(workspace->setSetting("a", "b"));
}

void TestTogether::saysWhoSimulates()
{
    auto workspace = Workspace::open(path(), Access::Create);
    QVERIFY(workspace);
    QProcess other;
    other.start(QStringLiteral(OTHER_PROCESS), {u"simulate"_s, m_path});
    QVERIFY2(other.waitForReadyRead(), other.readAllStandardError().constData());
    const std::string who = "store_other_pro (process " + std::to_string(other.processId()) + ")";
    QTRY_COMPARE(store::holderOf(path(), store::Hold::Simulating), who);
    // Meanwhile others read and edit.
    QVERIFY(workspace->setSetting("a", "b"));
    other.kill();
    QVERIFY(other.waitForFinished());
    QCOMPARE(store::holderOf(path(), store::Hold::Simulating), std::string());
}

QTEST_GUILESS_MAIN(TestTogether)
#include "tst_Together.moc"
