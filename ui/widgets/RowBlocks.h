// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractListModel>
#include <QHeaderView>

namespace casewright::ui {

/// The hidden header at the side of a LongTable. A header keeps a place for each of its sections, so here a section is
/// a block of some ten thousand rows: all that the table asks it for is how high all rows are together, and how far
/// they are scrolled.
class RowBlocks final : public QHeaderView {
    Q_OBJECT

public:
    /// So that the height of all rows is a number of pixels that Qt can count.
    static constexpr int MostRows = 70'000'000;

    explicit RowBlocks(QWidget* parent = nullptr);

    /// Follows the rows of the table's model; the header's own model is one of blocks.
    void setModel(QAbstractItemModel* model) override;
    /// Rows are selected in the table only.
    void setSelectionModel(QItemSelectionModel* selection) override;

private:
    class Blocks final : public QAbstractListModel {
    public:
        using QAbstractListModel::QAbstractListModel;
        void setCount(int count);
        [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
        [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

    private:
        int m_count = 0;
    };

    void follow();

    const QAbstractItemModel* m_rows = nullptr;
    Blocks m_blocks;
};

} // namespace casewright::ui
