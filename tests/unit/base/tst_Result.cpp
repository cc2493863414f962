// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "core/base/Result.h"

using namespace casewright::base;

class ResultTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void describes_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<int>("line");
        QTest::addColumn<int>("column");
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QByteArray>("expected");
        const QByteArray none;
        const QByteArray file("rules/a.json");
        const QByteArray field("actions[0].params");
        QTest::newRow("nothing known") << none << 0 << 0 << none << QByteArray("is wrong");
        QTest::newRow("all") << file << 3 << 14 << field
                             << QByteArray("rules/a.json:3:14: actions[0].params: is wrong");
        QTest::newRow("file") << file << 0 << 0 << none << QByteArray("rules/a.json: is wrong");
        QTest::newRow("line") << file << 3 << 0 << none << QByteArray("rules/a.json:3: is wrong");
        QTest::newRow("column") << file << 3 << 14 << none << QByteArray("rules/a.json:3:14: is wrong");
        QTest::newRow("column without line") << file << 0 << 14 << none << QByteArray("rules/a.json: is wrong");
        QTest::newRow("file and field") << file << 0 << 0 << field
                                        << QByteArray("rules/a.json: actions[0].params: is wrong");
        QTest::newRow("line of no file") << none << 3 << 14 << none << QByteArray("line 3:14: is wrong");
        QTest::newRow("line and field of no file")
            << none << 3 << 0 << field << QByteArray("line 3: actions[0].params: is wrong");
        QTest::newRow("field") << none << 0 << 0 << field << QByteArray("actions[0].params: is wrong");
    }
    void describes()
    {
        QFETCH(QByteArray, file);
        QFETCH(int, line);
        QFETCH(int, column);
        QFETCH(QByteArray, field);
        QFETCH(QByteArray, expected);
        const Location location{.file = file.toStdString(),
                                .line = static_cast<std::size_t>(line),
                                .column = static_cast<std::size_t>(column),
                                .field = field.toStdString()};
        const Error error{ErrorCode::InvalidValue, "is wrong", location};
        QCOMPARE(QByteArray::fromStdString(describe(error)), expected);
    }

    void describesWithoutAPlace()
    {
        QCOMPARE(describe({ErrorCode::Cancelled, "stopped on request", std::nullopt}),
                 std::string("stopped on request"));
    }

    void handsErrorsOn()
    {
        const auto inner = []() -> Result<int> {
            return fail(ErrorCode::NotFound, "there is none",
                        Location{.file = "f", .line = 1, .column = 2, .field = "x"});
        };
        const auto outer = [&inner]() -> Result<std::string> { return fail(inner().error()); };
        const Result<std::string> result = outer();
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::NotFound);
        QVERIFY(result.error() == inner().error());
        QCOMPARE(describe(result.error()), std::string("f:1:2: x: there is none"));
    }

    void comparesEveryPart()
    {
        const Error error{ErrorCode::NotFound, "a", Location{.file = "f", .line = 1, .column = 2, .field = "x"}};
        for (const auto change : {+[](Error& e) { e.code = ErrorCode::Locked; }, +[](Error& e) { e.text += "b"; },
                                  +[](Error& e) { e.location.reset(); }, +[](Error& e) { e.location->file += "g"; },
                                  +[](Error& e) { e.location->line = 2; }, +[](Error& e) { e.location->column = 1; },
                                  +[](Error& e) { e.location->field += "y"; }}) {
            Error other = error;
            QVERIFY(other == error);
            change(other);
            QVERIFY(other != error);
        }
    }
};

QTEST_APPLESS_MAIN(ResultTest)
#include "tst_Result.moc"
