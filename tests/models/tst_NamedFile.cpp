// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/Workspace.h"
#include "ui/bridge/AnalystFile.h"
#include "ui/bridge/NamedFile.h"
#include "ui/bridge/RuleFile.h"
#include "ui/bridge/Text.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace Qt::StringLiterals;
using namespace casewright;

/// The name of a workspace, where a person was asked for another file.
class NamedFileTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void openWorkspaceIsRefused();
    void everyReaderAndWriterRefusesIt_data();
    void everyReaderAndWriterRefusesIt();
    void closedWorkspaceIsRefused();

private:
    std::optional<QTemporaryDir> m_folder;
    QString m_path;
};

void NamedFileTest::init()
{
    m_folder.emplace();
    m_path = m_folder->filePath(u"soc.casewright"_s);
}

void NamedFileTest::openWorkspaceIsRefused()
{
    const auto workspace = store::Workspace::open(ui::toUtf8(m_path), store::Access::Create);
    QVERIFY(workspace);
    QVERIFY(QFile::link(m_path, m_folder->filePath(u"link.json"_s)));
    for (const QString& name : QStringList{m_path, m_path + u"-wal"_s, m_folder->filePath(u"link.json"_s)}) {
        const base::Result<void> checked = ui::checkIsNoWorkspace(name);
        QVERIFY(!checked);
        QCOMPARE(checked.error().code, base::ErrorCode::NotSupported);
        QCOMPARE(ui::toText(checked.error().location->file), name);
    }
    QVERIFY(ui::checkIsNoWorkspace(m_folder->filePath(u"rule.json"_s)));
}

void NamedFileTest::everyReaderAndWriterRefusesIt_data()
{
    QTest::addColumn<int>("which");
    for (int i = 0; i < 4; ++i)
        QTest::addRow("%d", i) << i;
}

void NamedFileTest::everyReaderAndWriterRefusesIt()
{
    QFETCH(int, which);
    std::optional<base::Error> error;
    {
        const auto workspace = store::Workspace::open(ui::toUtf8(m_path), store::Access::Create);
        QVERIFY(workspace);
        const auto keep = [&error](const auto& result) {
            if (!result)
                error = result.error();
        };
        switch (which) {
        case 0: keep(ui::readRuleFile(m_path)); break;
        case 1: keep(ui::writeRuleFile(m_path, "{}")); break;
        case 2: keep(ui::readAnalystFile(m_path)); break;
        default: keep(ui::writeAnalystFile(m_path, engine::AnalystModel{})); break;
        }
    }
    QVERIFY(error);
    QCOMPARE(error->code, base::ErrorCode::NotSupported);
    QVERIFY(error->text.find("a workspace that is open here") != std::string::npos);
    QVERIFY2(store::Workspace::open(ui::toUtf8(m_path), store::Access::ReadOnly), "It is not what it was.");
}

/// A file that is written over it would take it away.
void NamedFileTest::closedWorkspaceIsRefused()
{
    QVERIFY(store::Workspace::open(ui::toUtf8(m_path), store::Access::Create));
    const base::Result<void> checked = ui::checkIsNoWorkspace(m_path);
    QVERIFY(!checked);
    QCOMPARE(checked.error().code, base::ErrorCode::NotSupported);
    QVERIFY(checked.error().text.starts_with("This is a workspace. "));
    QVERIFY(!ui::writeRuleFile(m_path, "{}"));
    QVERIFY2(store::Workspace::open(ui::toUtf8(m_path), store::Access::ReadOnly), "It is not what it was.");
}

QTEST_GUILESS_MAIN(NamedFileTest)
#include "tst_NamedFile.moc"
