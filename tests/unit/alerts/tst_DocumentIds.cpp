// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include <memory>
#include <vector>

#include "core/alerts/DocumentIds.h"

using namespace casewright::alerts;

class DocumentIdsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void computesIds()
    {
        DocumentIds ids("row-", "file");
        QCOMPARE(ids.add(0, std::nullopt, std::nullopt), std::optional(0U));
        QCOMPARE(ids.add(2, "row-3", std::nullopt), std::optional(1U)); // what it would be anyway
        ids.finish(nullptr);
        QCOMPARE(ids.count(), 2U);
        QCOMPARE(ids.id(1, 2), std::string("row-3"));
        QCOMPARE(ids.index(1), std::string("file"));
    }

    void computedAndGivenIdsMeet()
    {
        DocumentIds ids("row-", "file");
        QCOMPARE(ids.add(0, std::nullopt, std::nullopt), std::optional(0U));
        QCOMPARE(ids.add(1, "row-4", std::nullopt), std::optional(1U));
        QCOMPARE(ids.add(2, "row-1", std::nullopt), std::nullopt);
        QCOMPARE(ids.add(3, std::nullopt, std::nullopt), std::nullopt); // row-4 came before
        QCOMPARE(ids.add(4, std::nullopt, "other"), std::optional(2U));
        ids.finish(nullptr);
        QCOMPARE(ids.count(), 3U);
        QCOMPARE(ids.id(0, 0), std::string("row-1"));
        QCOMPARE(ids.id(2, 4), std::string("row-5"));
    }

    void sameIdInOtherIndicesIsNoDuplicate()
    {
        DocumentIds ids("row-", "file");
        QCOMPARE(ids.add(0, "x", "one"), std::optional(0U));
        QCOMPARE(ids.add(1, "x", "two"), std::optional(0U));
        QCOMPARE(ids.add(2, "x", "three"), std::optional(0U));
        QCOMPARE(ids.add(3, "x", "two"), std::nullopt);
        QCOMPARE(ids.add(4, "x", "one"), std::nullopt);
        QCOMPARE(ids.add(5, "y", "one"), std::optional(1U));
        ids.finish(std::make_shared<const std::vector<std::uint32_t>>(std::vector<std::uint32_t>{3, 2, 1, 0}));
        QCOMPARE(ids.count(), 2U);
        QCOMPARE(ids.index(0), std::string("one"));
        QCOMPARE(ids.index(1), std::string("three"));
        QCOMPARE(ids.index(2), std::string("two"));
    }
};

QTEST_APPLESS_MAIN(DocumentIdsTest)
#include "tst_DocumentIds.moc"
