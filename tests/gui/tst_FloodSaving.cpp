// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/AlertsWindow.h"
#include "ui/bridge/Text.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/ProgressLine.h"

#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QMenu>
#include <QPushButton>
#include <QTest>
#include <QThreadPool>
#include <QToolButton>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;
using namespace casewright;
using namespace casewright::ui;

/// "Save as NDJSON" and "Save flood file" in the real window.
class FloodSavingTest final : public QObject, private AlertsWindow {
    Q_OBJECT

private Q_SLOTS:
    void init() { build(); }
    void cleanup() { tearDown(); }
    void isForFloodsInSight();
    void whatIsSavedReadsAsTheSame_data();
    void whatIsSavedReadsAsTheSame();
    void theHistoryIsSavedToo();
    void theFloodFileGivesTheFloodAgain();
    void cancelKeepsWhatWasThere();
    void saysWhatWentWrong();

private:
    QAction* action(const QString& id) const { return m_actions->action(id); }
    Banner* banner() { return find<Banner>(u"saveBanner"_s); }
    QString pathOf(const QString& name) const { return m_folder->filePath(name); }
    void choose(const QString& id, const QString& dialogName, const QString& path);
    void saveDocuments(const QString& path) { choose(u"alerts.saveDocuments"_s, u"saveDocumentsDialog"_s, path); }
    void mixInto(std::int64_t key, const QString& path);
    [[nodiscard]] static QByteArray contentOf(const QString& path);
};

void FloodSavingTest::choose(const QString& id, const QString& dialogName, const QString& path)
{
    QVERIFY(action(id)->isEnabled());
    action(id)->trigger();
    auto* const dialog = m_window->findChild<QFileDialog*>(dialogName);
    QVERIFY(dialog);
    Q_EMIT dialog->fileSelected(path);
    dialog->close();
}

void FloodSavingTest::mixInto(std::int64_t key, const QString& path)
{
    store::StoredSource source = *m_sources->find(key);
    alerts::Flood flood = alerts::parseFlood(source.flood).value();
    flood.mix = alerts::FloodMix{.into = toUtf8(path), .map = {}, .strength = 0.5};
    source.flood = alerts::writeFlood(flood);
    QVERIFY(m_sources->save(source));
    QTRY_VERIFY(isSettled());
}

QByteArray FloodSavingTest::contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void FloodSavingTest::isForFloodsInSight()
{
    auto* const button = find<QPushButton>(u"saveFlood"_s);
    QVERIFY(!action(u"alerts.saveDocuments"_s)->isEnabled());
    open(write(u"file.ndjson"_s, goodNdjson()));
    QVERIFY(!action(u"alerts.saveDocuments"_s)->isEnabled());
    QVERIFY(!action(u"alerts.saveFlood"_s)->isEnabled());
    QVERIFY(!button->isVisible());
    addFlood(10);
    QVERIFY(action(u"alerts.saveDocuments"_s)->isEnabled());
    QVERIFY(action(u"alerts.saveFlood"_s)->isEnabled());
    QVERIFY(button->isVisible());
    QCOMPARE(button->menu()->actions(),
             (QList<QAction*>{action(u"alerts.saveDocuments"_s), action(u"alerts.saveFlood"_s)}));
    m_page->hide();
    QVERIFY(!action(u"alerts.saveDocuments"_s)->isEnabled());
}

void FloodSavingTest::whatIsSavedReadsAsTheSame_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("plain") << u"saved.ndjson"_s;
    QTest::newRow("packed") << u"saved.ndjson.gz"_s;
}

void FloodSavingTest::whatIsSavedReadsAsTheSame()
{
    QFETCH(const QString, name);
    const std::int64_t key = addFlood(100);
    settle();
    const std::shared_ptr<const alerts::AlertTable> made = m_sources->loaded(key)->table;
    saveDocuments(pathOf(name));
    QTRY_COMPARE(banner()->title(), u"Saved "_s + name);
    QCOMPARE(banner()->tone(), Tone::Fine);
    QVERIFY(!find<ProgressLine>(u"saveProgress"_s)->isVisible());
    QCOMPARE(contentOf(pathOf(name)).startsWith("\x1f\x8b"), name.endsWith(u".gz"_s));
    open(pathOf(name));
    const std::shared_ptr<const LoadedAlerts> read = m_sources->loaded(current().key);
    QVERIFY(read);
    QCOMPARE(read->table->size(), 6000U);
    QCOMPARE(read->table->size(), made->size());
    QVERIFY(std::ranges::equal(read->table->times(), made->times()));
    for (std::uint32_t row = 0; row < made->size(); ++row)
        QCOMPARE(read->table->id({row}), made->id({row}));
}

void FloodSavingTest::theHistoryIsSavedToo()
{
    const QString history = write(u"history.ndjson"_s, goodNdjson());
    const std::int64_t key = addFlood(10);
    mixInto(key, history);
    QVERIFY(m_sources->loaded(key));
    QCOMPARE(m_sources->loaded(key)->table->size(), 20U + 300U);
    saveDocuments(pathOf(u"mixed.ndjson"_s));
    QTRY_COMPARE(banner()->title(), u"Saved mixed.ndjson"_s);
    const QByteArray text = contentOf(pathOf(u"mixed.ndjson"_s));
    QCOMPARE(text.count('\n'), 320);
    for (const QByteArray& line : goodNdjson().split('\n'))
        QVERIFY(line.isEmpty() || text.contains(line.mid(1, line.indexOf(',') - 1)));
    // Never over what it is made of.
    saveDocuments(history);
    QTRY_COMPARE(banner()->title(), u"history.ndjson was not saved"_s);
    QCOMPARE(contentOf(history), goodNdjson());
}

void FloodSavingTest::theFloodFileGivesTheFloodAgain()
{
    const std::int64_t key = addFlood(10);
    choose(u"alerts.saveFlood"_s, u"saveFloodDialog"_s, pathOf(u"flood.json"_s));
    QTRY_COMPARE(banner()->title(), u"Saved flood.json"_s);
    QVERIFY2(banner()->text().contains(u"--seed 42"_s), qUtf8Printable(banner()->text()));
    const auto again = alerts::parseFlood(contentOf(pathOf(u"flood.json"_s)).toStdString());
    QVERIFY(again.has_value());
    QVERIFY(*again == alerts::parseFlood(m_sources->find(key)->flood).value());
}

void FloodSavingTest::cancelKeepsWhatWasThere()
{
    // So many are made on request only: they are not there yet.
    addFlood(50'000);
    const QString path = write(u"before.ndjson"_s, "before\n");
    saveDocuments(path);
    auto* const progress = find<ProgressLine>(u"saveProgress"_s);
    QVERIFY(progress->isVisible());
    QVERIFY(!action(u"alerts.saveDocuments"_s)->isEnabled());
    QTRY_VERIFY2(progress->text().contains(u"Making events"_s), qUtf8Printable(progress->text()));
    auto* const cancel = progress->findChild<QToolButton*>();
    QVERIFY(cancel);
    QTest::mouseClick(cancel, Qt::LeftButton);
    QCOMPARE(banner()->title(), u"Saving before.ndjson was cancelled"_s);
    QVERIFY(!progress->isVisible());
    QVERIFY(action(u"alerts.saveDocuments"_s)->isEnabled());
    QVERIFY(QThreadPool::globalInstance()->waitForDone());
    QCOMPARE(contentOf(path), QByteArray("before\n"));
    QCOMPARE(QDir(m_folder->path()).entryList({u"before*"_s}), QStringList{u"before.ndjson"_s});
}

void FloodSavingTest::saysWhatWentWrong()
{
    addFlood(10);
    for (const auto& [id, dialog] : {std::pair(u"alerts.saveDocuments"_s, u"saveDocumentsDialog"_s),
                                     std::pair(u"alerts.saveFlood"_s, u"saveFloodDialog"_s)}) {
        choose(id, dialog, pathOf(u"nowhere/x.json"_s));
        QTRY_VERIFY(banner()->isVisible());
        QCOMPARE(banner()->title(), u"x.json was not saved"_s);
        QCOMPARE(banner()->tone(), Tone::Loss);
        QVERIFY2(banner()->text().contains(u"cannot be written"_s), qUtf8Printable(banner()->text()));
        QVERIFY(action(id)->isEnabled());
        banner()->dismiss();
    }
}

QTEST_MAIN(FloodSavingTest)
#include "tst_FloodSaving.moc"
