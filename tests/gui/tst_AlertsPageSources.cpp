// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/AlertsWindow.h"
#include "ui/widgets/Banner.h"

#include <QAction>
#include <QApplication>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFile>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QTest>
#include <QToolButton>
#include <QUrl>

using namespace Qt::StringLiterals;
using namespace casewright;
using namespace casewright::ui;

/// The list of sources on the page, in the real window: how they come, go, and come back.
class AlertsPageSourcesTest final : public QObject, private AlertsWindow {
    Q_OBJECT

private Q_SLOTS:
    void init() { build(); }
    void cleanup() { tearDown(); }
    void namesAMissingFile();
    void namesAllFilesThatAreMissing();
    void opensWhatIsDropped();
    void opensTheSameFileAgain();
    void removesASource();
    void putsBackWhatWasRemoved();
    void tellsFloodsThatMixTheFile();
    void newFloodsCanBeginWithAPreset();
    void readOnlySaysWhy();
    void anotherWorkspaceIsShown();
    void aCancelledSourceIsReadInAnotherWorkspace();

private:
    Banner* removed() { return find<Banner>(u"removedBanner"_s); }
    void putBack() { QTest::mouseClick(removed()->findChild<QPushButton*>(u"bannerAction"_s), Qt::LeftButton); }
};

void AlertsPageSourcesTest::namesAMissingFile()
{
    m_page->openFiles({m_folder->filePath(u"gone.ndjson"_s)});
    auto* const banner = find<Banner>(u"openBanner"_s);
    QTRY_VERIFY(banner->isVisible());
    QVERIFY2(banner->title().contains(u"gone.ndjson"_s), qUtf8Printable(banner->title()));
    QVERIFY(m_sources->sources().empty());
}

void AlertsPageSourcesTest::namesAllFilesThatAreMissing()
{
    const QString good = write(u"alerts.ndjson"_s, goodNdjson());
    m_page->openFiles({m_folder->filePath(u"a.ndjson"_s), good, m_folder->filePath(u"b.ndjson"_s)});
    auto* const banner = find<Banner>(u"openBanner"_s);
    QTRY_VERIFY(banner->isVisible());
    QCOMPARE(banner->title(), u"a.ndjson, b.ndjson were not opened"_s);
    QCOMPARE(banner->text().count(u'\n'), 1);
    QCOMPARE(m_sources->sources().size(), std::size_t{1});
    settle();
}

void AlertsPageSourcesTest::opensWhatIsDropped()
{
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(write(u"one.ndjson"_s, goodNdjson())),
                  QUrl::fromLocalFile(write(u"two.ndjson"_s, goodNdjson()))});
    const QPoint place(700, 400);
    QDragEnterEvent enter(place, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_page, &enter);
    QVERIFY(enter.isAccepted());
    QVERIFY(find<QLabel>(u"dropHint"_s)->property("active").toBool());
    QDropEvent drop(place, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_page, &drop);
    QVERIFY(!find<QLabel>(u"dropHint"_s)->property("active").toBool());
    QTRY_COMPARE(m_sources->sources().size(), std::size_t{2});
    QCOMPARE(current().name, std::string("two.ndjson"));

    QMimeData words;
    words.setText(u"words"_s);
    QDragEnterEvent other(place, Qt::CopyAction, &words, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_page, &other);
    QVERIFY(!find<QLabel>(u"dropHint"_s)->property("active").toBool());
}

void AlertsPageSourcesTest::opensTheSameFileAgain()
{
    const QString path = write(u"alerts.ndjson"_s, goodNdjson());
    open(path);
    QCOMPARE(documents()->rowCount(), 20);
    write(u"alerts.ndjson"_s, goodNdjson().split('\n').first() + '\n');
    m_page->openFiles({path});
    QTRY_COMPARE(documents()->rowCount(), 1);
    QCOMPARE(m_sources->sources().size(), std::size_t{1});
}

void AlertsPageSourcesTest::removesASource()
{
    const QString path = write(u"alerts.ndjson"_s, goodNdjson());
    open(path);
    addFlood(1);
    settle();
    auto* const list = find<QListView>(u"sourceList"_s);
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Up);
    QCOMPARE(current().name, std::string("alerts.ndjson"));
    QTest::keyClick(list, Qt::Key_Delete);
    QCOMPARE(m_sources->sources().size(), std::size_t{1});
    QCOMPARE(current().name, std::string("Outage"));
    QVERIFY(QFile::exists(path));
    click(u"removeSource"_s);
    QVERIFY(m_sources->sources().empty());
    QVERIFY(find<QWidget>(u"noSources"_s)->isVisible());
    QVERIFY(!find<QWidget>(u"removeSource"_s)->isEnabled());
    QVERIFY(!m_actions->action(u"alerts.remove"_s)->isEnabled());
}

void AlertsPageSourcesTest::putsBackWhatWasRemoved()
{
    addFlood(1);
    addFlood(2);
    addFlood(3);
    const std::vector<store::StoredSource> before = m_sources->sources();
    QVERIFY(!removed()->isVisible());
    m_sources->setCurrent(before[1].key);
    click(u"removeSource"_s);
    QVERIFY(removed()->isVisible());
    QCOMPARE(removed()->title(), u"Outage was removed from the list"_s);
    m_actions->action(u"alerts.remove"_s)->trigger();
    QCOMPARE(m_sources->sources().size(), std::size_t{1});
    // The last one first; each where it stood.
    putBack();
    QCOMPARE(current().key, before[2].key);
    QVERIFY(removed()->isVisible());
    putBack();
    QVERIFY(!removed()->isVisible());
    QCOMPARE(m_sources->sources(), before);
    QCOMPARE(current().key, before[1].key);
    QCOMPARE(find<QListView>(u"sourceList"_s)->currentIndex().row(), 1);
    settle();
    m_sources->finishSaving();
    QCOMPARE(AlertSources(*m_session).sources(), before);
    // What was closed is not asked about again.
    click(u"removeSource"_s);
    QTest::mouseClick(removed()->findChild<QToolButton*>(u"bannerClose"_s), Qt::LeftButton);
    click(u"removeSource"_s);
    putBack();
    QVERIFY(!removed()->isVisible());
    QCOMPARE(m_sources->sources().size(), std::size_t{2});
}

void AlertsPageSourcesTest::tellsFloodsThatMixTheFile()
{
    open(write(u"alerts.ndjson"_s, goodNdjson()));
    const store::StoredSource file = current();
    addFlood(1);
    store::StoredSource mixed = current();
    alerts::Flood flood = alerts::parseFlood(mixed.flood, mixed.name).value();
    flood.mix = alerts::FloodMix{.into = file.path};
    mixed.flood = alerts::writeFlood(flood);
    QVERIFY(m_sources->save(mixed));
    m_sources->setCurrent(file.key);
    QVERIFY2(find<QToolButton>(u"removeSource"_s)->toolTip().contains(u"Outage"_s), "said before");
    click(u"removeSource"_s);
    QCOMPARE(removed()->tone(), Tone::Limit);
    QVERIFY2(removed()->text().contains(u"The flood Outage is mixed into these alerts"_s),
             qUtf8Printable(removed()->text()));
    putBack();
    QCOMPARE(m_sources->sources().size(), std::size_t{2});
    settle();
}

void AlertsPageSourcesTest::newFloodsCanBeginWithAPreset()
{
    const QAction* const action = m_actions->action(u"alerts.flood"_s);
    QCOMPARE(action->menu(), find<QMenu>(u"addFloodMenu"_s));
    const QList<QAction*> entries = action->menu()->actions();
    QVERIFY(entries.size() > 2);
    entries.last()->trigger();
    QCOMPARE(m_sources->sources().size(), std::size_t{1});
    QCOMPARE(QString::fromStdString(current().name), entries.last()->text());
    settle();
}

void AlertsPageSourcesTest::readOnlySaysWhy()
{
    addFlood(10);
    QVERIFY(m_session->open(m_folder->filePath(u"w.casewright"_s), store::Access::ReadOnly));
    QVERIFY(find<Banner>(u"readOnlyBanner"_s)->isVisible());
    for (const QString& button : {u"openFile"_s, u"addFlood"_s, u"removeSource"_s, u"addFloodField"_s, u"floodRate"_s})
        QVERIFY2(!find<QWidget>(button)->isEnabled(), qUtf8Printable(button));
    for (const QString& id : {u"alerts.open"_s, u"alerts.flood"_s, u"alerts.remove"_s})
        QVERIFY2(!m_actions->action(id)->isEnabled(), qUtf8Printable(id));
    QVERIFY(!m_page->acceptDrops());
    settle();
    QCOMPARE(documents()->rowCount(), 600);
    QVERIFY(m_session->open(m_folder->filePath(u"w.casewright"_s), store::Access::ReadWrite));
    QVERIFY(!find<Banner>(u"readOnlyBanner"_s)->isVisible());
    QVERIFY(find<QWidget>(u"openFile"_s)->isEnabled());
}

void AlertsPageSourcesTest::anotherWorkspaceIsShown()
{
    addFlood(10);
    settle();
    QVERIFY(m_session->open(m_folder->filePath(u"other.casewright"_s), store::Access::Create));
    QVERIFY(find<QWidget>(u"noSources"_s)->isVisible());
    open(write(u"alerts.ndjson"_s, goodNdjson()));
    QCOMPARE(documents()->rowCount(), 20);
    QVERIFY(m_session->open(m_folder->filePath(u"w.casewright"_s), store::Access::ReadWrite));
    settle();
    QCOMPARE(documents()->rowCount(), 600);
}

void AlertsPageSourcesTest::aCancelledSourceIsReadInAnotherWorkspace()
{
    addFlood(7'000, base::Day);
    QTest::mouseClick(find<QWidget>(u"nothingRead"_s)->findChild<QPushButton*>(u"emptyAction"_s), Qt::LeftButton);
    auto* const progress = find<QWidget>(u"loadProgress"_s);
    QTRY_VERIFY(progress->isVisible());
    QTest::mouseClick(progress->findChild<QToolButton*>(u"cancelButton"_s), Qt::LeftButton);
    const std::int64_t cancelled = current().key;
    QVERIFY(m_session->open(m_folder->filePath(u"other.casewright"_s), store::Access::Create));
    QCOMPARE(addFlood(10), cancelled);
    settle();
    QCOMPARE(documents()->rowCount(), 600);
}

QTEST_MAIN(AlertsPageSourcesTest)
#include "tst_AlertsPageSources.moc"
