// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/RuleDocuments.h"

#include <QUndoStack>

#include <algorithm>
#include <iterator>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "core/rules/RuleJson.h"
#include "core/store/RuleDrafts.h"
#include "ui/bridge/RuleCommands.h"
#include "ui/bridge/RuleNames.h"
#include "ui/bridge/Text.h"
#include "ui/bridge/WorkspaceSession.h"
#include "ui/bridge/WorkspaceWriter.h"

namespace casewright::ui {
namespace {

constexpr int StepsOfUndoing = 1'000;

/// The rules that come. Those that are as they were are taken along: there may be many, and a copy takes long.
std::vector<store::StoredRule> comingOf(const std::vector<KeptRule>& after,
                                        std::unordered_map<std::int64_t, rules::Rule> left)
{
    std::vector<store::StoredRule> coming;
    coming.reserve(after.size());
    for (const KeptRule& kept : after) {
        const auto own = left.find(kept.key);
        if (own != left.end() && own->second == kept.rule)
            coming.push_back({.key = kept.key, .rule = std::move(own->second)});
        else
            coming.push_back({.key = kept.key, .rule = kept.rule});
    }
    return coming;
}

/// Those that are not in the workspace yet.
std::vector<KeptRule> unsavedOf(const std::vector<KeptRule>& rules, const std::set<std::int64_t>& stored)
{
    std::vector<KeptRule> unsaved;
    std::ranges::copy_if(rules, std::back_inserter(unsaved),
                         [&stored](const KeptRule& kept) { return !stored.contains(kept.key); });
    return unsaved;
}

} // namespace

RuleDocuments::RuleDocuments(WorkspaceSession& session, QObject* parent)
    : QObject(parent),
      m_session(session),
      m_undo(new QUndoStack(this)),
      m_saving(this)
{
    m_undo->setUndoLimit(StepsOfUndoing);
    WorkspaceWriter& writer = m_saving.writer();
    connect(&writer, &WorkspaceWriter::stateChanged, this, &RuleDocuments::savingChanged);
    connect(&writer, &WorkspaceWriter::failed, &m_session, &WorkspaceSession::report);
    connect(&m_session, &WorkspaceSession::aboutToClose, &writer, &WorkspaceWriter::finish);
    connect(&m_session, &WorkspaceSession::opened, this, &RuleDocuments::load);
    connect(&m_session, &WorkspaceSession::profileChanged, this, &RuleDocuments::findingsChanged);
    load();
}

RuleDocuments::~RuleDocuments() = default;

const rules::Rule* RuleDocuments::find(std::int64_t key) const
{
    const int row = rowOf(key);
    return row < 0 ? nullptr : &m_rules[static_cast<std::size_t>(row)].rule;
}

int RuleDocuments::rowOf(std::int64_t key) const
{
    const auto found = std::ranges::find(m_rules, key, &store::StoredRule::key);
    return found == m_rules.end() ? -1 : static_cast<int>(found - m_rules.begin());
}

std::vector<rules::Finding> RuleDocuments::findings(std::int64_t key) const
{
    const rules::Rule* const rule = find(key);
    return rule ? rules::validate(*rule, m_session.profile()) : std::vector<rules::Finding>();
}

void RuleDocuments::setCurrent(std::int64_t key)
{
    if (rowOf(key) >= 0)
        makeCurrent(key);
}

rules::Rule RuleDocuments::newRule() const
{
    const RuleNames names(m_rules);
    rules::Rule rule;
    rule.name = names.freeName(tr("New rule"), tr("%1 %2"));
    rule.id = names.freeId(rule.name);
    rule.casesAction.emplace();
    return rule;
}

std::optional<rules::Rule> RuleDocuments::copyOf(std::int64_t key) const
{
    const rules::Rule* const original = find(key);
    return original ? std::optional(copyOf(*original, RuleNames(m_rules))) : std::nullopt;
}

rules::Rule RuleDocuments::copyOf(const rules::Rule& original, const RuleNames& names) const
{
    rules::Rule copy = original;
    copy.name = names.freeName(tr("%1, copy").arg(toText(original.name)), tr("%1 %2"));
    copy.id = names.freeId(copy.name);
    return copy;
}

base::Result<rules::Rule> RuleDocuments::read(std::string_view json, const QString& file) const
{
    base::Result<rules::Rule> rule = rules::parseRule(json, toUtf8(file));
    const RuleNames names(m_rules);
    if (rule && names.hasId(rule->id))
        rule->id = names.freeId(rule->name);
    return rule;
}

std::optional<std::int64_t> RuleDocuments::add(rules::Rule rule, const QString& commandText)
{
    if (!isWritable())
        return std::nullopt;
    const std::int64_t key = m_saving.newKey();
    append({{.key = key, .rule = std::move(rule)}}, commandText);
    return key;
}

bool RuleDocuments::addCopies(const QList<std::int64_t>& keys, const QString& commandText)
{
    RuleNames names(m_rules);
    std::vector<KeptRule> copies;
    for (const std::int64_t key : keys) {
        if (const rules::Rule* const original = find(key)) {
            copies.push_back({.key = m_saving.newKey(), .rule = copyOf(*original, names), .draft = draft(key)});
            names.take(copies.back().rule);
        }
    }
    if (!isWritable() || copies.empty())
        return false;
    append(std::move(copies), commandText);
    return true;
}

void RuleDocuments::append(std::vector<KeptRule> kept, const QString& commandText)
{
    m_undo->push(new SpanCommand(
        *this, {.row = static_cast<int>(m_rules.size()), .before = {}, .after = std::move(kept)}, commandText));
}

void RuleDocuments::edit(std::int64_t key, rules::Rule changed, rules::RuleField field, const QString& commandText,
                         const EditDetail& detail)
{
    const rules::Rule* const rule = find(key);
    if (!isWritable() || !rule || *rule == changed)
        return;
    const std::string& aside = draft(key);
    m_undo->push(new EditCommand(*this, {field, detail}, {key, *rule, aside}, {key, std::move(changed), aside},
                                 commandText));
}

const std::string& RuleDocuments::draft(std::int64_t key) const
{
    static const std::string none;
    const auto found = m_drafts.find(key);
    return found == m_drafts.end() ? none : found->second;
}

void RuleDocuments::editQuery(std::int64_t key, std::string query, std::string draft, const QString& commandText,
                              const EditDetail& detail)
{
    const rules::Rule* const rule = find(key);
    if (!isWritable() || !rule || (rule->query == query && this->draft(key) == draft))
        return;
    rules::Rule changed = *rule;
    changed.query = std::move(query);
    m_undo->push(new EditCommand(*this, {rules::RuleField::Query, detail}, {key, *rule, this->draft(key)},
                                 {key, std::move(changed), std::move(draft)}, commandText));
}

void RuleDocuments::remove(const QList<std::int64_t>& keys, const QString& commandText)
{
    const std::unordered_set<std::int64_t> gone(keys.begin(), keys.end());
    const auto isGone = [&gone](const store::StoredRule& stored) { return gone.contains(stored.key); };
    const auto first = std::ranges::find_if(m_rules, isGone);
    if (!isWritable() || first == m_rules.end())
        return;
    const auto last = std::find_if(m_rules.rbegin(), m_rules.rend(), isGone);
    SpanCommand::Span span{.row = static_cast<int>(first - m_rules.begin())};
    for (auto stored = first; stored != last.base(); ++stored) {
        span.before.push_back(keptAt(static_cast<std::size_t>(stored - m_rules.begin())));
        if (!isGone(*stored))
            span.after.push_back(span.before.back());
    }
    m_undo->push(new SpanCommand(*this, std::move(span), commandText));
}

void RuleDocuments::adopt(const std::vector<store::StoredRule>& added, const std::vector<store::StoredRule>& replacing,
                          const QString& commandText)
{
    if (added.empty() && replacing.empty())
        return;
    std::map<std::int64_t, const rules::Rule*> changed;
    int row = static_cast<int>(m_rules.size());
    for (const store::StoredRule& stored : replacing) {
        if (const int own = rowOf(stored.key); own >= 0) {
            changed.emplace(stored.key, &stored.rule);
            row = std::min(row, own);
        }
    }
    SpanCommand::Span span{.row = row};
    for (auto own = static_cast<std::size_t>(row); own < m_rules.size(); ++own) {
        span.before.push_back(keptAt(own));
        const auto other = changed.find(m_rules[own].key);
        span.after.push_back(other == changed.end() ? span.before.back() : KeptRule{other->first, *other->second, {}});
    }
    for (const store::StoredRule& stored : added) {
        span.after.push_back({stored.key, stored.rule, {}});
        span.stored.insert(stored.key);
    }
    m_undo->push(new SpanCommand(*this, std::move(span), commandText));
    setCurrent(added.empty() ? replacing.back().key : added.back().key);
}

RuleDocuments::Saving RuleDocuments::saving() const
{
    const WorkspaceWriter& writer = m_saving.writer();
    if (writer.hasFailed())
        return Saving::Failed;
    return writer.isDone() ? Saving::Done : Saving::Running;
}

const QString& RuleDocuments::savingFailure() const { return m_saving.writer().failure(); }

void RuleDocuments::finishSaving() { m_saving.writer().finish(); }

bool RuleDocuments::isWritable() const { return m_session.isOpen() && !m_session.isReadOnly(); }

KeptRule RuleDocuments::keptAt(std::size_t row) const
{
    const store::StoredRule& stored = m_rules[row];
    return {.key = stored.key, .rule = stored.rule, .draft = draft(stored.key)};
}

void RuleDocuments::load()
{
    // Into the workspace before, where pages changed something while it was about to close.
    m_saving.close();
    m_undo->clear();
    m_rules.clear();
    m_drafts.clear();
    if (m_session.isOpen()) {
        if (isWritable())
            m_saving.open(m_session.path());
        if (base::Result<std::vector<store::StoredRule>> stored = m_session.workspace().rules())
            m_rules = std::move(*stored);
        else
            m_session.report(toText(stored.error()));
        if (base::Result<std::map<std::int64_t, std::string>> drafts = store::ruleDrafts(m_session.workspace()))
            m_drafts = std::move(*drafts);
        else
            m_session.report(toText(drafts.error()));
    }
    m_current = m_rules.empty() ? std::nullopt : std::optional(m_rules.front().key);
    Q_EMIT reset();
    Q_EMIT currentChanged();
}

void RuleDocuments::swapSpan(int row, const std::vector<KeptRule>& before, const std::vector<KeptRule>& after,
                             const std::set<std::int64_t>& stored)
{
    const int ends = row + static_cast<int>(before.size());
    const int current = m_current ? rowOf(*m_current) : -1;
    std::unordered_map<std::int64_t, rules::Rule> left;
    for (int own = row; own < ends; ++own) {
        store::StoredRule& leaving = m_rules[static_cast<std::size_t>(own)];
        left.emplace(leaving.key, std::move(leaving.rule));
    }
    m_rules.erase(m_rules.begin() + row, m_rules.begin() + ends);
    for (const KeptRule& kept : before)
        m_drafts.erase(kept.key);
    if (!before.empty())
        Q_EMIT removed(row, ends - 1);
    std::vector<store::StoredRule> coming = comingOf(after, std::move(left));
    std::unordered_map<std::int64_t, const KeptRule*> there;
    for (const KeptRule& kept : after) {
        there.emplace(kept.key, &kept);
        if (!kept.draft.empty())
            m_drafts[kept.key] = kept.draft;
    }
    m_rules.insert(m_rules.begin() + row, std::make_move_iterator(coming.begin()),
                   std::make_move_iterator(coming.end()));
    if (stored.empty())
        m_saving.save(before, after);
    else
        m_saving.save(before, unsavedOf(after, stored));
    if (!after.empty())
        Q_EMIT added(row, row + static_cast<int>(after.size()) - 1);
    if (current < row || current >= ends)
        return;
    // The current rule stood in the span: it is another, or its place is taken by what follows it.
    const KeptRule& was = before[static_cast<std::size_t>(current - row)];
    if (const auto found = there.find(was.key); found != there.end()) {
        if (*found->second != was)
            Q_EMIT changed(was.key);
        return;
    }
    const auto stay = std::count_if(before.begin(), before.begin() + (current - row),
                                    [&there](const KeptRule& kept) { return there.contains(kept.key); });
    const auto next = std::min(static_cast<std::size_t>(row + stay), m_rules.empty() ? 0 : m_rules.size() - 1);
    makeCurrent(m_rules.empty() ? std::nullopt : std::optional(m_rules[next].key));
}

void RuleDocuments::replace(const KeptRule& kept)
{
    if (kept.draft.empty())
        m_drafts.erase(kept.key);
    else
        m_drafts[kept.key] = kept.draft;
    m_rules[static_cast<std::size_t>(rowOf(kept.key))].rule = kept.rule;
    m_saving.save(kept);
    Q_EMIT changed(kept.key);
}

void RuleDocuments::makeCurrent(std::optional<std::int64_t> key)
{
    if (m_current == key)
        return;
    m_current = key;
    Q_EMIT currentChanged();
}

} // namespace casewright::ui
