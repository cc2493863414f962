// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/RuleListModel.h"

#include <QDateTime>
#include <QLocale>

#include <iterator>
#include <map>
#include <tuple>
#include <utility>

#include "ui/bridge/PrintableText.h"
#include "ui/bridge/RuleDocuments.h"
#include "ui/bridge/RuleOutcomes.h"
#include "ui/bridge/Text.h"
#include "ui/bridge/WorkspaceFindings.h"
#include "ui/models/CaseText.h"

namespace casewright::ui {

using namespace Qt::StringLiterals;

namespace {

QString lossOf(const RuleOutcome& outcome)
{
    const QString number = CaseText::number(outcome.lost);
    return outcome.countsDocuments ? RuleListModel::tr("%1 lost").arg(number)
                                   : RuleListModel::tr("lost %1 times").arg(number);
}

/// "31 cases, 212 lost, Mar 5, 12:05"
QString textOf(const RuleOutcome& outcome)
{
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(outcome.at.milliseconds);
    const QString at = QLocale::c().toString(local, u"MMM d, HH:mm"_s);
    if (!outcome.isWhole)
        return RuleListModel::tr("Stopped early, %1").arg(at);
    QStringList parts{CaseText::cases(outcome.cases)};
    if (outcome.lost > 0)
        parts.append(lossOf(outcome));
    parts.append(at);
    return parts.join(u", "_s);
}

} // namespace

RuleListModel::RuleListModel(const RuleDocuments& documents, const WorkspaceFindings& findings, QObject* parent)
    : QAbstractListModel(parent),
      m_documents(documents),
      m_findings(findings)
{
    connect(&documents, &RuleDocuments::reset, this, &RuleListModel::reload);
    connect(&documents, &RuleDocuments::added, this, &RuleListModel::insert);
    connect(&documents, &RuleDocuments::removed, this, &RuleListModel::remove);
    connect(&documents, &RuleDocuments::changed, this, [this](std::int64_t key) { refresh(m_documents.rowOf(key)); });
    connect(&findings, &WorkspaceFindings::changed, this, &RuleListModel::showFindings);
    reload();
}

int RuleListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant RuleListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole: return row.name;
    case Qt::ToolTipRole: {
        QStringList parts{row.name};
        if (!row.outcome.isEmpty())
            parts.append(tr("Last simulation, against %1: %2").arg(row.against, row.outcome));
        QStringList sentences;
        for (const rules::Finding& finding : row.findings)
            sentences.append(toText(finding.text));
        if (!sentences.isEmpty())
            parts.append(sentences.join(u'\n'));
        return parts.join(u"\n\n"_s);
    }
    case Qt::AccessibleTextRole: {
        QStringList parts{row.name, row.type, row.consumer};
        if (const QString summary = RuleTexts::summary(row.counts); !summary.isEmpty())
            parts.append(summary);
        if (!row.outcome.isEmpty())
            parts.append(row.outcome);
        return parts.join(u", "_s);
    }
    case KeyRole: return QVariant::fromValue(row.key);
    case TypeRole: return row.type;
    case ConsumerRole: return row.consumer;
    case ErrorsRole: return row.counts.errors;
    case WarningsRole: return row.counts.warnings;
    case FilterRole: return row.search;
    case TagsRole: return row.tags;
    case OutcomeRole: return row.outcome;
    case LossRole: return row.hasLoss;
    default: return {};
    }
}

QModelIndex RuleListModel::indexOf(std::int64_t key) const
{
    // Not the documents' row: they are ahead while rows come and go here.
    const auto found = m_places.find(key);
    return found == m_places.end() ? QModelIndex() : index(found->second);
}

RuleTexts::FindingCounts RuleListModel::findingCounts() const
{
    RuleTexts::FindingCounts sum;
    for (const Row& row : m_rows) {
        sum.errors += row.counts.errors;
        sum.warnings += row.counts.warnings;
    }
    return sum;
}

RuleListModel::Row RuleListModel::rowFor(int row) const
{
    const store::StoredRule& stored = m_documents.rules()[static_cast<std::size_t>(row)];
    const auto found = m_findings.byRule().find(stored.key);
    std::vector<rules::Finding> findings;
    if (found != m_findings.byRule().end())
        findings = found->second;
    Row made{.key = stored.key,
             .name = RuleTexts::nameOf(stored.rule),
             .type = RuleTexts::typeName(stored.rule.ruleTypeId),
             .consumer = toText(stored.rule.consumer),
             .search = {},
             .tags = {},
             .findings = {},
             .outcome = {},
             .against = {},
             .counts = RuleTexts::count(findings)};
    made.findings = std::move(findings);
    putOutcome(made, stored.rule.id.text);
    for (const std::string& tag : stored.rule.tags)
        made.tags.append(toText(tag));
    made.search = (QStringList{made.name, made.type, made.consumer} + made.tags).join(u'\n');
    return made;
}

void RuleListModel::putOutcome(Row& row, const std::string& id) const
{
    row.outcome.clear();
    row.against.clear();
    row.hasLoss = false;
    if (!m_outcomes)
        return;
    const auto found = m_outcomes->byRule().find(id);
    if (found == m_outcomes->byRule().end())
        return;
    const RuleOutcome& outcome = found->second;
    row.outcome = textOf(outcome);
    row.against = printableText(toText(outcome.source));
    row.hasLoss = outcome.isWhole && outcome.lost > 0;
}

void RuleListModel::setOutcomes(const RuleOutcomes& outcomes)
{
    m_outcomes = &outcomes;
    connect(&outcomes, &RuleOutcomes::changed, this, &RuleListModel::showOutcomes);
    showOutcomes();
}

void RuleListModel::showOutcomes()
{
    bool isOther = false;
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        Row& shown = m_rows[row];
        const auto before = std::tuple(shown.outcome, shown.against, shown.hasLoss);
        putOutcome(shown, m_documents.rules()[row].rule.id.text);
        isOther = isOther || before != std::tie(shown.outcome, shown.against, shown.hasLoss);
    }
    if (isOther)
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

void RuleListModel::showFindings()
{
    int first = -1;
    int last = -1;
    for (int row = 0; row < rowCount(); ++row) {
        Row& shown = m_rows[static_cast<std::size_t>(row)];
        const auto found = m_findings.byRule().find(shown.key);
        static const std::vector<rules::Finding> none;
        const std::vector<rules::Finding>& findings = found == m_findings.byRule().end() ? none : found->second;
        if (shown.findings == findings)
            continue;
        shown.findings = findings;
        shown.counts = RuleTexts::count(findings);
        first = first < 0 ? row : first;
        last = row;
    }
    if (first >= 0)
        Q_EMIT dataChanged(index(first), index(last));
}

void RuleListModel::reload()
{
    beginResetModel();
    m_rows.clear();
    for (int row = 0; row < static_cast<int>(m_documents.rules().size()); ++row)
        m_rows.push_back(rowFor(row));
    findRows();
    endResetModel();
}

void RuleListModel::findRows()
{
    m_places.clear();
    for (std::size_t row = 0; row < m_rows.size(); ++row)
        m_places.emplace(m_rows[row].key, static_cast<int>(row));
}

void RuleListModel::insert(int first, int last)
{
    std::vector<Row> made;
    for (int row = first; row <= last; ++row)
        made.push_back(rowFor(row));
    beginInsertRows({}, first, last);
    m_rows.insert(m_rows.begin() + first, std::make_move_iterator(made.begin()), std::make_move_iterator(made.end()));
    findRows();
    endInsertRows();
}

void RuleListModel::remove(int first, int last)
{
    beginRemoveRows({}, first, last);
    m_rows.erase(m_rows.begin() + first, m_rows.begin() + last + 1);
    findRows();
    endRemoveRows();
}

void RuleListModel::refresh(int row)
{
    Row made = rowFor(row);
    Row& shown = m_rows[static_cast<std::size_t>(row)];
    if (made == shown)
        return;
    shown = std::move(made);
    Q_EMIT dataChanged(index(row), index(row));
}

} // namespace casewright::ui
