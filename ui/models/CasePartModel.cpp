// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/CasePartModel.h"

namespace casewright::ui {

void CasePartModel::setCase(std::optional<std::int64_t> caseKey)
{
    m_request.drop();
    beginResetModel();
    removeAll();
    m_case = caseKey;
    m_isComplete = !caseKey;
    m_isRefreshWanted = false;
    endResetModel();
    fetchMore({});
}

void CasePartModel::refresh()
{
    if (!m_case)
        return;
    if (m_request.isPending()) {
        m_isRefreshWanted = true;
        return;
    }
    // If more is to come anyway, what was added at the end comes with it.
    if (m_isComplete)
        m_request = ask(*m_case);
    else if (growsInFront())
        reload();
}

int CasePartModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(size()); }

bool CasePartModel::canFetchMore(const QModelIndex& parent) const
{
    return !parent.isValid() && m_case && !m_isComplete && !m_isInserting && !m_request.isPending();
}

void CasePartModel::fetchMore(const QModelIndex& parent)
{
    if (canFetchMore(parent))
        m_request = ask(*m_case);
}

} // namespace casewright::ui
