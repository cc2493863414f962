// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDateTime>
#include <QFile>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTest>

#include "core/alerts/AlertReader.h"
#include "core/alerts/Flood.h"
#include "core/engine/RuleEvaluation.h"

using namespace casewright;

namespace {

constexpr std::int64_t IntervalMs = 600'000;
constexpr std::int64_t Value = 12;
constexpr int Cardinality = 3;

/// The documents as rows of a table of SQLite: what is grouped by, what is distinct, when. One value each.
void fill(QSqlDatabase& database, const alerts::AlertTable& table, const std::string& field,
          const std::string& distinct)
{
    QSqlQuery query(database);
    QVERIFY2(query.exec(QStringLiteral("CREATE TABLE documents (at INTEGER, name TEXT, other TEXT)")),
             qPrintable(query.lastError().text()));
    QVERIFY(database.transaction());
    QVERIFY(query.prepare(QStringLiteral("INSERT INTO documents VALUES (?, ?, ?)")));
    const auto cell = [](const alerts::Column* column, std::uint32_t row) {
        const std::uint32_t code = column == nullptr ? 0 : column->codes()[row];
        if (code == alerts::Column::Missing)
            return QVariant(QMetaType(QMetaType::QString));
        const std::string_view text = column->value(code).text;
        return QVariant(QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())));
    };
    for (std::uint32_t row = 0; row < table.size(); ++row) {
        query.addBindValue(static_cast<qlonglong>(table.times()[row].milliseconds));
        query.addBindValue(cell(table.column(field), row));
        query.addBindValue(cell(table.column(distinct), row));
        QVERIFY(query.exec());
    }
    QVERIFY(database.commit());
}

/// With a look-back as long as the interval each document is in one run, the one at the end of its interval: then the
/// alerts of a threshold rule are a GROUP BY.
QStringList askSql(QSqlDatabase& database)
{
    QSqlQuery query(database);
    const QString text =
        QStringLiteral("SELECT (at + %1 - 1) / %1 * %1 AS run, name, count(*) AS n, count(DISTINCT other) "
                       "FROM documents WHERE name IS NOT NULL GROUP BY run, name "
                       "HAVING n >= %2 AND count(DISTINCT other) >= %3 ORDER BY run, n DESC, name")
            .arg(IntervalMs)
            .arg(Value)
            .arg(Cardinality);
    if (!query.exec(text))
        qFatal("%s", qPrintable(query.lastError().text()));
    QStringList lines;
    while (query.next())
        lines += QStringLiteral("%1 %2 %3").arg(query.value(0).toLongLong()).arg(query.value(1).toString(),
                                                                                query.value(2).toString());
    return lines;
}

QStringList askEngine(const std::shared_ptr<const alerts::AlertTable>& table, const std::string& field,
                      const std::string& distinct)
{
    rules::Rule rule;
    rule.id = {"r"};
    rule.name = "R";
    rule.ruleTypeId = "siem.thresholdRule";
    rule.interval = "10m";
    rule.from = "now-10m";
    rule.maxSignals = 1'000'000;
    rule.parameters =
        rules::ThresholdParameters{.fields = {field}, .value = Value, .cardinality = {{distinct, Cardinality}}};
    const auto evaluated =
        engine::evaluate({.rule = rule, .documents = table, .profile = rules::newestProfile()}).value();
    QStringList lines;
    std::uint32_t alert = 0;
    for (const engine::LoggedRun& run : evaluated.log.runs)
        for (; alert < run.startedEnd; ++alert)
            lines += QStringLiteral("%1 %2 %3")
                         .arg(run.at.milliseconds)
                         .arg(QString::fromStdString((*evaluated.instances)[evaluated.log.instances[alert]]))
                         .arg(evaluated.log.counts[alert]);
    return lines;
}

} // namespace

/// A threshold rule says the same as a plain SQL query over the same rows.
class ThresholdInSqlTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agrees_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("distinct");
        QTest::newRow("flood") << QString() << "host.name" << "user.name";
        const QStringList places{qEnvironmentVariable("CASEWRIGHT_DATA"),
                                 QStringLiteral(CASEWRIGHT_SOURCE_DIR "/../shared/data")};
        for (const QString& place : places)
            if (!place.isEmpty() && QFile::exists(place + QStringLiteral("/ait-russellmitchell.ndjson"))) {
                QTest::newRow("real alerts") << place + QStringLiteral("/ait-russellmitchell.ndjson")
                                             << "host.name" << "kibana.alert.rule.name";
                break;
            }
    }
    void agrees()
    {
        QFETCH(QString, path);
        QFETCH(QString, field);
        QFETCH(QString, distinct);
        std::shared_ptr<const alerts::AlertTable> table;
        if (path.isEmpty()) {
            const alerts::Flood flood{
                .name = "f",
                .start = base::parseTimestamp("2026-01-05T00:00:00Z").value(),
                .length = base::Day,
                .perMinute = 20,
                .storm = alerts::FloodStorm{.after = base::Hour, .length = base::Hour, .factor = 10},
                .fields = {{.name = "host.name", .prefix = "h", .cardinality = 40, .skew = 1, .missing = 0.1},
                           {.name = "user.name", .prefix = "u", .cardinality = 6, .skew = 1, .missing = 0.2}}};
            table = alerts::generate(flood, 7).value();
        } else {
            table = alerts::readAlerts(path.toStdString(), {}, nullptr, {}).value().table;
        }
        const QString name = QStringLiteral("threshold-") + QString::fromLatin1(QTest::currentDataTag());
        {
            QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
            database.setDatabaseName(QStringLiteral(":memory:"));
            QVERIFY(database.open());
            fill(database, *table, field.toStdString(), distinct.toStdString());
            const QStringList expected = askSql(database);
            QVERIFY(expected.size() > 10);
            QCOMPARE(askEngine(table, field.toStdString(), distinct.toStdString()), expected);
        }
        QSqlDatabase::removeDatabase(name);
    }
};

QTEST_GUILESS_MAIN(ThresholdInSqlTest)
#include "tst_ThresholdInSql.moc"
