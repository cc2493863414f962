// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/DesktopWindow.h"

#include "ui/widgets/ActionTable.h"

#include <QAction>
#include <QApplication>
#include <QFile>
#include <QTest>

#include <utility>

namespace casewright::desktop {

using namespace Qt::StringLiterals;

void DesktopWindow::setUp()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<QSettings>(filePath(u"settings.ini"_s), QSettings::IniFormat);
    // The sample workspace too: the same program runs at the same time on a server, and beside the user's own.
    for (const char* const place : {"XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"})
        qputenv(place, filePath(QString::fromLatin1(place)).toUtf8());
}

void DesktopWindow::tearDown()
{
    m_desktop.reset();
    m_settings.reset();
}

bool DesktopWindow::show(const QString& path)
{
    m_desktop = std::make_unique<Desktop>(*qobject_cast<QApplication*>(qApp), *m_settings);
    m_desktop->begin(path);
    m_desktop->window().show();
    m_desktop->window().activateWindow();
    return QTest::qWaitForWindowActive(&m_desktop->window());
}

void DesktopWindow::trigger(const QString& action) { m_desktop->actions().action(action)->trigger(); }

QString DesktopWindow::write(const QString& name, const QByteArray& content) const
{
    QFile file(filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write %s", qUtf8Printable(name));
    return file.fileName();
}

QString DesktopWindow::writeWorkspace(const QByteArray& alerts) const
{
    const QString path = filePath(u"w.casewright"_s);
    auto workspace = store::Workspace::open(path.toStdString(), store::Access::Create).value();
    rules::Rule rule;
    rule.id.text = "rule-1";
    rule.name = "Per host";
    rule.casesAction.emplace();
    rule.casesAction->groupBy = "host.name";
    rule.casesAction->timeWindow = "1d";
    store::StoredSource source;
    source.name = "alerts.ndjson";
    source.path = write(u"alerts.ndjson"_s, alerts).toStdString();
    if (!workspace.addRule(rule) || !workspace.addSource(source))
        qFatal("cannot fill %s", qUtf8Printable(path));
    return path;
}

store::Workspace DesktopWindow::reader(const QString& path)
{
    base::Result<store::Workspace> workspace = store::Workspace::open(path.toStdString(), store::Access::ReadOnly);
    if (!workspace)
        qFatal("cannot read %s: %s", qUtf8Printable(path), workspace.error().text.c_str());
    return std::move(*workspace);
}

} // namespace casewright::desktop
