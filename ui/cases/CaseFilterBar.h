// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/store/CasePage.h"
#include "ui/bridge/CaseSheet.h"
#include "ui/models/CaseFilterParts.h"

#include <QWidget>

#include <optional>
#include <utility>
#include <vector>

class QAction;
class QHBoxLayout;
class QPushButton;

namespace casewright::ui {

class FilterChips;
class FilterPopups;
class SearchField;

/// The rows above the table: search, a button for each part of a filter, what is set, and how many cases that leaves.
/// Shows a filter, and says which one a person wants instead; its collections are chosen elsewhere and stay.
class CaseFilterBar final : public QWidget {
    Q_OBJECT

public:
    explicit CaseFilterBar(QWidget* parent = nullptr);

    void setFilter(const store::CaseFilter& filter);
    /// Cases that match; nothing while that is not known.
    void setCount(std::optional<std::uint64_t> count);
    /// What there is to choose from; `isReading`: it is being read.
    void setKnown(const KnownValues& known, bool isReading);
    void focusSearch();

Q_SIGNALS:
    void filterChosen(const store::CaseFilter& filter);
    /// setKnown() is wanted.
    void valuesWanted();

private:
    using Part = CaseFilterParts::Part;

    void addButton(QHBoxLayout* layout, Part part);
    void addMore(QHBoxLayout* layout);
    void showButtons();
    /// A filter with what stands in the search field now.
    [[nodiscard]] store::CaseFilter typed(store::CaseFilter filter) const;
    void choose(const store::CaseFilter& filter);

    store::CaseFilter m_filter;
    SearchField* m_search = nullptr;
    std::vector<std::pair<Part, QPushButton*>> m_buttons; ///< of the parts that are wanted most
    QPushButton* m_more = nullptr;
    std::vector<std::pair<Part, QAction*>> m_entries; ///< of the others, behind it
    FilterPopups* m_popups = nullptr;
    FilterChips* m_chips = nullptr;
};

} // namespace casewright::ui
