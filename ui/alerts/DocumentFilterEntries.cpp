// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/alerts/DocumentFilterEntries.h"

#include <QAction>
#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QMenu>

#include <optional>

#include "ui/bridge/DocumentFilter.h"
#include "ui/bridge/Text.h"
#include "ui/models/DocumentTableModel.h"
#include "ui/widgets/IconSet.h"

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype LongestInMenu = 40;

QString tr(const char* text) { return QCoreApplication::translate("DocumentFilterEntries", text); }

} // namespace

void addFilterEntries(QMenu& menu, DocumentFilter& filter, const DocumentTableModel& documents,
                      const QModelIndex& index)
{
    if (index.column() == DocumentTableModel::TimeColumn)
        return;
    const std::optional<QString> value = documents.value(index);
    const QString field = documents.fields().at(index.column() - 1);
    // A cell without a value: those that have none are what "not field: *" leaves.
    alerts::ValueCondition same{.field = toUtf8(field),
                                .value = value ? toUtf8(*value) : std::string("*"),
                                .isPattern = !value,
                                .isWanted = value.has_value()};
    alerts::ValueCondition others = same;
    others.isWanted = !same.isWanted;
    QString shown = value ? QString(value->left(LongestInMenu)).replace(u'\n', u' ').replace(u'&', u"&&"_s) : QString();
    if (value && value->size() > LongestInMenu)
        shown += u'…';
    QAction* const only = menu.addAction(icons::icon(u"filter"_s, icons::Ink::Muted),
                                         value ? tr("Only these: %1 is %2").arg(field, shown)
                                               : tr("Only these: without %1").arg(field));
    only->setObjectName(u"onlyThese"_s);
    QAction* const without = menu.addAction(icons::icon(u"minus"_s, icons::Ink::Muted),
                                            value ? tr("Without these: %1 is not %2").arg(field, shown)
                                                  : tr("Without these: with %1").arg(field));
    without->setObjectName(u"withoutThese"_s);
    QObject::connect(only, &QAction::triggered, &filter, [&filter, same] { filter.add(same); });
    QObject::connect(without, &QAction::triggered, &filter, [&filter, others] { filter.add(others); });
    menu.addSeparator();
    QAction* const copy = menu.addAction(icons::icon(u"copy"_s, icons::Ink::Muted), tr("Copy the value"));
    copy->setObjectName(u"copyValue"_s);
    copy->setEnabled(value.has_value());
    QObject::connect(copy, &QAction::triggered, copy,
                     [value] { QGuiApplication::clipboard()->setText(value.value_or(QString())); });
}

} // namespace casewright::ui
