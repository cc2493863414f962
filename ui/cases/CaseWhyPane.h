// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/bridge/CaseSheet.h"

#include <QWidget>

#include <optional>

class QLabel;
class QPushButton;
class QTableView;

namespace casewright::ui {

class CaseDecisionsModel;
class CaseOtherwise;
class CaseRepository;
class Explanations;
class StepList;

/// Why a case exists: what the run that opened it decided by, each decision since, and what would have made it
/// otherwise. It reads when it comes into sight.
class CaseWhyPane final : public QWidget {
    Q_OBJECT

public:
    /// The repository outlives it.
    explicit CaseWhyPane(CaseRepository& repository, QWidget* parent = nullptr);

    /// See CaseOtherwise.
    void setExplanations(Explanations& explanations);
    /// Another case, or the same as it is now; none: nothing is shown.
    void setCase(const std::optional<CaseSheet>& sheet);
    /// The first alert of the case.
    void setAlert(const store::AttachedAlert& alert);

Q_SIGNALS:
    /// A person wants to see a run of the case's simulation.
    void runWanted(base::Timestamp at);
    void failed(const QString& reason);

protected:
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    [[nodiscard]] QWidget* buildReasons();
    [[nodiscard]] QWidget* buildDecisions();
    void read();
    void showReasons();
    void showRun(int row);

    CaseDecisionsModel* m_model = nullptr;
    std::optional<CaseSheet> m_sheet;
    StepList* m_steps = nullptr;
    CaseOtherwise* m_otherwise = nullptr;
    QWidget* m_since = nullptr; ///< the decisions
    QLabel* m_title = nullptr;
    QTableView* m_table = nullptr;
    QPushButton* m_run = nullptr;
};

} // namespace casewright::ui
