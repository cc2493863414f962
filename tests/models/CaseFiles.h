// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/store/ScriptedRuns.h"
#include "ui/bridge/CaseOperations.h"
#include "ui/bridge/WorkspaceSession.h"

#include <QObject>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace casewright::tests {

using Rows = std::vector<store::CaseRow>;
using Keys = std::vector<std::int64_t>;

[[nodiscard]] Keys keysOf(const Rows& rows);
/// The cases that another program sees in the file.
[[nodiscard]] Rows casesIn(const QString& path, const store::CaseFilter& filter = {});
[[nodiscard]] std::size_t countOf(const QString& path, engine::CaseStatus status);

/// What tests of the repository share: for each test a new one, over workspaces in a temporary folder.
class CaseFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

protected:
    /// 200 cases a run, all of 1 000 after five of ten runs.
    static constexpr Script ThousandCases{.runs = 10, .alertsPerRun = 200, .groups = 1'000};
    static constexpr Script FewCases{.runs = 3, .alertsPerRun = 30, .groups = 3};

    /// Waits for the answer to a request.
    template<class T, class Ask>
    base::Result<T> answerTo(Ask&& ask)
    {
        std::optional<base::Result<T>> got;
        const ui::CaseRequest request = ask([&got](base::Result<T> answer) { got.emplace(std::move(answer)); });
        if (!QTest::qWaitFor([&got] { return got.has_value(); }))
            return base::fail(base::ErrorCode::Cancelled, "no answer");
        return *got;
    }
    base::Result<Rows> page(const store::CaseFilter& filter, const std::optional<store::CaseCursor>& after,
                            std::uint32_t limit);
    ui::EditOutcome setStatus(const Keys& keys, engine::CaseStatus status);
    /// The same without waiting.
    [[nodiscard]] ui::CaseRequest askForStatus(const Keys& keys, engine::CaseStatus status,
                                               ui::CaseRepository::Answer<ui::EditOutcome> answer);
    QString makeEmpty(const QString& name);
    QString make(const QString& name, const Script& script);
    /// Makes a workspace and opens it.
    void open(const Script& script);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ui::WorkspaceSession> m_session;
    std::unique_ptr<ui::CaseRepository> m_cases;
    QString m_path;                ///< of the open workspace
    std::int64_t m_simulation = 0; ///< that make() made last
};

} // namespace casewright::tests
