// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/designer/ThresholdSection.h"

#include "ui/bridge/Text.h"
#include "ui/designer/FieldNames.h"
#include "ui/designer/ShownText.h"
#include "ui/designer/WholeNumberEdit.h"
#include "ui/models/FieldChoiceModel.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/FieldListEdit.h"
#include "ui/widgets/FieldNote.h"
#include "ui/widgets/FieldPicker.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/Sentence.h"
#include "ui/widgets/SettingTip.h"
#include "ui/widgets/ThemeSizes.h"

#include <QCheckBox>
#include <QLabel>
#include <QVBoxLayout>

#include <optional>

namespace casewright::ui {

using namespace Qt::StringLiterals;
using rules::ThresholdParameters;

namespace {

constexpr int MostFields = 5; ///< that Kibana groups by

ThresholdParameters::Cardinality& cardinalityOf(ThresholdParameters& parameters)
{
    return parameters.cardinality.empty() ? parameters.cardinality.emplace_back() : parameters.cardinality.front();
}

} // namespace

ThresholdSection::ThresholdSection(RuleDocuments& documents, int number, FieldChoiceModel& choices, QWidget* parent)
    : RuleSection(documents, number, tr("Threshold"), parent)
{
    card()->setHint(tr("Alert on groups with many documents"));
    buildGrouping(choices);
    buildCounts(choices);
    setTip(m_fields,
           tr("Documents with the same values in these fields are counted together; without a field, all are."));
    setTip(m_value, tr("From how many documents of a group on there is an alert."));
    setTip(m_hasCardinality, tr("Asks for a number of different values as well, before there is an alert."));
    setTip(m_field, tr("The field of which different values are counted."));
    setTip(m_values, tr("From how many different values of that field on there is an alert."));
    connectCounts();
}

bool ThresholdSection::isFor(const rules::Rule& rule) const
{
    return std::holds_alternative<ThresholdParameters>(rule.parameters);
}

void ThresholdSection::buildGrouping(FieldChoiceModel& choices)
{
    m_fields = new FieldListEdit(tr("Group by"), &choices, FieldNames::detail, this);
    m_fields->setObjectName(u"ruleThresholdFields"_s);
    m_fields->setMost(MostFields);
    FieldNote* const note = addFieldList(u"threshold.field"_s, m_fields, tr("field to group by"),
                                         [](rules::Rule& rule, const std::vector<std::string>& fields) {
        if (auto* const parameters = std::get_if<ThresholdParameters>(&rule.parameters))
            parameters->fields = fields;
    });
    card()->body()->addLayout(
        labelled(tr("Group by · optional, up to %1 fields").arg(MostFields), m_fields, note));
}

void ThresholdSection::buildCounts(FieldChoiceModel& choices)
{
    m_value = new WholeNumberEdit(tr("Threshold, documents of a group"), this);
    m_value->setObjectName(u"ruleThresholdValue"_s);
    m_hasCardinality = new QCheckBox(tr("Count the values of a field too"), this);
    m_hasCardinality->setObjectName(u"ruleHasCardinality"_s);
    m_field = new FieldPicker(tr("Count, field"), &choices, FieldNames::detail, this);
    m_field->setObjectName(u"ruleCardinalityField"_s);
    m_field->setMinimumWidth(size::FormLabel);
    m_values = new WholeNumberEdit(tr("Count, unique values"), this);
    m_values->setObjectName(u"ruleCardinalityValue"_s);
    for (WholeNumberEdit* const number : {m_value, m_values})
        number->setFixedWidth(2 * size::Control);
    auto* const threshold = new Sentence(this);
    threshold->add(tr("Alert when a group has at least"), m_value, tr("documents"));
    m_cardinality = new Sentence(this);
    m_cardinality->add(tr("and"), m_field);
    m_cardinality->add(tr("has at least"), m_values, tr("unique values"));
    card()->body()->addWidget(threshold);
    card()->body()->addWidget(addParameter(u"threshold.value"_s, m_value));
    card()->body()->addWidget(m_hasCardinality);
    card()->body()->addWidget(m_cardinality);
    FieldNote* const count = addParameter(u"threshold.cardinality"_s, m_hasCardinality);
    addParameter(u"threshold.cardinality.0.field"_s, m_field, count);
    addParameter(u"threshold.cardinality.0.value"_s, m_values, count);
    card()->body()->addWidget(count);
}

void ThresholdSection::connectCounts()
{
    connect(m_value, &WholeNumberEdit::edited, this, [this](std::optional<std::int64_t> number) {
        changeParameters<ThresholdParameters>(
            u"threshold.value"_s, tr("Change threshold"),
            [number](ThresholdParameters& parameters) { parameters.value = number.value_or(0); });
    });
    connect(m_hasCardinality, &QCheckBox::clicked, this, [this](bool isOn) {
        const auto set = [isOn](ThresholdParameters& parameters) {
            parameters.cardinality.clear();
            if (isOn)
                parameters.cardinality.emplace_back();
        };
        changeParameters<ThresholdParameters>(u"threshold.cardinality"_s,
                                              isOn ? tr("Count values of a field") : tr("Count documents only"), set,
                                              Step::Alone);
        if (isOn)
            m_field->setFocus();
    });
    connect(m_field, &QLineEdit::textChanged, this, [this](const QString& text) {
        changeParameters<ThresholdParameters>(
            u"threshold.cardinality.0.field"_s, tr("Change field to count"),
            [&text](ThresholdParameters& parameters) { cardinalityOf(parameters).field = toUtf8(text); });
    });
    connect(m_values, &WholeNumberEdit::edited, this, [this](std::optional<std::int64_t> number) {
        changeParameters<ThresholdParameters>(
            u"threshold.cardinality.0.value"_s, tr("Change number of unique values"),
            [number](ThresholdParameters& parameters) { cardinalityOf(parameters).value = number.value_or(0); });
    });
}

void ThresholdSection::setReadOnly(bool isReadOnly)
{
    m_fields->setReadOnly(isReadOnly);
    m_value->setReadOnly(isReadOnly);
    m_hasCardinality->setEnabled(!isReadOnly);
    m_field->setReadOnly(isReadOnly);
    m_values->setReadOnly(isReadOnly);
}

void ThresholdSection::fill(const rules::Rule& rule)
{
    const auto& parameters = std::get<ThresholdParameters>(rule.parameters);
    m_fields->setFields(FieldNames::toList(parameters.fields));
    m_value->setNumber(parameters.value);
    const bool hasCardinality = !parameters.cardinality.empty();
    m_hasCardinality->setChecked(hasCardinality);
    setShown(m_cardinality, hasCardinality);
    if (!hasCardinality)
        return;
    showText(m_field, toText(parameters.cardinality.front().field));
    m_values->setNumber(parameters.cardinality.front().value);
}

} // namespace casewright::ui
