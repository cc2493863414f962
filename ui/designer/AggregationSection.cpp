// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/designer/AggregationSection.h"

#include "ui/bridge/Text.h"
#include "ui/designer/ComparisonEdit.h"
#include "ui/designer/FieldNames.h"
#include "ui/designer/ShownText.h"
#include "ui/designer/WholeNumberEdit.h"
#include "ui/models/FieldChoiceModel.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/CodeComboBox.h"
#include "ui/widgets/DurationEdit.h"
#include "ui/widgets/FieldListEdit.h"
#include "ui/widgets/FieldNote.h"
#include "ui/widgets/FieldPicker.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/Sentence.h"
#include "ui/widgets/SettingTip.h"
#include "ui/widgets/TagsEdit.h"
#include "ui/widgets/ThemeSizes.h"

#include <QCheckBox>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>
#include <optional>

namespace casewright::ui {

using namespace Qt::StringLiterals;
using rules::EsQueryParameters;
using rules::IndexThresholdParameters;
using rules::WindowAggregation;

namespace {

// As many as Kibana takes.
constexpr int MostTermFields = 4;
constexpr int MostSourceFields = 5;

WindowAggregation* aggregationOf(rules::Rule& rule)
{
    if (auto* const esQuery = std::get_if<EsQueryParameters>(&rule.parameters))
        return &esQuery->aggregation;
    auto* const index = std::get_if<IndexThresholdParameters>(&rule.parameters);
    return index ? &index->aggregation : nullptr;
}

/// The fields under the labels that they had: of the row, else of another one of that path. One that is typed over
/// keeps a label of its own; a new one is called as the field is.
void putSourceFields(EsQueryParameters& parameters, const std::vector<std::string>& paths)
{
    const std::vector<EsQueryParameters::SourceField> before = std::move(parameters.sourceFields);
    std::vector<bool> isTaken(before.size());
    std::vector<bool> isKnown(paths.size());
    parameters.sourceFields.clear();
    for (const std::string& path : paths)
        parameters.sourceFields.push_back({.label = path, .searchPath = path});
    const auto take = [&](std::size_t row, std::size_t old) {
        if (isKnown[row] || isTaken[old] || before[old].searchPath != paths[row])
            return;
        parameters.sourceFields[row].label = before[old].label;
        isKnown[row] = isTaken[old] = true;
    };
    for (std::size_t row = 0; row < std::min(paths.size(), before.size()); ++row)
        take(row, row);
    for (std::size_t row = 0; row < paths.size(); ++row) {
        for (std::size_t old = 0; old < before.size(); ++old)
            take(row, old);
    }
    for (std::size_t row = 0; paths.size() == before.size() && row < paths.size(); ++row) {
        if (!isKnown[row] && !isTaken[row] && before[row].label != before[row].searchPath)
            parameters.sourceFields[row].label = before[row].label;
    }
}

} // namespace

AggregationSection::AggregationSection(RuleDocuments& documents, int number, FieldChoiceModel& choices, QWidget* parent)
    : RuleSection(documents, number, tr("Conditions"), parent)
{
    card()->setHint(tr("Alert when a value over a time window is met"));
    buildIndex();
    buildSentence(choices);
    addSentenceNotes();
    buildTerms(choices);
    buildHits(choices);
    explain();
    connectSentence();
    connectWindow();
    connectHits();
}

void AggregationSection::explain()
{
    setTip(m_index, tr("The indices of Elasticsearch that Kibana searches; here the chosen alerts stand for them."));
    setTip(m_aggregation, tr("What is computed from the documents of the window, to be compared with the threshold."));
    setTip(m_field, tr("The field whose numbers are taken."));
    setTip(m_over, tr("Whether it is computed once over all documents, or for each group of them."));
    setTip(m_termSize, tr("How many groups are looked at: those with the most documents."));
    setTip(m_window, tr("How far back from its run the rule looks at documents."));
    setTip(m_terms, tr("Documents with the same values in these fields are a group, with an alert of its own."));
    setTip(m_size, tr("How many of the documents Kibana hands on with an alert; it does not change what is counted."));
    setTip(m_excludes, tr("A document is looked at in one run only, although the windows of runs overlap."));
    setTip(m_sourceFields, tr("Fields of the documents that an alert gets, so that cases can be grouped by them."));
}

bool AggregationSection::isFor(const rules::Rule& rule) const
{
    return std::holds_alternative<EsQueryParameters>(rule.parameters)
        || std::holds_alternative<IndexThresholdParameters>(rule.parameters);
}

void AggregationSection::buildIndex()
{
    m_indexPart = new QWidget(this);
    m_index = new TagsEdit(tr("Indices to query"), m_indexPart);
    m_index->setObjectName(u"ruleIndex"_s);
    m_indexPart->setLayout(labelled(tr("Indices to query"), m_index, addParameter(u"index"_s, m_index)));
    card()->body()->addWidget(m_indexPart);
    connect(m_index, &TagsEdit::edited, this, [this](const QStringList& names) {
        changeParameters<IndexThresholdParameters>(u"index"_s, tr("Change indices"),
                                                   [&names](IndexThresholdParameters& parameters) {
            parameters.index = FieldNames::fromList(names);
        }, Step::Alone);
    });
}

void AggregationSection::buildSentence(FieldChoiceModel& choices)
{
    m_sentence = new Sentence(this);
    m_aggregation = new CodeComboBox(tr("When, aggregation"),
                                     {{u"count"_s, tr("count")},
                                      {u"avg"_s, tr("average")},
                                      {u"min"_s, tr("min")},
                                      {u"max"_s, tr("max")},
                                      {u"sum"_s, tr("sum")}},
                                     m_sentence);
    m_aggregation->setObjectName(u"ruleAggType"_s);
    m_field = new FieldPicker(tr("Of field"), &choices, FieldNames::detail, m_sentence);
    m_field->setObjectName(u"ruleAggField"_s);
    m_field->setMinimumWidth(size::FormLabel);
    m_over = new CodeComboBox(tr("Over"),
                              {{u"all"_s, tr("OVER all documents")}, {u"top"_s, tr("GROUPED OVER top")}}, m_sentence);
    m_over->setObjectName(u"ruleGroupOver"_s);
    m_termSize = new WholeNumberEdit(tr("Number of groups"), m_sentence);
    m_termSize->setObjectName(u"ruleTermSize"_s);
    m_termSize->setFixedWidth(2 * size::Control);
    m_sentence->add(tr("WHEN"), m_aggregation);
    m_fieldPhrase = m_sentence->add(tr("OF"), m_field);
    m_sentence->add({}, m_over);
    m_sizePhrase = m_sentence->add({}, m_termSize, tr("groups"));
    m_comparison = new ComparisonEdit(u"rule"_s, m_sentence);
    m_window = new DurationEdit(u"smhd"_s, tr("For the last"), m_sentence);
    m_window->setObjectName(u"ruleWindow"_s);
    m_sentence->add(tr("FOR THE LAST"), m_window);
    card()->body()->addWidget(m_sentence);
}

void AggregationSection::addSentenceNotes()
{
    const auto add = [this](const QString& path, QWidget* field) {
        card()->body()->addWidget(addParameter(path, field));
    };
    add(u"aggType"_s, m_aggregation);
    add(u"aggField"_s, m_field);
    add(u"groupBy"_s, m_over);
    add(u"termSize"_s, m_termSize);
    add(u"thresholdComparator"_s, m_comparison->comparator());
    FieldNote* const threshold = addParameter(u"threshold"_s, m_comparison->first());
    addParameter(u"threshold.1"_s, m_comparison->second(), threshold);
    card()->body()->addWidget(threshold);
    FieldNote* const window = addParameter(u"timeWindowSize"_s, m_window);
    addParameter(u"timeWindowUnit"_s, m_window, window);
    card()->body()->addWidget(window);
}

void AggregationSection::buildTerms(FieldChoiceModel& choices)
{
    m_termsPart = new QWidget(this);
    m_terms = new FieldListEdit(tr("Group by"), &choices, FieldNames::detail, m_termsPart);
    m_terms->setObjectName(u"ruleTermFields"_s);
    m_terms->setMost(MostTermFields);
    FieldNote* const note = addFieldList(u"termField"_s, m_terms, tr("field to group by"),
                                         [](rules::Rule& rule, const std::vector<std::string>& fields) {
        if (WindowAggregation* const aggregation = aggregationOf(rule))
            aggregation->termField = fields;
    });
    m_termsPart->setLayout(labelled(tr("Groups by the values of · 1 to %1 fields").arg(MostTermFields), m_terms, note));
    card()->body()->addWidget(m_termsPart);
}

void AggregationSection::buildHits(FieldChoiceModel& choices)
{
    m_hitsPart = new QWidget(this);
    m_size = new WholeNumberEdit(tr("Documents sent with an alert"), m_hitsPart);
    m_size->setObjectName(u"ruleSize"_s);
    m_size->setFixedWidth(2 * size::Control);
    m_excludes = new QCheckBox(tr("Exclude matches from previous runs"), m_hitsPart);
    m_excludes->setObjectName(u"ruleExcludeHits"_s);
    m_excludesHint = new FieldNote(m_hitsPart);
    m_excludesHint->setObjectName(u"ruleExcludeHitsHint"_s);
    m_sourceFields = new FieldListEdit(tr("Fields added to alerts"), &choices, FieldNames::detail, m_hitsPart);
    m_sourceFields->setObjectName(u"ruleSourceFields"_s);
    m_sourceFields->setMost(MostSourceFields);
    auto* const size = new Sentence(m_hitsPart);
    size->add(tr("Send"), m_size, tr("documents with an alert at most"));
    auto* const column = new QVBoxLayout(m_hitsPart);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(size::Gap);
    column->addWidget(size);
    column->addWidget(addParameter(u"size"_s, m_size));
    column->addWidget(m_excludes);
    column->addWidget(m_excludesHint);
    column->addWidget(addParameter(u"excludeHitsFromPreviousRun"_s, m_excludes));
    FieldNote* const note = addFieldList(u"sourceFields"_s, m_sourceFields, tr("field of the alert"),
                                         [](rules::Rule& rule, const std::vector<std::string>& paths) {
        if (auto* const parameters = std::get_if<EsQueryParameters>(&rule.parameters))
            putSourceFields(*parameters, paths);
    });
    column->addLayout(labelled(tr("Add fields to the alert's details · optional, up to %1").arg(MostSourceFields),
                               m_sourceFields, note));
    card()->body()->addWidget(m_hitsPart);
}

void AggregationSection::connectSentence()
{
    connect(m_aggregation, &CodeComboBox::codeChosen, this, [this](const QString& code) {
        changeAggregation(u"aggType"_s, tr("Change aggregation"),
                          [&code](WindowAggregation& aggregation) { aggregation.aggType = toUtf8(code); }, Step::Alone);
    });
    connect(m_field, &QLineEdit::textChanged, this, [this](const QString& text) {
        changeAggregation(u"aggField"_s, tr("Change aggregated field"),
                          [&text](WindowAggregation& aggregation) { aggregation.aggField = toUtf8(text); });
    });
    connect(m_over, &CodeComboBox::codeChosen, this, [this](const QString& code) {
        changeAggregation(u"groupBy"_s, tr("Change grouping"),
                          [&code](WindowAggregation& aggregation) { aggregation.groupBy = toUtf8(code); }, Step::Alone);
    });
    connect(m_termSize, &WholeNumberEdit::edited, this, [this](std::optional<std::int64_t> number) {
        changeAggregation(u"termSize"_s, tr("Change number of groups"),
                          [number](WindowAggregation& aggregation) { aggregation.termSize = number.value_or(0); });
    });
}

void AggregationSection::connectWindow()
{
    connect(m_comparison, &ComparisonEdit::comparatorChosen, this, [this](const rules::Comparison& comparison) {
        changeAggregation(u"thresholdComparator"_s, tr("Change comparator"),
                          [&comparison](WindowAggregation& aggregation) { aggregation.comparison = comparison; },
                          Step::Alone);
    });
    connect(m_comparison, &ComparisonEdit::thresholdTyped, this,
            [this](const rules::Comparison& comparison, int which) {
                changeAggregation(which == 0 ? u"threshold"_s : u"threshold.1"_s, tr("Change threshold"),
                                  [&comparison](WindowAggregation& aggregation) {
                    aggregation.comparison = comparison;
                });
            });
    connect(m_window, &DurationEdit::edited, this, [this](const QString& text) {
        changeAggregation(u"timeWindowSize"_s, tr("Change time window"), [&text](WindowAggregation& aggregation) {
            aggregation.window = FieldNames::windowOf(text);
        });
    });
}

void AggregationSection::connectHits()
{
    connect(m_size, &WholeNumberEdit::edited, this, [this](std::optional<std::int64_t> number) {
        changeParameters<EsQueryParameters>(
            u"size"_s, tr("Change number of documents"),
            [number](EsQueryParameters& parameters) { parameters.size = number.value_or(0); });
    });
    connect(m_excludes, &QCheckBox::clicked, this, [this](bool isOn) {
        changeParameters<EsQueryParameters>(
            u"excludeHitsFromPreviousRun"_s, isOn ? tr("Exclude earlier matches") : tr("Include earlier matches"),
            [isOn](EsQueryParameters& parameters) { parameters.excludeHitsFromPreviousRun = isOn; }, Step::Alone);
    });
}

void AggregationSection::changeAggregation(const QString& path, const QString& commandText,
                                           const std::function<void(WindowAggregation&)>& how, Step step)
{
    changeAt(path, commandText, step, [&how](rules::Rule& rule) {
        if (WindowAggregation* const aggregation = aggregationOf(rule))
            how(*aggregation);
    });
}

void AggregationSection::finishTyping() { m_index->finishTyping(); }

void AggregationSection::setReadOnly(bool isReadOnly)
{
    for (QWidget* const field : {static_cast<QWidget*>(m_index), static_cast<QWidget*>(m_aggregation),
                                 static_cast<QWidget*>(m_over), static_cast<QWidget*>(m_window),
                                 static_cast<QWidget*>(m_excludes)})
        field->setEnabled(!isReadOnly);
    for (QLineEdit* const field : {static_cast<QLineEdit*>(m_field), static_cast<QLineEdit*>(m_termSize),
                                   static_cast<QLineEdit*>(m_size)})
        field->setReadOnly(isReadOnly);
    m_comparison->setReadOnly(isReadOnly);
    m_terms->setReadOnly(isReadOnly);
    m_sourceFields->setReadOnly(isReadOnly);
}

void AggregationSection::fill(const rules::Rule& rule)
{
    const auto* const index = std::get_if<IndexThresholdParameters>(&rule.parameters);
    const auto* const esQuery = std::get_if<EsQueryParameters>(&rule.parameters);
    setShown(m_indexPart, index != nullptr);
    setShown(m_hitsPart, esQuery != nullptr);
    if (index) {
        m_index->setTags(FieldNames::toList(index->index));
        fillAggregation(index->aggregation);
    } else if (esQuery) {
        fillAggregation(esQuery->aggregation);
        fillHits(*esQuery);
    }
}

void AggregationSection::fillAggregation(const WindowAggregation& aggregation)
{
    m_aggregation->setCode(toText(aggregation.aggType));
    showText(m_field, toText(aggregation.aggField));
    setShown(m_fieldPhrase, aggregation.aggType != "count");
    m_over->setCode(toText(aggregation.groupBy));
    m_termSize->setNumber(aggregation.termSize);
    m_terms->setFields(FieldNames::toList(aggregation.termField));
    const bool isGrouped = aggregation.groupBy == "top";
    setShown(m_sizePhrase, isGrouped);
    setShown(m_termsPart, isGrouped);
    m_comparison->setComparison(aggregation.comparison);
    m_window->setText(FieldNames::windowText(aggregation.window));
}

void AggregationSection::fillHits(const EsQueryParameters& parameters)
{
    m_size->setNumber(parameters.size);
    m_excludes->setChecked(parameters.excludeHitsFromPreviousRun);
    const bool isIdle = parameters.excludeHitsFromPreviousRun && parameters.aggregation.groupBy == "top";
    m_excludesHint->setNote(Tone::Neutral, isIdle ? tr("Changes nothing while the documents are grouped.") : QString());
    QStringList paths;
    for (const EsQueryParameters::SourceField& field : parameters.sourceFields)
        paths.append(toText(field.searchPath));
    m_sourceFields->setFields(paths);
}

} // namespace casewright::ui
