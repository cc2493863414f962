// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/DurationText.h"
#include "ui/models/RuleTexts.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace casewright;
using namespace casewright::ui;

/// What the settings of a rule are called, wherever a finding or an error is about one.
class RuleTextsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesTheCardAndTheField_data()
    {
        QTest::addColumn<QString>("pointer");
        QTest::addColumn<QString>("name");
        QTest::newRow("none") << QString() << u"Parameters"_s;
        QTest::newRow("saved") << u"/params/newTermsFields"_s << u"New terms: Fields"_s;
        QTest::newRow("saved object") << u"/attributes/params/newTermsFields/2"_s << u"New terms: Fields"_s;
        QTest::newRow("detection rule") << u"/new_terms_fields"_s << u"New terms: Fields"_s;
        QTest::newRow("window") << u"/params/criteria/0/timeSize"_s << u"Criterion 1: For the last"_s;
        QTest::newRow("metric") << u"/params/criteria/1/metrics/2/aggType"_s << u"Criterion 2, metric C: Aggregation"_s;
        QTest::newRow("criterion") << u"/params/criteria/1"_s << u"Criterion 2"_s;
        QTest::newRow("criteria") << u"/params/criteria"_s << u"Conditions: Criteria"_s;
        QTest::newRow("group") << u"/params/threshold/field/1"_s << u"Threshold: Group by"_s;
        QTest::newRow("comparison") << u"/params/threshold/1"_s << u"Conditions: Threshold"_s;
        QTest::newRow("no field") << u"/params/thresholds"_s << u"thresholds"_s;
    }
    void namesTheCardAndTheField()
    {
        QFETCH(const QString, pointer);
        QFETCH(const QString, name);
        QCOMPARE(RuleTexts::fieldName({.severity = rules::Severity::Error,
                                       .field = rules::RuleField::Parameters,
                                       .text = {},
                                       .pointer = pointer.toStdString()}),
                 name);
    }

    void namesThePlaceOfAnError()
    {
        QCOMPARE(RuleTexts::placeName("params.query"), u"Query"_s);
        QCOMPARE(RuleTexts::placeName("schedule.interval"), u"Run every"_s);
        QCOMPARE(RuleTexts::placeName("actions[].params.subActionParams.timeWindow"), u"Time window"_s);
        QCOMPARE(RuleTexts::placeName("params.newTermsFields"), u"New terms: Fields"_s);
        QCOMPARE(RuleTexts::placeName("params.criteria[0].metrics[1].field"), u"Criterion 1, metric B: Field"_s);
        QCOMPARE(RuleTexts::placeName("_id"), u"_id"_s);
    }

    void saysHowLong()
    {
        QCOMPARE(durationText(u"49m"_s), u"49 minutes"_s);
        QCOMPARE(durationText(u"1d"_s), u"1 day"_s);
        QCOMPARE(durationText(u"m"_s), u"minutes"_s);
        for (const QString& other : {u""_s, u"y"_s, u"5"_s, u"5M"_s, u"-5m"_s, u"now-5m"_s, u"siem"_s})
            QCOMPARE(durationText(other), other);
    }
};

QTEST_GUILESS_MAIN(RuleTextsTest)
#include "tst_RuleTexts.moc"
