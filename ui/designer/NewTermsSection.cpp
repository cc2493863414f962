// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/designer/NewTermsSection.h"

#include "ui/bridge/Text.h"
#include "ui/designer/FieldNames.h"
#include "ui/designer/LookBack.h"
#include "ui/models/FieldChoiceModel.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/DurationEdit.h"
#include "ui/widgets/FieldListEdit.h"
#include "ui/widgets/FieldNote.h"
#include "ui/widgets/Sentence.h"
#include "ui/widgets/SettingTip.h"
#include "ui/widgets/ThemeSizes.h"

#include <QLabel>
#include <QVBoxLayout>

namespace casewright::ui {

using namespace Qt::StringLiterals;
using rules::NewTermsParameters;

namespace {

constexpr int MostFields = 3; ///< that Kibana looks at together

} // namespace

NewTermsSection::NewTermsSection(RuleDocuments& documents, int number, FieldChoiceModel& choices, QWidget* parent)
    : RuleSection(documents, number, tr("New terms"), parent)
{
    card()->setHint(tr("Alert on values that are seen for the first time"));
    m_fields = new FieldListEdit(tr("Fields"), &choices, FieldNames::detail, this);
    m_fields->setObjectName(u"ruleNewTermsFields"_s);
    m_fields->setMost(MostFields);
    m_history = new DurationEdit(u"mhdw"_s, tr("History window size"), this);
    m_history->setObjectName(u"ruleHistory"_s);
    FieldNote* const note = addFieldList(u"newTermsFields"_s, m_fields, tr("new terms field"),
                                         [](rules::Rule& rule, const std::vector<std::string>& fields) {
        if (auto* const parameters = std::get_if<NewTermsParameters>(&rule.parameters))
            parameters->fields = fields;
    });
    card()->body()->addLayout(
        labelled(tr("Fields · 1 to %1, their values taken together").arg(MostFields), m_fields, note));
    setTip(m_fields, tr("There is an alert when these fields have values together that were not seen before."));
    setTip(m_history, tr("How far back it is looked whether the values were seen before."));
    auto* const sentence = new Sentence(this);
    sentence->add(tr("that were not seen in the last"), m_history);
    card()->body()->addWidget(sentence);
    card()->body()->addWidget(addParameter(u"historyWindowStart"_s, m_history));
    connect(m_history, &DurationEdit::edited, this, [this] {
        changeParameters<NewTermsParameters>(u"historyWindowStart"_s, tr("Change history window"),
                                             [this](NewTermsParameters& parameters) {
            parameters.historyWindowStart = toUtf8(lookback::textOf(m_history));
        });
    });
}

bool NewTermsSection::isFor(const rules::Rule& rule) const
{
    return std::holds_alternative<NewTermsParameters>(rule.parameters);
}

void NewTermsSection::setReadOnly(bool isReadOnly)
{
    m_fields->setReadOnly(isReadOnly);
    m_history->setEnabled(!isReadOnly);
}

void NewTermsSection::fill(const rules::Rule& rule)
{
    const auto& parameters = std::get<NewTermsParameters>(rule.parameters);
    m_fields->setFields(FieldNames::toList(parameters.fields));
    lookback::show(m_history, toText(parameters.historyWindowStart));
}

} // namespace casewright::ui
