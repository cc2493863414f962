// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/models/CaseFiles.h"
#include "tests/store/SmallDisk.h"
#include "ui/bridge/CaseRepository.h"
#include "ui/bridge/WorkspaceSession.h"
#include "ui/bridge/WorkspaceWriter.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace casewright;
using engine::CaseStatus;
using tests::casesIn;
using tests::countOf;
using tests::keysOf;
using tests::SmallDisk;

/// The disk is full while a person edits: they are told, nothing is shown as done, and what can wait is tried again.
class FailingDiskTest final : public tests::CaseFiles {
    Q_OBJECT

private Q_SLOTS:
    void aStatusThatCannotBeWrittenIsNotDone();
    void whatWaitsIsWrittenLater();
};

void FailingDiskTest::aStatusThatCannotBeWrittenIsNotDone()
{
    open(FewCases);
    const tests::Keys keys = keysOf(casesIn(m_path));
    {
        const SmallDisk disk(1);
        const ui::EditOutcome change = setStatus(keys, CaseStatus::Closed);
        QVERIFY(change.changed.empty());
        QVERIFY(change.failure);
        QVERIFY2(change.failure->code == base::ErrorCode::Unwritable, change.failure->text.c_str());
        QVERIFY2(change.failure->text.find("disk") != std::string::npos, change.failure->text.c_str());
    }
    QCOMPARE(countOf(m_path, CaseStatus::Closed), std::size_t{0});
    const ui::EditOutcome change = setStatus(keys, CaseStatus::Closed);
    QVERIFY(!change.failure);
    QCOMPARE(change.changed.size(), keys.size());
    QCOMPARE(countOf(m_path, CaseStatus::Closed), keys.size());
}

void FailingDiskTest::whatWaitsIsWrittenLater()
{
    open(FewCases);
    ui::WorkspaceWriter writer(u"small things"_s);
    const QSignalSpy failed(&writer, &ui::WorkspaceWriter::failed);
    writer.open(m_path);
    const auto name = [this] { return m_session->workspace().setting("name").value().value_or(""); };
    {
        const auto disk = std::make_unique<SmallDisk>(1);
        writer.put(1, [](store::Workspace& workspace) { return workspace.setSetting("name", "kept"); });
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY2(failed.front().front().toString().contains(u"disk"_s),
                 qUtf8Printable(failed.front().front().toString()));
        QVERIFY(writer.hasFailed() && !writer.isDone());
        QCOMPARE(name(), std::string());
    }
    // There is room again: it is tried again by itself.
    QTRY_VERIFY(writer.isDone());
    QVERIFY(!writer.hasFailed());
    QCOMPARE(name(), std::string("kept"));
}

QTEST_GUILESS_MAIN(FailingDiskTest)
#include "tst_FailingDisk.moc"
