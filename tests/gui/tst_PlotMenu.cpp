// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/PlotBase.h"
#include "ui/widgets/PlotFile.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QFile>
#include <QFileDialog>
#include <QGuiApplication>
#include <QImage>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace casewright::ui;

/// What a plot shows, taken elsewhere by its context menu.
class PlotMenuTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void copiesThePicture();
    void copiesTheData();
    void savesEachKind_data();
    void savesEachKind();
    void savesTheData();
    void whatCannotBeWrittenIsTold();
    void dataHasOnlyWhatIsShown();

private:
    void choose(const QString& action) const;
    /// Answers the question for a file.
    void saveTo(const QString& path) const;
    [[nodiscard]] QString path(const QString& name) const { return m_folder->filePath(name); }
    [[nodiscard]] static QByteArray contentOf(const QString& path);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<PlotBase> m_plot;
};

void PlotMenuTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_plot = std::make_unique<PlotBase>();
    m_plot->useTimeAxis();
    m_plot->resize(400, 200);
    QCPGraph* const open = m_plot->addGraph();
    open->setName(u"open cases"_s);
    open->setData({1'772'409'600.0, 1'772'409'900.5}, {3, 4.25}, true);
    auto* const bars = new QCPBars(m_plot->xAxis, m_plot->yAxis);
    bars->setName(u"alerts, all"_s);
    bars->setData({1'772'409'600.0, 1'772'410'200.0}, {12, 1'000'000}, true);
    m_plot->rescaleAxes();
    m_plot->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_plot.get()));
}

void PlotMenuTest::choose(const QString& action) const
{
    const QPoint middle = m_plot->rect().center();
    QContextMenuEvent asked(QContextMenuEvent::Mouse, middle, m_plot->mapToGlobal(middle));
    QApplication::sendEvent(m_plot.get(), &asked);
    auto* const menu = m_plot->findChild<QMenu*>(u"plotMenu"_s);
    QVERIFY(menu);
    auto* const entry = menu->findChild<QAction*>(action);
    QVERIFY(entry);
    entry->trigger();
    menu->close();
    QTRY_VERIFY(!m_plot->findChild<QMenu*>(u"plotMenu"_s));
}

void PlotMenuTest::saveTo(const QString& path) const
{
    auto* const dialog = m_plot->findChild<QFileDialog*>(u"savePlotDialog"_s);
    QVERIFY(dialog);
    Q_EMIT dialog->fileSelected(path);
    dialog->close();
}

QByteArray PlotMenuTest::contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void PlotMenuTest::copiesThePicture()
{
    QGuiApplication::clipboard()->clear();
    choose(u"copyPicture"_s);
    QCOMPARE(QGuiApplication::clipboard()->image().size(), m_plot->size() * 2);
}

void PlotMenuTest::copiesTheData()
{
    QGuiApplication::clipboard()->clear();
    choose(u"copyData"_s);
    const QByteArray expected = "time,open cases,\"alerts, all\"\n"
                                "2026-03-02T00:00:00.000Z,3,12\n"
                                "2026-03-02T00:05:00.500Z,4.25,\n"
                                "2026-03-02T00:10:00.000Z,,1000000\n";
    QCOMPARE(QGuiApplication::clipboard()->text().toUtf8(), expected);
    QCOMPARE(QGuiApplication::clipboard()->mimeData()->data(u"text/csv"_s), expected);
}

void PlotMenuTest::savesEachKind_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("begins");
    QTest::newRow("png") << u"a.png"_s << QByteArray("\x89PNG");
    QTest::newRow("svg") << u"a.SVG"_s << QByteArray("<?xml");
    QTest::newRow("pdf") << u"a.pdf"_s << QByteArray("%PDF");
}

void PlotMenuTest::savesEachKind()
{
    QFETCH(const QString, file);
    QFETCH(const QByteArray, begins);
    choose(u"savePicture"_s);
    saveTo(path(file));
    const QByteArray content = contentOf(path(file));
    QVERIFY2(content.startsWith(begins), content.left(20).constData());
    if (file.endsWith(u"png"))
        QCOMPARE(QImage::fromData(content).size(), m_plot->size() * 2);
    if (!file.endsWith(u"SVG"))
        return;
    // Lines and text, not a picture of points.
    QVERIFY(QSvgRenderer(content).isValid());
    QCOMPARE(QSvgRenderer(content).viewBox(), m_plot->rect());
    QVERIFY(content.contains("<text") && !content.contains("<image"));
}

void PlotMenuTest::savesTheData()
{
    choose(u"saveData"_s);
    saveTo(path(u"a.csv"_s));
    QCOMPARE(contentOf(path(u"a.csv"_s)), plotfile::csvOf(*m_plot));
}

void PlotMenuTest::whatCannotBeWrittenIsTold()
{
    const QString nowhere = path(u"missing/a.png"_s);
    choose(u"savePicture"_s);
    saveTo(nowhere);
    auto* const told = m_plot->findChild<QMessageBox*>(u"plotNotSaved"_s);
    QVERIFY(told);
    QVERIFY2(told->text().contains(nowhere), qUtf8Printable(told->text()));
    QVERIFY(!QFile::exists(nowhere));
    told->close();
}

void PlotMenuTest::dataHasOnlyWhatIsShown()
{
    m_plot->graph(0)->setVisible(false);
    QCPGraph* const ornament = m_plot->addGraph();
    ornament->setName({});
    ornament->setData({1.0}, {1.0});
    QVERIFY(plotfile::csvOf(*m_plot).startsWith("time,\"alerts, all\"\n2026-03-02T00:00:00.000Z,12\n"));
    QCustomPlot empty;
    QCOMPARE(plotfile::csvOf(empty), QByteArray("key\n"));
}

QTEST_MAIN(PlotMenuTest)
#include "tst_PlotMenu.moc"
