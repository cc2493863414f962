// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/AnalystPresets.h"
#include "ui/simulation/AnalystTexts.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace casewright;
using engine::AnalystModel;
using engine::Shift;
using engine::StaffedQueue;
using ui::AnalystPreset;

namespace {

base::Duration hours(std::int64_t count) { return {count * base::Hour.milliseconds}; }

AnalystModel closing(const engine::DrawnLength& after) { return {.name = "", .work = engine::CloseAfter{after}}; }

AnalystModel staff(std::vector<Shift> shifts, base::Duration zone = {})
{
    return {.name = "", .work = StaffedQueue{.zone = zone, .shifts = std::move(shifts), .triage = {}}};
}

} // namespace

/// How analysts are called wherever they are named.
class AnalystTextsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void work_data();
    void work();
    void labels();
};

void AnalystTextsTest::work_data()
{
    QTest::addColumn<AnalystModel>("model");
    QTest::addColumn<QString>("words");
    const Shift day{.days = {true, false, true, false, false, true, true}, .from = hours(8), .to = hours(17)};
    Shift many = day;
    many.analysts = 1'000;
    const Shift always{.days = {true, true, true, true, true, true, true}, .from = {}, .to = hours(24), .analysts = 2};
    QTest::newRow("nobody") << AnalystModel() << u"Nobody closes cases"_s;
    QTest::newRow("fixed") << closing(engine::FixedLength{hours(4)}) << u"Closed after 4 h"_s;
    QTest::newRow("range") << closing(engine::UniformLength{hours(2), hours(6)}) << u"Closed after 4 h ± 2 h"_s;
    QTest::newRow("wide") << closing(engine::UniformLength{base::Minute, hours(6)}) << u"Closed after 1 min to 6 h"_s;
    QTest::newRow("no range") << closing(engine::UniformLength{hours(6), hours(6)}) << u"Closed after 6 h"_s;
    QTest::newRow("backwards") << closing(engine::UniformLength{hours(6), hours(2)}) << u"Closed after 6 h to 2 h"_s;
    QTest::newRow("median") << closing(engine::LogNormalLength{hours(4), 3}) << u"Closed after about 4 h"_s;
    QTest::newRow("days") << staff({day}) << u"1 analyst, Mon, Wed, Sat–Sun 08:00–17:00 UTC"_s;
    QTest::newRow("zone") << staff({day}, {-210 * base::Minute.milliseconds})
                          << u"1 analyst, Mon, Wed, Sat–Sun 08:00–17:00 UTC−03:30"_s;
    QTest::newRow("always") << staff({always}) << u"2 analysts around the clock"_s;
    QTest::newRow("shifts") << staff({day, many}) << u"1 to 1\u202f000 analysts in 2 shifts, UTC"_s;
    QTest::newRow("no shift") << staff({}) << u"Nobody is on duty"_s;
}

void AnalystTextsTest::work()
{
    QFETCH(AnalystModel, model);
    QFETCH(QString, words);
    QCOMPARE(ui::analysttext::work(model), words);
    QCOMPARE(ui::analysttext::label(model), model.name.empty() ? words : u"Analysts · "_s + words);
}

void AnalystTextsTest::labels()
{
    QCOMPARE(ui::analysttext::label(ui::makeAnalysts(AnalystPreset::OfficeHours)),
             u"Office hours · 2 analysts, Mon–Fri 08:00–17:00 UTC"_s);
    QCOMPARE(ui::analysttext::label(ui::makeAnalysts(AnalystPreset::AroundTheClock)),
             u"Around the clock · 2 analysts in 3 shifts, UTC"_s);
    QCOMPARE(ui::analysttext::label({.name = " two\nlines ", .work = {}}), u"two lines · Nobody closes cases"_s);
}

QTEST_GUILESS_MAIN(AnalystTextsTest)
#include "tst_AnalystTexts.moc"
