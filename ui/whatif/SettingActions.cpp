// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/whatif/SettingActions.h"

#include "core/rules/VersionProfile.h"
#include "ui/bridge/AnalystModels.h"
#include "ui/bridge/SimulationService.h"
#include "ui/bridge/Text.h"
#include "ui/bridge/WhatIfSubject.h"
#include "ui/bridge/WorkspaceSession.h"
#include "ui/models/SweepTexts.h"
#include "ui/widgets/IconSet.h"

#include <QMenu>

namespace casewright::ui {

using namespace Qt::StringLiterals;

SettingActions::SettingActions(WhatIfSubject& subject, SimulationService& simulations, QWidget* parent)
    : QObject(parent), m_subject(subject), m_simulations(simulations), m_widget(parent)
{}

void SettingActions::openMenu(const analysis::SweptSetting& setting, const QPoint& at)
{
    auto* const menu = new QMenu(m_widget);
    menu->setObjectName(u"settingMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [menu](const QString& name, const QString& icon, const QString& text) {
        QAction* const action = menu->addAction(icons::icon(icon), text);
        action->setObjectName(name);
        return action;
    };
    QAction* const simulate = add(u"simulateSetting"_s, u"simulate"_s, tr("&Simulate with this setting"));
    simulate->setEnabled(!m_simulations.isRunning());
    connect(simulate, &QAction::triggered, this, [this, setting] { this->simulate(setting); });
    QAction* const apply = add(u"applySetting"_s, u"check"_s, tr("&Apply to the rule"));
    apply->setEnabled(m_subject.canApply(setting));
    connect(apply, &QAction::triggered, this, [this, setting] { this->apply(setting); });
    QAction* const compare = add(u"compareSetting"_s, u"whatif"_s, tr("&Compare with now"));
    compare->setEnabled(setting != m_subject.now());
    connect(compare, &QAction::triggered, this, [this, setting] {
        m_subject.choose(setting);
        Q_EMIT compareRequested();
    });
    menu->popup(at);
}

void SettingActions::simulate(const analysis::SweptSetting& setting)
{
    const rules::Rule* const rule = m_subject.rule();
    const store::StoredSource* const source = m_subject.source();
    if (!rule || !source)
        return;
    const auto profile = rules::versionProfile(setting.profile);
    const base::Result<void> started
        = m_simulations.start({.rule = analysis::withSetting(*rule, setting),
                               .source = *source,
                               .profile = profile ? *profile : m_subject.session().profile(),
                               .analysts = m_subject.analysts().chosenModel(),
                               .analystsSeed = m_subject.analysts().seed()});
    if (started)
        Q_EMIT simulated();
    else
        Q_EMIT failed(tr("The setting was not simulated"), toText(started.error()));
}

void SettingActions::apply(const analysis::SweptSetting& setting)
{
    const QString name = SweepTexts::nameOf(setting, m_subject.now());
    if (m_subject.apply(setting))
        Q_EMIT statusChanged(tr("The rule is set to %1. Ctrl+Z takes it back").arg(name));
}

} // namespace casewright::ui
