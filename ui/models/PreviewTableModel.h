// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractTableModel>

#include <vector>

#include "core/alerts/AlertPreview.h"

namespace casewright::ui {

/// The first documents of a file as they would be read: their lines, what is wrong with them if something is, then
/// their fields by the names that they get; the time, `_id` and `_index` first. A snapshot.
class PreviewTableModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    static constexpr int MostFields = 60;   ///< columns that are shown

    using QAbstractTableModel::QAbstractTableModel;

    void setPreview(const alerts::AlertPreview& preview);
    void clear();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    /// Display: the line, qint64, else texts. Tool tip: what is wrong with the row.
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    /// Tool tip: what the column is called in the file, where that is another name.
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] int fieldsFrom() const { return m_hasProblems ? 2 : 1; }

    alerts::AlertPreview m_preview;
    bool m_hasProblems = false;
    std::vector<std::size_t> m_order;   ///< by column: the position in the preview's names
};

} // namespace casewright::ui
