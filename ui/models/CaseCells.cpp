// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/CaseCells.h"

#include "core/cases/CaseNames.h"
#include "ui/bridge/Text.h"
#include "ui/models/CaseTableModel.h"
#include "ui/models/CaseText.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QStringList>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace casewright::ui::CaseCells {
namespace {

using namespace Qt::StringLiterals;
using store::CaseRow;
using Column = CaseTableModel::Column;

QString tr(const char* text) { return QCoreApplication::translate("CaseCells", text); }

QStringList textsOf(const std::vector<std::string>& texts)
{
    QStringList shown;
    for (const std::string& each : texts)
        shown.append(toText(each));
    return shown;
}

/// Those that tell this case from others first: what the rule gives to all its cases has the least room.
QStringList tagsOf(const std::vector<std::string>& tags)
{
    const auto isField = [&](std::string_view field) {
        return std::find(tags.begin(), tags.end(), field) != tags.end();
    };
    const auto rankOf = [&](const std::string& tag) {
        if (tag == "auto-generated")
            return 2;
        if (tag.starts_with("rule:"))
            return 4;
        // The Cases action gives "field" and "field:value" of what it grouped by.
        for (std::size_t end = tag.find(':'); end != std::string::npos; end = tag.find(':', end + 1))
            if (isField(std::string_view(tag).substr(0, end)))
                return 0;
        const std::string prefix = tag + ':';
        const auto isOfField = [&prefix](const std::string& each) { return each.starts_with(prefix); };
        return std::any_of(tags.begin(), tags.end(), isOfField) ? 3 : 1;
    };
    std::vector<std::pair<int, std::string>> ranked;
    for (const std::string& tag : tags)
        ranked.emplace_back(rankOf(tag), tag);
    std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    QStringList shown;
    for (const auto& [rank, tag] : ranked)
        shown.append(toText(tag));
    return shown;
}

QVariant momentOf(const std::optional<base::Timestamp>& time)
{
    return time ? QVariant::fromValue<qlonglong>(time->milliseconds) : QVariant();
}

bool isMoment(int column) { return column == Column::Created || column == Column::Updated || column == Column::Closed; }

/// As Kibana tests it: what was not pushed since it changed has to be pushed again.
QString incidentOf(const CaseRow& row)
{
    if (!row.pushedTo)
        return {};
    const QString title = toText(row.pushedTo->externalTitle);
    return row.updatedAt && *row.updatedAt > row.pushedTo->pushedAt ? tr("%1, requires update").arg(title)
                                                                  : tr("%1, up to date").arg(title);
}

} // namespace

bool isNumber(int column)
{
    return column == Column::Alerts || column == Column::Reopened || column == Column::Comments;
}

QVariant display(const CaseRow& row, int column)
{
    switch (column) {
    case Column::Name: return toText(row.title);
    case Column::Status: return CaseText::status(row.status);
    case Column::Severity: return CaseText::severity(std::string(cases::nameOf(row.severity)));
    case Column::Alerts: return row.totalAlerts;
    case Column::Reopened: return row.timesReopened;
    case Column::Tags: return tagsOf(row.tags);
    case Column::Created: return QVariant::fromValue<qlonglong>(row.createdAt.milliseconds);
    case Column::Updated: return momentOf(row.updatedAt);
    case Column::Assignees: return textsOf(row.assignees);
    case Column::Category: return row.category ? toText(*row.category) : QString();
    case Column::Comments: return row.totalComments;
    case Column::Closed: return momentOf(row.closedAt);
    case Column::Incident: return incidentOf(row);
    default: return {};
    }
}

QString title(int column)
{
    switch (column) {
    case Column::Name: return tr("Name");
    case Column::Status: return tr("Status");
    case Column::Severity: return tr("Severity");
    case Column::Alerts: return tr("Alerts");
    case Column::Reopened: return tr("Reopened");
    case Column::Tags: return tr("Tags");
    case Column::Created: return tr("Created");
    case Column::Updated: return tr("Updated");
    case Column::Assignees: return tr("Assignees");
    case Column::Category: return tr("Category");
    case Column::Comments: return tr("Comments");
    case Column::Closed: return tr("Closed on");
    case Column::Incident: return tr("External incident");
    default: return {};
    }
}

QString text(const CaseRow& row, int column)
{
    const QVariant value = display(row, column);
    if (isMoment(column))
        return value.isValid() ? QDateTime::fromMSecsSinceEpoch(value.toLongLong()).toString(Qt::ISODate) : QString();
    QString text = value.metaType().id() == QMetaType::QStringList ? value.toStringList().join(u", "_s)
                                                                   : value.toString();
    return text.replace(u'\t', u' ').replace(u'\n', u' ');
}

} // namespace casewright::ui::CaseCells
