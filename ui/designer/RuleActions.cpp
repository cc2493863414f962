// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/designer/RuleActions.h"

#include "core/rules/RuleExport.h"
#include "core/rules/RuleTypes.h"
#include "ui/bridge/Text.h"
#include "ui/models/RuleTexts.h"
#include "ui/widgets/ActionTable.h"

#include <QCoreApplication>
#include <QMenu>
#include <QPushButton>

#include <string_view>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

/// The context of the translations.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(RuleActions)
};

// Groups within the menus.
constexpr int Making = 0;
constexpr int MakingOfType = 1;
constexpr int Changing = 2;
constexpr int Finding = 3;
constexpr int Files = 10;

struct NewOfType {
    std::string_view type;
    const char* id;
    const char* text;
};

constexpr NewOfType OtherTypes[] = {
    {rules::ThresholdId, "rules.newThreshold", QT_TRANSLATE_NOOP("RuleActions", "New &threshold rule")},
    {rules::NewTermsId, "rules.newNewTerms", QT_TRANSLATE_NOOP("RuleActions", "New n&ew-terms rule")},
    {rules::EsQueryId, "rules.newEsQuery", QT_TRANSLATE_NOOP("RuleActions", "New Elasticsearch &query rule")},
    {rules::CustomThresholdId, "rules.newCustomThreshold",
     QT_TRANSLATE_NOOP("RuleActions", "New &custom threshold rule")},
    {rules::IndexThresholdId, "rules.newIndexThreshold", QT_TRANSLATE_NOOP("RuleActions", "New &index threshold rule")},
};

void addNewOfTypes(ActionTable& table, RuleActions& actions)
{
    for (const NewOfType& other : OtherTypes) {
        QAction* const action = table.add({.id = QString::fromLatin1(other.id),
                                           .text = Words::tr(other.text),
                                           .icon = u"plus"_s,
                                           .tip = Words::tr("Add a rule of the type %1, with Kibana's defaults")
                                                      .arg(RuleTexts::typeName(other.type)),
                                           .menu = MenuPlace::Rule,
                                           .group = MakingOfType});
        action->setData(toText(other.type));
        actions.makeOfType.append(action);
    }
}

void addChanges(ActionTable& table, RuleActions& actions)
{
    actions.make = table.add({.id = u"rules.new"_s,
                              .text = Words::tr("&New rule"),
                              .icon = u"plus"_s,
                              .shortcut = Qt::CTRL | Qt::Key_N,
                              .tip = Words::tr("Add a custom query rule, with Kibana's defaults"),
                              .menu = MenuPlace::Rule,
                              .group = Making});
    actions.rename = table.add({.id = u"rules.rename"_s,
                                .text = Words::tr("&Rename rule"),
                                .icon = u"edit"_s,
                                .tip = Words::tr("Go to the rule's name; F2 in the list"),
                                .menu = MenuPlace::Rule,
                                .group = Changing});
    actions.duplicate = table.add({.id = u"rules.duplicate"_s,
                                   .text = Words::tr("D&uplicate rule"),
                                   .icon = u"copy"_s,
                                   .shortcut = Qt::CTRL | Qt::Key_D,
                                   .tip = Words::tr("Add a copy of the rule"),
                                   .menu = MenuPlace::Rule,
                                   .group = Changing});
    actions.remove = table.add({.id = u"rules.delete"_s,
                                .text = Words::tr("&Delete rule"),
                                .icon = u"trash"_s,
                                .tip = Words::tr("Take the rule out of the workspace; Delete in the list"),
                                .menu = MenuPlace::Rule,
                                .group = Changing});
}

struct OtherFormat {
    rules::RuleTarget target;
    const char* id;
    const char* text;
    const char* tip;
};

constexpr OtherFormat OtherFormats[] = {
    {rules::RuleTarget::KibanaNdjson, "rules.exportSavedObjects",
     QT_TRANSLATE_NOOP("RuleActions", "Export as &saved objects..."),
     QT_TRANSLATE_NOOP("RuleActions", "Write the selected rules as Kibana's saved objects are imported: NDJSON")},
    {rules::RuleTarget::DetectionNdjson, "rules.exportSecurity",
     QT_TRANSLATE_NOOP("RuleActions", "Export as Sec&urity rules..."),
     QT_TRANSLATE_NOOP("RuleActions", "Write the selected rules as Security imports them: NDJSON")},
    {rules::RuleTarget::Terraform, "rules.exportTerraform",
     QT_TRANSLATE_NOOP("RuleActions", "Export as &Terraform..."),
     QT_TRANSLATE_NOOP("RuleActions", "Write the selected rules as resources of the Elastic Stack provider")},
    {rules::RuleTarget::Curl, "rules.exportCurl", QT_TRANSLATE_NOOP("RuleActions", "Export as &curl commands..."),
     QT_TRANSLATE_NOOP("RuleActions", "Write a command for a shell for each of the selected rules")},
};

void addFindings(ActionTable& table, RuleActions& actions)
{
    actions.showFindings = table.add({.id = u"rules.findings"_s,
                                      .text = Words::tr("Show &findings"),
                                      .icon = u"warning"_s,
                                      .shortcut = Qt::SHIFT | Qt::Key_F8,
                                      .tip = Words::tr("List what there is to say about all rules"),
                                      .menu = MenuPlace::Rule,
                                      .group = Finding});
    actions.nextFinding = table.add({.id = u"rules.nextFinding"_s,
                                     .text = Words::tr("Ne&xt finding"),
                                     .icon = u"chevron-right"_s,
                                     .shortcut = Qt::Key_F8,
                                     .tip = Words::tr("Go to the field of the next finding in the list"),
                                     .menu = MenuPlace::Rule,
                                     .group = Finding});
}

void addFiles(ActionTable& table, RuleActions& actions)
{
    actions.import = table.add({.id = u"rules.import"_s,
                                .text = Words::tr("&Import rules..."),
                                .icon = u"import"_s,
                                .shortcut = Qt::CTRL | Qt::Key_I,
                                .tip = Words::tr("Add rules from files that Kibana gave out"),
                                .menu = MenuPlace::File,
                                .group = Files});
    actions.write = table.add({.id = u"rules.export"_s,
                               .text = Words::tr("&Export rule..."),
                               .icon = u"export"_s,
                               .shortcut = Qt::CTRL | Qt::Key_E,
                               .tip = Words::tr("Write the selected rules as Kibana's API takes them"),
                               .menu = MenuPlace::File,
                               .group = Files});
    actions.write->setData(static_cast<int>(rules::RuleTarget::KibanaApi));
    for (const OtherFormat& other : OtherFormats) {
        QAction* const action = table.add({.id = QString::fromLatin1(other.id),
                                           .text = Words::tr(other.text),
                                           .icon = u"export"_s,
                                           .tip = Words::tr(other.tip),
                                           .menu = MenuPlace::File,
                                           .group = Files});
        action->setData(static_cast<int>(other.target));
        actions.writeAs.append(action);
    }
}

} // namespace

RuleActions addRuleActions(ActionTable& table)
{
    RuleActions actions;
    addNewOfTypes(table, actions);
    addChanges(table, actions);
    addFindings(table, actions);
    addFiles(table, actions);
    return actions;
}

void enable(const RuleActions& actions, bool hasRules, bool isWritable)
{
    for (QAction* const action : {actions.make, actions.import})
        action->setEnabled(isWritable);
    for (QAction* const action : actions.makeOfType)
        action->setEnabled(isWritable);
    for (QAction* const action : {actions.rename, actions.duplicate, actions.remove})
        action->setEnabled(hasRules && isWritable);
    actions.write->setEnabled(hasRules);
    for (QAction* const action : actions.writeAs)
        action->setEnabled(hasRules);
}

void showExportMenu(const RuleActions& actions, QWidget* button)
{
    auto* const menu = new QMenu(button);
    menu->setObjectName(u"exportMenu"_s);
    menu->setLayoutDirection(Qt::LeftToRight); // the button's puts its arrow behind the word
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions(QList{actions.write} + actions.writeAs);
    menu->setActiveAction(actions.write);
    menu->popup(button->mapToGlobal(QPoint(0, button->height())));
}

void connectSimulate(const ActionTable& table, QPushButton* button)
{
    const auto adopt = [button](QAction* run) {
        button->setEnabled(run->isEnabled());
        button->setToolTip(run->toolTip());
        QObject::connect(run, &QAction::enabledChanged, button, &QWidget::setEnabled);
        QObject::connect(button, &QPushButton::clicked, run, &QAction::trigger);
    };
    if (QAction* const run = table.action(u"simulation.run"_s)) {
        adopt(run);
        return;
    }
    button->setEnabled(false);
    QObject::connect(&table, &ActionTable::added, button, [adopt](QAction* action) {
        if (action->objectName() == u"simulation.run"_s)
            adopt(action);
    });
}

void nameSelection(const RuleActions& actions, int rules)
{
    const bool areSeveral = rules > 1;
    actions.remove->setText(areSeveral ? Words::tr("&Delete %1 rules").arg(rules) : Words::tr("&Delete rule"));
    actions.duplicate->setText(areSeveral ? Words::tr("D&uplicate %1 rules").arg(rules) : Words::tr("D&uplicate rule"));
    actions.write->setText(areSeveral ? Words::tr("&Export %1 rules...").arg(rules) : Words::tr("&Export rule..."));
}

} // namespace casewright::ui
