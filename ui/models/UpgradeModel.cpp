// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/UpgradeModel.h"

#include <algorithm>
#include <utility>

#include "ui/bridge/PrintableText.h"
#include "ui/bridge/Text.h"
#include "ui/models/CaseText.h"
#include "ui/models/SweepTexts.h"

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;
using analysis::Measure;

bool isLoss(const UpgradedRule& rule)
{
    return std::ranges::any_of(rule.change.differences, &analysis::VersionDifference::isLoss);
}

QString valueText(const std::optional<analysis::SweepOutcome>& outcome, Measure measure)
{
    return outcome ? SweepTexts::valueOf(measure, *outcome) : u"–"_s;
}

} // namespace

void UpgradeModel::setReport(std::shared_ptr<const UpgradeReport> report)
{
    beginResetModel();
    m_report = std::move(report);
    endResetModel();
}

QStringList UpgradeModel::sentences(int row) const
{
    if (row < 0 || row >= rowCount())
        return {};
    const UpgradedRule& rule = m_report->rules[static_cast<std::size_t>(row)];
    if (rule.error)
        return {toText(*rule.error)};
    QStringList all;
    for (const analysis::VersionDifference& difference : rule.change.differences)
        all.append(difference.isLoss ? tr("Loss: %1").arg(printableText(difference.what))
                                     : printableText(difference.what));
    for (const std::string& finding : rule.change.newFindings)
        all.append(tr("New finding: %1").arg(printableText(finding)));
    for (const std::string& finding : rule.change.goneFindings)
        all.append(tr("Finding that goes: %1").arg(printableText(finding)));
    if (all.isEmpty())
        all.append(tr("Nothing changes."));
    return all;
}

int UpgradeModel::changedCount() const
{
    if (!m_report)
        return 0;
    return static_cast<int>(std::ranges::count_if(m_report->rules, [](const UpgradedRule& rule) {
        return rule.error.has_value() || !rule.change.differences.empty();
    }));
}

int UpgradeModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_report ? 0 : static_cast<int>(m_report->rules.size());
}

int UpgradeModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : Columns; }

QVariant UpgradeModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const UpgradedRule& rule = m_report->rules[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole: return textOf(rule, index.column());
    case Qt::ToolTipRole:
        return index.column() == Change ? sentences(index.row()).join(u'\n') : textOf(rule, index.column());
    case Qt::TextAlignmentRole:
        return index.column() <= Change ? QVariant() : QVariant(Qt::AlignRight | Qt::AlignVCenter);
    case IsLossRole: return isLoss(rule);
    default: return {};
    }
}

QString UpgradeModel::textOf(const UpgradedRule& rule, int column) const
{
    switch (column) {
    case Rule: return rule.name.empty() ? tr("Rule without a name") : printableText(rule.name);
    case Change: {
        if (rule.error)
            return tr("Cannot be told: %1").arg(toText(*rule.error));
        const auto& differences = rule.change.differences;
        if (differences.empty())
            return tr("Nothing changes");
        const QString first = printableText(differences.front().what);
        return isLoss(rule) ? tr("Loss: %1").arg(first) : first;
    }
    case CasesBefore: return valueText(rule.change.before, Measure::CasesOpened);
    case CasesAfter: return valueText(rule.change.after, Measure::CasesOpened);
    case LostBefore: return valueText(rule.change.before, Measure::AlertsLost);
    case LostAfter: return valueText(rule.change.after, Measure::AlertsLost);
    case Moved:
        return rule.change.cases ? CaseText::number(rule.change.cases->moved.size()) : u"–"_s;
    default: return {};
    }
}

QVariant UpgradeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return section <= Change ? QVariant() : QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    const QString from = m_report ? toText(m_report->from) : QString();
    const QString to = m_report ? toText(m_report->to) : QString();
    switch (section) {
    case Rule: return tr("Rule");
    case Change: return tr("What changes");
    case CasesBefore: return tr("Cases, %1").arg(from);
    case CasesAfter: return tr("Cases, %1").arg(to);
    case LostBefore: return tr("Lost, %1").arg(from);
    case LostAfter: return tr("Lost, %1").arg(to);
    case Moved: return tr("Alerts moved");
    default: return {};
    }
}

} // namespace casewright::ui
