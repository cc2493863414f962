// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include "ui/bridge/ShrunkHistory.h"
#include "ui/bridge/WhatIfQuestion.h"
#include "ui/whatif/QuestionPane.h"

class QLabel;
class QPushButton;
class QStackedWidget;

namespace casewright::ui {

class DocumentTableModel;
class EmptyState;
class FieldChoiceModel;
class LongTable;
class ScenarioFiles;
class SymptomForm;

/// From the alerts and something that went wrong to the few alerts that still show it, to be saved as a scenario file.
class ShrinkPane final : public QuestionPane {
    Q_OBJECT

public:
    /// The subject outlives it.
    explicit ShrinkPane(WhatIfSubject& subject, QWidget* parent = nullptr);

    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString title() const override;
    void setInSight(bool isInSight) override;
    void takeFocus() override;
    /// Null: none.
    [[nodiscard]] const std::shared_ptr<const ShrunkHistory>& history() const { return m_question->answer(); }
    /// What a person has seen elsewhere; nothing begins.
    void setSymptom(const analysis::Symptom& symptom);
    /// Without asking where.
    void saveTo(const QString& path, bool isUntilMended);

protected:
    void ask(const analysis::SweepInput& input) override;
    void showAnswer() override;
    void forget() override;

private:
    void build();
    [[nodiscard]] QWidget* makeResult();
    [[nodiscard]] QPushButton* addSave(const QString& objectName, const QString& text, const QString& tip,
                                       bool isUntilMended);
    void askWhere(bool isUntilMended);

    WhatIfQuestion<ShrunkHistory>* m_question = nullptr;
    ScenarioFiles* m_files = nullptr;
    FieldChoiceModel* m_fields = nullptr;
    SymptomForm* m_form = nullptr;
    QStackedWidget* m_stack = nullptr;
    EmptyState* m_empty = nullptr;
    QWidget* m_result = nullptr;
    QLabel* m_what = nullptr;
    QLabel* m_text = nullptr;
    QPushButton* m_saveThere = nullptr;
    QPushButton* m_saveMended = nullptr;
    DocumentTableModel* m_model = nullptr;
    LongTable* m_table = nullptr;
    QString m_folder;   ///< of the last file
};

} // namespace casewright::ui
