// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include <algorithm>

#include "core/rules/VersionProfile.h"
#include "core/rules/VersionTable.h"

using namespace casewright;
using namespace casewright::rules;

class VersionProfileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// The table of spec/cases-action, "Versions are data".
    void profiles_data()
    {
        QTest::addColumn<uint>("documentsPerRun");
        QTest::addColumn<bool>("maximumIsSetting");
        QTest::addColumn<uint>("ceiling");
        QTest::addColumn<QByteArray>("units");
        QTest::addColumn<bool>("longTitles");
        QTest::addColumn<bool>("detectionRules");
        QTest::newRow("8.14") << 100U << false << 10U << QByteArray("dw") << false << false;
        QTest::newRow("8.18") << 1'000U << false << 10U << QByteArray("dw") << false << true;
        QTest::newRow("9.1") << 1'000U << false << 20U << QByteArray("dhmw") << true << true;
        QTest::newRow("9.4") << 1'000U << true << 20U << QByteArray("dhmw") << true << true;
    }
    void profiles()
    {
        const base::Result<VersionProfile> profile = versionProfile(QTest::currentDataTag());
        QVERIFY(profile.has_value());
        QCOMPARE(QByteArray(profile->name.data(), static_cast<qsizetype>(profile->name.size())),
                 QByteArray(QTest::currentDataTag()));
        QTEST(uint{profile->documentsPerRun}, "documentsPerRun");
        QTEST(profile->maximumIsSetting, "maximumIsSetting");
        QCOMPARE(profile->defaultMaximum, 5U);
        QTEST(uint{profile->ceiling}, "ceiling");
        std::string units(profile->windowUnits);
        std::sort(units.begin(), units.end());
        QTEST(QByteArray::fromStdString(units), "units");
        QTEST(profile->titleStyle == TitleStyle::Long, "longTitles");
        QTEST(profile->detectionRules, "detectionRules");
        QCOMPARE(profile->caseTemplates, profile->name != "8.14"); // reference/kibana-cases, 8: after 8.15
    }

    /// The same table in words, a value for each profile.
    void saysTheTableInWords()
    {
        QStringList lines;
        for (const VersionRow& row : versionTable()) {
            QVERIFY(!row.what.empty() && row.explanation.ends_with('.'));
            QStringList values;
            for (const std::string& value : row.values)
                values.append(QString::fromStdString(value));
            lines.append(values.join(QStringLiteral(" | ")));
        }
        QCOMPARE(lines, QStringList({QStringLiteral("100 | 1000 | 1000 | 1000"),
                                     QStringLiteral("5, fixed | 5, fixed | 5, fixed | 1 to 20, else 5"),
                                     QStringLiteral("10 | 10 | 20 | 20"),
                                     QStringLiteral("d, w | d, w | m, h, d, w | m, h, d, w"),
                                     QStringLiteral("1d | 1d | 5m | 5m"),
                                     QStringLiteral("short | short | long | long"),
                                     QStringLiteral("no | yes | yes | yes"),
                                     QStringLiteral("no | yes | yes | yes"),
                                     QStringLiteral("no | no | yes | yes")}));
    }

    void listsThemOldestFirst()
    {
        QStringList names;
        for (const VersionProfile& profile : versionProfiles())
            names.append(QString::fromUtf8(profile.name.data(), static_cast<qsizetype>(profile.name.size())));
        QCOMPARE(names.join(u' '), QStringLiteral("8.14 8.18 9.1 9.4"));
        QCOMPARE(newestProfile().name, std::string_view("9.4"));
    }

    void refusesOtherNames_data()
    {
        QTest::addColumn<QByteArray>("name");
        for (const char* name : {"8.15", "9", "9.4 ", "v9.4", "9.10", "newest", ""})
            QTest::newRow(*name == 0 ? "empty" : name) << QByteArray(name);
    }
    void refusesOtherNames()
    {
        QFETCH(QByteArray, name);
        const base::Result<VersionProfile> profile = versionProfile(name.toStdString());
        QVERIFY(!profile);
        QCOMPARE(profile.error().code, base::ErrorCode::InvalidValue);
        const QByteArray said = QByteArray::fromStdString(profile.error().text);
        QVERIFY(said.contains(QByteArray('"' + name + '"')));
        QVERIFY(said.contains("8.14, 8.18, 9.1, 9.4"));
    }
};

QTEST_APPLESS_MAIN(VersionProfileTest)
#include "tst_VersionProfile.moc"
