// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "core/base/Result.h"
#include "ui/bridge/CaseSheet.h"
#include "ui/bridge/LatestJob.h"

namespace casewright::ui {

class WorkspaceSession;

/// What cases of the open workspace have for tags, assignees, categories and reporters, and how many have each, for
/// filters and fields to offer. Read in the background when it is asked for, beside the pages of cases: with a million
/// of them it takes seconds. GUI thread.
class CaseValues final : public QObject {
    Q_OBJECT

public:
    /// At most so many of each kind: those that most cases have.
    static constexpr std::size_t Most = 1'000;

    /// The session outlives it.
    explicit CaseValues(WorkspaceSession& session, QObject* parent = nullptr);
    ~CaseValues() override;

    /// What was read last; empty before.
    [[nodiscard]] const KnownValues& values() const { return m_values; }
    [[nodiscard]] bool isReading() const { return m_job.isRunning(); }
    /// Reads those of some collections, or of all where none is named, if cases have changed since, or those of others
    /// were read; changed() follows. What is being read of others is dropped.
    void want(const std::vector<std::int64_t>& collections = {}) { read(collections, {}); }
    /// The same of all cases of an owner: what Kibana offers for a case of that one.
    void wantOfOwner(const std::string& owner) { read({}, owner); }

Q_SIGNALS:
    void changed();
    void failed(const base::Error& error);

private:
    void read(const std::vector<std::int64_t>& collections, const std::string& owner);

    WorkspaceSession& m_session;
    KnownValues m_values;
    std::vector<std::int64_t> m_collections; ///< whose values are wanted
    std::string m_owner; ///< empty: of all
    bool m_isStale = true;
    LatestJob<base::Result<KnownValues>> m_job;
};

} // namespace casewright::ui
