// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/designer/CriteriaSection.h"

#include "core/rules/RuleTypes.h"
#include "core/rules/TypeChange.h"
#include "ui/designer/FieldNames.h"
#include "ui/models/FieldChoiceModel.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/FieldListEdit.h"
#include "ui/widgets/FieldNote.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/SettingTip.h"
#include "ui/widgets/TabOrder.h"
#include "ui/widgets/ThemeSizes.h"

#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace casewright::ui {

using namespace Qt::StringLiterals;
using rules::CustomThresholdParameters;

CriteriaSection::CriteriaSection(RuleDocuments& documents, int number, FieldChoiceModel& choices, QWidget* parent)
    : RuleSection(documents, number, tr("Conditions"), parent),
      m_choices(choices)
{
    card()->setHint(tr("Alert when all criteria are met"));
    m_column = new QVBoxLayout;
    m_column->setSpacing(size::Gap);
    card()->body()->addLayout(m_column);
    m_add = new QPushButton(tr("+ Criterion"), this);
    m_add->setObjectName(u"addCriterion"_s);
    card()->body()->addWidget(addParameter(u"criteria"_s, m_add));
    card()->body()->addWidget(m_add, 0, Qt::AlignLeft);
    connect(m_add, &QPushButton::clicked, this, &CriteriaSection::addCriterion);
    buildGrouping();
    buildNoData();
    setTip(m_groupBy, tr("Documents with the same values in these fields are a group, with an alert of its own."));
    setTip(m_noData, tr("There is an alert also when no document is in the window."));
    setTip(m_disappear, tr("There is an alert also when a group that was there has no document any more."));
    makeCriterion();
}

bool CriteriaSection::isFor(const rules::Rule& rule) const
{
    return std::holds_alternative<CustomThresholdParameters>(rule.parameters);
}

void CriteriaSection::buildGrouping()
{
    m_groupBy = new FieldListEdit(tr("Group alerts by"), &m_choices, FieldNames::detail, this);
    m_groupBy->setObjectName(u"ruleAlertGroups"_s);
    FieldNote* const note = addFieldList(u"groupBy"_s, m_groupBy, tr("field to group by"),
                                         [](rules::Rule& rule, const std::vector<std::string>& fields) {
        if (auto* const parameters = std::get_if<CustomThresholdParameters>(&rule.parameters))
            parameters->groupBy = fields;
    });
    card()->body()->addLayout(
        labelled(tr("Group alerts by · optional, an alert for each combination of values"), m_groupBy, note));
}

void CriteriaSection::buildNoData()
{
    m_noData = new QCheckBox(tr("Alert me if there's no data"), this);
    m_noData->setObjectName(u"ruleAlertOnNoData"_s);
    m_disappear = new QCheckBox(tr("Alert me if a group stops reporting data"), this);
    m_disappear->setObjectName(u"ruleAlertOnGroupDisappear"_s);
    card()->body()->addWidget(m_noData);
    card()->body()->addWidget(addParameter(u"alertOnNoData"_s, m_noData));
    card()->body()->addWidget(m_disappear);
    card()->body()->addWidget(addParameter(u"alertOnGroupDisappear"_s, m_disappear));
    connect(m_noData, &QCheckBox::clicked, this, [this](bool isOn) {
        changeParameters<CustomThresholdParameters>(
            u"alertOnNoData"_s, isOn ? tr("Alert on no data") : tr("No alert on no data"),
            [isOn](CustomThresholdParameters& parameters) { parameters.alertOnNoData = isOn; }, Step::Alone);
    });
    connect(m_disappear, &QCheckBox::clicked, this, [this](bool isOn) {
        changeParameters<CustomThresholdParameters>(
            u"alertOnGroupDisappear"_s, isOn ? tr("Alert on groups that stop") : tr("No alert on groups that stop"),
            [isOn](CustomThresholdParameters& parameters) { parameters.alertOnGroupDisappear = isOn; }, Step::Alone);
    });
}

void CriteriaSection::makeCriterion()
{
    const std::size_t place = m_criteria.size();
    const QString path = u"criteria.%1."_s.arg(place);
    const auto onField = [this, path](const QString& part, QWidget* field, FieldNote* note) {
        addParameter(path + part, field, note);
    };
    auto* const criterion = new CriterionEdit(static_cast<int>(place), m_choices, onField, this);
    criterion->setReadOnly(m_isReadOnly);
    m_column->addWidget(criterion);
    m_criteria.push_back(criterion);
    connect(criterion, &CriterionEdit::edited, this,
            [this, place](const CriterionEdit::Edit& edit) { put(place, edit); });
    connect(criterion, &CriterionEdit::removeRequested, this, [this, place] { removeCriterion(place); });
    orderTabs(this);
}

void CriteriaSection::put(std::size_t place, const CriterionEdit::Edit& edit)
{
    changeParameters<CustomThresholdParameters>(
        u"criteria.%1.%2"_s.arg(place).arg(edit.part), edit.text,
        [place, &edit](CustomThresholdParameters& parameters) {
            if (place < parameters.criteria.size())
                parameters.criteria[place] = edit.criterion;
        },
        edit.isAlone ? Step::Alone : Step::Typed);
}

void CriteriaSection::addCriterion()
{
    std::size_t place = 0;
    changeParameters<CustomThresholdParameters>(
        u"criteria"_s, tr("Add criterion"),
        [&place](CustomThresholdParameters& parameters) {
            const auto first = rules::firstParameters(rules::CustomThresholdId);
            place = parameters.criteria.size();
            parameters.criteria.push_back(std::get<CustomThresholdParameters>(first).criteria.front());
        },
        Step::Alone);
    if (place < m_criteria.size())
        m_criteria[place]->focusFirst();
}

void CriteriaSection::removeCriterion(std::size_t place)
{
    m_add->setFocus();
    changeParameters<CustomThresholdParameters>(
        u"criteria"_s, tr("Remove criterion"),
        [place](CustomThresholdParameters& parameters) {
            if (place < parameters.criteria.size())
                parameters.criteria.erase(parameters.criteria.begin() + static_cast<std::ptrdiff_t>(place));
        },
        Step::Alone);
}

void CriteriaSection::setReadOnly(bool isReadOnly)
{
    m_isReadOnly = isReadOnly;
    for (CriterionEdit* const criterion : m_criteria)
        criterion->setReadOnly(isReadOnly);
    m_groupBy->setReadOnly(isReadOnly);
    for (QWidget* const field : {static_cast<QWidget*>(m_add), static_cast<QWidget*>(m_noData),
                                 static_cast<QWidget*>(m_disappear)})
        field->setEnabled(!isReadOnly);
}

void CriteriaSection::fill(const rules::Rule& rule)
{
    const auto& parameters = std::get<CustomThresholdParameters>(rule.parameters);
    while (m_criteria.size() < parameters.criteria.size())
        makeCriterion();
    for (std::size_t i = 0; i < m_criteria.size(); ++i) {
        const bool isThere = i < parameters.criteria.size();
        if (isThere)
            m_criteria[i]->setCriterion(parameters.criteria[i], parameters.criteria.size() > 1);
        setShown(m_criteria[i], isThere);
    }
    m_groupBy->setFields(FieldNames::toList(parameters.groupBy));
    m_noData->setChecked(parameters.alertOnNoData.value_or(false));
    m_disappear->setChecked(parameters.alertOnGroupDisappear.value_or(true));
    setShown(m_disappear, !parameters.groupBy.empty() || parameters.alertOnGroupDisappear);
}

} // namespace casewright::ui
