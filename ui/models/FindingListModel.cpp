// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/FindingListModel.h"

#include <QStringList>

#include <algorithm>
#include <utility>

#include "ui/bridge/RuleDocuments.h"
#include "ui/bridge/Text.h"
#include "ui/bridge/WorkspaceFindings.h"
#include "ui/models/ChangedRows.h"
#include "ui/models/RuleTexts.h"

namespace casewright::ui {

using namespace Qt::StringLiterals;
using rules::Severity;

namespace {

NoteRoles::Level levelOf(Severity severity)
{
    switch (severity) {
    case Severity::Error: break;
    case Severity::NotSimulated: return NoteRoles::Level::Info;
    case Severity::Warning: return NoteRoles::Level::Warning;
    }
    return NoteRoles::Level::Error;
}

/// The gravest first: what Kibana refuses, what is not simulated, what is probably not meant.
int rankOf(Severity severity)
{
    switch (severity) {
    case Severity::Error: return 0;
    case Severity::NotSimulated: return 1;
    case Severity::Warning: break;
    }
    return 2;
}

} // namespace

FindingListModel::FindingListModel(const RuleDocuments& documents, const WorkspaceFindings& findings, QObject* parent)
    : QAbstractListModel(parent), m_documents(documents), m_findings(findings)
{
    connect(&findings, &WorkspaceFindings::changed, this, &FindingListModel::reload);
    reload();
}

void FindingListModel::setSeverity(std::optional<Severity> severity)
{
    m_severity = severity;
    show();
}

void FindingListModel::setSearch(const QString& text)
{
    m_search = text;
    show();
}

int FindingListModel::count(Severity severity) const
{
    return static_cast<int>(
        std::ranges::count_if(m_all, [severity](const Row& row) { return row.finding.severity == severity; }));
}

const rules::Finding* FindingListModel::findingAt(int row) const
{
    return row < 0 || row >= rowCount() ? nullptr : &m_rows[static_cast<std::size_t>(row)].finding;
}

int FindingListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant FindingListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    const QString text = toText(row.finding.text);
    switch (role) {
    case Qt::DisplayRole: return row.rule;
    case Qt::ToolTipRole: return QString(row.rule + u", "_s + row.field + u'\n' + text);
    case Qt::AccessibleTextRole: return QStringList{row.rule, row.field, text}.join(u", "_s);
    case NoteRoles::LevelRole: return static_cast<int>(levelOf(row.finding.severity));
    case NoteRoles::DetailRole: return text;
    case NoteRoles::PlaceRole: return row.field;
    case NoteRoles::RuleKeyRole: return QVariant::fromValue(row.key);
    default: return {};
    }
}

void FindingListModel::reload()
{
    m_all.clear();
    for (const store::StoredRule& stored : m_documents.rules()) {
        const auto found = m_findings.byRule().find(stored.key);
        if (found == m_findings.byRule().end())
            continue;
        for (const rules::Finding& finding : found->second)
            m_all.push_back({.key = stored.key,
                             .rule = RuleTexts::nameOf(stored.rule),
                             .field = RuleTexts::fieldName(finding),
                             .finding = finding});
    }
    // Rules in the order of the list, and fields in that of the form, are so already.
    std::ranges::stable_sort(m_all, {}, [](const Row& row) { return rankOf(row.finding.severity); });
    show();
}

bool FindingListModel::isShown(const Row& row) const
{
    if (m_severity && row.finding.severity != *m_severity)
        return false;
    const auto has = [this](const QString& text) { return text.contains(m_search, Qt::CaseInsensitive); };
    return has(row.rule) || has(row.field) || has(toText(row.finding.text));
}

void FindingListModel::show()
{
    std::vector<Row> next;
    std::ranges::copy_if(m_all, std::back_inserter(next), [this](const Row& row) { return isShown(row); });
    const ChangedRows rows = changedRows(m_rows, next);
    if (rows.hasRemoved()) {
        beginRemoveRows({}, rows.first, rows.oldEnd - 1);
        m_rows.erase(m_rows.begin() + rows.first, m_rows.begin() + rows.oldEnd);
        endRemoveRows();
    }
    if (rows.hasAdded()) {
        beginInsertRows({}, rows.first, rows.newEnd - 1);
        m_rows = std::move(next);
        endInsertRows();
    }
}

} // namespace casewright::ui
