// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/RulesWindow.h"

#include "tests/gui/Screenshots.h"
#include "ui/bridge/RuleImport.h"
#include "ui/bridge/Text.h"
#include "ui/widgets/FieldNote.h"

#include <QApplication>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFile>
#include <QMimeData>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

/// Another page, to come back from.
class OtherPage final : public Page {
public:
    [[nodiscard]] QString name() const override { return u"other"_s; }
    [[nodiscard]] QString title() const override { return u"Other"_s; }
    [[nodiscard]] QString iconName() const override { return u"alerts"_s; }
};

} // namespace

RulesWindow::RulesWindow(store::Access access) { build(access); }

RulesWindow::~RulesWindow() { tearDown(); }

void RulesWindow::build(store::Access access)
{
    session = std::make_unique<WorkspaceSession>();
    if (const auto opened = session->open(workspacePath(), access); !opened)
        qFatal("%s", qUtf8Printable(toText(opened.error())));
    documents = std::make_unique<RuleDocuments>(*session);
    sources = std::make_unique<AlertSources>(*session);
    theme = std::make_unique<Theme>(*qApp, [] { return false; });
    actions = std::make_unique<ActionTable>();
    window = std::make_unique<MainWindow>(*actions, *theme);
    page = new RulesPage(*session, *documents);
    page->setAlerts(*sources);
    window->addPage(page);
    window->addPage(new OtherPage);
    window->show();
    window->activateWindow();
    if (!QTest::qWaitForWindowActive(window.get()))
        qFatal("the window does not become active");
}

void RulesWindow::tearDown()
{
    window.reset();
    actions.reset();
    theme.reset();
    sources.reset();
    documents.reset();
    session.reset();
}

void RulesWindow::reopen(store::Access access)
{
    tearDown();
    build(access);
}

QSpinBox* RulesWindow::number(const QString& duration)
{
    return find<QSpinBox>(u"durationNumber"_s, find<QWidget>(duration));
}

QString RulesWindow::note(const QString& field)
{
    const auto* const note = find<FieldNote>(field + u"Note"_s);
    return note->isVisible() ? note->text() : QString();
}

void RulesWindow::retype(QLineEdit* field, const QString& text)
{
    field->setFocus();
    field->selectAll();
    QTest::keyClicks(field, text);
}

void RulesWindow::newRule(const QString& name)
{
    action(u"rules.new"_s)->trigger();
    retype(line(u"ruleName"_s), name);
}

rules::Rule RulesWindow::saved(std::size_t row) const
{
    documents->finishSaving();
    const auto workspace = store::Workspace::open(toUtf8(workspacePath()), store::Access::ReadOnly);
    const auto rules = workspace->rules();
    return rules->at(row).rule;
}

void RulesWindow::changeFile(const QString& sql)
{
    documents->finishSaving();
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"past"_s);
        database.setDatabaseName(workspacePath());
        if (!database.open() || !QSqlQuery(database).exec(sql))
            qFatal("the workspace's file could not be changed");
    }
    QSqlDatabase::removeDatabase(u"past"_s);
}

QString RulesWindow::write(const QString& name, const QByteArray& text) const
{
    const QString path = filePath(name);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("%s cannot be written", qUtf8Printable(path));
    return path;
}

QByteArray RulesWindow::read(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(no file)");
}

void RulesWindow::drop(const QStringList& paths, QWidget* onto)
{
    QMimeData data;
    QList<QUrl> urls;
    for (const QString& path : paths)
        urls.append(QUrl::fromLocalFile(path));
    data.setUrls(urls);
    QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QWidget* const target = onto ? onto : page;
    QApplication::sendEvent(target, &enter);
    if (!enter.isAccepted())
        return;
    QDropEvent event({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(target, &event);
    const auto* const import = page->findChild<RuleImport*>();
    if (!QTest::qWaitFor([import] { return !import->isRunning(); }, 20'000))
        qFatal("the import does not end");
}

QByteArray RulesWindow::ruleFile(const QByteArray& more)
{
    return R"({"name": "Suspicious PowerShell", "id": "0001", "rule_type_id": "siem.queryRule", "consumer": "siem",
  "schedule": {"interval": "5m"}, "tags": ["windows", "T1059.001"], "alert_delay": {"active": 2})"
        + more + "}\n";
}

void RulesWindow::keepPicture(const QString& name) { keepScreenshot(*window, name); }

} // namespace casewright::ui
