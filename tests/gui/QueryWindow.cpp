// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/QueryWindow.h"

#include "ui/bridge/Text.h"
#include "ui/designer/ConditionLineView.h"
#include "ui/models/ConditionEdits.h"
#include "ui/widgets/FieldNote.h"

#include <QMenu>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

namespace casewright::ui {

using namespace Qt::StringLiterals;

QueryWindow::QueryWindow() { m_rules.newRule(u"One"_s); }

QPushButton* QueryWindow::segment(const QString& group, int position)
{
    return m_rules.find<QPushButton>(u"segment%1"_s.arg(position), m_rules.find<QWidget>(group));
}

QString QueryWindow::note(const QString& name)
{
    const auto* const note = m_rules.find<FieldNote>(name);
    return note->isVisible() ? note->text() : QString();
}

QListView* QueryWindow::list(const QString& popup)
{
    const QList<QListView*> all = m_rules.window->findChildren<QListView*>(popup + u"List"_s);
    const auto open = std::find_if(all.begin(), all.end(), [](const QListView* each) { return each->isVisible(); });
    if (all.isEmpty())
        qFatal("%s was never opened", qUtf8Printable(popup));
    return open == all.end() ? all.front() : *open;
}

QStringList QueryWindow::offered(const QString& popup)
{
    const QListView* const view = list(popup);
    QStringList texts;
    for (int row = 0; view->isVisible() && row < view->model()->rowCount(); ++row)
        texts.append(view->model()->index(row, 0).data().toString());
    return texts;
}

void QueryWindow::typeQuery(const QString& query)
{
    text()->setFocus();
    text()->selectAll();
    QTest::keyClick(text(), Qt::Key_Delete);
    QTest::keyClicks(text(), query);
    QTest::keyClick(text(), Qt::Key_Escape);
}

void QueryWindow::showQuery(const QString& query)
{
    rules::Rule rule = m_rules.current();
    rule.query = toUtf8(query);
    m_rules.documents->edit(m_rules.documents->current().value(), rule, rules::RuleField::Query, u"Show"_s);
}

void QueryWindow::choose(const QString& box, const QString& entry)
{
    QComboBox* const chooser = this->box(box);
    const int index = chooser->findText(entry);
    if (index < 0)
        qFatal("%s is not offered", qUtf8Printable(entry));
    chooser->setCurrentIndex(index);
    Q_EMIT chooser->activated(index);
}

void QueryWindow::menu(const QString& handle, const QString& entry)
{
    QTest::mouseClick(tool(handle), Qt::LeftButton);
    auto* const menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
    QAction* const action = menu ? menu->findChild<QAction*>(entry) : nullptr;
    if (!action)
        qFatal("no %s", qUtf8Printable(entry));
    menu->setActiveAction(action);
    QTest::keyClick(menu, Qt::Key_Return);
    // Without a desktop nobody gives the keyboard back.
    m_rules.window->activateWindow();
    if (!QTest::qWaitForWindowActive(m_rules.window.get()))
        qFatal("the window does not become active");
}

void QueryWindow::loadAlerts(int users)
{
    store::StoredSource source;
    source.name = "winlog";
    QByteArray flood = R"({"casewright":"flood/1","start":"2026-03-02T00:00:00Z","length":"1h","perMinute":1,
        "fields":[{"name":"host.name","prefix":"h-","cardinality":1},{"name":"user.name","prefix":"u-","cardinality":USERS},
                  {"name":"event.code","prefix":"e-","cardinality":1}]})";
    source.flood = flood.replace("USERS", QByteArray::number(users)).toStdString();
    const std::int64_t key = m_rules.sources->add(source).value();
    QSignalSpy finished(m_rules.sources.get(), &AlertSources::loadFinished);
    m_rules.sources->load(key);
    if (!finished.wait())
        qFatal("the alerts are not read");
}

const ConditionNode* QueryWindow::node(const ConditionPath& path)
{
    const std::int64_t key = m_rules.documents->current().value();
    m_top = shownConditions({.query = m_rules.current().query, .draft = m_rules.documents->draft(key)}).top;
    return findNode(m_top, path);
}

QString QueryWindow::state()
{
    QStringList parts{text()->toPlainText(), note(u"ruleQueryStale"_s)};
    const auto* const builder = m_rules.find<QScrollArea>(u"conditionBuilder"_s);
    builder->verticalScrollBar()->setValue(0);
    QList<ConditionLineView*> lines = m_rules.page->findChildren<ConditionLineView*>();
    std::sort(lines.begin(), lines.end(), [](const QWidget* a, const QWidget* b) { return a->y() < b->y(); });
    for (const ConditionLineView* const line : lines) {
        if (!line->isVisible() || line->y() > builder->viewport()->height())
            continue;
        parts.append(line->objectName());
        for (const QWidget* const stop : line->stops()) {
            if (const auto* const field = qobject_cast<const QLineEdit*>(stop))
                parts.append(field->text());
            if (const auto* const chooser = qobject_cast<const QComboBox*>(stop))
                parts.append(chooser->currentText());
            if (const auto* const each = qobject_cast<const QAbstractButton*>(stop))
                parts.append(u"%1%2"_s.arg(each->text(), each->isChecked() ? u"!"_s : QString()));
            parts.append(stop->isEnabled() ? u"+"_s : u"-"_s);
            parts.append(stop->isVisible() ? QString() : u"hidden"_s);
        }
    }
    return parts.join(u'|');
}

} // namespace casewright::ui
