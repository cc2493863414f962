// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QString>

#include "core/rules/RuleParameters.h"

class QWidget;

namespace casewright::ui {

class CodeComboBox;
class DecimalEdit;
class Sentence;

/// "IS BETWEEN [10] AND [20]" as a part of a sentence: how a value is compared, and with what; two numbers where the
/// comparator takes two. Owned by the sentence.
class ComparisonEdit final : public QObject {
    Q_OBJECT

public:
    /// Adds its phrases to the sentence. Fields are named `name`Comparator, `name`Threshold and `name`Threshold2.
    ComparisonEdit(const QString& name, Sentence* sentence);

    /// Shows it; emits nothing.
    void setComparison(const rules::Comparison& comparison);
    void setReadOnly(bool isReadOnly);
    [[nodiscard]] QWidget* comparator() const;
    [[nodiscard]] QWidget* first() const;
    [[nodiscard]] QWidget* second() const;

Q_SIGNALS:
    /// A person chose another comparator; numbers that it has no use for are gone.
    void comparatorChosen(const rules::Comparison& comparison);
    /// A person changed the first or second number; without one it is missing in the thresholds.
    void thresholdTyped(const rules::Comparison& comparison, int which);

private:
    [[nodiscard]] rules::Comparison typed() const;
    void choose(const QString& code);

    rules::Comparison m_comparison;
    CodeComboBox* m_comparator = nullptr;
    DecimalEdit* m_first = nullptr;
    DecimalEdit* m_second = nullptr;
    QWidget* m_secondPhrase = nullptr;
};

} // namespace casewright::ui
