// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/bridge/TruthScores.h"
#include "ui/bridge/WhatIfQuestion.h"
#include "ui/whatif/QuestionPane.h"

class QLabel;
class QPushButton;
class QSortFilterProxyModel;
class QStackedWidget;
class QTableView;

namespace casewright::ui {

class EmptyState;
class FieldChoiceModel;
class FieldPicker;
class TruthScoreModel;

/// Scores of all fields and windows against a field or a file that says which alerts belong together. A row leads to
/// the comparison with that setting.
class TruthPane final : public QuestionPane {
    Q_OBJECT

public:
    /// The subject outlives it.
    explicit TruthPane(WhatIfSubject& subject, QWidget* parent = nullptr);

    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString title() const override;
    void setInSight(bool isInSight) override;
    void takeFocus() override;
    void addTo(WhatIfFindings& findings) const override;
    /// Null: none.
    [[nodiscard]] const std::shared_ptr<const analysis::TruthTable>& scores() const { return m_question->answer(); }
    /// Scores against a file, without asking for it.
    void scoreByFile(const QString& path);

protected:
    void ask(const analysis::SweepInput& input) override;
    void showAnswer() override;
    void forget() override;

private:
    void build();
    void makeTable();
    void scoreByField();
    void askForFile();
    void compare(int row);
    [[nodiscard]] QString sourceText() const;

    WhatIfQuestion<analysis::TruthTable>* m_question = nullptr;
    TruthSource m_source;
    FieldChoiceModel* m_fields = nullptr;
    FieldPicker* m_field = nullptr;
    QPushButton* m_score = nullptr;
    QPushButton* m_file = nullptr;
    QLabel* m_summary = nullptr;
    QStackedWidget* m_stack = nullptr;
    EmptyState* m_empty = nullptr;
    TruthScoreModel* m_model = nullptr;
    QSortFilterProxyModel* m_sorted = nullptr;
    QTableView* m_table = nullptr;
    QString m_folder;   ///< of the last file
};

} // namespace casewright::ui
