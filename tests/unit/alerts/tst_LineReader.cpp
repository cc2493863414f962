// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "TableText.h"
#include "core/alerts/LineReader.h"

using namespace casewright;
using namespace casewright::alerts;

namespace {

std::string linesOf(const std::string& path)
{
    const std::shared_ptr<const InputFile> file = InputFile::open(path).value();
    LineReader lines(file, nullptr, {});
    std::string text;
    for (TextRecord line; lines.next(line);)
        text += std::to_string(line.line) + '@' + std::to_string(line.offset) + '[' + std::string(line.text) + ']'
                + (line.whole ? "" : "~");
    return text;
}

} // namespace

class LineReaderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cutsLines_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QByteArray>("lines");
        QTest::newRow("empty") << QByteArray() << QByteArray();
        QTest::newRow("two") << QByteArray("a\nbc\n") << QByteArray("1@0[a]2@2[bc]");
        QTest::newRow("no end") << QByteArray("a\nbc") << QByteArray("1@0[a]2@2[bc]~");
        QTest::newRow("blank") << QByteArray("\n\nx") << QByteArray("1@0[]2@1[]3@2[x]~");
        QTest::newRow("byte order mark") << QByteArray("\xef\xbb\xbf{}\n") << QByteArray("1@3[{}]");
        QTest::newRow("only the mark") << QByteArray("\xef\xbb\xbf") << QByteArray("1@3[]~");
    }
    void cutsLines()
    {
        QFETCH(QByteArray, content);
        QFETCH(QByteArray, lines);
        const QTemporaryDir folder;
        QCOMPARE(QByteArray::fromStdString(linesOf(writeFile(folder, "f", content.toStdString()))), lines);
    }

    void readsLinesLongerThanABlock()
    {
        const QTemporaryDir folder;
        std::string content;
        std::vector<std::string> expected;
        for (const std::size_t size : {3U, 300'000U, 1'000'000U, 0U, 262'144U, 262'143U, 5U}) {
            expected.emplace_back(size, static_cast<char>('a' + expected.size()));
            content += expected.back() + '\n';
        }
        const std::shared_ptr<const InputFile> file = InputFile::open(writeFile(folder, "f", content)).value();
        base::Progress progress;
        LineReader lines(file, &progress, {});
        TextRecord line;
        for (const std::string& text : expected) {
            QVERIFY(lines.next(line));
            QVERIFY(line.text == text);
            QCOMPARE(content.substr(line.offset, text.size()), text);
        }
        QVERIFY(!lines.next(line));
        QVERIFY(!lines.error());
        QCOMPARE(progress.total(), std::uint64_t{content.size()});
        QCOMPARE(progress.done(), progress.total());
    }

    void stops()
    {
        const QTemporaryDir folder;
        const std::shared_ptr<const InputFile> file =
            InputFile::open(writeFile(folder, "f", std::string(1'000'000, '\n'))).value();
        std::stop_source source;
        LineReader lines(file, nullptr, source.get_token());
        TextRecord line;
        QVERIFY(lines.next(line));
        source.request_stop();
        while (lines.next(line)) { }
        QVERIFY(lines.error().has_value());
        QCOMPARE(lines.error()->code, base::ErrorCode::Cancelled);
        QVERIFY(line.line < 1'000'000);
    }
};

QTEST_APPLESS_MAIN(LineReaderTest)
#include "tst_LineReader.moc"
