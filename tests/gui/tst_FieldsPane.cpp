// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/AlertsWindow.h"
#include "tests/gui/WidgetRules.h"
#include "ui/alerts/FieldDelegate.h"
#include "ui/alerts/FieldsPane.h"
#include "ui/alerts/TopValueDelegate.h"
#include "ui/bridge/FloodSample.h"
#include "ui/models/FieldTableModel.h"
#include "ui/models/TopValueModel.h"
#include "ui/widgets/FieldNote.h"

#include <QAction>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace casewright;
using namespace casewright::ui;

/// Fields and top values on the page, of files and of floods that are being written.
class FieldsPaneTest final : public QObject, private AlertsWindow {
    Q_OBJECT

private Q_SLOTS:
    void init() { build(); }
    void cleanup() { tearDown(); }
    void showsFieldsAndTopValuesOfAFile();
    void aGoodFieldIsChosenAtFirst();
    void topValuesFollowTheChosenField();
    void theChosenFieldStaysChosen();
    void aFilterChoosesWhatIsInSight();
    void saysWhatIsSpecial();
    void explainsInTips();
    void saysWhatDoesNotFitTheType();
    void aValueCanBeChosenWithMouseAndKeys();
    void aLongValueIsChosenWhole();
    void valuesOfASampleCannotBeChosen();
    void topValuesFollowAFloodThatIsWritten();
    void aLargeFloodIsSampledUnmade();
    void anUnsoundFloodChangesNothing();
    void samplesEndWithTheFlood();
    void everyWidgetKeepsTheRules();
    void picturesCanBeKept();

private:
    /// A hundred documents with fields of all sorts.
    QString richFile();
    /// Six documents with a field that is a long to ECS, and is none in two of them.
    QString portsFile();
    QTableView* table() { return find<QTableView>(u"fieldTable"_s); }
    QAbstractItemModel* top() { return find<QListView>(u"topValues"_s)->model(); }
    QString topField() { return find<QLabel>(u"topValuesField"_s)->text(); }
    int rowOf(const QString& field);
    void choose(const QString& field) { table()->selectRow(rowOf(field)); }
    QString cell(const QString& field, int column) { return FieldDelegate::text(fields()->index(rowOf(field), column)); }
    QString tip(const char* field, int column);
    QStringList topRows();
};

QString FieldsPaneTest::richFile()
{
    QByteArray lines;
    for (int i = 0; i < 100; ++i) {
        const QString line
            = uR"({"@timestamp":"2026-03-02T00:%1:00Z","event":{"id":"id-%2"},"host":{"name":"h-%3"},"source":{"ip":["10.0.0.%4","10.0.1.%4"]},"message":"%5 one two three four five six seven eight nine ten eleven twelve %2","code":%6,"env":"prod"%7})"_s
                  .arg(i / 2, 2, 10, QLatin1Char('0'))
                  .arg(i)
                  .arg(i % 3 == 0 ? i % 30 : 1)
                  .arg(i % 5)
                  .arg(i % 2 == 0 ? u"yes"_s : u"no"_s)
                  .arg(i % 4 == 0 ? u"\"4%1\""_s.arg(i % 3) : QString::number(400 + i % 2))
                  .arg(i % 10 == 0 ? u",\"labels\":{\"team\":\"blue%1\"}"_s.arg(i % 20) : QString());
        lines += line.toUtf8() + '\n';
    }
    return write(u"rich.ndjson"_s, lines);
}

QString FieldsPaneTest::portsFile()
{
    QByteArray lines;
    for (const char* const port : {R"("n/a")", "80", "80", R"("n/a")", R"("443")", "80"})
        lines += QByteArray(R"({"@timestamp":1,"event.code":4625,"source.port":)") + port + "}\n";
    return write(u"ports.ndjson"_s, lines);
}

int FieldsPaneTest::rowOf(const QString& field)
{
    for (int row = 0; row < fields()->rowCount(); ++row) {
        if (fields()->index(row, FieldTableModel::Field).data().toString() == field)
            return row;
    }
    return -1;
}

QString FieldsPaneTest::tip(const char* field, int column)
{
    const auto& all = m_sources->loaded(current().key)->fields;
    return FieldDelegate::tip(*std::ranges::find(all, field, &alerts::FieldStatistics::name), column);
}

QStringList FieldsPaneTest::topRows()
{
    QStringList rows;
    for (int row = 0; row < top()->rowCount(); ++row) {
        const QModelIndex index = top()->index(row, 0);
        rows.append(u"%1 %2"_s.arg(TopValueDelegate::words(index), TopValueDelegate::count(index)));
    }
    return rows;
}

void FieldsPaneTest::showsFieldsAndTopValuesOfAFile()
{
    open(write(u"alerts.ndjson"_s, goodNdjson()));
    // There with the documents, without another wait.
    QCOMPARE(fields()->rowCount(), 2);
    QCOMPARE(topField(), u"host.name"_s);
    QCOMPARE(topRows(), (QStringList{u"web 15"_s, u"db 5"_s}));
    QCOMPARE(TopValueDelegate::share(top()->index(0, 0)), u"75\u202f%"_s);
    QCOMPARE(find<QLabel>(u"topValuesFacts"_s)->text(), u"2 values · 0.81 bits · 81\u202f% even"_s);
    QCOMPARE(find<FieldNote>(u"topValuesAdvice"_s)->text(), u"Good for grouping, where no more of its values come in one run than may open cases."_s);
    QCOMPARE(find<FieldNote>(u"topValuesAdvice"_s)->tone(), Tone::Neutral);
    QCOMPARE(cell(u"host.name"_s, FieldTableModel::Evenness), u"81\u202f%"_s);
}

void FieldsPaneTest::aGoodFieldIsChosenAtFirst()
{
    open(richFile());
    // Not event.id, which is first but nearly unique.
    QCOMPARE(fields()->index(0, FieldTableModel::Field).data().toString(), u"event.id"_s);
    QCOMPARE(topField(), u"host.name"_s);
    QCOMPARE(table()->currentIndex().row(), rowOf(u"host.name"_s));
}

void FieldsPaneTest::topValuesFollowTheChosenField()
{
    open(richFile());
    choose(u"labels.team"_s);
    QCOMPARE(topField(), u"labels.team"_s);
    QCOMPARE(topRows(), (QStringList{u"blue0 5"_s, u"blue10 5"_s, u"missing, of all documents 90"_s}));
    QCOMPARE(find<FieldNote>(u"topValuesAdvice"_s)->text(), u"Often missing: all that lack it go to one case."_s);
    QCOMPARE(find<FieldNote>(u"topValuesAdvice"_s)->tone(), Tone::Limit);
    choose(u"event.id"_s);
    QCOMPARE(top()->rowCount(), 11);
    QCOMPARE(topRows().last(), u"90 other values 90"_s);
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_Down);
    QCOMPARE(topField(), u"host.name"_s);
}

void FieldsPaneTest::theChosenFieldStaysChosen()
{
    addFlood(10);
    settle();
    QCOMPARE(topField(), u"host.name"_s);
    choose(u"user.name"_s);
    find<QDoubleSpinBox>(u"floodRate"_s)->setValue(20);
    QTRY_COMPARE(documents()->rowCount(), 1'200);
    QCOMPARE(topField(), u"user.name"_s);
    fields()->sort(FieldTableModel::Values, Qt::DescendingOrder);
    QCOMPARE(topField(), u"user.name"_s);
    open(richFile());
    QCOMPARE(topField(), u"host.name"_s);
}

void FieldsPaneTest::aFilterChoosesWhatIsInSight()
{
    open(richFile());
    auto* const filter = find<QLineEdit>(u"fieldFilter"_s);
    QTest::keyClicks(filter, u"labels"_s);
    QTRY_COMPARE(fields()->rowCount(), 1);
    QCOMPARE(topField(), u"labels.team"_s);
    QTest::keyClicks(filter, u"xyz"_s);
    QTRY_COMPARE(fields()->rowCount(), 0);
    QCOMPARE(topField(), QString());
    QCOMPARE(top()->rowCount(), 0);
    QTest::keyClick(filter, Qt::Key_Escape);
    QTRY_COMPARE(topField(), u"host.name"_s);
}

void FieldsPaneTest::saysWhatIsSpecial()
{
    open(richFile());
    QCOMPARE(cell(u"event.id"_s, FieldTableModel::TopValue), u"nearly unique"_s);
    QCOMPARE(cell(u"message"_s, FieldTableModel::TopValue), u"not for grouping"_s);
    QCOMPARE(cell(u"message"_s, FieldTableModel::Type), u"text"_s);
    QCOMPARE(cell(u"env"_s, FieldTableModel::TopValue), u"prod 100\u202f%"_s);
    QCOMPARE(cell(u"env"_s, FieldTableModel::Evenness), u"–"_s);
    const auto tag = [this](const QString& field) {
        return fields()->index(rowOf(field), FieldTableModel::Type).data(FieldTableModel::TagRole).toString();
    };
    QCOMPARE(tag(u"source.ip"_s), u"list"_s);
    QCOMPARE(cell(u"source.ip"_s, FieldTableModel::Type), u"ip"_s);
    QCOMPARE(tag(u"code"_s), u"mixed"_s);
    QCOMPARE(tag(u"env"_s), QString());
    // A text among numbers is told apart.
    choose(u"code"_s);
    QVERIFY(topRows().contains(u"\"41\" 8"_s));
}

void FieldsPaneTest::explainsInTips()
{
    open(richFile());
    QCOMPARE(tip("source.ip", FieldTableModel::Type),
             u"ip list\nAs ECS or Kibana maps it.\nDocuments with a list: 100. The longest list: 2 elements."_s);
    QCOMPARE(tip("code", FieldTableModel::Type), u"keyword mixed\nGuessed from the values.\nDocuments with a text: 25, a number: 75."_s);
    QCOMPARE(tip("labels.team", FieldTableModel::Present), u"In 10 of 100 documents."_s);
    QCOMPARE(tip("event.id", FieldTableModel::Values),
             u"100 values, 100 of them in one document only.\nNearly unique: a case for nearly each alert."_s);
    QVERIFY(tip("labels.team", FieldTableModel::Evenness).startsWith(
        u"Entropy 1.00 bits of 1.00 at most: as many as 2 equally frequent values have."_s));
    for (int column = 0; column < FieldTableModel::ColumnCount; ++column)
        QVERIFY(!fields()->headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString().isEmpty());
}

void FieldsPaneTest::saysWhatDoesNotFitTheType()
{
    open(portsFile());
    const QModelIndex port = fields()->index(rowOf(u"source.port"_s), FieldTableModel::Type);
    // A number is a keyword where ECS says so, and a text that is a number fits a long.
    QCOMPARE(cell(u"event.code"_s, FieldTableModel::Type), u"keyword"_s);
    QCOMPARE(tip("event.code", FieldTableModel::Type), u"keyword\nAs ECS or Kibana maps it."_s);
    QCOMPARE(FieldDelegate::text(port), u"long"_s);
    QCOMPARE(port.data(FieldTableModel::TagRole).toString(), u"misfit"_s);
    QVERIFY(port.data(FieldTableModel::MisfitRole).toBool());
    QCOMPARE(tip("source.port", FieldTableModel::Type),
             u"long misfit\nAs ECS or Kibana maps it.\n2 of 6 documents do not fit, such as those with \"n/a\": "
             "Elasticsearch would refuse them.\nDocuments with a text: 3, a number: 3."_s);
}

void FieldsPaneTest::aValueCanBeChosenWithMouseAndKeys()
{
    open(write(u"alerts.ndjson"_s, goodNdjson()));
    auto* const list = find<QListView>(u"topValues"_s);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(top()->index(1, 0)).center());
    QTRY_COMPARE(documents()->rowCount(), 5);
    list->setFocus();
    list->setCurrentIndex(top()->index(0, 0));
    QTest::keyClick(list, Qt::Key_Return);
    QTRY_COMPARE(documents()->rowCount(), 15);
    QCOMPARE(find<QToolButton>(u"filterChip"_s)->text(), u"host.name: web"_s);
}

void FieldsPaneTest::aLongValueIsChosenWhole()
{
    QByteArray lines;
    for (int i = 0; i < 10; ++i)
        lines += "{\"@timestamp\":1,\"f\":\"" + QByteArray(500, 'x') + (i < 4 ? "a" : "b") + "\"}\n";
    open(write(u"long.ndjson"_s, lines));
    QCOMPARE(documents()->rowCount(), 10);
    auto* const list = find<QListView>(u"topValues"_s);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(top()->index(1, 0)).center());
    QTRY_COMPARE(documents()->rowCount(), 4);
}

void FieldsPaneTest::valuesOfASampleCannotBeChosen()
{
    addFlood(7'000, base::Day);
    QTRY_COMPARE(top()->rowCount(), 5);
    QSignalSpy chosen(m_page->findChild<FieldsPane*>(), &FieldsPane::valueChosen);
    auto* const list = find<QListView>(u"topValues"_s);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(top()->index(1, 0)).center());
    QCOMPARE(chosen.size(), 0);
    QVERIFY(!find<QAction>(u"showDocumentsWithValue"_s)->isEnabled());
}

void FieldsPaneTest::topValuesFollowAFloodThatIsWritten()
{
    addFlood(100);
    settle();
    const std::shared_ptr<const LoadedAlerts> before = m_sources->loaded(current().key);
    QCOMPARE(top()->rowCount(), 5);
    QSignalSpy finished(m_sources.get(), &AlertSources::loadFinished);
    click(u"floodField0"_s);
    find<QDoubleSpinBox>(u"floodFieldValues"_s)->setValue(3);
    QTRY_COMPARE(top()->rowCount(), 3);
    QCOMPARE(fields()->index(0, FieldTableModel::Values).data().toInt(), 3);
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(top()->rowCount(), 3);
    QVERIFY(m_sources->loaded(current().key) != before);
}

void FieldsPaneTest::aLargeFloodIsSampledUnmade()
{
    addFlood(7'000, base::Day);
    QVERIFY(find<QWidget>(u"nothingRead"_s)->isVisible());
    QTRY_VERIFY(find<QListView>(u"topValues"_s)->isVisible());
    QVERIFY(find<QWidget>(u"nothingRead"_s)->isVisible());
    QVERIFY(!find<QTableView>(u"documentTable"_s)->isVisible());
    QVERIFY(!m_sources->loaded(current().key));
    QCOMPARE(fields()->rowCount(), 2);
    QCOMPARE(topField(), u"host.name"_s);
    QCOMPARE(top()->rowCount(), 5);
    const QLabel* origin = nullptr;
    for (const QLabel* const label : m_page->findChild<FieldsPane*>()->findChildren<QLabel*>()) {
        if (label->text().startsWith(u"sample of"_s))
            origin = label;
    }
    QVERIFY(origin);
    QVERIFY(origin->isVisible());
    click(u"floodField0"_s);
    find<QDoubleSpinBox>(u"floodFieldValues"_s)->setValue(4);
    QTRY_COMPARE(top()->rowCount(), 4);
    // A new seed draws others.
    const QStringList drawn = topRows();
    find<QSpinBox>(u"floodSeed"_s)->setValue(77);
    QTRY_VERIFY(topRows() != drawn);
}

void FieldsPaneTest::anUnsoundFloodChangesNothing()
{
    addFlood(100);
    settle();
    const QStringList before = topRows();
    find<QDoubleSpinBox>(u"floodRate"_s)->setValue(0);
    QVERIFY(find<FieldNote>(u"floodRateNote"_s)->isVisible());
    find<QDoubleSpinBox>(u"floodRate"_s)->setValue(100);
    QVERIFY(!find<FieldNote>(u"floodRateNote"_s)->isVisible());
    QTRY_VERIFY(isSettled());
    QCOMPARE(topRows(), before);
}

void FieldsPaneTest::samplesEndWithTheFlood()
{
    open(write(u"bad.ndjson"_s, "no JSON\n"));
    const std::int64_t bad = current().key;
    const std::int64_t large = addFlood(7'000, base::Day);
    const auto* const sample = m_page->findChild<FloodSample*>();
    QVERIFY(sample->isRunning());
    // Neither a sample that is being counted comes to a file,
    m_sources->setCurrent(bad);
    QVERIFY(!sample->isRunning());
    QCOMPARE(fields()->rowCount(), 0);
    // nor one that was counted to another flood,
    m_sources->setCurrent(large);
    QTRY_COMPARE(fields()->rowCount(), 2);
    addFlood(8'000, base::Day);
    QCOMPARE(fields()->rowCount(), 0);
    QVERIFY(!find<QListView>(u"topValues"_s)->isVisible());
    QTRY_COMPARE(fields()->rowCount(), 2);
    // or to what was read.
    open(write(u"alerts.ndjson"_s, goodNdjson()));
    QCOMPARE(topRows(), (QStringList{u"web 15"_s, u"db 5"_s}));
    QVERIFY(!sample->last());
}

void FieldsPaneTest::everyWidgetKeepsTheRules()
{
    open(richFile());
    QCOMPARE(brokenRules(*m_page).join(u'\n'), QString());
}

void FieldsPaneTest::picturesCanBeKept()
{
    open(richFile());
    find<QListView>(u"topValues"_s)->setFocus();
    find<QListView>(u"topValues"_s)->setCurrentIndex(top()->index(1, 0));
    keepPictures(u"fields-file"_s);
    open(portsFile());
    keepPictures(u"fields-misfits"_s);
    m_window->resize(1440, 900);
    addFlood(7'000, base::Day);
    QTRY_COMPARE(top()->rowCount(), 5);
    choose(u"user.name"_s);
    keepPictures(u"fields-sample"_s);
    QVERIFY(!m_window->grab().isNull());
}

QTEST_MAIN(FieldsPaneTest)
#include "tst_FieldsPane.moc"
