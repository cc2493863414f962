// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/RuleListModel.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <map>
#include <utility>

#include "ui/bridge/RuleDocuments.h"
#include "ui/bridge/RuleOutcomes.h"
#include "ui/bridge/Text.h"

namespace casewright::ui {

using namespace Qt::StringLiterals;

RuleListModel::RuleListModel(const RuleDocuments& documents, QObject* parent)
    : QAbstractListModel(parent),
      m_documents(documents)
{
    connect(&documents, &RuleDocuments::reset, this, &RuleListModel::reload);
    connect(&documents, &RuleDocuments::added, this, &RuleListModel::insert);
    connect(&documents, &RuleDocuments::removed, this, &RuleListModel::remove);
    connect(&documents, &RuleDocuments::changed, this, [this](std::int64_t key) { refresh(m_documents.rowOf(key)); });
    connect(&documents, &RuleDocuments::findingsChanged, this, &RuleListModel::refreshAll);
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
            parts.append(tr("Last simulation: %1").arg(row.outcome));
        if (!row.findings.isEmpty())
            parts.append(row.findings);
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
    default: return {};
    }
}

QModelIndex RuleListModel::indexOf(std::int64_t key) const
{
    // Not the documents' row: they are ahead while rows come and go here.
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [key](const Row& row) { return row.key == key; });
    return found == m_rows.end() ? QModelIndex() : index(static_cast<int>(found - m_rows.begin()));
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
    const std::vector<rules::Finding> findings = m_documents.findings(stored.key);
    QStringList sentences;
    for (const rules::Finding& finding : findings)
        sentences.append(toText(finding.text));
    Row made{.key = stored.key,
             .name = RuleTexts::nameOf(stored.rule),
             .type = RuleTexts::typeName(stored.rule.ruleTypeId),
             .consumer = toText(stored.rule.consumer),
             .search = {},
             .tags = {},
             .findings = sentences.join(u'\n'),
             .outcome = outcomeOf(stored.rule.id.text),
             .counts = RuleTexts::count(findings)};
    for (const std::string& tag : stored.rule.tags)
        made.tags.append(toText(tag));
    made.search = (QStringList{made.name, made.type, made.consumer} + made.tags).join(u'\n');
    return made;
}

QString RuleListModel::outcomeOf(const std::string& id) const
{
    const auto found = m_outcomes ? m_outcomes->byRule().find(id) : std::map<std::string, RuleOutcome>::const_iterator();
    if (!m_outcomes || found == m_outcomes->byRule().end())
        return {};
    const RuleOutcome& outcome = found->second;
    const QString at = QLocale::c().toString(QDateTime::fromMSecsSinceEpoch(outcome.at.milliseconds), u"MMM d, HH:mm"_s);
    if (!outcome.isWhole)
        return tr("Stopped early, %1").arg(at);
    const auto cases = static_cast<qulonglong>(outcome.cases);
    return outcome.cases == 1 ? tr("1 case, %1").arg(at) : tr("%1 cases, %2").arg(QString::number(cases), at);
}

void RuleListModel::setOutcomes(const RuleOutcomes& outcomes)
{
    m_outcomes = &outcomes;
    connect(&outcomes, &RuleOutcomes::changed, this, &RuleListModel::showOutcomes);
    showOutcomes();
}

void RuleListModel::showOutcomes()
{
    for (int row = 0; row < rowCount(); ++row)
        m_rows[static_cast<std::size_t>(row)].outcome =
            outcomeOf(m_documents.rules()[static_cast<std::size_t>(row)].rule.id.text);
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

void RuleListModel::refreshAll()
{
    for (int row = 0; row < rowCount(); ++row)
        m_rows[static_cast<std::size_t>(row)] = rowFor(row);
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

void RuleListModel::reload()
{
    beginResetModel();
    m_rows.clear();
    for (int row = 0; row < static_cast<int>(m_documents.rules().size()); ++row)
        m_rows.push_back(rowFor(row));
    endResetModel();
}

void RuleListModel::insert(int row)
{
    Row made = rowFor(row);
    beginInsertRows({}, row, row);
    m_rows.insert(m_rows.begin() + row, std::move(made));
    endInsertRows();
}

void RuleListModel::remove(int row)
{
    beginRemoveRows({}, row, row);
    m_rows.erase(m_rows.begin() + row);
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
