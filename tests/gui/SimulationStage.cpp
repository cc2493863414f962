// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/SimulationStage.h"

#include "tests/gui/Gallery.h"
#include "ui/widgets/Page.h"

#include <QApplication>
#include <QTest>

#include <utility>

namespace casewright::ui {

using namespace Qt::StringLiterals;

rules::Rule SimulationStage::rulePerHost(const RuleDocuments& documents)
{
    rules::Rule rule = documents.newRule();
    rule.name = "Per host";
    rule.maxSignals = 100;
    rule.casesAction.emplace();
    rule.casesAction->groupBy = "host.name";
    return rule;
}

void SimulationStage::addRule() { m_rules->add(rulePerHost(*m_rules), u"Add"_s); }

bool SimulationStage::open()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_theme = std::make_unique<Theme>(*qApp, [] { return false; });
    m_actions = std::make_unique<ActionTable>();
    m_session = std::make_unique<WorkspaceSession>();
    m_rules = std::make_unique<RuleDocuments>(*m_session);
    m_sources = std::make_unique<AlertSources>(*m_session);
    m_analysts = std::make_unique<AnalystModels>(*m_session);
    m_service = std::make_unique<SimulationService>(*m_session, *m_sources);
    return m_session->open(m_folder->filePath(u"soc-lab.casewright"_s), store::Access::Create).has_value();
}

bool SimulationStage::show(Page* page)
{
    const std::pair<QString, QString> pages[] = {{u"rules"_s, u"Rules"_s}, {u"alerts"_s, u"Alerts"_s},
                                                 {u"simulate"_s, u"Simulate"_s}, {u"cases"_s, u"Cases"_s},
                                                 {u"whatif"_s, u"What-if"_s}};
    m_inSight = page;
    m_window = std::make_unique<MainWindow>(*m_actions, *m_theme);
    for (const auto& [name, title] : pages)
        m_window->addPage(name == page->name() ? page : new Gallery(name, title, name));
    m_window->resize(1440, 900);
    m_window->show();
    m_window->showPage(page->name());
    m_window->activateWindow();
    return QTest::qWaitForWindowActive(m_window.get());
}

void SimulationStage::close()
{
    m_window.reset();
    m_service.reset();
    m_analysts.reset();
    m_sources.reset();
    m_rules.reset();
    m_session.reset();
    m_actions.reset();
    m_theme.reset();
    m_folder.reset();
}

} // namespace casewright::ui
