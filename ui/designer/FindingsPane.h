// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFrame>

#include <cstdint>

#include "core/rules/Validation.h"

class QLabel;
class QListView;
class QModelIndex;
class QToolButton;

namespace casewright::ui {

class FindingListModel;
class RuleDocuments;
class SearchField;
class SegmentedButtons;
class WorkspaceFindings;

/// At the bottom of the page: how many findings the rules of the workspace have, and, when it is opened, the list of
/// them. A click or Enter leads to the rule and the field.
class FindingsPane final : public QFrame {
    Q_OBJECT

public:
    /// Both outlive it.
    FindingsPane(RuleDocuments& documents, WorkspaceFindings& findings, QWidget* parent = nullptr);

    void setOpen(bool isOpen);
    [[nodiscard]] bool isOpen() const { return m_isOpen; }
    /// Opens the list and puts the focus into it.
    void focusList();
    /// Leads to the finding after the one that is chosen; to the first one after the last.
    void goToNext();

Q_SIGNALS:
    void findingChosen(std::int64_t key, const casewright::rules::Finding& finding);

private:
    void buildHeader();
    void buildList();
    void showCounts();
    void choose(const QModelIndex& index);

    FindingListModel* m_model = nullptr;
    bool m_isOpen = false;
    QToolButton* m_toggle = nullptr;
    SegmentedButtons* m_severities = nullptr;
    SearchField* m_search = nullptr;
    QListView* m_list = nullptr;
    QLabel* m_nothing = nullptr;
};

} // namespace casewright::ui
