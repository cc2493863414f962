// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/ImportReportModel.h"

#include <QFileInfo>
#include <QStringList>

#include <algorithm>

#include "ui/bridge/Text.h"

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;
using NoteRoles::Level;
using Outcome = ImportedItem::Outcome;

Level levelOf(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Added:
    case Outcome::Replaced: return Level::Fine;
    case Outcome::Renumbered:
    case Outcome::LeftOut: return Level::Info;
    case Outcome::Refused: break;
    }
    return Level::Error;
}

QString titleOf(const ImportedItem& item)
{
    if (!item.name.empty())
        return toText(item.name);
    return item.key != 0 ? ImportReportModel::tr("Unnamed rule") : QFileInfo(toText(item.place.file)).fileName();
}

QString detailOf(const ImportedItem& item)
{
    const QString why = toText(item.text);
    switch (item.outcome) {
    case Outcome::Added: return ImportReportModel::tr("Imported");
    case Outcome::Renumbered:
        return ImportReportModel::tr("Imported with another id, because ids of cases are made from it. %1").arg(why);
    case Outcome::Replaced: return ImportReportModel::tr("Imported in place of the rule here with its id");
    case Outcome::LeftOut: return ImportReportModel::tr("Left out. %1").arg(why);
    case Outcome::Refused: break;
    }
    return ImportReportModel::tr("Not imported. %1").arg(why);
}

/// "export.ndjson:3:1"
QString placeOf(const base::Location& place)
{
    QString text = QFileInfo(toText(place.file)).fileName();
    if (place.line > 0)
        text += u":%1"_s.arg(place.line);
    if (place.line > 0 && place.column > 0)
        text += u":%1"_s.arg(place.column);
    return text;
}

} // namespace

void ImportReportModel::setItems(const std::vector<ImportedItem>& items)
{
    beginResetModel();
    m_items = items;
    endResetModel();
}

int ImportReportModel::count(Outcome outcome) const
{
    return static_cast<int>(std::ranges::count(m_items, outcome, &ImportedItem::outcome));
}

QString ImportReportModel::title() const
{
    const int in = count(Outcome::Added) + count(Outcome::Renumbered) + count(Outcome::Replaced);
    if (in == 0)
        return tr("No rule was imported");
    return in == 1 ? tr("Imported 1 rule") : tr("Imported %1 rules").arg(in);
}

QString ImportReportModel::summary() const
{
    QStringList parts;
    if (const int number = count(Outcome::Renumbered))
        parts.append(tr("%1 with another id").arg(number));
    if (const int number = count(Outcome::Replaced))
        parts.append(tr("%1 in place of rules here").arg(number));
    if (const int number = count(Outcome::LeftOut))
        parts.append(tr("%1 left out").arg(number));
    if (const int number = count(Outcome::Refused))
        parts.append(tr("%1 not imported").arg(number));
    return parts.join(u", "_s);
}

int ImportReportModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_items.size());
}

QVariant ImportReportModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ImportedItem& item = m_items[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole: return titleOf(item);
    case Qt::ToolTipRole:
        return QStringList{titleOf(item), detailOf(item), toText(item.place.file) + u' ' + placeOf(item.place)}.join(
            u'\n');
    case Qt::AccessibleTextRole: return QStringList{titleOf(item), detailOf(item), placeOf(item.place)}.join(u", "_s);
    case NoteRoles::LevelRole: return static_cast<int>(levelOf(item.outcome));
    case NoteRoles::DetailRole: return detailOf(item);
    case NoteRoles::PlaceRole: return placeOf(item.place);
    case NoteRoles::RuleKeyRole: return QVariant::fromValue(item.key);
    default: return {};
    }
}

} // namespace casewright::ui
