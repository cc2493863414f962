// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFrame>

#include <functional>
#include <vector>

#include "core/rules/RuleParameters.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace casewright::ui {

class ComparisonEdit;
class DurationEdit;
class FieldChoiceModel;
class FieldNote;
class MetricEdit;

/// One criterion of a Custom threshold rule: metrics A to Z, what is made of them, with what that is compared, and over
/// which window. Holds no criterion but the one that it was shown.
class CriterionEdit final : public QFrame {
    Q_OBJECT

public:
    /// Told of each field that there is, also of later ones: the part of the criterion that it is for, such as
    /// "metrics.0.field", and its note.
    using OnField = std::function<void(const QString& part, QWidget* field, FieldNote* note)>;
    /// What a person did with it.
    struct Edit {
        QString part{};        ///< "metrics.0.field"
        QString text{};        ///< of the command
        bool isAlone = false;  ///< a step of undoing by itself
        rules::Criterion criterion{};
    };

    /// The choices outlive it. `position` from 0.
    CriterionEdit(int position, FieldChoiceModel& choices, OnField onField, QWidget* parent);

    /// Shows it; emits nothing. The only criterion of a rule cannot be removed.
    void setCriterion(const rules::Criterion& criterion, bool isRemovable);
    void setReadOnly(bool isReadOnly);
    /// Where writing it begins.
    void focusFirst();

Q_SIGNALS:
    void edited(const casewright::ui::CriterionEdit::Edit& edit);
    void removeRequested();

private:
    void buildHead();
    void buildEquation();
    void buildComparison();
    void makeMetric();
    void connectMetric(MetricEdit* metric, std::size_t place);
    void addMetric();
    void removeMetric(std::size_t place);
    void say(const QString& part, const QString& text, bool isAlone,
             const std::function<void(rules::Criterion&)>& how);
    [[nodiscard]] FieldNote* addNote(const QString& part, QWidget* field);

    int m_position;
    FieldChoiceModel& m_choices;
    OnField m_onField;
    rules::Criterion m_criterion;
    bool m_isReadOnly = false;
    QLabel* m_title = nullptr;
    QPushButton* m_remove = nullptr;
    QVBoxLayout* m_metricColumn = nullptr;
    std::vector<MetricEdit*> m_metrics; ///< that were ever made, in sight or not
    QPushButton* m_addMetric = nullptr;
    QLineEdit* m_equation = nullptr;
    QLineEdit* m_label = nullptr;
    ComparisonEdit* m_comparison = nullptr;
    DurationEdit* m_window = nullptr;
};

} // namespace casewright::ui
