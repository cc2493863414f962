// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/designer/RuleSection.h"

class QCheckBox;

namespace casewright::ui {

class CodeComboBox;
class ComparisonEdit;
class DurationEdit;
class FieldChoiceModel;
class FieldListEdit;
class FieldNote;
class FieldPicker;
class Sentence;
class TagsEdit;
class WholeNumberEdit;

/// What Elasticsearch query and Index threshold rules have: a sentence of what is counted, over what, and when that is
/// too much; for the one the documents of an alert, for the other the indices.
class AggregationSection final : public RuleSection {
    Q_OBJECT

public:
    /// The choices outlive it.
    AggregationSection(RuleDocuments& documents, int number, FieldChoiceModel& choices, QWidget* parent);

    [[nodiscard]] bool isFor(const rules::Rule& rule) const override;
    void finishTyping() override;
    void setReadOnly(bool isReadOnly) override;

protected:
    void fill(const rules::Rule& rule) override;

private:
    void buildIndex();
    void explain();
    void buildSentence(FieldChoiceModel& choices);
    void buildTerms(FieldChoiceModel& choices);
    void addSentenceNotes();
    void buildHits(FieldChoiceModel& choices);
    void connectSentence();
    void connectWindow();
    void connectHits();
    void fillAggregation(const rules::WindowAggregation& aggregation);
    void fillHits(const rules::EsQueryParameters& parameters);
    void changeAggregation(const QString& path, const QString& commandText,
                           const std::function<void(rules::WindowAggregation&)>& how, Step step = Step::Typed);

    QWidget* m_indexPart = nullptr;
    TagsEdit* m_index = nullptr;
    CodeComboBox* m_aggregation = nullptr;
    QWidget* m_fieldPhrase = nullptr;
    FieldPicker* m_field = nullptr;
    CodeComboBox* m_over = nullptr;
    QWidget* m_sizePhrase = nullptr;
    WholeNumberEdit* m_termSize = nullptr;
    QWidget* m_termsPart = nullptr;
    FieldListEdit* m_terms = nullptr;
    Sentence* m_sentence = nullptr;
    ComparisonEdit* m_comparison = nullptr;
    DurationEdit* m_window = nullptr;
    QWidget* m_hitsPart = nullptr;
    WholeNumberEdit* m_size = nullptr;
    QCheckBox* m_excludes = nullptr;
    FieldNote* m_excludesHint = nullptr;
    FieldListEdit* m_sourceFields = nullptr;
};

} // namespace casewright::ui
