// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/ActionTable.h"

#include "ui/widgets/ActionTip.h"
#include "ui/widgets/IconSet.h"

#include <QMap>

namespace casewright::ui {

using namespace Qt::StringLiterals;

QString menuTitle(MenuPlace place)
{
    switch (place) {
    case MenuPlace::Palette: return {};
    case MenuPlace::File: return ActionTable::tr("File");
    case MenuPlace::Edit: return ActionTable::tr("Edit");
    case MenuPlace::Rule: return ActionTable::tr("Rule");
    case MenuPlace::Simulation: return ActionTable::tr("Simulation");
    case MenuPlace::Cases: return ActionTable::tr("Cases");
    case MenuPlace::View: return ActionTable::tr("View");
    case MenuPlace::Help: return ActionTable::tr("Help");
    }
    return {};
}

ActionTable::ActionTable(QObject* parent) : QObject(parent) {}

QAction* ActionTable::add(const ActionSpec& spec)
{
    if (QAction* const known = action(spec.id)) {
        qWarning("The action %s is there already.", qUtf8Printable(spec.id));
        return known;
    }
    auto* const made = new QAction(spec.text, this);
    made->setObjectName(spec.id);
    made->setCheckable(spec.isCheckable);
    made->setShortcut(spec.shortcut);
    made->setToolTip(actionTip(spec, made, spec.shortcut));
    made->setStatusTip(spec.tip);
    if (!spec.icon.isEmpty())
        made->setIcon(icons::icon(spec.icon));
    m_actions.append(made);
    m_specs.append(spec);
    Q_EMIT added(made);
    return made;
}

QAction* ActionTable::action(const QString& id) const
{
    for (QAction* const action : m_actions) {
        if (action->objectName() == id)
            return action;
    }
    return nullptr;
}

const ActionSpec& ActionTable::spec(const QAction* action) const
{
    static const ActionSpec none;
    for (qsizetype i = 0; i < m_actions.size(); ++i) {
        if (m_actions.at(i) == action)
            return m_specs.at(i);
    }
    return none;
}

QStringList ActionTable::conflicts() const
{
    QMap<QString, QStringList> claims;
    for (const QAction* const action : m_actions) {
        for (const QKeySequence& shortcut : action->shortcuts())
            claims[shortcut.toString(QKeySequence::PortableText)].append(action->objectName());
    }
    QStringList found;
    for (auto claim = claims.cbegin(); claim != claims.cend(); ++claim) {
        if (claim.value().size() > 1)
            found.append(claim.key() + u": "_s + claim.value().join(u", "_s));
    }
    return found;
}

QString ActionTable::plainText(const QAction* action)
{
    QString text = action->text();
    text.replace(u"&&"_s, u"\x1"_s).remove(u'&').replace(u'\x1', u'&');
    while (text.endsWith(u'.') || text.endsWith(u'…'))
        text.chop(1);
    return text;
}

} // namespace casewright::ui
