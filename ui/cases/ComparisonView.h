// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/store/StoredValues.h"
#include "ui/bridge/CaseRequest.h"

#include <QWidget>

#include <cstdint>
#include <vector>

class QCheckBox;
class QLabel;
class QPushButton;
class QTableView;

namespace casewright::ui {

class CaseRepository;
class ChoiceModel;
class ChoicePopup;
class ComparisonModel;

/// Simulations side by side: what they were not given alike, and what they came to, as `simulations compare` of the
/// console shows it.
class ComparisonView final : public QWidget {
    Q_OBJECT

public:
    static constexpr std::size_t MostSimulations = 8;

    /// The repository outlives the view.
    explicit ComparisonView(CaseRepository& repository, QWidget* parent = nullptr);

    /// Shows these of the workspace's collections; the two newest, where less than two are given.
    void show(const std::vector<std::int64_t>& simulations, const std::vector<store::StoredSimulation>& collections);
    /// Cases changed: reads again.
    void refresh();
    /// Another workspace.
    void clear();

Q_SIGNALS:
    void backRequested();
    void failed(const QString& reason);

private:
    [[nodiscard]] QWidget* buildHeader();
    [[nodiscard]] QTableView* addTable(ComparisonModel& model, const QString& name, const QString& label);
    void fitTables();
    void read();
    void openChoice();

    CaseRepository& m_repository;
    std::vector<std::int64_t> m_simulations;
    ComparisonModel* m_settings = nullptr;
    ComparisonModel* m_counts = nullptr;
    QTableView* m_settingTable = nullptr;
    QTableView* m_countTable = nullptr;
    QPushButton* m_choose = nullptr;
    QCheckBox* m_onlyDifferences = nullptr;
    QLabel* m_names = nullptr;
    QLabel* m_same = nullptr;
    ChoiceModel* m_choices = nullptr;
    ChoicePopup* m_popup = nullptr;
    CaseRequest m_request;
};

} // namespace casewright::ui
