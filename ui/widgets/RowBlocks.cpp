// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/RowBlocks.h"

#include "ui/widgets/ThemeSizes.h"

#include <algorithm>

namespace casewright::ui {
namespace {

constexpr int RowsOfBlock = 32'768;   ///< a section has less than 2^20 pixels in Qt
static_assert(RowsOfBlock * size::Row < 1 << 20);
static_assert(static_cast<long long>(RowBlocks::MostRows) * size::Row < 1LL << 31);

} // namespace

void RowBlocks::Blocks::setCount(int count)
{
    beginResetModel();
    m_count = count;
    endResetModel();
}

int RowBlocks::Blocks::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : m_count; }

QVariant RowBlocks::Blocks::data(const QModelIndex&, int) const { return {}; }

RowBlocks::RowBlocks(QWidget* parent) : QHeaderView(Qt::Vertical, parent)
{
    QHeaderView::setModel(&m_blocks);
    setMinimumSectionSize(size::Row);
    setSectionResizeMode(QHeaderView::Fixed);
    hide();
}

void RowBlocks::setModel(QAbstractItemModel* model)
{
    if (m_rows)
        m_rows->disconnect(this);
    m_rows = model;
    if (model) {
        connect(model, &QAbstractItemModel::modelReset, this, &RowBlocks::follow);
        connect(model, &QAbstractItemModel::rowsInserted, this, &RowBlocks::follow);
        connect(model, &QAbstractItemModel::rowsRemoved, this, &RowBlocks::follow);
        connect(model, &QObject::destroyed, this, [this] { m_rows = nullptr; });
    }
    follow();
}

void RowBlocks::setSelectionModel(QItemSelectionModel*) {}

void RowBlocks::follow()
{
    const int rows = m_rows ? std::min(m_rows->rowCount(), MostRows) : 0;
    const int blocks = (rows + RowsOfBlock - 1) / RowsOfBlock;
    setDefaultSectionSize(RowsOfBlock * size::Row);
    m_blocks.setCount(blocks);
    if (blocks > 0)
        resizeSection(blocks - 1, (rows - (blocks - 1) * RowsOfBlock) * size::Row);
}

} // namespace casewright::ui
