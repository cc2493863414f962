// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/store/CaseFilter.h"
#include "ui/models/CaseFilterParts.h"

#include <QWidget>

#include <optional>
#include <vector>

class QLabel;
class QPushButton;

namespace casewright::ui {

/// The line below the filters: how many cases they leave, what is set, each of which can be taken away, and the order.
class FilterChips final : public QWidget {
    Q_OBJECT

public:
    explicit FilterChips(QWidget* parent = nullptr);

    void setFilter(const store::CaseFilter& filter);
    /// Cases that match; nothing while that is not known.
    void setCount(std::optional<std::uint64_t> count);

Q_SIGNALS:
    /// A person takes this part away.
    void removed(CaseFilterParts::Part part);
    /// A person wants to see all again.
    void cleared();
    void orderChosen(store::CaseOrder order);

private:
    void addChip(CaseFilterParts::Part part);
    void addOrders();

    store::CaseFilter m_filter;
    QLabel* m_count = nullptr;
    std::vector<QPushButton*> m_chips; ///< in the order of CaseFilterParts::all()
    QPushButton* m_clear = nullptr;
    QPushButton* m_order = nullptr;
};

} // namespace casewright::ui
