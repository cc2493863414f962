// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/rules/Rule.h"
#include "core/store/Workspace.h"

class QObject;

namespace casewright::ui {

class WorkspaceWriter;

/// A rule of the workspace with what is set aside of it.
struct KeptRule {
    std::int64_t key = 0;
    rules::Rule rule{};
    std::string draft{};

    friend bool operator==(const KeptRule&, const KeptRule&) = default;
};

/// Brings rules into the open workspace, and takes them out, in the background. A rule that is added here has a key at
/// once: one below 0, which no rule of a workspace has. The one that the workspace gives it is known only here, so that
/// nobody waits for the file, and no rule of another program is overwritten. GUI thread.
class RuleSaving final {
public:
    /// Its writer becomes a child of `parent`, which owns this.
    explicit RuleSaving(QObject* parent);

    [[nodiscard]] WorkspaceWriter& writer() const { return *m_writer; }
    /// The rules from now on are those of the workspace at the path; nothing may be left to save.
    void open(const QString& path);
    /// Saves what is left, and waits for that.
    void close();

    /// For a rule that is added here.
    [[nodiscard]] std::int64_t newKey() { return --m_lastKey; }
    void save(const KeptRule& kept);
    /// Saves rules that are others than before, and takes out those that are there no more.
    void save(const std::vector<KeptRule>& before, const std::vector<KeptRule>& after);

private:
    /// The keys in the workspace of rules that were added here. Only the writer's thread reads and changes them.
    using Keys = std::map<std::int64_t, std::int64_t>;
    [[nodiscard]] static base::Result<void> write(store::Workspace& workspace, Keys& keys, const KeptRule& kept);
    [[nodiscard]] static base::Result<void> remove(store::Workspace& workspace, Keys& keys, const KeptRule& kept);

    WorkspaceWriter* m_writer;
    std::shared_ptr<Keys> m_keys;
    std::int64_t m_lastKey = 0;
};

} // namespace casewright::ui
