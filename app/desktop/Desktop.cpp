// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop/Desktop.h"

#include "app/desktop/ChosenAlerts.h"
#include "app/desktop/FilesToOpen.h"
#include "app/desktop/OpeningNews.h"
#include "app/desktop/OpeningQuestion.h"
#include "app/desktop/RecentWorkspaces.h"
#include "app/desktop/SampleWorkspace.h"
#include "app/desktop/UpgradeDialog.h"
#include "app/desktop/WorkspaceMenu.h"
#include "core/store/ServerAddress.h"
#include "ui/alerts/AlertsPage.h"
#include "ui/bridge/AlertSources.h"
#include "ui/bridge/AnalystModels.h"
#include "ui/bridge/CaseDocuments.h"
#include "ui/bridge/CasePushing.h"
#include "ui/bridge/CaseRepository.h"
#include "ui/bridge/ConnectorSecrets.h"
#include "ui/bridge/DesktopKeychain.h"
#include "ui/bridge/Explanations.h"
#include "ui/bridge/Preferences.h"
#include "ui/bridge/RuleDocuments.h"
#include "ui/bridge/RulePreviews.h"
#include "ui/bridge/ScenarioPlays.h"
#include "ui/bridge/SimulationService.h"
#include "ui/bridge/Text.h"
#include "ui/bridge/VersionTexts.h"
#include "ui/bridge/WorkspaceSession.h"
#include "ui/cases/CasesPage.h"
#include "ui/designer/RulesPage.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/PreferencesPage.h"
#include "ui/shell/StartPage.h"
#include "ui/shell/WindowLayout.h"
#include "ui/shell/WorkspaceCheckDialog.h"
#include "ui/simulation/SimulationPage.h"
#include "ui/whatif/WhatIfPage.h"
#include "ui/widgets/ActionTable.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/PlotBase.h"
#include "ui/widgets/ShownUnits.h"

#include <QAbstractScrollArea>
#include <QApplication>
#include <QFileInfo>
#include <QSettings>

#include <unistd.h>

#include <algorithm>
#include <cstdint>

namespace casewright::desktop {

using namespace ui;
using namespace Qt::StringLiterals;

namespace {

constexpr int LastGroup = 100; // of the Edit menu: behind what pages add

/// Half of the computer's memory, or less.
std::uint64_t memoryForTables()
{
    const long pages = sysconf(_SC_PHYS_PAGES);
    const long page = sysconf(_SC_PAGESIZE);
    if (pages <= 0 || page <= 0)
        return AlertSources::MostMemory;
    return std::min(AlertSources::MostMemory, static_cast<std::uint64_t>(pages) * static_cast<std::uint64_t>(page) / 2);
}

} // namespace

Desktop::Desktop(QApplication& application, QSettings& settings)
    : m_preferences(std::make_unique<Preferences>(settings)), m_theme(std::make_unique<Theme>(application)),
      m_session(std::make_unique<WorkspaceSession>()),
      m_rules(std::make_unique<RuleDocuments>(*m_session)), m_sources(std::make_unique<AlertSources>(*m_session)),
      m_analysts(std::make_unique<AnalystModels>(*m_session)), m_cases(std::make_unique<CaseRepository>(*m_session)),
      m_secrets(std::make_unique<ConnectorSecrets>(desktopKeychain())),
      m_pushing(std::make_unique<CasePushing>(*m_session, *m_secrets)),
      m_simulations(std::make_unique<SimulationService>(*m_session, *m_sources)),
      m_explanations(std::make_unique<Explanations>(*m_session, *m_sources, *m_rules, m_simulations->archive())),
      m_caseExplanations(std::make_unique<Explanations>(*m_session, *m_sources, *m_rules, m_simulations->archive())),
      m_documents(std::make_unique<CaseDocuments>(*m_session, *m_cases, *m_sources)),
      m_previews(std::make_unique<RulePreviews>(*m_session, *m_rules, *m_sources)),
      m_scenarios(std::make_unique<ScenarioPlays>(*m_session, m_simulations->archive(), *m_rules, *m_sources)),
      m_actions(std::make_unique<ActionTable>()), m_window(std::make_unique<MainWindow>(*m_actions, *m_theme)),
      m_layout(std::make_unique<WindowLayout>(*m_window, *m_theme, settings)),
      m_menu(new WorkspaceMenu(*m_actions, settings, m_window.get())), m_question(new OpeningQuestion(m_window.get())),
      m_news(new OpeningNews(*m_window->banner(), *m_session, this))
{
    m_sources->setMemoryBudget(memoryForTables());
    m_previews->setAnalysts(*m_analysts);
    new ChosenAlerts(*m_session, *m_sources, settings, this);
    connect(m_menu, &WorkspaceMenu::openRequested, this, [this](const QString& path) {
        open(path, store::Access::ReadWrite);
    });
    connect(m_menu, &WorkspaceMenu::createRequested, this, [this](const QString& path) {
        open(path, store::Access::Create);
    });
    connect(m_menu, &WorkspaceMenu::sampleRequested, this, &Desktop::openSample);
    connect(m_menu, &WorkspaceMenu::checkRequested, this, &Desktop::checkWorkspace);
    connect(m_question, &OpeningQuestion::openRequested, this, [this](const QString& path, store::Access access) {
        m_alertsToOpen = std::exchange(m_alertsAsked, {});
        open(path, access);
    });
    connect(m_question, &OpeningQuestion::otherRequested, m_menu, &WorkspaceMenu::askForExisting);
    connect(m_question, &OpeningQuestion::failed, this, &Desktop::complain);
    connect(m_news, &OpeningNews::sampleRequested, this, &Desktop::openSample);
    connect(m_news, &OpeningNews::connectorsRequested, this, [this] {
        m_actions->action(u"cases.configure"_s)->trigger();
    });
    connect(m_question, &OpeningQuestion::left, this, [this] {
        leaveOut(std::exchange(m_alertsAsked, {}));
        tellLeftOut();
    });
    connect(m_session.get(), &WorkspaceSession::opened, this, &Desktop::showWorkspace);
    connect(m_session.get(), &WorkspaceSession::profileChanged, this, &Desktop::showProfile);
    connect(m_session.get(), &WorkspaceSession::reported, m_window.get(), &MainWindow::showStatus);
    connect(m_window.get(), &MainWindow::profileChosen, m_session.get(), &WorkspaceSession::setProfile);
    addSides();
    m_layout->restore(); // light or dark, also where no workspace opens
}

Desktop::~Desktop() = default;

/// What is no page of work.
void Desktop::addSides()
{
    m_start = new StartPage(*m_actions, RecentWorkspaces::Most);
    m_window->addSide(m_start, {.id = u"help.start"_s, .text = tr("&Start page"), .icon = u"folder"_s,
                                .tip = tr("Recent workspaces, the sample, and what to do next"),
                                .menu = MenuPlace::Help});
    RecentWorkspaces& recent = m_menu->recent();
    connect(m_start, &StartPage::openRequested, &recent, &RecentWorkspaces::openRequested);
    connect(m_start, &StartPage::pinRequested, &recent, &RecentWorkspaces::pin);
    connect(m_start, &StartPage::removeRequested, &recent, &RecentWorkspaces::remove);
    connect(m_start, &StartPage::filesDropped, this, &Desktop::openFiles);
    connect(m_start, &StartPage::closeRequested, m_window.get(), &MainWindow::goBack);
    connect(m_window.get(), &MainWindow::filesDropped, this, &Desktop::openFiles);
    const auto show = [this, &recent] { m_start->setRecent(recent.workspaces()); };
    connect(&recent, &RecentWorkspaces::changed, m_start, show);
    show();
    m_start->setOpen({});
    m_window->setHome(m_start);
    auto* const preferences = new PreferencesPage(*m_theme, *m_preferences);
    m_window->addSide(preferences,
                      {.id = u"edit.preferences"_s, .text = tr("&Preferences..."), .icon = u"settings"_s,
                       .shortcut = Qt::CTRL | Qt::Key_Comma, .tip = tr("Theme, numbers, time zone, version and start"),
                       .menu = MenuPlace::Edit, .group = LastGroup},
                      MainWindow::Foot::InRail);
    connect(preferences, &PreferencesPage::closeRequested, m_window.get(), &MainWindow::goBack);
    connect(preferences, &PreferencesPage::shortcutsRequested, m_window.get(), &MainWindow::showShortcuts);
    connect(m_preferences.get(), &Preferences::unitsChanged, this, &Desktop::showUnits);
}

/// What stands on the screen, in another time zone and with other marks in numbers.
void Desktop::showUnits()
{
    shownunits::tell(*m_window);
    m_start->setRecent(m_menu->recent().workspaces());
    m_session->notifyCasesChanged();
    for (QAbstractScrollArea* const area : m_window->findChildren<QAbstractScrollArea*>())
        area->viewport()->update();
    for (PlotBase* const plot : m_window->findChildren<PlotBase*>())
        plot->replot(QCustomPlot::rpQueuedReplot);
}

void Desktop::begin(const QString& path, const QStringList& alerts, const QString& page)
{
    beginWork(path, alerts.isEmpty() && page.isEmpty());
    openAlerts(alerts);
    showPage(page);
}

void Desktop::beginWork(const QString& path, bool mayShowStart)
{
    if (!path.isEmpty()) {
        open(path, store::Access::Create);
        return;
    }
    // The very first start shows what there is to show.
    if (mayShowStart && m_preferences->start() == Preferences::Start::StartPage && !m_menu->last().isEmpty())
        return;
    if (const QString last = m_menu->last();
        !last.isEmpty() && last != sampleWorkspacePath()
        && (store::isServerAddress(toUtf8(last)) || QFileInfo::exists(last)))
        open(last, store::Access::ReadWrite);
    else
        openSample();
}

void Desktop::openSample()
{
    const QString path = sampleWorkspacePath();
    if (const base::Result<void> made = prepareSample(path); !made && !QFileInfo::exists(path)) {
        complain(path, made.error());
        return;
    }
    if (open(path, store::Access::ReadWrite))
        simulateSample();
}

bool Desktop::open(const QString& path, store::Access access)
{
    if (access == store::Access::ReadOnly || !UpgradeDialog::isNeeded(path))
        return show(path, access, m_session->open(path, access), std::nullopt);
    m_isUpgrading = true;
    new UpgradeDialog(path, m_window.get(), [this, path, access](const UpgradeDialog::Outcome& outcome) {
        m_isUpgrading = false;
        if (outcome)
            show(path, access, m_session->open(path, access), *outcome);
        else if (outcome.error().code == base::ErrorCode::Unwritable)
            show(path, access, m_session->open(path, store::Access::ReadOnly), std::nullopt);
        else
            show(path, access, base::fail(outcome.error()), std::nullopt);
    });
    return false;
}

bool Desktop::show(const QString& path, store::Access access, const base::Result<void>& opened,
                   const std::optional<store::Upgrade>& upgrade)
{
    if (!opened) {
        const bool hasChoice = OpeningQuestion::hasChoice(path, opened.error());
        leaveOut(hasChoice ? QStringList() : m_alertsToOpen);
        complain(path, opened.error());
        m_alertsAsked = std::exchange(m_alertsToOpen, {});
        if (hasChoice)
            m_question->ask(path, access, opened.error());
        return false;
    }
    m_window->banner()->dismiss();
    m_menu->remember(path);
    m_start->setOpen(m_menu->last());
    m_window->leaveHome();
    if (access == store::Access::Create)
        preferProfile();
    m_news->tell(upgrade ? upgrade : m_session->workspace().upgrade());
    tellLeftOut();
    openAlerts(std::exchange(m_alertsToOpen, {}));
    showPage(std::exchange(m_pageToShow, {}));
    return true;
}

/// In a workspace in which nobody did anything yet.
void Desktop::preferProfile()
{
    if (m_preferences->profile().isEmpty() || !m_rules->rules().empty() || !m_sources->sources().empty())
        return;
    const auto chosen = m_session->workspace().setting("profile");
    if (chosen && !*chosen)
        m_session->setProfile(m_preferences->profile());
}

void Desktop::openFiles(const QStringList& paths)
{
    const FilesToOpen files = filesToOpen(paths);
    if (m_isUpgrading && !files.workspace.isEmpty()) {
        m_window->showStatus(tr("Nothing was opened: a workspace is being brought up to date"));
        return;
    }
    m_leftOut += files.leftOut;
    if (!files.workspace.isEmpty()) {
        m_alertsToOpen = files.alerts;
        open(files.workspace, store::Access::ReadWrite);
        return;
    }
    if (!files.alerts.isEmpty() && !m_session->isOpen() && !m_isUpgrading)
        openSample();
    openAlerts(files.alerts);
    if (!m_isUpgrading)
        tellLeftOut();
}

/// Alerts that are meant for a workspace that does not open.
void Desktop::leaveOut(const QStringList& alerts)
{
    for (const QString& file : alerts)
        m_leftOut.append(tr("%1: it is opened in no other workspace.").arg(QFileInfo(file).fileName()));
}

void Desktop::tellLeftOut() { m_news->tellLeftOut(std::exchange(m_leftOut, {})); }

void Desktop::openAlerts(const QStringList& paths)
{
    if (m_isUpgrading)
        m_alertsToOpen += paths;
    // Without a workspace the window says why there is none.
    else if (!paths.isEmpty() && m_alerts) {
        m_window->showPage(m_alerts->name());
        m_alerts->openFiles(paths);
    }
}

void Desktop::showPage(const QString& page)
{
    if (m_isUpgrading)
        m_pageToShow = page;
    else if (!page.isEmpty())
        m_window->showPage(page);
}

void Desktop::addPages()
{
    auto* const rules = new RulesPage(*m_session, *m_rules);
    rules->setAlerts(*m_sources);
    rules->setPreviews(*m_sources, *m_previews);
    m_window->addPage(rules);
    m_alerts = new AlertsPage(*m_session, *m_sources);
    m_alerts->setExplanations(*m_explanations);
    m_window->addPage(m_alerts);
    auto* const simulation = new SimulationPage(*m_session, *m_rules, *m_sources, *m_analysts, *m_simulations,
                                              *m_scenarios, *m_cases);
    simulation->setExplanations(*m_explanations);
    simulation->setPreviews(*m_previews);
    m_window->addPage(simulation);
    auto* const cases = new CasesPage(*m_session, *m_cases);
    cases->setExplanations(*m_explanations);
    cases->setCaseExplanations(*m_caseExplanations);
    cases->setDocuments(*m_documents);
    cases->setPushing(*m_pushing, *m_secrets);
    m_window->addPage(cases);
    auto* const whatIf = new WhatIfPage(*m_session, *m_rules, *m_sources, *m_analysts, *m_simulations);
    whatIf->setExplanations(*m_explanations);
    m_window->addPage(whatIf);
    m_layout->restore();
}

void Desktop::showWorkspace()
{
    if (!m_alerts)
        addPages();
    m_window->setWorkspace(m_session->isReadOnly() ? tr("%1 (read only)").arg(m_session->name()) : m_session->name(),
                           m_session->path());
    showProfile();
}

void Desktop::showProfile()
{
    m_window->setProfiles(versionNames(), toText(m_session->profile().name));
}

void Desktop::complain(const QString& path, const base::Error& error)
{
    m_news->complain(path, error, std::exchange(m_leftOut, {}));
}

void Desktop::checkWorkspace()
{
    if (!m_session->isOpen())
        return;
    (new WorkspaceCheckDialog(m_session->path(), m_window.get()))->show();
}

/// So that every page has something to show from the beginning.
void Desktop::simulateSample()
{
    if (m_session->isReadOnly() || m_rules->rules().empty() || m_sources->sources().empty())
        return;
    const auto simulations = m_session->workspace().simulations();
    if (!simulations || !simulations->empty())
        return;
    const base::Result<void> started = m_simulations->start({.rule = m_rules->rules().front().rule,
                                                             .source = m_sources->sources().front(),
                                                             .profile = m_session->profile()});
    if (!started)
        m_session->report(toText(started.error()));
}

} // namespace casewright::desktop
