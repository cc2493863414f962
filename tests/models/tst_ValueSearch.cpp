// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/models/AlertFile.h"
#include "ui/bridge/ValueSearch.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace casewright;
using namespace casewright::ui;

/// The values of a field that a person may mean.
class ValueSearchTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        // The value with the number n comes n % 7 + 1 times.
        QByteArray lines;
        for (int n = 0; n < 60; ++n) {
            for (int i = 0; i <= n % 7; ++i)
                lines += QByteArrayLiteral("{\"@timestamp\": \"2026-03-02T00:00:00Z\", \"host\": {\"name\": \"")
                    + (n % 2 == 0 ? "web-" : "db-web-") + QByteArray::number(n) + "\"}}\n";
        }
        m_table = alertsOf(lines, m_folder)->table;
    }

    /// What begins with the part first, then the most frequent, then by name.
    void putsTheLikeliestFirst()
    {
        const auto all = find(u"WEB-"_s, 100);
        QCOMPARE(all.size(), std::size_t{60});
        QCOMPARE(all[0].text, u"web-20"_s);
        QCOMPARE(all[0].count, 7U);
        QCOMPARE(all[1].text, u"web-34"_s);
        QCOMPARE(all[29].count, 1U);
        QVERIFY(all[29].text.startsWith(u"web-"_s));
        QCOMPARE(all[30].text, u"db-web-13"_s);
        QCOMPARE(find(u"nothing"_s, 100).size(), std::size_t{0});
    }

    /// The first so many of all, whatever the number.
    void findsAtMostSoMany()
    {
        for (const QString& part : {QString(), u"web-"_s, u"db"_s}) {
            const auto all = find(part, 1'000);
            for (const std::size_t most : {std::size_t{0}, std::size_t{1}, std::size_t{7}, std::size_t{50}}) {
                const auto some = find(part, most);
                QCOMPARE(some.size(), std::min(most, all.size()));
                QVERIFY(std::equal(some.begin(), some.end(), all.begin()));
            }
        }
    }

    void stops()
    {
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(!frequentValues(*m_table, u"host.name"_s, {}, 10, stop.get_token()));
    }

private:
    [[nodiscard]] std::vector<CountedValue> find(const QString& part, std::size_t most) const
    {
        return frequentValues(*m_table, u"host.name"_s, part, most, {}).value();
    }

    QTemporaryDir m_folder;
    std::shared_ptr<const alerts::AlertTable> m_table;
};

QTEST_GUILESS_MAIN(ValueSearchTest)
#include "tst_ValueSearch.moc"
