// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/ScenarioPlays.h"

#include <QDateTime>
#include <QFileInfo>
#include <QUndoStack>

#include <utility>

#include "core/rules/RuleJson.h"
#include "ui/bridge/AlertSources.h"
#include "ui/bridge/RuleDocuments.h"
#include "ui/bridge/SimulationArchive.h"
#include "ui/bridge/Text.h"
#include "ui/bridge/WorkspaceSession.h"

namespace casewright::ui {

ScenarioPlays::ScenarioPlays(WorkspaceSession& session, SimulationArchive& archive, RuleDocuments& rules,
                             AlertSources& sources, QObject* parent)
    : QObject(parent), m_session(session), m_archive(archive), m_rules(rules), m_sources(sources),
      m_progress(std::make_shared<base::Progress>()), m_playing(this), m_comparing(this)
{
    connect(&m_session, &WorkspaceSession::aboutToClose, this, &ScenarioPlays::cancel);
    connect(&m_archive, &SimulationArchive::shownChanged, this, &ScenarioPlays::compareShown);
    compareShown();
}

ScenarioPlays::~ScenarioPlays()
{
    if (isRunning())
        static_cast<void>(giveUp());
}

void ScenarioPlays::open(const QString& path)
{
    cancel();
    if (!m_session.isOpen()) {
        Q_EMIT failed(path,
                      {base::ErrorCode::NotFound, toUtf8(tr("No workspace is open. Open or make one first.")), {}});
        return Q_EMIT ended();
    }
    m_progress = std::make_shared<base::Progress>();
    m_state = std::make_shared<std::atomic<State>>(State::Running);
    const ScenarioOrder order{.path = path,
                              .workspace = m_session.isReadOnly() ? std::string() : toUtf8(m_session.path()),
                              .startedAt = {QDateTime::currentMSecsSinceEpoch()}};
    m_playing.start(
        [order, progress = m_progress, state = m_state](const std::stop_token& stop) {
            base::Result<OpenedScenario> opened = openScenarioFile(order, *progress, stop);
            State before = State::Running;
            const bool isWanted = state->compare_exchange_strong(before, State::Answered);
            const PlayedFile* const file = opened ? std::get_if<PlayedFile>(&*opened) : nullptr;
            if (!isWanted && file && file->shown->simulation.key != 0)
                forgetScenario(order.workspace, file->shown->simulation.key);
            return opened;
        },
        [this, path](base::Result<OpenedScenario> answer) { take(path, std::move(answer)); });
    Q_EMIT started(QFileInfo(path).fileName());
}

void ScenarioPlays::cancel()
{
    if (!isRunning())
        return;
    // Too late: it is kept, and its answer was on its way.
    if (!giveUp())
        m_session.notifyCasesChanged();
    Q_EMIT ended();
}

bool ScenarioPlays::giveUp()
{
    State before = State::Running;
    const bool isInTime = m_state->compare_exchange_strong(before, State::GivenUp);
    m_playing.cancel();
    return isInTime;
}

void ScenarioPlays::take(const QString& path, base::Result<OpenedScenario> answer)
{
    if (!answer)
        Q_EMIT failed(path, answer.error());
    else if (PlayedFile* const file = std::get_if<PlayedFile>(&*answer))
        takePlayed(std::move(*file));
    else if (const auto error = addRules(path, std::move(std::get<RuleRunsFound>(*answer))))
        Q_EMIT failed(path, *error);
    Q_EMIT ended();
}

void ScenarioPlays::takePlayed(PlayedFile file)
{
    const std::int64_t key = file.shown->simulation.key;
    m_comparing.cancel();
    m_compared = key;
    m_kept = KeptScenario{.verdict = std::move(file.verdict), .text = std::move(file.text)};
    m_archive.show(std::move(file.shown));
    if (key != 0)
        m_session.notifyCasesChanged();
    Q_EMIT verdictChanged();
    Q_EMIT played(key);
}

std::optional<base::Error> ScenarioPlays::addRules(const QString& path, RuleRunsFound found)
{
    const QString file = QFileInfo(path).fileName();
    if (m_session.isReadOnly())
        return base::Error{base::ErrorCode::Unwritable,
                           toUtf8(tr("%1 is a rule-run file, whose rules would be added to the workspace; but the "
                                     "workspace can only be read. Open another one, or check the file with "
                                     "casewright-cli test.")
                                      .arg(file)),
                           {}};
    if (found.rules.empty())
        return base::Error{base::ErrorCode::MissingValue,
                           toUtf8(tr("%1 is a rule-run file without runs: there is no rule to add.").arg(file)), {}};
    AddedRules added{.file = file, .alerts = found.alerts, .profiles = found.profiles};
    m_rules.undoStack()->beginMacro(tr("Add the rules of %1").arg(file));
    for (const rules::Rule& rule : found.rules)
        // Read again, for an id that no other rule has.
        if (base::Result<rules::Rule> read = m_rules.read(rules::writeRule(rule), file))
            added.rules += m_rules.add(std::move(*read), tr("Add a rule")) ? 1 : 0;
    m_rules.undoStack()->endMacro();
    if (found.source)
        added.hasAlerts = m_sources.add(std::move(*found.source)).has_value();
    Q_EMIT rulesAdded(added);
    return std::nullopt;
}

bool ScenarioPlays::isShown() const
{
    const auto& shown = m_archive.shown();
    return shown && shown->simulation.isScenario;
}

const ScenarioVerdict* ScenarioPlays::verdict() const { return isShown() && m_kept ? &m_kept->verdict : nullptr; }

std::shared_ptr<const std::string> ScenarioPlays::text() const { return isShown() && m_kept ? m_kept->text : nullptr; }

QString ScenarioPlays::path() const
{
    return isShown() ? toText(m_archive.shown()->simulation.source.path) : QString();
}

std::optional<std::int64_t> ScenarioPlays::addRule()
{
    if (!isShown())
        return std::nullopt;
    base::Result<rules::Rule> rule = m_rules.read(m_archive.shown()->simulation.ruleJson, {});
    if (!rule) {
        m_session.report(toText(rule.error()));
        return std::nullopt;
    }
    return m_rules.add(std::move(*rule), tr("Add the scenario's rule"));
}

/// What is shown may be another simulation, or the same with its runs.
void ScenarioPlays::compareShown()
{
    const std::int64_t key = isShown() ? m_archive.shown()->simulation.key : -1;
    if (m_compared == key)
        return;
    m_comparing.cancel();
    m_compared = key;
    m_kept.reset();
    Q_EMIT verdictChanged();
    if (key <= 0)
        return;
    m_comparing.start(
        [workspace = toUtf8(m_session.path()), key](const std::stop_token& stop) {
            return compareKept(workspace, key, stop);
        },
        [this](base::Result<KeptScenario> kept) {
            if (!kept) {
                ScenarioVerdict verdict{.name = toText(m_archive.shown()->simulation.name)};
                verdict.problem = toText(kept.error());
                m_kept = KeptScenario{.verdict = std::move(verdict)};
            } else {
                m_kept = std::move(*kept);
                m_kept->verdict.name = toText(m_archive.shown()->simulation.name);
            }
            Q_EMIT verdictChanged();
        });
}

} // namespace casewright::ui
