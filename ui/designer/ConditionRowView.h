// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/designer/ConditionLineView.h"
#include "ui/models/SuggestionModel.h"

#include <vector>

class QComboBox;

namespace casewright::ui {

class SuggestionEdit;
class ValueSearch;

/// Field, operator, value.
class ConditionRowView final : public ConditionLineView {
    Q_OBJECT

public:
    ConditionRowView(const ConditionContext& context, QWidget* parent);

    /// The field where it is empty, else the value.
    void takeFocus() override;

protected:
    void fill(const ConditionNode& node) override;

private:
    void buildField();
    void buildValue();
    void fillOperators(const ConditionNode& node);
    void showProblems(const ConditionNode& node);
    [[nodiscard]] QString fieldName() const;
    [[nodiscard]] std::vector<Suggestion> offeredValues(const QString& part) const;

    SuggestionEdit* m_field = nullptr;
    QComboBox* m_operator = nullptr;
    SuggestionEdit* m_value = nullptr;
    ValueSearch* m_search = nullptr;
    QString m_searched; ///< the part that values were looked for
};

} // namespace casewright::ui
