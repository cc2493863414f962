// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/WhatIfWindow.h"

#include "tests/gui/Gallery.h"

#include <QApplication>
#include <QPushButton>
#include <QTest>

namespace casewright::ui {

using namespace Qt::StringLiterals;

rules::Rule WhatIfWindow::rulePerHost(const RuleDocuments& documents)
{
    rules::Rule rule = documents.newRule();
    rule.name = "Per host";
    rule.maxSignals = 100;
    rule.casesAction.emplace();
    rule.casesAction->groupBy = "host.name";
    return rule;
}

store::StoredSource WhatIfWindow::stormyDays()
{
    store::StoredSource source;
    source.name = "Two days, one storm";
    source.flood = R"({"casewright": "flood/1", "name": "Two days, one storm", "start": "2026-03-02T00:00:00Z",
        "length": "2d", "perMinute": 0.8, "storm": {"after": "30h", "length": "45m", "factor": 60},
        "fields": [{"name": "host.name", "prefix": "host-", "cardinality": 40, "skew": 1},
                   {"name": "user.name", "prefix": "user-", "cardinality": 12, "skew": 1},
                   {"name": "source.ip", "prefix": "10.0.0.", "cardinality": 200, "skew": 0.5}]})";
    return source;
}

bool WhatIfWindow::setUp()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_theme = std::make_unique<Theme>(*qApp, [] { return false; });
    m_actions = std::make_unique<ActionTable>();
    m_session = std::make_unique<WorkspaceSession>();
    m_rules = std::make_unique<RuleDocuments>(*m_session);
    m_sources = std::make_unique<AlertSources>(*m_session);
    m_analysts = std::make_unique<AnalystModels>(*m_session);
    m_service = std::make_unique<SimulationService>(*m_session, *m_sources);
    if (!m_session->open(m_folder->filePath(u"soc-lab.casewright"_s), store::Access::Create))
        return false;
    m_window = std::make_unique<MainWindow>(*m_actions, *m_theme);
    for (const QString& other : {u"rules"_s, u"alerts"_s, u"simulate"_s, u"cases"_s})
        m_window->addPage(new Gallery(other, other, other));
    m_page = new WhatIfPage(*m_session, *m_rules, *m_sources, *m_analysts, *m_service);
    m_window->addPage(m_page);
    m_window->resize(1440, 900);
    m_window->show();
    m_window->showPage(u"whatif"_s);
    m_window->activateWindow();
    return QTest::qWaitForWindowActive(m_window.get());
}

void WhatIfWindow::tearDown()
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

void WhatIfWindow::addRule() { m_rules->add(rulePerHost(*m_rules), u"Add"_s); }

void WhatIfWindow::addStorm()
{
    addRule();
    m_sources->add(stormyDays());
}

void WhatIfWindow::choosePane(const QString& title) const
{
    for (QPushButton* const button : find<QWidget>(u"whatifTabs"_s)->findChildren<QPushButton*>()) {
        if (button->text() == title)
            QTest::mouseClick(button, Qt::LeftButton);
    }
}

} // namespace casewright::ui
