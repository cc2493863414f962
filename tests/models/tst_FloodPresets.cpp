// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDir>
#include <QTest>

#include "ui/bridge/FloodPresets.h"
#include "ui/bridge/Text.h"

using namespace Qt::StringLiterals;
using namespace casewright;
using namespace casewright::ui;

/// The floods of the resources.
class FloodPresetsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void allFilesAreThere();
    void areRecognised();
};

void FloodPresetsTest::allFilesAreThere()
{
    const QDir folder(QStringLiteral(CASEWRIGHT_SOURCE_DIR "/resources/floods"));
    QStringList ids;
    for (const FloodPreset& preset : floodPresets()) {
        ids.append(preset.id);
        QVERIFY(alerts::documentCount(preset.flood));
        QCOMPARE(findPreset(preset.id), &preset);
    }
    QCOMPARE(ids.size(), 7);
    ids.sort();
    QStringList files = folder.entryList({u"*.json"_s}, QDir::Files, QDir::Name);
    files.replaceInStrings(u".json"_s, QString());
    files.sort();
    QCOMPARE(ids, files);
    QVERIFY(!findPreset(u"no such thing"_s));
}

void FloodPresetsTest::areRecognised()
{
    for (const FloodPreset& preset : floodPresets()) {
        alerts::Flood flood = preset.flood;
        QCOMPARE(presetOf(flood), &preset);
        flood.name = "Mine";
        flood.start = flood.start + base::Week;
        QCOMPARE(presetOf(flood), &preset);
        flood.perMinute *= 2;
        QVERIFY(!presetOf(flood));
        QVERIFY(!isSameButForName(flood, preset.flood));
        flood.name = preset.flood.name + " 2";
        QCOMPARE(presetOf(flood), &preset);
        flood.name = preset.flood.name + " at our place";
        QVERIFY(!presetOf(flood));
    }
    QVERIFY(!presetOf(alerts::Flood()));
}

QTEST_GUILESS_MAIN(FloodPresetsTest)
#include "tst_FloodPresets.moc"
