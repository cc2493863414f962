// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/ChoiceModel.h"

#include <algorithm>
#include <utility>

namespace casewright::ui {

void ChoiceModel::setChoices(std::vector<Choice> choices)
{
    const bool isSameList =
        std::equal(choices.begin(), choices.end(), m_choices.begin(), m_choices.end(),
                   [](const Choice& a, const Choice& b) { return a.value == b.value && a.text == b.text; });
    if (isSameList) {
        m_choices = std::move(choices);
        if (!m_choices.empty())
            Q_EMIT dataChanged(index(0), index(rowCount() - 1));
        return;
    }
    beginResetModel();
    m_choices = std::move(choices);
    endResetModel();
}

void ChoiceModel::toggle(int row)
{
    const bool isTicked = m_choices[static_cast<std::size_t>(row)].state == Qt::Checked;
    if (!isTicked && m_most > 0 && checked().size() >= m_most) {
        Q_EMIT refused();
        return;
    }
    setState(row, isTicked ? Qt::Unchecked : Qt::Checked);
}

void ChoiceModel::setState(int row, Qt::CheckState state)
{
    m_choices[static_cast<std::size_t>(row)].state = state;
    Q_EMIT dataChanged(index(row), index(row), {Qt::CheckStateRole});
    Q_EMIT toggled(row);
}

void ChoiceModel::add(const QString& text)
{
    const auto same = std::find_if(m_choices.begin(), m_choices.end(),
                                   [&text](const Choice& each) { return each.text == text; });
    if (same != m_choices.end()) {
        if (same->state != Qt::Checked)
            toggle(static_cast<int>(same - m_choices.begin()));
        return;
    }
    if (m_most > 0 && checked().size() >= m_most) {
        Q_EMIT refused();
        return;
    }
    beginInsertRows({}, 0, 0);
    m_choices.insert(m_choices.begin(), Choice{.value = text, .text = text, .detail = {}, .state = Qt::Unchecked});
    endInsertRows();
    setState(0, Qt::Checked);
}

QVariantList ChoiceModel::checked() const
{
    QVariantList values;
    for (const Choice& each : m_choices) {
        if (each.state == Qt::Checked)
            values.append(each.value);
    }
    return values;
}

int ChoiceModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_choices.size());
}

QVariant ChoiceModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Choice& choice = m_choices[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole: return choice.text;
    case Qt::ToolTipRole: return choice.detail.isEmpty() ? choice.text : tr("%1\n%2").arg(choice.text, choice.detail);
    case Qt::CheckStateRole: return choice.state;
    case ValueRole: return choice.value;
    case DetailRole: return choice.detail;
    default: return {};
    }
}

} // namespace casewright::ui
