// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include "core/rules/RuleParameters.h"

class QLabel;
class QLineEdit;
class QToolButton;

namespace casewright::ui {

class CodeComboBox;
class FieldChoiceModel;
class FieldNote;
class FieldPicker;
class Sentence;

/// One metric of a criterion: "A [average] of [system.cpu.total.pct]", or a count with a filter. Holds no metric but
/// the one that it was shown.
class MetricEdit final : public QWidget {
    Q_OBJECT

public:
    /// The choices outlive it. `name` begins the names of its fields: "criterion0Metric1".
    MetricEdit(const QString& name, FieldChoiceModel& choices, QWidget* parent);

    /// Shows it; emits nothing.
    void setMetric(const rules::Metric& metric);
    /// The last metric of a criterion stays.
    void setRemovable(bool isRemovable);
    void setReadOnly(bool isReadOnly);

    /// Where findings of `aggType`, `field`, `filter` and `name` belong.
    [[nodiscard]] QWidget* aggregation() const;
    [[nodiscard]] QWidget* field() const;
    [[nodiscard]] QWidget* filter() const;
    [[nodiscard]] FieldNote* note() const { return m_note; }

Q_SIGNALS:
    void aggregationChosen(const rules::Metric& metric);
    void fieldTyped(const rules::Metric& metric);
    void filterTyped(const rules::Metric& metric);
    void removeRequested();

private:
    [[nodiscard]] Sentence* sentence(const QString& name, FieldChoiceModel& choices);
    void build(const QString& name, FieldChoiceModel& choices);
    void connectFields();

    rules::Metric m_metric;
    QLabel* m_name = nullptr;
    CodeComboBox* m_aggregation = nullptr;
    QWidget* m_fieldPhrase = nullptr;
    FieldPicker* m_field = nullptr;
    QWidget* m_filterPhrase = nullptr;
    QLineEdit* m_filter = nullptr;
    QToolButton* m_remove = nullptr;
    FieldNote* m_note = nullptr;
};

} // namespace casewright::ui
