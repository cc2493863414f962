// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QTemporaryDir>
#include <QTest>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "core/alerts/AlertReader.h"
#include "core/analysis/Explanation.h"
#include "core/engine/Simulation.h"
#include "tests/unit/alerts/TableText.h"

namespace casewright::test {

/// A few documents of 2026-01-05 and later, and a rule: every 5m, looks back 6m, one case per host.name.
class SmallHistory final {
public:
    SmallHistory()
    {
        m_input.rule = {.id = {"rule-1"},
                        .name = "R",
                        .tags = {},
                        .query = {},
                        .maxSignals = 1'000,
                        .casesAction = rules::CasesAction{.groupBy = "host.name", .maximumCasesToOpen = {}},
                        .body = {}};
        m_input.profile = rules::newestProfile();
    }

    /// `more`: members of the document, with a comma in front.
    void add(const std::string& id, const std::string& time, const std::string& more)
    {
        m_lines += fmt::format("{{\"_id\":\"{}\",\"@timestamp\":\"{}\"{}}}\n", id, time, more);
    }
    void addHost(const std::string& id, const std::string& time, const std::string& host)
    {
        add(id, time, fmt::format(",\"host\":{{\"name\":\"{}\"}}", host));
    }

    /// Each case is closed so long after it was made or reopened.
    void closeAfter(base::Duration length) { m_input.analysts.work = engine::CloseAfter{engine::FixedLength{length}}; }

    [[nodiscard]] rules::Rule& rule() { return m_input.rule; }
    [[nodiscard]] rules::CasesAction& action() { return *m_input.rule.casesAction; }
    void setProfile(const char* name) { m_input.profile = rules::versionProfile(name).value(); }

    [[nodiscard]] const engine::SimulationInput& input()
    {
        if (!m_input.alerts) {
            const std::string path = alerts::writeFile(m_folder, "history.ndjson", m_lines);
            m_input.alerts = alerts::readAlerts(path, {}).value().table;
        }
        return m_input;
    }
    /// Of the only document with the id.
    [[nodiscard]] analysis::Explanation explain(const std::string& id)
    {
        const std::vector<base::AlertRow> rows = analysis::rowsOf(*input().alerts, id);
        return analysis::explain(input(), rows).value().back();
    }

private:
    QTemporaryDir m_folder;
    std::string m_lines;
    engine::SimulationInput m_input;
};

/// Whose case a row was attached to, by a plain simulation: the case's id and when it was opened.
class AttachedTo final : public engine::RunSink {
public:
    explicit AttachedTo(base::AlertRow row) : m_row(row) {}

    base::Result<void> take(engine::RunResult run, const std::vector<engine::Case>& cases) override
    {
        for (const engine::Decision& decision : run.decisions)
            for (std::uint32_t i = 0; i < decision.attached; ++i)
                if (run.attached[decision.firstAttached + i] == m_row)
                    m_found = cases[decision.caseIndex.value];
        return {};
    }

    [[nodiscard]] static std::optional<engine::Case> find(engine::SimulationInput input, const rules::Rule& rule,
                                                          base::AlertRow row)
    {
        AttachedTo sink(row);
        input.rule = rule;
        if (!engine::simulate(input, &sink))
            qFatal("the simulation failed");
        return sink.m_found;
    }

private:
    base::AlertRow m_row;
    std::optional<engine::Case> m_found;
};

} // namespace casewright::test
