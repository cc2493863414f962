// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/AlertsWindow.h"

#include "tests/gui/Screenshots.h"
#include "ui/bridge/Text.h"

#include <QAbstractButton>
#include <QApplication>
#include <QFile>
#include <QHeaderView>
#include <QLabel>
#include <QTableView>
#include <QTest>

namespace casewright::ui {

using namespace Qt::StringLiterals;

AlertsWindow::AlertsWindow() = default;
AlertsWindow::~AlertsWindow() = default;

void AlertsWindow::build()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_session = std::make_unique<WorkspaceSession>();
    QVERIFY(m_session->open(m_folder->filePath(u"w.casewright"_s), store::Access::Create));
    m_sources = std::make_unique<AlertSources>(*m_session);
    m_theme = std::make_unique<Theme>(*qApp, [] { return false; });
    m_actions = std::make_unique<ActionTable>();
    m_window = std::make_unique<MainWindow>(*m_actions, *m_theme);
    m_page = new AlertsPage(*m_session, *m_sources);
    m_window->addPage(m_page);
    m_runs = 0;
    m_actions->add({.id = u"simulation.run"_s, .text = u"Run simulation"_s}, m_page, [this] { ++m_runs; });
    m_window->resize(1440, 900);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void AlertsWindow::tearDown()
{
    m_window.reset();
    m_actions.reset();
    m_theme.reset();
    m_sources.reset();
    m_session.reset();
}

QString AlertsWindow::write(const QString& name, const QByteArray& content)
{
    const QString path = m_folder->filePath(name);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("%s cannot be written", qUtf8Printable(path));
    return path;
}

QByteArray AlertsWindow::goodNdjson()
{
    QByteArray lines;
    for (int i = 0; i < 20; ++i)
        lines += uR"({"_id":"d%1","@timestamp":"2026-03-02T00:00:%2Z","host":{"name":"%3"},"n":%1})"_s
                     .arg(i)
                     .arg(i, 2, 10, QLatin1Char('0'))
                     .arg(i % 4 == 0 ? u"db"_s : u"web"_s)
                     .toUtf8()
                 + '\n';
    return lines;
}

void AlertsWindow::click(const QString& name) { QTest::mouseClick(find<QAbstractButton>(name), Qt::LeftButton); }

void AlertsWindow::open(const QString& path)
{
    m_page->openFiles({path});
    QTRY_VERIFY(m_sources->current() && toText(m_sources->find(*m_sources->current())->path) == path);
    QTRY_VERIFY(isSettled());
}

bool AlertsWindow::isSettled()
{
    const std::optional<std::int64_t> key = m_sources->current();
    return key && (m_sources->loaded(*key) || m_sources->failure(*key));
}

void AlertsWindow::settle()
{
    QTRY_VERIFY(isSettled());
    QTRY_VERIFY(fields()->rowCount() > 0);
}

void AlertsWindow::keepPictures(const QString& name)
{
    for (const auto& [theme, word] : {std::pair{Theme::Choice::Light, u"light"_s}, {Theme::Choice::Dark, u"dark"_s}}) {
        m_theme->choose(theme);
        for (const QSize size : {QSize(1440, 900), QSize(1024, 700)}) {
            m_window->resize(size);
            QTRY_COMPARE(m_window->size(), size);
            // Headers lay their sections out a moment later.
            const auto* const table = find<QTableView>(u"fieldTable"_s);
            QTRY_VERIFY(!table->isVisible() || table->horizontalHeader()->length() <= table->viewport()->width());
            keepScreenshot(*m_window, u"%1-%2-%3"_s.arg(name, word).arg(size.width()));
        }
    }
    m_theme->choose(Theme::Choice::Light);
}

std::int64_t AlertsWindow::addFlood(double perMinute, base::Duration length)
{
    alerts::Flood flood;
    flood.name = "Outage";
    flood.start = {1'772'409'600'000};
    flood.length = length;
    flood.perMinute = perMinute;
    flood.fields = {{.name = "host.name", .prefix = "h-", .cardinality = 5, .skew = 0, .missing = 0},
                    {.name = "user.name", .prefix = "u-", .cardinality = 40, .skew = 1, .missing = 0.25}};
    store::StoredSource source;
    source.name = flood.name;
    source.seed = 42;
    source.flood = alerts::writeFlood(flood);
    return m_sources->add(source).value_or(-1);
}

QString AlertsWindow::summary() { return find<QLabel>(u"sourceSummary"_s)->text(); }
QAbstractItemModel* AlertsWindow::documents() { return find<QTableView>(u"documentTable"_s)->model(); }
QAbstractItemModel* AlertsWindow::fields() { return find<QTableView>(u"fieldTable"_s)->model(); }

} // namespace casewright::ui
