// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/designer/DefinitionSection.h"

#include "core/rules/RuleTypes.h"
#include "core/rules/TypeChange.h"
#include "ui/bridge/Text.h"
#include "ui/designer/QueryEdit.h"
#include "ui/designer/QueryPane.h"
#include "ui/designer/ShownText.h"
#include "ui/models/FieldChoiceModel.h"
#include "ui/models/RuleTexts.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/CodeComboBox.h"
#include "ui/widgets/ElidedComboBox.h"
#include "ui/widgets/FieldNote.h"
#include "ui/widgets/HelpTopic.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/SettingTip.h"
#include "ui/widgets/TagsEdit.h"
#include "ui/widgets/ThemeSizes.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include <optional>
#include <string>
#include <utility>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

// Those that Kibana has rules of; another one that a file brings is shown too.
constexpr const char* Consumers[] = {"siem", "observability", "infrastructure", "logs",  "apm", "slo", "uptime",
                                     "ml",   "monitoring",    "stackAlerts",    "alerts"};

// Wide characters that find room in any window, also beside the preview at 1024 pixels: all of a type, and what a
// consumer begins with. Where there is more room all of it is shown, and tags get the rest.
constexpr int TypeLength = 17;
constexpr int ConsumerLength = 8;

} // namespace

DefinitionSection::DefinitionSection(RuleDocuments& documents, int number, FieldChoiceModel& choices, QWidget* parent)
    : RuleSection(documents, number, tr("Definition"), parent),
      m_choices(choices)
{
    card()->setHint(tr("Match documents"));
    buildName();
    buildOwner();
    buildQuery();
    setTip(m_name, tr("What people call the rule; titles of its cases begin with it."));
    setTip(m_type, tr("What the rule looks for, and whether it makes alerts of its own."));
    setTip(m_consumer, tr("The application that the rule belongs to, and who gets its cases."));
    setTip(m_tags, tr("Words to find the rule by; its cases get them too."));
    setTip(m_query, tr("Which documents the rule looks at, in KQL; without a query all of them."));
    setHelpTopic(m_consumer, u"owner"_s);
    setHelpTopic(m_query, u"conditions"_s);
}

void DefinitionSection::buildName()
{
    m_name = new QLineEdit(this);
    m_name->setObjectName(u"ruleName"_s);
    m_name->setAccessibleName(tr("Name"));
    card()->body()->addLayout(labelled(tr("Name"), m_name, addField(rules::RuleField::Name, m_name)));
    connect(m_name, &QLineEdit::textEdited, this, [this](const QString& text) {
        change(rules::RuleField::Name, tr("Rename rule"), [&text](rules::Rule& rule) { rule.name = toUtf8(text); });
    });
}

void DefinitionSection::buildType()
{
    QList<CodeComboBox::Option> types;
    for (const rules::RuleType& type : rules::ruleTypes())
        types.append({toText(type.id), RuleTexts::typeName(type.id)});
    m_type = new CodeComboBox(tr("Type"), types, this);
    m_type->setObjectName(u"ruleType"_s);
    m_type->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_type->setMinimumContentsLength(TypeLength);
    connect(m_type, &CodeComboBox::codeChosen, this, [this](const QString& id) {
        change(rules::RuleField::Type, tr("Change type to %1").arg(RuleTexts::typeName(toUtf8(id))),
               [&id](rules::Rule& rule) { rule = rules::withType(rule, toUtf8(id)); }, Step::Alone);
    });
}

void DefinitionSection::buildOwner()
{
    buildType();
    m_consumer = new ElidedComboBox(this);
    m_consumer->setObjectName(u"ruleConsumer"_s);
    m_consumer->setAccessibleName(tr("Consumer"));
    m_consumer->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_consumer->setMinimumContentsLength(ConsumerLength);
    m_tags = new TagsEdit(tr("Tags"), this);
    m_tags->setObjectName(u"ruleTags"_s);

    auto* const grid = new QGridLayout;
    grid->setHorizontalSpacing(size::Gap);
    grid->setVerticalSpacing(size::GapSmall);
    const std::pair<QString, QWidget*> fields[] = {
        {tr("Type"), m_type}, {tr("Consumer"), m_consumer}, {tr("Tags"), m_tags}};
    int column = 0;
    for (const auto& [text, field] : fields) {
        grid->addWidget(labelFor(text, field), 0, column);
        grid->addWidget(field, 1, column, Qt::AlignTop);
        grid->setColumnStretch(column, field == m_tags ? 1 : 0);
        ++column;
    }
    grid->addWidget(addField(rules::RuleField::Type, m_type), 2, 0, 1, column);
    FieldNote* const owner = addField(rules::RuleField::Consumer, m_consumer);
    grid->addWidget(owner, 3, 0, 1, column);
    addField(rules::RuleField::Tags, m_tags, owner);
    card()->body()->addLayout(grid);
    connect(m_consumer, &QComboBox::activated, this, [this](int index) {
        const std::string consumer = toUtf8(m_consumer->itemData(index).toString());
        change(rules::RuleField::Consumer, tr("Change consumer"),
               [&consumer](rules::Rule& rule) { rule.consumer = consumer; });
    });
    connect(m_tags, &TagsEdit::edited, this, [this](const QStringList& tags) {
        change(rules::RuleField::Tags, tr("Change tags"), [&tags](rules::Rule& rule) {
            rule.tags.clear();
            for (const QString& tag : tags)
                rule.tags.push_back(toUtf8(tag));
        });
    });
}

void DefinitionSection::buildQuery()
{
    m_query = new QueryPane(u"ruleQuery"_s, tr("Query"), this);
    FieldNote* const note = noteFor(m_query->edit(), this);
    m_query->setErrorNote(note);
    // The focus stays in whichever view it is.
    m_query->setFocusProxy(m_query->edit());
    addField(rules::RuleField::Query, m_query, note);
    auto* const column = new QVBoxLayout;
    column->setSpacing(size::GapSmall);
    column->addWidget(labelFor(tr("Query"), m_query->edit()));
    column->addWidget(m_query);
    card()->body()->addLayout(column);
    connect(m_query, &QueryPane::edited, this,
            [this](const QueryDraft& draft, const QString& commandText, const std::optional<QString>& place) {
                changeQuery(draft.query, draft.draft, commandText, place);
            });
    connect(&m_choices, &QAbstractItemModel::modelReset, this, &DefinitionSection::showAlerts);
    showAlerts();
}

void DefinitionSection::showAlerts() { m_query->setAlerts(m_choices.alerts(), m_choices.name()); }

void DefinitionSection::finishTyping() { m_tags->finishTyping(); }

void DefinitionSection::setReadOnly(bool isReadOnly)
{
    m_name->setReadOnly(isReadOnly);
    m_query->setReadOnly(isReadOnly);
    m_type->setEnabled(!isReadOnly);
    m_consumer->setEnabled(!isReadOnly);
    m_tags->setEnabled(!isReadOnly);
}

void DefinitionSection::fill(const rules::Rule& rule)
{
    showText(m_name, toText(rule.name));
    m_type->setCode(toText(rule.ruleTypeId), RuleTexts::typeName(rule.ruleTypeId));
    showConsumers(rule);
    QStringList tags;
    for (const std::string& tag : rule.tags)
        tags.append(toText(tag));
    m_tags->setTags(tags);
    m_query->showQuery({.query = rule.query, .draft = draft()}, rule.language == "kuery");
}

void DefinitionSection::showConsumers(const rules::Rule& rule)
{
    // Who gets the cases depends on the rule's type too, so the texts are made anew.
    m_consumer->clear();
    rules::Rule other = rule;
    for (const char* const consumer : Consumers) {
        other.consumer = consumer;
        m_consumer->addItem(tr("%1 → %2").arg(toText(consumer), RuleTexts::ownerName(other)), toText(consumer));
    }
    const QString own = toText(rule.consumer);
    if (m_consumer->findData(own) < 0)
        m_consumer->addItem(tr("%1 → %2").arg(own, RuleTexts::ownerName(rule)), own);
    m_consumer->setCurrentIndex(m_consumer->findData(own));
}

} // namespace casewright::ui
