// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <random>

#include <QTest>

#include "TableText.h"
#include "core/alerts/ContentBlock.h"

using namespace casewright;
using namespace casewright::alerts;

namespace {

/// No part of it is like another of more than some bytes.
std::string unlikeContent(std::size_t size)
{
    std::mt19937 random(7);
    std::string content(size, ' ');
    std::generate(content.begin(), content.end(), [&random] { return static_cast<char>('a' + random() % 26); });
    return content;
}

/// Takes pieces of the sizes that `sizeOfNext` gives, to the end of the content; empty if reading failed.
template<class SizeOfNext>
std::string inPieces(const std::string& path, SizeOfNext sizeOfNext)
{
    ContentBlock block(InputFile::open(path).value(), nullptr, {});
    std::string got;
    while (!block.isAtEnd() || !block.rest().empty()) {
        const std::size_t piece = sizeOfNext();
        while (block.rest().size() < piece && !block.isAtEnd())
            if (!block.grow(1))
                return {};
        if (block.offset() != got.size())
            return {};
        const std::string_view taken = block.rest().substr(0, piece);
        got += taken;
        block.consume(taken.size());
    }
    return got;
}

} // namespace

/// Blocks are 256 KB; from the third one on they are read ahead.
class ContentBlockTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givesTheContentInPieces_data()
    {
        QTest::addColumn<unsigned>("size");    // of the content
        QTest::addColumn<unsigned>("piece");   // that is consumed at once
        QTest::newRow("small") << 1'000U << 10U;
        QTest::newRow("one block") << 262'144U << 1'000U;
        QTest::newRow("four blocks") << 1'048'576U << 1'000U;
        QTest::newRow("a byte more") << 1'048'577U << 4'096U;
        QTest::newRow("pieces of nearly a block") << 3'000'000U << 262'143U;
        QTest::newRow("pieces of a block") << 3'000'000U << 262'144U;
        QTest::newRow("pieces longer than a block") << 3'000'000U << 300'001U;
        QTest::newRow("pieces of several blocks") << 5'000'000U << 900'000U;
    }
    void givesTheContentInPieces()
    {
        QFETCH(unsigned, size);
        QFETCH(unsigned, piece);
        const QTemporaryDir folder;
        const std::string content = unlikeContent(size);
        QVERIFY(inPieces(writeFile(folder, "f", content), [piece] { return piece; }) == content);
    }

    void mixesLongAndShortPieces()
    {
        const QTemporaryDir folder;
        const std::string content = unlikeContent(6'000'000);
        std::mt19937 random(3);
        const auto next = [&random]() -> std::size_t {
            return random() % 8 == 0 ? 200'000 + random() % 400'000 : random() % 2'000;
        };
        QVERIFY(inPieces(writeFile(folder, "f", content), next) == content);
    }

    void movesToWhatWasRead()
    {
        const QTemporaryDir folder;
        const std::string content = unlikeContent(4'000'000);
        ContentBlock block(InputFile::open(writeFile(folder, "f", content)).value(), nullptr, {});
        std::mt19937 random(5);
        std::uint64_t read = 0;
        for (int i = 0; i < 300; ++i) {
            const std::uint64_t back = random() % 3 == 0 ? random() : random() % 3'000;
            const std::uint64_t offset = read - std::min(read, back);
            block.moveTo(offset);
            QCOMPARE(block.offset(), offset);
            const std::size_t piece = random() % 60'000;
            while (block.rest().size() < piece && !block.isAtEnd())
                QVERIFY(block.grow(1));
            const std::string_view taken = block.rest().substr(0, piece);
            QVERIFY(taken == std::string_view(content).substr(offset, taken.size()));
            QVERIFY(taken.size() == piece || block.isAtEnd());
            block.consume(taken.size());
            read = std::max(read, block.offset());
        }
        QVERIFY(read > 1'000'000);
    }

    void saysThatTheFileBecameShorter()
    {
        const QTemporaryDir folder;
        const std::string path = writeFile(folder, "f", unlikeContent(3'000'000));
        ContentBlock block(InputFile::open(path).value(), nullptr, {});
        QVERIFY(block.grow(1));
        QFile file(QString::fromStdString(path));
        QVERIFY(file.resize(600'000));
        for (int i = 0; i < 20 && block.grow(1); ++i)
            block.consume(block.rest().size());
        QVERIFY(block.error());
        QCOMPARE(block.error()->code, base::ErrorCode::Conflict);
    }
};

QTEST_APPLESS_MAIN(ContentBlockTest)
#include "tst_ContentBlock.moc"
