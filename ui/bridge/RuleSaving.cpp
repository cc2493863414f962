// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/RuleSaving.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "core/store/RuleDrafts.h"
#include "ui/bridge/WorkspaceWriter.h"

namespace casewright::ui {

RuleSaving::RuleSaving(QObject* parent)
    : m_writer(new WorkspaceWriter(QStringLiteral("rules"), parent)), m_keys(std::make_shared<Keys>())
{
}

void RuleSaving::open(const QString& path)
{
    m_keys = std::make_shared<Keys>();
    m_writer->open(path);
}

void RuleSaving::close() { m_writer->close(); }

void RuleSaving::save(const KeptRule& kept)
{
    m_writer->put({{kept.key, [keys = m_keys, kept](store::Workspace& workspace) {
                        return write(workspace, *keys, kept);
                    }}});
}

void RuleSaving::save(const std::vector<KeptRule>& before, const std::vector<KeptRule>& after)
{
    std::unordered_map<std::int64_t, const KeptRule*> left;
    for (const KeptRule& kept : before)
        left.emplace(kept.key, &kept);
    std::vector<WorkspaceWriter::Change> changes;
    for (const KeptRule& kept : after) {
        const auto was = left.find(kept.key);
        if (was == left.end() || *was->second != kept)
            changes.push_back({kept.key, [keys = m_keys, kept](store::Workspace& workspace) {
                                   return write(workspace, *keys, kept);
                               }});
        if (was != left.end())
            left.erase(was);
    }
    for (const KeptRule& kept : before) {
        if (left.contains(kept.key))
            changes.push_back({kept.key, [keys = m_keys, kept](store::Workspace& workspace) {
                                   return remove(workspace, *keys, kept);
                               }});
    }
    m_writer->put(std::move(changes));
}

base::Result<void> RuleSaving::write(store::Workspace& workspace, Keys& keys, const KeptRule& kept)
{
    std::int64_t key = kept.key;
    if (const auto known = keys.find(key); known != keys.end())
        key = known->second;
    if (key > 0) {
        if (base::Result<void> saved = workspace.saveRule(key, kept.rule); !saved)
            return saved;
    } else {
        const base::Result<std::int64_t> added = workspace.addRule(kept.rule);
        if (!added)
            return base::fail(added.error());
        key = *added;
        keys[kept.key] = key;
    }
    return store::saveRuleDraft(workspace, key, kept.draft);
}

base::Result<void> RuleSaving::remove(store::Workspace& workspace, Keys& keys, const KeptRule& kept)
{
    std::int64_t key = kept.key;
    if (key < 0) {
        // It went before it came: when it comes back it stands where it stood, before what was added after it.
        if (!keys.contains(key)) {
            if (base::Result<void> added = write(workspace, keys, kept); !added)
                return added;
        }
        key = keys.at(key);
    }
    base::Result<void> removed = workspace.removeRule(key);
    if (!removed && removed.error().code == base::ErrorCode::NotFound)
        return {}; // Another program was faster.
    return removed;
}

} // namespace casewright::ui
