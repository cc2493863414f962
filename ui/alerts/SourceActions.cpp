// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/alerts/SourceActions.h"

#include <QAction>
#include <QMenu>

#include "ui/widgets/ActionTable.h"

namespace casewright::ui {

using namespace Qt::StringLiterals;

SourceActions::SourceActions(ActionTable& actions, QMenu* floods, QObject* parent) : QObject(parent)
{
    m_open = actions.add({.id = u"alerts.open"_s,
                          .text = tr("&Open alerts..."),
                          .icon = u"import"_s,
                          .shortcut = QKeySequence(Qt::CTRL | Qt::Key_O),
                          .tip = tr("Reads alerts from JSON or CSV files, also in gzip"),
                          .menu = MenuPlace::File,
                          .group = 1},
                         this, &SourceActions::openRequested);
    m_flood = actions.add({.id = u"alerts.flood"_s, .text = tr("New &flood"), .icon = u"flood"_s,
                           .tip = tr("Makes up alerts: a rate, fields and a storm"), .menu = MenuPlace::File,
                           .group = 1},
                          this, [this] { Q_EMIT floodRequested({}); });
    // From the command palette it is still a flood of one's own.
    m_flood->setMenu(floods);
    m_read = actions.add({.id = u"alerts.reload"_s, .text = tr("&Read the source again"), .icon = u"redo"_s,
                          .shortcut = QKeySequence(Qt::Key_F5),
                          .tip = tr("Reads the file again, or makes the flood again"), .menu = MenuPlace::File,
                          .group = 1},
                         this, &SourceActions::readRequested);
    m_remove = actions.add({.id = u"alerts.remove"_s, .text = tr("Re&move the source"), .icon = u"trash"_s,
                            .tip = tr("Removes the source from the list; its file stays as it is"),
                            .menu = MenuPlace::File, .group = 1},
                           this, &SourceActions::removeRequested);
}

void SourceActions::setPossible(bool isWritable, bool isInSight)
{
    m_open->setEnabled(isWritable);
    m_flood->setEnabled(isWritable);
    m_read->setEnabled(isInSight);
    m_remove->setEnabled(isInSight && isWritable);
}

} // namespace casewright::ui
