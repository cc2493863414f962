// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <cstring>
#include <random>
#include <string>

#include <QTest>

#include "core/alerts/GzipContent.h"
#include "tests/unit/alerts/GzipText.h"

using namespace casewright;
using alerts::GzipContent;
using base::Result;

namespace {

/// Text that packs to about a third: words of few letters.
std::string makeText(std::size_t size)
{
    std::mt19937_64 draw(7);
    std::string text;
    text.reserve(size);
    while (text.size() < size)
        text += static_cast<char>('a' + draw() % 6 + (draw() % 9 == 0 ? 14 : 0));
    return text;
}

GzipContent::ReadFile readerOf(const std::string& file)
{
    return [&file](std::uint64_t offset, char* into, std::size_t count) -> Result<std::size_t> {
        const std::size_t begin = std::min<std::uint64_t>(offset, file.size());
        const std::size_t got = std::min(count, file.size() - begin);
        std::memcpy(into, file.data() + begin, got);
        return got;
    };
}

Result<std::string> readAt(GzipContent& content, std::uint64_t offset, std::size_t count)
{
    std::string text(count, '\0');
    return content.read(offset, text.data(), count).map([&text](std::size_t got) {
        text.resize(got);
        return std::move(text);
    });
}

} // namespace

class TestGzipContent : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsFromFrontToBack_data();
    void readsFromFrontToBack();
    void readsAtAnyPlace_data();
    void readsAtAnyPlace();
    void readsMembersBehindEachOther();
    void leavesOutWhatIsNoMember();
    void refusesWhatIsNoMember();
    void saysThatItIsCutOff();
    void noticesDamage();
    void passesErrorsOfTheFileOn();
};

void TestGzipContent::readsFromFrontToBack_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<int>("portion");
    QTest::newRow("nothing") << 0 << 10;
    QTest::newRow("a byte") << 1 << 10;
    QTest::newRow("in small portions") << 10'000 << 7;
    QTest::newRow("in one") << 3'000'000 << 4'000'000;
    QTest::newRow("in blocks") << 3'000'000 << 65'536;
}

void TestGzipContent::readsFromFrontToBack()
{
    QFETCH(const int, size);
    QFETCH(const int, portion);
    const std::string text = makeText(static_cast<std::size_t>(size));
    const std::string file = tests::gzipped(text);
    GzipContent content("x.gz", readerOf(file));
    std::string read;
    for (;;) {
        const Result<std::string> got = readAt(content, read.size(), static_cast<std::size_t>(portion));
        QVERIFY2(got, got ? "" : got.error().text.c_str());
        read += *got;
        if (got->size() < static_cast<std::size_t>(portion))
            break;
    }
    QVERIFY(read == text);
    QCOMPARE(content.position(), std::uint64_t{file.size()});
}

void TestGzipContent::readsAtAnyPlace_data()
{
    QTest::addColumn<int>("level");
    QTest::addColumn<int>("members");
    QTest::newRow("stored") << 0 << 1;
    QTest::newRow("quick") << 1 << 1;
    QTest::newRow("usual") << 6 << 1;
    QTest::newRow("three members") << 6 << 3;
}

/// Places forwards and backwards, before and after it was read to its end once, over more than one point.
void TestGzipContent::readsAtAnyPlace()
{
    QFETCH(const int, level);
    QFETCH(const int, members);
    const std::string text = makeText(12'000'000);
    std::string file;
    for (std::size_t i = 0, count = static_cast<std::size_t>(members), part = text.size() / count; i < count; ++i)
        file += tests::gzipped(std::string_view(text).substr(i * part, i + 1 == count ? text.npos : part), level);
    GzipContent content("x.gz", readerOf(file));
    std::mt19937_64 draw(3);
    for (int i = 0; i < 30; ++i) {
        const std::size_t offset = draw() % (text.size() + 10);
        const std::size_t count = 1 + draw() % (i % 10 == 0 ? 3'000'000 : 3'000);
        const Result<std::string> got = readAt(content, offset, count);
        QVERIFY2(got, got ? "" : got.error().text.c_str());
        QVERIFY(*got == text.substr(std::min(offset, text.size()), count));
    }
    QVERIFY(content.memoryUse() > 2 * 32'768);
    QVERIFY(content.memoryUse() < 1'000'000);
}

void TestGzipContent::readsMembersBehindEachOther()
{
    const std::string file = tests::gzipped("one\n") + tests::gzipped("") + tests::gzipped("two\n");
    GzipContent content("x.gz", readerOf(file));
    QCOMPARE(readAt(content, 0, 100).value(), std::string("one\ntwo\n"));
    QCOMPARE(readAt(content, 2, 4).value(), std::string("e\ntw"));
    QCOMPARE(readAt(content, 8, 4).value(), std::string());
}

/// As gunzip: blocks of zeros at the end are what tapes leave.
void TestGzipContent::leavesOutWhatIsNoMember()
{
    const std::string file = tests::gzipped("one\n") + std::string(512, '\0');
    GzipContent content("x.gz", readerOf(file));
    QCOMPARE(readAt(content, 0, 100).value(), std::string("one\n"));
}

/// gunzip says that it ignored something, and few look; here it would be documents that nobody counts.
void TestGzipContent::refusesWhatIsNoMember()
{
    const std::string member = tests::gzipped("one\n");
    for (const std::string& rest : {std::string("two\n"), std::string(5'000, '\0') + 'x', std::string("\x1f")}) {
        const std::string file = member + rest;
        GzipContent content("logs/x.gz", readerOf(file));
        const Result<std::string> got = readAt(content, 0, 100);
        QVERIFY(!got);
        QCOMPARE(got.error().code, base::ErrorCode::Unreadable);
        QCOMPARE(got.error().location->file, std::string("logs/x.gz"));
        QVERIFY2(got.error().text.starts_with("something else than gzip follows from byte "
                                              + std::to_string(member.size()) + " on"),
                 got.error().text.c_str());
    }
}

void TestGzipContent::saysThatItIsCutOff()
{
    const std::string whole = tests::gzipped(makeText(2'000));
    for (std::size_t size = 2; size < whole.size(); size += 1 + size / 40) {
        const std::string file = whole.substr(0, size);
        GzipContent content("logs/x.gz", readerOf(file));
        const Result<std::string> got = readAt(content, 0, 100'000);
        QVERIFY2(!got, std::to_string(size).c_str());
        QCOMPARE(got.error().code, base::ErrorCode::Unreadable);
        QVERIFY(got.error().text.find("cut off") != std::string::npos);
        QCOMPARE(got.error().location->file, std::string("logs/x.gz"));
    }
}

void TestGzipContent::noticesDamage()
{
    const std::string text = makeText(2'000);
    const std::string whole = tests::gzipped(text);
    for (std::size_t place = 10; place < whole.size(); ++place) {
        std::string file = whole;
        file[place] = static_cast<char>(file[place] ^ 0x55);
        GzipContent content("x.gz", readerOf(file));
        const Result<std::string> got = readAt(content, 0, 100'000);
        QVERIFY2(!got, std::to_string(place).c_str());
        QCOMPARE(got.error().code, base::ErrorCode::Unreadable);
    }
}

void TestGzipContent::passesErrorsOfTheFileOn()
{
    GzipContent content("x.gz", [](std::uint64_t, char*, std::size_t) -> Result<std::size_t> {
        return base::fail(base::ErrorCode::Conflict, "the file became shorter");
    });
    QCOMPARE(readAt(content, 0, 1).error().code, base::ErrorCode::Conflict);
}

QTEST_APPLESS_MAIN(TestGzipContent)
#include "tst_GzipContent.moc"
