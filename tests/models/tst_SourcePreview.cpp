// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/SourceFile.h"
#include "ui/bridge/SourcePreview.h"
#include "ui/bridge/Text.h"
#include "ui/models/PreviewTableModel.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace casewright;
using namespace casewright::ui;

/// What a file is, before it is read: looked at in the background, shown as a table.
class SourcePreviewTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void looksAtASource();
    void looksAgainWithAnotherMapping();
    void looksAgainWhenTheFileMayHaveChanged();
    void theLatestSourceWins();
    void saysThatAMappingWasGuessed();
    void showsTheTimeFirst();
    void showsWhatIsWrong();

private:
    store::StoredSource source(const QString& name, const QByteArray& content, const char* mapping = "")
    {
        const QString path = m_folder.filePath(name);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("%s cannot be written", qUtf8Printable(path));
        store::StoredSource made;
        made.name = toUtf8(name);
        made.path = toUtf8(path);
        made.mapping = mapping;
        return made;
    }

    QTemporaryDir m_folder;
};

void SourcePreviewTest::looksAtASource()
{
    SourcePreview preview;
    QSignalSpy changed(&preview, &SourcePreview::changed);
    const store::StoredSource file = source(u"a.log"_s, "{\"ts\":1767600000,\"b\":2}\n");
    preview.follow(&file);
    QVERIFY(!preview.preview());
    QTRY_COMPARE(changed.size(), 1);
    QVERIFY(preview.preview());
    QCOMPARE(preview.preview()->time, std::string("ts"));
    preview.follow(&file);
    QVERIFY(!changed.wait(50));
    store::StoredSource flood;
    flood.flood = "{}";
    preview.follow(&flood);
    QVERIFY(!preview.preview());
    QCOMPARE(changed.size(), 2);
    store::StoredSource gone = file;
    gone.path += "-gone";
    preview.follow(&gone);
    QTRY_COMPARE(changed.size(), 3);
    QVERIFY(!preview.preview());
}

void SourcePreviewTest::looksAgainWithAnotherMapping()
{
    SourcePreview preview;
    store::StoredSource file = source(u"a.log"_s, "{\"ts\":1767600000,\"b\":2}\n");
    preview.follow(&file);
    QTRY_VERIFY(preview.preview());
    file.mapping = "b=@timestamp";
    preview.follow(&file);
    // What was seen before stays until then.
    QVERIFY(preview.preview());
    QTRY_COMPARE(preview.preview()->time, std::string("b"));
    QVERIFY(!preview.preview()->isGuessed);
}

void SourcePreviewTest::looksAgainWhenTheFileMayHaveChanged()
{
    SourcePreview preview;
    store::StoredSource file = source(u"a.log"_s, "{\"ts\":1767600000}\n");
    preview.follow(&file);
    QTRY_VERIFY(preview.preview());
    file = source(u"a.log"_s, "{\"time\":1767600000}\n");
    preview.forget();
    preview.follow(&file);
    QTRY_COMPARE(preview.preview()->time, std::string("time"));
}

void SourcePreviewTest::theLatestSourceWins()
{
    SourcePreview preview;
    QSignalSpy changed(&preview, &SourcePreview::changed);
    const store::StoredSource first = source(u"a.log"_s, "{\"ts\":1767600000}\n");
    const store::StoredSource second = source(u"b.csv"_s, "time;a\n1767600000;2\n");
    preview.follow(&first);
    preview.follow(&second);
    QTRY_VERIFY(preview.preview());
    QVERIFY(preview.preview()->format == alerts::AlertFormat::Csv);
    QVERIFY(!changed.wait(50));
    QCOMPARE(changed.size(), 1);
}

void SourcePreviewTest::saysThatAMappingWasGuessed()
{
    SourcePreview preview;
    store::StoredSource file = source(u"a.csv"_s, "time,host,x\n1767600000,a,b\n", "time=@timestamp,host=host.name");
    preview.follow(&file);
    QTRY_VERIFY(preview.preview());
    QVERIFY(preview.preview()->isGuessed);
    file.mapping = "time=@timestamp,x=host.name";
    preview.follow(&file);
    QTRY_VERIFY(!preview.preview()->isGuessed);
}

void SourcePreviewTest::showsTheTimeFirst()
{
    PreviewTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.columnCount(), 0);
    const store::StoredSource file = source(u"a.log"_s, "{\"a\":\"x\\ny\",\"uid\":\"C1\",\"ts\":1}\n{\"ts\":2}\n");
    alerts::ReadSettings settings;
    settings.mapping = {{"ts", "@timestamp"}, {"uid", "_id"}};
    const base::Result<alerts::AlertPreview> preview = alerts::previewAlerts(file.path, settings);
    QVERIFY(preview);
    model.setPreview(*preview);
    QStringList headers;
    for (int column = 0; column < model.columnCount(); ++column)
        headers.append(model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
    QCOMPARE(headers, (QStringList{u"Line"_s, u"@timestamp"_s, u"_id"_s, u"a"_s}));
    QCOMPARE(model.headerData(1, Qt::Horizontal, Qt::ToolTipRole).toString(), u"ts in the file"_s);
    QVERIFY(!model.headerData(3, Qt::Horizontal, Qt::ToolTipRole).isValid());
    QCOMPARE(model.index(0, 0).data().toLongLong(), 1);
    QCOMPARE(model.index(0, 3).data().toString(), u"x y"_s);
    QCOMPARE(model.index(1, 1).data().toString(), u"2"_s);
    QCOMPARE(model.index(1, 2).data().toString(), QString());
    model.clear();
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.columnCount(), 0);
}

void SourcePreviewTest::showsWhatIsWrong()
{
    PreviewTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const store::StoredSource file = source(u"a.ndjson"_s, "{\"@timestamp\":1}\n{\"@timestamp\":\"never\"}\n");
    model.setPreview(alerts::previewAlerts(file.path, {}).value());
    QCOMPARE(model.headerData(1, Qt::Horizontal, Qt::DisplayRole).toString(), u"What is wrong"_s);
    QCOMPARE(model.index(0, 1).data().toString(), QString());
    QVERIFY(!model.index(1, 1).data().toString().isEmpty());
    QCOMPARE(model.index(1, 2).data(Qt::ToolTipRole).toString(), model.index(1, 1).data().toString());
    // Many fields are more than a preview has room for.
    QByteArray wide = "{\"@timestamp\":1";
    for (int i = 0; i < 200; ++i)
        wide += ",\"f" + QByteArray::number(i) + "\":1";
    model.setPreview(alerts::previewAlerts(source(u"wide.ndjson"_s, wide + "}\n").path, {}).value());
    QCOMPARE(model.columnCount(), PreviewTableModel::MostFields + 1);
}

QTEST_GUILESS_MAIN(SourcePreviewTest)
#include "tst_SourcePreview.moc"
