// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/designer/SettingCommands.h"

#include "core/rules/Validation.h"
#include "ui/bridge/RuleDocuments.h"
#include "ui/designer/RuleForm.h"
#include "ui/widgets/ActionTable.h"

#include <QCoreApplication>

#include <utility>
#include <vector>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;
using rules::RuleField;

/// The context of the translations.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(SettingCommands)
};

struct Setting {
    RuleField field;
    QString id;
    QString text;
};

std::vector<Setting> settings()
{
    return {
        {RuleField::Query, u"rules.query"_s, Words::tr("Go to the query")},
        {RuleField::Consumer, u"rules.consumer"_s, Words::tr("Go to the consumer")},
        {RuleField::Interval, u"rules.interval"_s, Words::tr("Go to the interval")},
        {RuleField::MaxSignals, u"rules.maxSignals"_s, Words::tr("Go to the most alerts of a run")},
        {RuleField::AlertDelay, u"rules.alertDelay"_s, Words::tr("Go to the alert delay")},
        {RuleField::Flapping, u"rules.flapping"_s, Words::tr("Go to the settings of flapping")},
        {RuleField::TimeWindow, u"rules.timeWindow"_s, Words::tr("Go to the time window")},
        {RuleField::Reopen, u"rules.reopening"_s, Words::tr("Go to the reopening of closed cases")},
        {RuleField::Maximum, u"rules.mostCases"_s, Words::tr("Go to the most cases in one run")},
        {RuleField::Template, u"rules.template"_s, Words::tr("Go to the template of cases")},
    };
}

} // namespace

void addSettingCommands(ActionTable& table, RuleForm& form, RuleDocuments& documents)
{
    std::vector<std::pair<QAction*, RuleField>> actions;
    for (const Setting& setting : settings()) {
        QAction* const action = table.add({.id = setting.id,
                                           .text = setting.text,
                                           .icon = u"rules"_s,
                                           .tip = Words::tr("Puts the cursor into that setting of the current rule")});
        actions.emplace_back(action, setting.field);
        QObject::connect(action, &QAction::triggered, &form, [&table, &form, field = setting.field] {
            QAction* const page = table.action(u"go.rules"_s);
            if (!form.isVisible() && page)
                page->trigger();
            form.focusField(field);
        });
    }
    const auto enable = [actions, &form, &documents] {
        for (const auto& [action, field] : actions)
            action->setEnabled(documents.current() && form.hasField(field));
    };
    QObject::connect(&documents, &RuleDocuments::reset, &form, enable);
    QObject::connect(&documents, &RuleDocuments::currentChanged, &form, enable);
    QObject::connect(&documents, &RuleDocuments::changed, &form, enable);
    enable();
}

} // namespace casewright::ui
