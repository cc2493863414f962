// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/rules/Rule.h"
#include "core/store/Workspace.h"
#include "ui/bridge/AlertSources.h"
#include "ui/bridge/SimulationArchive.h"
#include "ui/bridge/SimulationService.h"
#include "ui/bridge/WorkspaceSession.h"

#include <QByteArray>
#include <QTemporaryDir>

#include <functional>
#include <memory>
#include <vector>

namespace casewright::ui {

/// A workspace in a temporary folder and the service that simulates into it, for the tests of the service.
class SimulationBench {
public:
    static constexpr int LongEnough = 60'000; ///< ms to wait for what must come

    [[nodiscard]] static rules::Rule rulePerHost();
    /// Every document of a million ends in one of thirty thousand cases: it takes a while.
    [[nodiscard]] static rules::Rule busyRule();
    /// So many documents at so many a minute.
    [[nodiscard]] static store::StoredSource flood(int documents, int perMinute = 10, int hosts = 40);
    [[nodiscard]] static store::StoredSource millionDocuments() { return flood(1'000'000, 100, 15); }
    /// "documents 600 matched 600 runs 12 …", without times: unequal ones are told apart by eye.
    [[nodiscard]] static QByteArray textOf(const engine::SimulationSummary& summary);
    [[nodiscard]] static QByteArray textOf(const std::vector<store::StoredRun>& runs);

    /// Makes the workspace; false if it could not be made.
    [[nodiscard]] bool setUp();
    void tearDown();

    [[nodiscard]] QString path(const QString& name = QStringLiteral("a.casewright")) const;
    [[nodiscard]] store::StoredSource add(const store::StoredSource& source);
    [[nodiscard]] bool start(const store::StoredSource& source, const rules::Rule& rule = rulePerHost(),
                             bool skipBadLines = false);
    [[nodiscard]] bool waitUntilFinished();
    /// Cancels as soon as the condition holds; the milliseconds from there to the end, or -1 if it never held.
    [[nodiscard]] qint64 cancelWhen(const std::function<bool()>& condition);
    /// What another connection finds in the file.
    [[nodiscard]] std::vector<store::StoredSimulation>
    stored(const QString& name = QStringLiteral("a.casewright")) const;
    [[nodiscard]] std::vector<store::StoredRun> storedRuns(std::int64_t key) const;
    [[nodiscard]] std::shared_ptr<const ShownSimulation> shown() const { return m_service->archive().shown(); }

protected:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<WorkspaceSession> m_session;
    std::unique_ptr<AlertSources> m_sources;
    std::unique_ptr<SimulationService> m_service;
};

} // namespace casewright::ui
