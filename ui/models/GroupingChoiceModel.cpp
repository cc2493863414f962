// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/GroupingChoiceModel.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "core/alerts/FieldCatalog.h"
#include "core/engine/RuleEvaluation.h"
#include "ui/bridge/GroupingOutlooks.h"
#include "ui/bridge/Text.h"
#include "ui/models/FieldChoiceModel.h"
#include "ui/models/FieldText.h"
#include "ui/models/GroupingTexts.h"

namespace casewright::ui {

using alerts::FieldStatistics;
using analysis::GroupingOutlook;

GroupingChoiceModel::GroupingChoiceModel(const FieldChoiceModel& fields, QObject* parent)
    : QAbstractListModel(parent),
      m_fields(fields),
      m_carried{.areDocuments = true}
{
    connect(&m_fields, &QAbstractItemModel::modelReset, this, &GroupingChoiceModel::rebuild);
    rebuild();
}

void GroupingChoiceModel::setOutlooks(const GroupingOutlooks& outlooks)
{
    m_outlooks = &outlooks;
    connect(&outlooks, &GroupingOutlooks::changed, this, &GroupingChoiceModel::judgeAll);
    judgeAll();
}

void GroupingChoiceModel::setRule(const rules::Rule& rule, const rules::VersionProfile& profile)
{
    rules::AlertFields carried = rules::alertFieldsOf(rule, profile);
    std::vector<std::string> instances = engine::instanceFieldsOf(rule);
    if (carried == m_carried && instances == m_instances)
        return;
    m_carried = std::move(carried);
    m_instances = std::move(instances);
    rebuild();
}

void GroupingChoiceModel::rebuild()
{
    beginResetModel();
    m_choices.clear();
    m_choices.emplace_back();
    std::vector<std::string> names;
    // Kibana's own fields are of every alert that it makes; ids are nothing to group by.
    for (const std::string& value : m_carried.values)
        if (!value.starts_with('_'))
            names.push_back(value);
    if (m_fields.alerts()) {
        for (const FieldStatistics& field : m_fields.alerts()->fields)
            names.push_back(field.name);
    }
    std::ranges::sort(names);
    names.erase(std::unique(names.begin(), names.end()), names.end());
    for (const std::string& name : names)
        m_choices.push_back(describe(name));
    std::stable_sort(m_choices.begin() + 1, m_choices.end(), [](const Choice& a, const Choice& b) {
        return a.verdict.use > b.verdict.use;
    });
    endResetModel();
}

GroupingChoiceModel::Choice GroupingChoiceModel::describe(const std::string& field) const
{
    Choice choice{.field = field};
    if (!field.empty()) {
        const QModelIndex known = m_fields.indexOf(toText(field));
        choice.documents = known.isValid() ? m_fields.statistics(known) : nullptr;
        choice.isCarried = rules::alertsCarry(m_carried, field);
        choice.tellsApart = tellsApart(field);
    }
    judge(choice);
    return choice;
}

/// Under its own name, or where Kibana puts it in the alert.
bool GroupingChoiceModel::tellsApart(std::string_view field) const
{
    constexpr std::string_view Grouping = "kibana.alert.grouping.";
    if (field.starts_with(Grouping))
        field.remove_prefix(Grouping.size());
    return !m_carried.areDocuments && std::ranges::find(m_instances, field) != m_instances.end();
}

void GroupingChoiceModel::judge(Choice& choice) const
{
    const GroupingOutlook* const outlook = outlookOf(choice.field);
    if (choice.field.empty()) {
        choice.verdict = analysis::judgeNoGrouping(outlook);
        return;
    }
    // What documents look like says nothing of alerts that are made of them.
    choice.verdict =
        analysis::judgeGrouping({.isCarried = choice.isCarried,
                                 .tellsApart = choice.tellsApart,
                                 .isTime = typeOf(choice) == alerts::FieldType::Date,
                                 .isOfOneRun = !m_carried.areDocuments && analysis::isOfOneRun(choice.field),
                                 .documents = m_carried.areDocuments ? choice.documents : nullptr,
                                 .outlook = outlook});
}

void GroupingChoiceModel::judgeAll()
{
    for (Choice& choice : m_choices)
        judge(choice);
    Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

void GroupingChoiceModel::sortByUse()
{
    const auto isBetter = [](const Choice& a, const Choice& b) { return a.verdict.use > b.verdict.use; };
    if (std::is_sorted(m_choices.begin() + 1, m_choices.end(), isBetter))
        return;
    beginResetModel();
    std::stable_sort(m_choices.begin() + 1, m_choices.end(), isBetter);
    endResetModel();
}

const GroupingOutlook* GroupingChoiceModel::outlookOf(const std::string& field) const
{
    return m_outlooks ? m_outlooks->find(field) : nullptr;
}

std::vector<std::string> GroupingChoiceModel::fieldsByUse(std::size_t most) const
{
    std::vector<const Choice*> choices;
    for (const Choice& choice : m_choices)
        if (choice.isCarried)
            choices.push_back(&choice);
    if (!choices.empty())
        std::stable_sort(choices.begin() + 1, choices.end(), [](const Choice* a, const Choice* b) {
            return a->verdict.use > b->verdict.use;
        });
    std::vector<std::string> fields;
    for (const Choice* const choice : choices)
        if (fields.size() < most)
            fields.push_back(choice->field);
    return fields;
}

GroupingChoiceModel::Known GroupingChoiceModel::knownOf(const QString& field) const
{
    const Choice choice = describe(toUtf8(field));
    const GroupingOutlook* const outlook = outlookOf(choice.field);
    const bool isAnyKnown = field.isEmpty() || choice.verdict.values || !choice.verdict.against.empty();
    return {.worth = worthOf(choice),
            .values = GroupingTexts::values(choice.verdict),
            .detail = GroupingTexts::detail(typeTextOf(choice), choice.verdict, outlook),
            .advice = isAnyKnown ? GroupingTexts::advice(field, choice.verdict, outlook) : QStringList()};
}

GroupingChoiceModel::Worth GroupingChoiceModel::worthOf(const Choice& choice)
{
    if (choice.verdict.isGrave)
        return Worth::Bad;
    if (!choice.verdict.against.empty())
        return Worth::Flawed;
    return choice.field.empty() || !choice.verdict.values ? Worth::Unknown : Worth::Good;
}

QString GroupingChoiceModel::bestField() const
{
    const Choice* best = nullptr;
    for (const Choice& choice : m_choices) {
        const bool isGood = worthOf(choice) == Worth::Good && outlookOf(choice.field) != nullptr;
        if (isGood && (best == nullptr || choice.verdict.use > best->verdict.use))
            best = &choice;
    }
    return best ? toText(best->field) : QString();
}

std::optional<alerts::FieldType> GroupingChoiceModel::typeOf(const Choice& choice)
{
    return choice.documents ? choice.documents->type : alerts::catalogType(choice.field);
}

QString GroupingChoiceModel::typeTextOf(const Choice& choice)
{
    if (choice.documents)
        return FieldText::typeAndTag(*choice.documents);
    const std::optional<alerts::FieldType> type = typeOf(choice);
    return type && !choice.field.empty() ? FieldText::type(*type) : QString();
}

int GroupingChoiceModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_choices.size());
}

QVariant GroupingChoiceModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Choice& choice = m_choices[static_cast<std::size_t>(index.row())];
    const QString field = toText(choice.field);
    switch (role) {
    case Qt::DisplayRole: return field.isEmpty() ? GroupingTexts::noGrouping() : field;
    case FieldRole: return field;
    case DetailRole: return GroupingTexts::detail(typeTextOf(choice), choice.verdict, outlookOf(choice.field));
    case AdviceRole: return GroupingTexts::advice(field, choice.verdict, outlookOf(choice.field)).value(0);
    case Qt::AccessibleDescriptionRole:
        return QString(data(index, DetailRole).toString() + u' ' + data(index, AdviceRole).toString());
    case WorthRole: return static_cast<int>(worthOf(choice));
    default: return {};
    }
}

} // namespace casewright::ui
