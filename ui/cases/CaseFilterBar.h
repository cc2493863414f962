// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/store/CasePage.h"

#include <QWidget>

#include <optional>
#include <vector>

class QComboBox;
class QLabel;
class QPushButton;

namespace casewright::ui {

class SearchField;

/// The row above the table: search, statuses, order, and how many cases that leaves. Shows a filter, and says which one
/// a person wants instead; its simulation is chosen elsewhere and stays.
class CaseFilterBar final : public QWidget {
    Q_OBJECT

public:
    explicit CaseFilterBar(QWidget* parent = nullptr);

    void setFilter(const store::CaseFilter& filter);
    /// Cases that match; nothing while that is not known.
    void setCount(std::optional<std::uint64_t> count);
    void focusSearch();
    /// Whether search or statuses leave anything out.
    [[nodiscard]] static bool isNarrow(const store::CaseFilter& filter);

Q_SIGNALS:
    void filterChosen(const store::CaseFilter& filter);

private:
    void addStatus(engine::CaseStatus status, const QString& name);
    void buildOrders();
    /// The filter with what stands in the search field now.
    [[nodiscard]] store::CaseFilter typed() const;
    void choose(const store::CaseFilter& filter);

    store::CaseFilter m_filter;
    SearchField* m_search = nullptr;
    QWidget* m_chips = nullptr;
    std::vector<QPushButton*> m_statuses; ///< in the order of CaseStatus
    QComboBox* m_order = nullptr;
    QPushButton* m_clear = nullptr;
    QLabel* m_count = nullptr;
};

} // namespace casewright::ui
