// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "FieldTypeNames.h"
#include "TableText.h"
#include "core/alerts/AlertReader.h"
#include "core/alerts/FieldType.h"

using namespace casewright;
using namespace casewright::alerts;

namespace {

std::string inQuotes(const std::string& text) { return "\"" + text + "\""; }

std::string sentence(const std::string& begin) { return inQuotes(begin + " c d e f g h i j k l m n o p"); }

} // namespace

class FieldTypeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isGuessed_data()
    {
        QTest::addColumn<std::string>("values"); // JSON, parted by ;
        QTest::addColumn<std::string>("type");
        const auto row = [](const char* name, const std::string& values, const char* type) {
            QTest::newRow(name) << values << std::string(type);
        };
        row("words", R"("a";"b")", "keyword");
        row("digits are words", R"("4625";"1")", "keyword");
        row("whole numbers", "1;-2", "long");
        row("numbers", "1;2.5", "double");
        row("numbers with exponents", "1e300;2", "double");
        row("numbers and words", R"(1;"a")", "keyword");
        row("truth", "true;false;null", "boolean");
        row("dates", R"("2026-03-02";"2026-03-02T01:02:03Z")", "date");
        row("dates and words", R"("2026-03-02";"never")", "keyword");
        row("addresses", R"("10.0.0.1";"fe80::1";"1:2:3:4:5:6:7:8")", "ip");
        row("no addresses", R"("10.0.0.256";"1:2:3";"1.2.3")", "keyword");
        row("times are no addresses", R"("12:30:11")", "keyword");
        row("sentences", sentence("a") + ';' + sentence("b") + R"(;"c")", "text");
        row("a long name", inQuotes("a") + ';' + sentence("b"), "keyword");
        row("long values", inQuotes("a") + ';' + inQuotes(std::string(300, 'x')), "text");
        row("long values and numbers", "1;" + inQuotes(std::string(300, 'x')), "text");
        row("objects", R"({};"a")", "object");
        row("nothing but null", "null", "keyword");
        row("lists of addresses", R"(["10.0.0.1","::1"];["10.0.0.2"];"10.0.0.3")", "ip");
        row("lists of numbers", "[1,2];[2.5]", "double");
        row("lists of words and numbers", R"([1,"a"])", "keyword");
        row("lists with commas in texts", "[\"2026-03-02\",\"a,b]\"]", "keyword");
        row("lists of truth and null", "[true,null,false]", "boolean");
        row("empty lists", "[];[]", "keyword");
        row("lists in lists are left to the rest", "[[\"a\"],1]", "long");
    }
    void isGuessed()
    {
        QFETCH(const std::string, values);
        QFETCH(const std::string, type);
        std::string documents;
        for (std::size_t begin = 0; begin <= values.size();) {
            const std::size_t end = std::min(values.find(';', begin), values.size());
            documents += R"({"@timestamp":1,"f":)" + values.substr(begin, end - begin) + "}\n";
            begin = end + 1;
        }
        const QTemporaryDir folder;
        const ReadAlerts read = readAlerts(writeFile(folder, "f.ndjson", documents), {}).value();
        const Column* const column = read.table->column("f");
        QVERIFY(column);
        QCOMPARE(std::string(typeName(guessType(*column))), type);
    }
};

QTEST_APPLESS_MAIN(FieldTypeTest)
#include "tst_FieldType.moc"
