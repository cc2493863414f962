// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <random>

#include <nlohmann/json.hpp>

#include <QTest>

#include "TableText.h"
#include "core/alerts/DocumentFields.h"
#include "core/alerts/DocumentIntake.h"

using namespace casewright;
using namespace casewright::alerts;

namespace {

const DocumentFields Names{.time = "@timestamp", .id = "_id", .index = "_index"};

/// A document of a random look: fields of few and of many values, missing ones, lists of objects, ids that come again.
base::Json randomDocument(std::mt19937& random)
{
    base::Json document{{"@timestamp", 1'700'000'000'000 + static_cast<std::int64_t>(random() % 5'000)}};
    if (random() % 4 != 0)
        document["_id"] = "id-" + std::to_string(random() % 6'000);
    for (const char* const name : {"host", "user", "rule"})
        if (random() % 5 != 0)
            document[name] = name + std::to_string(random() % 40);
    document["message"] = "message " + std::to_string(random());
    if (random() % 3 == 0)
        document["late" + std::to_string(random() % 20)] = random() % 3;
    if (random() % 10 == 0)
        document["list"] = {{{"a", random() % 3}}, {{"a", "x"}, {"b", nullptr}}};
    return document;
}

std::string textOf(AlertTableBuilder& builder)
{
    return tableText(**builder.finish(nullptr));
}

} // namespace

class DocumentIntakeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givesTheTableOfDocumentsOneByOne()
    {
        std::mt19937 random(11);
        AlertTableBuilder single("t", Names);
        AlertTableBuilder shared("t", Names);
        DocumentIntake intake(shared, {});
        for (int i = 0; i < 9'000; ++i) {
            const base::Json document = randomDocument(random);
            QVERIFY(single.add(document));
            QVERIFY(intake.begin(std::size_t{1} + random() % 400)); // so that batches are of several sizes
            QVERIFY(shared.cut(document, intake.document()));
            intake.end();
        }
        QVERIFY(intake.finish());
        QVERIFY(textOf(single) == textOf(shared));
    }

    void countsRecordsThatAreNoDocuments()
    {
        AlertTableBuilder builder("t", Names);
        DocumentIntake intake(builder, {});
        for (int i = 0; i < 10'000; ++i) {
            QVERIFY(intake.begin(8));
            if (i % 2 == 0)
                QVERIFY(builder.cut(base::Json{{"@timestamp", 1'700'000'000'000}, {"n", i}}, intake.document()));
            intake.end();
        }
        QVERIFY(intake.finish());
        const std::shared_ptr<const AlertTable> table = builder.finish(nullptr).value();
        QCOMPARE(table->counts(), (IntakeCounts{.records = 10'000, .duplicates = 0, .badRecords = 5'000}));
        QCOMPARE(table->size(), 5'000U);
        QCOMPARE(table->column("n")->distinctCount(), 5'000U);
    }

    void keepsTexts()
    {
        AlertTableBuilder builder("t", Names);
        const std::uint32_t column = builder.fields().columnNamed("text");
        DocumentIntake intake(builder, {});
        const auto textOf = [](int i) { return std::string(i % 1'000 == 0 ? 700'000 : 300, 'x') + std::to_string(i); };
        for (int i = 0; i < 3'000; ++i) {
            const std::string text = textOf(i);
            QVERIFY(intake.begin(text.size()));
            DocumentCells& document = intake.document();
            document.time = base::Timestamp{i};
            document.cells.push_back(
                Cell{.column = column, .kind = ValueKind::String, .irregular = false, .text = intake.keep(text)});
            intake.end();
        }
        QVERIFY(intake.finish());
        const std::shared_ptr<const AlertTable> table = builder.finish(nullptr).value();
        for (std::uint32_t row = 0; row < 3'000; ++row)
            QVERIFY(cellText(*table, "text", row) == "string:" + textOf(static_cast<int>(row)));
    }

    void stops()
    {
        AlertTableBuilder builder("t", Names);
        std::stop_source source;
        DocumentIntake intake(builder, source.get_token());
        source.request_stop();
        base::Result<void> begun;
        for (int i = 0; i < 10'000 && begun; ++i) {
            begun = intake.begin(8);
            if (begun)
                intake.end();
        }
        QVERIFY(!begun);
        QCOMPARE(begun.error().code, base::ErrorCode::Cancelled);
    }

    void canBeLeftInTheMiddle()
    {
        AlertTableBuilder builder("t", Names);
        {
            DocumentIntake intake(builder, {});
            for (int i = 0; i < 20'000; ++i) {
                QVERIFY(intake.begin(8));
                QVERIFY(builder.cut(base::Json{{"@timestamp", 1}, {"n", i}}, intake.document()));
                intake.end();
            }
        }
        QVERIFY(builder.finish(nullptr).value()->size() <= 20'000U);
    }
};

QTEST_APPLESS_MAIN(DocumentIntakeTest)
#include "tst_DocumentIntake.moc"
