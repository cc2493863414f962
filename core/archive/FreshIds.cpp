// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/archive/FreshIds.h"

#include <algorithm>
#include <functional>
#include <string_view>
#include <tuple>

#include "core/store/StableId.h"

namespace casewright::archive {
namespace {

std::size_t hashOf(const std::string& id) { return std::hash<std::string>()(id); }

std::string freshId(std::string_view of, std::int64_t collection, unsigned attempt)
{
    return store::stableId("export:" + std::to_string(collection), of, attempt);
}

} // namespace

void FreshIds::see(std::int64_t key, const std::string& id) { m_seen.push_back({.hash = hashOf(id), .key = key}); }

/// Two ids of one hash are as good as never different, and a new id does no harm then.
void FreshIds::settle()
{
    std::sort(m_seen.begin(), m_seen.end(),
              [](const Seen& a, const Seen& b) { return std::tie(a.hash, a.key) < std::tie(b.hash, b.key); });
    for (std::size_t i = 1; i < m_seen.size(); ++i)
        if (m_seen[i].hash == m_seen[i - 1].hash && m_seen[i].key != m_seen[i - 1].key)
            m_attempts.emplace(m_seen[i].key, 0U);
}

bool FreshIds::isSeen(const std::string& id) const
{
    const auto isBefore = [](const Seen& seen, std::size_t hash) { return seen.hash < hash; };
    const std::size_t hash = hashOf(id);
    const auto found = std::lower_bound(m_seen.begin(), m_seen.end(), hash, isBefore);
    return found != m_seen.end() && found->hash == hash;
}

void FreshIds::passOver(std::int64_t key, std::int64_t collection, const std::string& id)
{
    unsigned& attempt = m_attempts.at(key);
    while (isSeen(freshId(id, collection, attempt)))
        ++attempt;
}

void FreshIds::giveTo(CaseStory& story, std::int64_t key, std::int64_t collection) const
{
    const unsigned attempt = m_attempts.at(key);
    const auto renew = [&](std::string& id) { id = freshId(id, collection, attempt); };
    story.originId = story.document.id;
    renew(story.document.id);
    for (store::StoredComment& each : story.comments)
        renew(each.comment.id);
    for (store::StoredUserAction& each : story.actions) {
        renew(each.document.id);
        if (each.document.action.commentId)
            renew(*each.document.action.commentId);
    }
}

} // namespace casewright::archive
