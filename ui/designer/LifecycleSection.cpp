// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/designer/LifecycleSection.h"

#include "core/rules/RuleTypes.h"
#include "ui/designer/WholeNumberEdit.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/FieldNote.h"
#include "ui/widgets/HelpTopic.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/SegmentedButtons.h"
#include "ui/widgets/Sentence.h"
#include "ui/widgets/SettingTip.h"
#include "ui/widgets/ThemeSizes.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <optional>

namespace casewright::ui {

using namespace Qt::StringLiterals;
using rules::FlappingSettings;

namespace {

// The choices of flapping, in their order.
constexpr int OfSpace = 0;
constexpr int OfRule = 1;
constexpr int Off = 2;

int choiceOf(const std::optional<FlappingSettings>& flapping)
{
    if (!flapping)
        return OfSpace;
    return flapping->enabled ? OfRule : Off;
}

} // namespace

LifecycleSection::LifecycleSection(RuleDocuments& documents, int number, QWidget* parent)
    : RuleSection(documents, number, tr("Alert delay and flapping"), parent)
{
    buildDelay();
    buildFlapping();
    setTip(m_delay, tr("How many runs in a row must find it before it is an alert."));
    setTip(m_flapping,
           tr("Whether alerts that come and go are held as active, by the numbers of the space or of this rule."));
    setTip(m_changes, tr("From how many changes of its status on an alert is flapping."));
    setTip(m_runs, tr("Among how many of the last runs those changes are counted."));
    setHelpTopic(this, u"lifecycle"_s);
    connectFields();
}

bool LifecycleSection::isFor(const rules::Rule& rule) const
{
    const bool hasLife = !rules::isDetectionRule(rule.ruleTypeId)
        && !std::holds_alternative<rules::UnknownParameters>(rule.parameters);
    return hasLife || rule.alertDelay != rules::Rule{}.alertDelay || rule.flapping;
}

void LifecycleSection::buildDelay()
{
    m_delay = new WholeNumberEdit(tr("Alert delay, consecutive matches"), this);
    m_delay->setObjectName(u"ruleAlertDelay"_s);
    m_delay->setFixedWidth(2 * size::Control);
    auto* const sentence = new Sentence(this);
    sentence->add(tr("Alert after"), m_delay, tr("consecutive matches"));
    card()->body()->addWidget(sentence);
    card()->body()->addWidget(addField(rules::RuleField::AlertDelay, m_delay));
}

void LifecycleSection::buildFlapping()
{
    m_flapping = new SegmentedButtons(tr("Flapping"), {tr("As the space"), tr("Of this rule"), tr("Off")}, this);
    m_flapping->setObjectName(u"ruleFlapping"_s);
    m_changes = new WholeNumberEdit(tr("Alert status change threshold"), this);
    m_changes->setObjectName(u"ruleFlappingChanges"_s);
    m_runs = new WholeNumberEdit(tr("Rule run look back window"), this);
    m_runs->setObjectName(u"ruleFlappingRuns"_s);
    for (WholeNumberEdit* const number : {m_changes, m_runs})
        number->setFixedWidth(2 * size::Control);
    m_hint = new FieldNote(this);
    m_hint->setObjectName(u"ruleFlappingHint"_s);
    auto* const row = new QHBoxLayout;
    row->setSpacing(size::Gap);
    row->addWidget(labelFor(tr("Flapping"), m_flapping));
    row->addWidget(m_flapping);
    row->addStretch();
    m_numbers = new Sentence(this);
    m_numbers->add(tr("An alert is flapping if it changes status at least"), m_changes, tr("times"));
    m_numbers->add(tr("in the last"), m_runs, tr("rule runs"));
    card()->body()->addLayout(row);
    card()->body()->addWidget(m_numbers);
    card()->body()->addWidget(m_hint);
    card()->body()->addWidget(addField(rules::RuleField::Flapping, m_flapping));
}

void LifecycleSection::connectFields()
{
    connect(m_delay, &WholeNumberEdit::edited, this, [this](std::optional<std::int64_t> number) {
        change(rules::RuleField::AlertDelay, tr("Change alert delay"),
               [number](rules::Rule& rule) { rule.alertDelay = number.value_or(0); });
    });
    connect(m_flapping, &SegmentedButtons::chosen, this, &LifecycleSection::chooseFlapping);
    connect(m_changes, &WholeNumberEdit::edited, this, [this](std::optional<std::int64_t> number) {
        changeFlapping(tr("Change flapping threshold"), [number](FlappingSettings& flapping) {
            flapping.statusChangeThreshold = number.value_or(0);
        });
    });
    connect(m_runs, &WholeNumberEdit::edited, this, [this](std::optional<std::int64_t> number) {
        changeFlapping(tr("Change flapping look-back"),
                       [number](FlappingSettings& flapping) { flapping.lookBackWindow = number.value_or(0); });
    });
}

void LifecycleSection::chooseFlapping(int index)
{
    change(rules::RuleField::Flapping, tr("Change flapping"), [index](rules::Rule& rule) {
        if (index == OfSpace) {
            rule.flapping.reset();
            return;
        }
        if (!rule.flapping)
            rule.flapping.emplace();
        rule.flapping->enabled = index == OfRule;
    }, Step::Alone);
}

void LifecycleSection::changeFlapping(const QString& commandText, const std::function<void(FlappingSettings&)>& how)
{
    change(rules::RuleField::Flapping, commandText, [&how](rules::Rule& rule) {
        if (rule.flapping)
            how(*rule.flapping);
    });
}

void LifecycleSection::setReadOnly(bool isReadOnly)
{
    m_flapping->setEnabled(!isReadOnly);
    for (WholeNumberEdit* const number : {m_delay, m_changes, m_runs})
        number->setReadOnly(isReadOnly);
}

void LifecycleSection::fill(const rules::Rule& rule)
{
    m_delay->setNumber(rule.alertDelay);
    const int choice = choiceOf(rule.flapping);
    m_flapping->setCurrent(choice);
    setShown(m_numbers, choice == OfRule);
    const FlappingSettings numbers = rule.flapping.value_or(FlappingSettings{});
    m_changes->setNumber(numbers.statusChangeThreshold);
    m_runs->setNumber(numbers.lookBackWindow);
    m_hint->setNote(Tone::Neutral, choice == OfSpace ? tr("The settings of Kibana's space: at least %1 changes in %2 "
                                                          "runs, unless they were changed there.")
                                                           .arg(numbers.statusChangeThreshold)
                                                           .arg(numbers.lookBackWindow)
                                                     : QString());
}

} // namespace casewright::ui
