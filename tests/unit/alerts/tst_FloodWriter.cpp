// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include <algorithm>
#include <cstdint>
#include <string>

#include "TableText.h"
#include "core/alerts/AlertReader.h"
#include "core/alerts/FloodWriter.h"
#include "core/base/Json.h"

#include <nlohmann/json.hpp>

using namespace casewright;
using namespace casewright::alerts;

namespace {

/// With types, quotes, missing fields, storms, and fields of one object that are not side by side.
Flood flood()
{
    return parseFlood(R"({"casewright":"flood/1","name":"Häfen","start":"1969-12-31T23:00:00Z","length":"2h","perMinute":10,
        "duplicates":0.2,"storms":[{"kind":"scanner","after":"30m","length":"10m","perMinute":9,"field":"host.name",
        "prefix":"s\u0022\u005c\u000a"},{"kind":"missing","after":"1h","length":"1m","field":"host.name"}],
        "fields":[{"name":"host.name","prefix":"h","cardinality":5,"missing":0.3},{"name":"code","values":[1.5,200,true,"\u00fc"]},
        {"name":"host.os.name","prefix":"os-","cardinality":3,"missing":0.5},{"name":"n","sequence":true,"number":true}]})")
        .value();
}

std::string written(const AlertTable& table, std::uint32_t count, std::uint64_t seed = 7)
{
    std::string text;
    const auto sink = [&text](std::string_view block) {
        text += block;
        return base::Result<void>();
    };
    if (!writeDocuments(table, flood(), seed, count, sink))
        qFatal("nothing was to fail");
    return text;
}

std::shared_ptr<const AlertTable> read(const std::string& text, const char* name = "f.ndjson")
{
    const QTemporaryDir folder;
    const base::Result<ReadAlerts> alerts = readAlerts(writeFile(folder, name, text), {});
    if (!alerts)
        qFatal("%s", alerts.error().text.c_str());
    return alerts->table;
}

} // namespace

class FloodWriterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readBackItIsTheTable()
    {
        const std::shared_ptr<const AlertTable> table = generate(flood(), 7).value();
        QVERIFY(table->counts().duplicates > 100);
        const std::shared_ptr<const AlertTable> again = read(written(*table, UINT32_MAX));
        QCOMPARE(tableText(*again), tableText(*table));
        QVERIFY(again->counts() == table->counts());
        for (const Column& column : table->columns()) {
            const Column* const same = again->column(column.name());
            QVERIFY(same != nullptr);
            QVERIFY(same->codes().unpacked() == column.codes().unpacked());
            QCOMPARE(same->presentCount(), column.presentCount());
            QCOMPARE(same->isIrregular(), false);
        }
    }

    void linesAreTheDocuments()
    {
        const std::shared_ptr<const AlertTable> table = generate(flood(), 7).value();
        std::string previous;
        std::uint32_t row = 0;
        const QByteArray text = QByteArray::fromStdString(written(*table, UINT32_MAX));
        for (const QByteArray& line : text.chopped(1).split('\n')) {
            if (line.toStdString() == previous)
                continue;
            previous = line.toStdString();
            QCOMPARE(line, QByteArray::fromStdString(table->document({row++}).value()));
            QVERIFY(base::parseJson(previous).has_value());
            QVERIFY2(!line.contains("{}"), line.constData());
        }
        QCOMPARE(row, table->size());
    }

    void theFirstOnes()
    {
        const std::shared_ptr<const AlertTable> table = generate(flood(), 7).value();
        const std::string all = written(*table, UINT32_MAX);
        const std::string some = written(*table, 100);
        QVERIFY(all.starts_with(some));
        QCOMPARE(read(some)->size(), 100U);
        QCOMPARE(written(*table, 0), std::string());
    }

    void packed()
    {
        const std::shared_ptr<const AlertTable> table = generate(flood(), 7).value();
        std::string text;
        GzipSink gzip([&text](std::string_view block) {
            text += block;
            return base::Result<void>();
        });
        QVERIFY(writeDocuments(*table, flood(), 7, UINT32_MAX, [&](std::string_view block) { return gzip.write(block); }));
        QVERIFY(gzip.finish());
        QVERIFY(text.size() < written(*table, UINT32_MAX).size() / 3);
        QCOMPARE(tableText(*read(text, "f.ndjson.gz")), tableText(*table));
    }

    void stopsAndFails()
    {
        const std::shared_ptr<const AlertTable> table = generate(flood(), 7).value();
        std::stop_source source;
        source.request_stop();
        int blocks = 0;
        const auto sink = [&blocks](std::string_view) -> base::Result<void> {
            ++blocks;
            return base::fail(base::ErrorCode::Unreadable, "full");
        };
        QCOMPARE(writeDocuments(*table, flood(), 7, 9, sink, nullptr, source.get_token()).error().code,
                 base::ErrorCode::Cancelled);
        QCOMPARE(blocks, 0);
        base::Progress progress;
        QCOMPARE(writeDocuments(*table, flood(), 7, 9, sink, &progress).error().text, std::string("full"));
        QCOMPARE(blocks, 1);
        QCOMPARE(progress.total(), std::uint64_t{9});
    }
};

QTEST_APPLESS_MAIN(FloodWriterTest)
#include "tst_FloodWriter.moc"
