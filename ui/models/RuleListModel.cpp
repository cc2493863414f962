// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/RuleListModel.h"

#include <QStringList>

#include <algorithm>
#include <utility>

#include "ui/bridge/RuleDocuments.h"
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
    connect(&documents, &RuleDocuments::findingsChanged, this, [this] {
        for (int row = 0; row < rowCount(); ++row)
            refresh(row);
    });
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
    case Qt::ToolTipRole: return row.findings.isEmpty() ? row.name : QString(row.name + u"\n\n"_s + row.findings);
    case Qt::AccessibleTextRole: {
        QStringList parts{row.name, row.type, row.consumer};
        if (const QString summary = RuleTexts::summary(row.counts); !summary.isEmpty())
            parts.append(summary);
        return parts.join(u", "_s);
    }
    case KeyRole: return QVariant::fromValue(row.key);
    case TypeRole: return row.type;
    case ConsumerRole: return row.consumer;
    case ErrorsRole: return row.counts.errors;
    case WarningsRole: return row.counts.warnings;
    case FilterRole: return row.search;
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
             .findings = sentences.join(u'\n'),
             .counts = RuleTexts::count(findings)};
    QStringList words{made.name, made.type, made.consumer};
    for (const std::string& tag : stored.rule.tags)
        words.append(toText(tag));
    made.search = words.join(u'\n');
    return made;
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
