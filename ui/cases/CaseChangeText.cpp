// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/CaseChangeText.h"

#include "ui/bridge/Text.h"
#include "ui/models/CaseText.h"

#include <QCoreApplication>

namespace casewright::ui {
namespace {

QString tr(const char* text) { return QCoreApplication::translate("CaseChangeText", text); }

} // namespace

QString changeText(const cases::CaseChange& change)
{
    if (change.title)
        return tr("Title changed");
    if (change.description)
        return tr("Description changed");
    if (change.severity)
        return tr("Severity set to %1").arg(CaseText::severity(*change.severity));
    if (change.status)
        return tr("Marked as %1").arg(CaseText::status(*change.status));
    if (change.tags)
        return tr("Tags changed");
    if (change.assignees)
        return tr("Assignees changed");
    if (change.category)
        return *change.category ? tr("Category set to %1").arg(toText(**change.category)) : tr("Category taken away");
    if (change.syncAlerts)
        return *change.syncAlerts ? tr("Sync alerts turned on") : tr("Sync alerts turned off");
    if (change.connector)
        return tr("External incident management system chosen");
    return tr("Custom fields changed");
}

} // namespace casewright::ui
