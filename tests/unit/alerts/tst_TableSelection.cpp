// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include <algorithm>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "TableText.h"
#include "core/alerts/AlertReader.h"
#include "core/alerts/TableSelection.h"
#include "core/base/Time.h"

using namespace casewright;
using namespace casewright::alerts;

namespace {

using Table = std::shared_ptr<const AlertTable>;

/// From a file of its own, for that is read again for the documents.
Table read(const QTemporaryDir& folder, const std::string& text)
{
    static int files = 0;
    return readAlerts(writeFile(folder, (std::to_string(++files) + ".ndjson").c_str(), text), {}).value().table;
}

/// A line of a document with an id, which may have come in another index.
std::string line(std::mt19937& bits)
{
    const base::Timestamp at{1'767'600'000'000 + static_cast<std::int64_t>(bits() % 90) * 1'000};
    std::string text = "{\"@timestamp\":\"" + base::formatTimestamp(at) + "\",\"_id\":\"id-"
        + std::to_string(bits() % 150) + "\",\"_index\":\"index-" + std::to_string(bits() % 2) + '"';
    if (bits() % 4 > 0)
        text += ",\"host\":{\"name\":\"h" + std::to_string(bits() % 9) + "\"}";
    if (bits() % 3 == 0)
        text += ",\"f" + std::to_string(bits() % 5) + "\":" + std::to_string(bits() % 40);
    return text + "}\n";
}

std::vector<base::AlertRow> someRows(const AlertTable& table, std::mt19937& bits)
{
    std::vector<base::AlertRow> rows;
    for (std::uint32_t row = 0; row < table.size(); ++row)
        if (bits() % 3 == 0)
            rows.push_back({row});
    return rows;
}

} // namespace

class TableSelectionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// The oracle: a file of these documents alone. Also of what was chosen from before.
    void chosenRowsAreAFileOfTheseDocuments()
    {
        const QTemporaryDir folder;
        std::mt19937 bits(11);
        for (int round = 0; round < 40; ++round) {
            std::string text;
            for (std::uint32_t i = 0; i < 1 + bits() % 120; ++i)
                text += line(bits);
            Table table = read(folder, text);
            for (int depth = 0; depth < 3; ++depth) {
                const std::vector<base::AlertRow> rows = someRows(*table, bits);
                std::string alone;
                for (const base::AlertRow row : rows)
                    alone += table->document(row).value() + '\n';
                const Table chosen = selectRows(table, rows);
                if (rows.empty()) { // a file without documents is refused
                    QCOMPARE(chosen->size(), 0U);
                    break;
                }
                const Table expected = read(folder, alone);
                QCOMPARE(tableText(*chosen), tableText(*expected));
                QCOMPARE(chosen->idCount(), expected->idCount());
                QVERIFY(std::ranges::equal(chosen->idNumbers(), expected->idNumbers()));
                for (std::uint32_t row = 0; row < chosen->size(); ++row)
                    QCOMPARE(chosen->document({row}).value(), table->document(rows[row]).value());
                table = chosen;
            }
        }
    }
};

QTEST_APPLESS_MAIN(TableSelectionTest)
#include "tst_TableSelection.moc"
