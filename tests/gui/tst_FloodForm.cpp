// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/FloodCheck.h"
#include "tests/gui/RandomFlood.h"
#include "ui/alerts/FloodForm.h"
#include "ui/alerts/FloodTexts.h"
#include "ui/bridge/FloodPresets.h"
#include "ui/bridge/Text.h"
#include "ui/widgets/FieldNote.h"
#include "ui/widgets/NumberText.h"
#include "ui/widgets/Theme.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;
using namespace casewright;
using namespace casewright::ui;
using alerts::Flood;

/// The flood's form by itself: whatever it shows, what a person does not touch stays exactly as it was.
class FloodFormTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_theme = std::make_unique<Theme>(*qApp, [] { return false; });
    }
    void cleanupTestCase() { m_theme.reset(); }
    void init();
    void cleanup() { m_form.reset(); }
    void lookingChangesNothing_data();
    void lookingChangesNothing();
    void thereAndBackAgain_data() { lookingChangesNothing_data(); }
    void thereAndBackAgain();
    void everyDistributionIsSound();
    void editsAList();
    void referencesFollowARenamedField();
    void fieldsAreMoved();
    void problemsStandAtTheirControls_data();
    void problemsStandAtTheirControls();
    void needsNoMoreRoomThanThereIs();
    void anEditIsQuick();

private:
    template<typename Widget>
    Widget* find(const QString& name)
    {
        auto* const found = m_form->findChild<Widget*>(name);
        if (!found)
            qFatal("no %s", qUtf8Printable(name));
        return found;
    }
    void click(const QString& name) { find<QAbstractButton>(name)->click(); }
    void chooseFrom(const QString& box, int index)
    {
        auto* const combo = find<QComboBox>(box);
        combo->setCurrentIndex(index);
        Q_EMIT combo->activated(index);
    }
    /// Opens each storm and each field, once.
    template<typename Then>
    void forEachPart(Then then);

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<FloodForm> m_form;
};

void FloodFormTest::init()
{
    m_form = std::make_unique<FloodForm>();
    m_form->resize(340, 800);
    m_form->show();
}

template<typename Then>
void FloodFormTest::forEachPart(Then then)
{
    const Flood& flood = m_form->flood();
    const std::size_t storms = flood.storms.size() + (flood.storm ? 1 : 0);
    for (std::size_t i = 0; i < storms; ++i) {
        click(u"stormCard%1"_s.arg(i));
        then();
    }
    for (std::size_t i = 0; i < m_form->flood().fields.size(); ++i) {
        click(u"floodField%1"_s.arg(i));
        then();
    }
}

void FloodFormTest::lookingChangesNothing_data()
{
    QTest::addColumn<QString>("preset");
    for (const FloodPreset& preset : floodPresets())
        QTest::newRow(qPrintable(preset.id)) << preset.id;
    for (int seed = 1; seed <= 6; ++seed)
        QTest::newRow(qPrintable(u"random %1"_s.arg(seed))) << QString::number(seed);
}

void FloodFormTest::lookingChangesNothing()
{
    QFETCH(const QString, preset);
    const Flood flood = findPreset(preset) ? findPreset(preset)->flood : randomFlood(preset.toUInt());
    const std::optional<alerts::FloodProblem> problem = alerts::findProblem(flood);
    QVERIFY2(!problem, problem ? (problem->pointer + ' ' + problem->text).c_str() : "");
    // What the file says of it, too.
    QVERIFY(alerts::parseFlood(alerts::writeFlood(flood)).value() == flood);
    QSignalSpy edited(m_form.get(), &FloodForm::edited);
    m_form->setFlood(flood, 1'234'567'890'123);
    forEachPart([] {});
    QCOMPARE(edited.size(), 0);
    QVERIFY(m_form->flood() == flood);
    QCOMPARE(m_form->seed(), std::uint64_t{1'234'567'890'123});
}

/// Numbers that are changed and changed back, as by a person who tries something: everything else is as it was.
void FloodFormTest::thereAndBackAgain()
{
    QFETCH(const QString, preset);
    const Flood flood = findPreset(preset) ? findPreset(preset)->flood : randomFlood(preset.toUInt());
    m_form->setFlood(flood, 5);
    QSignalSpy edited(m_form.get(), &FloodForm::edited);
    const auto turn = [this] {
        for (QLineEdit* const edit : m_form->findChildren<QLineEdit*>()) {
            if (!edit->isVisible() || edit->isReadOnly() || edit->parentWidget()->inherits("QAbstractSpinBox"))
                continue;
            const QString before = edit->text();
            edit->setFocus();
            edit->end(false);
            QTest::keyClick(edit, Qt::Key_Z);
            QTest::keyClick(edit, Qt::Key_Backspace);
            QCOMPARE(edit->text(), before);
        }
        for (QSpinBox* const box : m_form->findChildren<QSpinBox*>()) {
            if (!box->isVisible() || !box->isEnabled())
                continue;
            const int before = box->value();
            box->setValue(before + 1);
            box->setValue(before);
        }
    };
    forEachPart(turn);
    QVERIFY(edited.size() > 10);
    QCOMPARE(toText(alerts::writeFlood(m_form->flood())).split(u'\n'), toText(alerts::writeFlood(flood)).split(u'\n'));
    QVERIFY(m_form->flood() == flood);
}

void FloodFormTest::everyDistributionIsSound()
{
    Flood flood = randomFlood(3);
    flood.storms.clear();
    m_form->setFlood(flood, 1);
    click(u"floodField4"_s);
    QStringList words;
    chooseFrom(u"floodFieldComing"_s, 0);
    for (const int index : {1, 2, 3, 4, 0, 4, 2, 3, 1, 0}) {
        chooseFrom(u"floodFieldComing"_s, index);
        const base::Result<std::uint32_t> count = alerts::documentCount(m_form->flood());
        QVERIFY2(count, count ? "" : count.error().text.c_str());
        QCOMPARE(find<QComboBox>(u"floodFieldComing"_s)->currentIndex(), index);
        words.append(FloodTexts::distribution(m_form->flood().fields[4]));
    }
    QCOMPARE(words.mid(0, 4),
             QStringList({QString(u"Zipf 1 over "_s + NumberText::grouped(1'000'000)), u"list of 5, by weight"_s,
                          u"goes with host.name"_s, u"sequence"_s}));
    for (const int index : {0, 1, 3}) {
        chooseFrom(u"floodFieldComing"_s, index);
        for (int i = 0; i < 2; ++i) {
            click(u"floodFieldList"_s);
            const std::optional<alerts::FloodProblem> problem = alerts::findProblem(m_form->flood());
            QVERIFY2(!problem, problem ? (problem->pointer + ' ' + problem->text).c_str() : "");
        }
    }
    if (find<QCheckBox>(u"floodFieldList"_s)->isChecked())
        click(u"floodFieldList"_s);
    click(u"floodFieldNumber"_s);
    QVERIFY(m_form->flood().fields[4].number);
    const std::optional<alerts::FloodProblem> problem = alerts::findProblem(m_form->flood());
    QVERIFY2(!problem, problem ? (problem->pointer + ' ' + problem->text).c_str() : "");
}

void FloodFormTest::editsAList()
{
    m_form->setFlood(randomFlood(1), 1);
    click(u"floodField1"_s);
    auto* const table = find<QTableView>(u"floodFieldValueTable"_s);
    QVERIFY(table->isVisible());
    QAbstractItemModel* const model = table->model();
    QCOMPARE(model->rowCount(), 3);
    QCOMPARE(model->index(1, 0).data().toString(), u"\"404\""_s);
    QVERIFY(model->setData(model->index(1, 0), u"teapot"_s));
    QVERIFY(model->setData(model->index(1, 1), u"2.5"_s));
    QVERIFY(!model->setData(model->index(1, 1), u"much"_s));
    QVERIFY((m_form->flood().fields[1].values[1] == alerts::FloodValue{alerts::ValueKind::String, "teapot"}));
    QCOMPARE(m_form->flood().fields[1].weights[1], 2.5);
    click(u"floodFieldAddValue"_s);
    QCOMPARE(m_form->flood().fields[1].cardinality, 4U);
    QCOMPARE(m_form->flood().fields[1].weights.size(), std::size_t{4});
    table->setCurrentIndex(model->index(0, 0));
    click(u"floodFieldRemoveValue"_s);
    QCOMPARE(m_form->flood().fields[1].values.size(), std::size_t{3});
    QVERIFY(alerts::documentCount(m_form->flood()));
    for (int i = 0; i < 3; ++i) {
        table->setCurrentIndex(model->index(0, 0));
        click(u"floodFieldRemoveValue"_s);
    }
    // Without a value it is no list any more.
    QVERIFY(m_form->flood().fields[1].values.empty());
    QVERIFY(!table->isVisible());
    QVERIFY(alerts::documentCount(m_form->flood()));
}

void FloodFormTest::referencesFollowARenamedField()
{
    const Flood flood = findPreset(u"patch-tuesday"_s)->flood;
    m_form->setFlood(flood, 1);
    click(u"floodField0"_s);
    auto* const name = find<QLineEdit>(u"floodFieldName"_s);
    name->setFocus();
    name->selectAll();
    // Through the name of another field, which keeps what is its own.
    QTest::keyClicks(name, u"process.name2"_s);
    Flood expected = flood;
    expected.fields[0].name = "process.name2";
    expected.fields[1].of = "process.name2";
    expected.storms[1].field = "process.name2";
    QVERIFY(m_form->flood() == expected);
    QVERIFY(alerts::documentCount(m_form->flood()));
}

void FloodFormTest::fieldsAreMoved()
{
    const Flood flood = findPreset(u"patch-tuesday"_s)->flood;
    m_form->setFlood(flood, 1);
    click(u"floodField2"_s);
    click(u"floodFieldUp"_s);
    click(u"floodFieldUp"_s);
    QCOMPARE(m_form->flood().fields[0].name, std::string("process.name"));
    QVERIFY(!find<QWidget>(u"floodFieldUp"_s)->isEnabled());
    click(u"floodFieldDown"_s);
    click(u"floodFieldDown"_s);
    QVERIFY(m_form->flood() == flood);
}

void FloodFormTest::problemsStandAtTheirControls_data()
{
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("note");
    QTest::addColumn<QString>("closed");
    for (const auto& [key, control] : {std::pair{u"name"_s, u"floodName"_s},
                                       {u"start"_s, u"floodStart"_s},
                                       {u"length"_s, u"floodLength"_s},
                                       {u"perMinute"_s, u"floodRate"_s},
                                       {u"day"_s, u"floodShape"_s},
                                       {u"week"_s, u"floodShape"_s},
                                       {u"zone"_s, u"floodShape"_s},
                                       {u"duplicates"_s, u"floodDuplicates"_s},
                                       {u"fields"_s, u"flood"_s},
                                       {u"storms"_s, u"flood"_s},
                                       {QString(), u"flood"_s}})
        QTest::newRow(qPrintable(u"flood "_s + key)) << key << QString(control + u"Note"_s) << QString();
    for (const auto& [key, control] : {std::pair{u"after"_s, u"stormAfter"_s},
                                       {u"length"_s, u"stormLength"_s},
                                       {u"perMinute"_s, u"stormRate"_s},
                                       {u"field"_s, u"stormField"_s},
                                       {u"each"_s, u"stormEach"_s},
                                       {u"set"_s, u"stormSet"_s}})
        QTest::newRow(qPrintable(u"storm "_s + key))
            << QString(u"storms.1."_s + key) << QString(control + u"Note"_s) << u"stormCard1"_s;
    // Keys that the kind of the storm does not show: on its card.
    QTest::newRow("storm kind") << u"storms.1.within"_s << u"stormCard1Note"_s << u"stormCard1"_s;
    for (const auto& [key, control] : {std::pair{u"name"_s, u"floodFieldName"_s},
                                       {u"missing"_s, u"floodFieldMissing"_s},
                                       {u"values"_s, u"floodFieldValueBody"_s},
                                       {u"values.2"_s, u"floodFieldValueBody"_s},
                                       {u"weights"_s, u"floodFieldValueBody"_s},
                                       {u"sequence"_s, u"floodFieldComing"_s},
                                       {u"skew"_s, u"floodField3"_s}})
        QTest::newRow(qPrintable(u"field "_s + key))
            << QString(u"fields.3."_s + key) << QString(control + u"Note"_s) << u"floodField3"_s;
}

void FloodFormTest::problemsStandAtTheirControls()
{
    QFETCH(const QString, place);
    QFETCH(const QString, note);
    QFETCH(const QString, closed);
    m_form->setFlood(findPreset(u"patch-tuesday"_s)->flood, 1);
    const auto shown = [this] {
        QStringList names;
        for (const FieldNote* const one : m_form->findChildren<FieldNote*>()) {
            if (one->isVisible() && one->tone() == Tone::Loss)
                names.append(one->objectName());
        }
        return names;
    };
    QCOMPARE(shown(), QStringList());
    if (!closed.isEmpty()) {
        m_form->setProblem(place, u"is wrong"_s);
        QCOMPARE(shown(), QStringList(closed + u"Note"_s));
        click(closed);
    }
    m_form->setProblem(place, u"is wrong"_s);
    QCOMPARE(shown(), QStringList(note));
    QCOMPARE(find<FieldNote>(note)->text(), u"is wrong"_s);
    m_form->setProblem({}, {});
    QCOMPARE(shown(), QStringList());
}

/// In the narrowest pane, whatever is open.
void FloodFormTest::needsNoMoreRoomThanThereIs()
{
    m_form->resize(300, 600);
    const auto check = [this](const QString& what) {
        QTRY_VERIFY2(m_form->widget()->minimumSizeHint().width() <= m_form->viewport()->width(),
                     qPrintable(u"%1: %2 of %3"_s.arg(what)
                                    .arg(m_form->widget()->minimumSizeHint().width())
                                    .arg(m_form->viewport()->width())));
    };
    for (const QString& preset : {u"patch-tuesday"_s, u"quiet-week"_s, u"flapping-load-balancer"_s}) {
        m_form->setFlood(findPreset(preset)->flood, 1);
        check(preset);
        forEachPart([&] { check(preset); });
    }
    m_form->setFlood(randomFlood(2), 1);
    forEachPart([&] { check(u"random"_s); });
    chooseFrom(u"floodPreset"_s, 2);
    check(u"banner"_s);
}

/// With as many storms as there can be, and a hundred fields.
void FloodFormTest::anEditIsQuick()
{
    Flood flood = randomFlood(5);
    while (flood.storms.size() < 100)
        flood.storms.push_back(flood.storms[flood.storms.size() % 7]);
    while (flood.fields.size() < 100) {
        flood.fields.push_back({.name = "f", .prefix = "x-", .cardinality = 9});
        flood.fields.back().name += std::to_string(flood.fields.size());
    }
    m_form->setFlood(flood, 1);
    click(u"floodField7"_s);
    click(u"stormCard50"_s);
    auto* const rate = find<QDoubleSpinBox>(u"stormRate"_s);
    std::vector<double> times;
    for (int i = 0; i < 20; ++i) {
        QElapsedTimer timer;
        timer.start();
        rate->setValue(5 + i);
        times.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    std::ranges::sort(times);
    qInfo("%.2f ms an edit", times[times.size() / 2]);
#if defined(NDEBUG) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    QVERIFY2(times[times.size() / 2] < 8, qPrintable(QString::number(times[times.size() / 2])));
#endif
}

QTEST_MAIN(FloodFormTest)
#include "tst_FloodForm.moc"
