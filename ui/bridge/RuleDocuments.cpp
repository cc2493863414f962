// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/RuleDocuments.h"

#include <QUndoCommand>
#include <QUndoStack>

#include <algorithm>
#include <string>
#include <utility>

#include "core/rules/RuleJson.h"
#include "core/store/RuleDrafts.h"
#include "ui/bridge/WorkspaceWriter.h"
#include "ui/bridge/Text.h"
#include "ui/bridge/WorkspaceSession.h"

namespace casewright::ui {
namespace {

constexpr int MergingEdits = 1; // the one kind of commands that merge
constexpr int MergingNever = -1;
constexpr int StepsOfUndoing = 1'000;

} // namespace

/// A rule that comes, or goes.
class RuleDocuments::RowCommand final : public QUndoCommand {
public:
    enum class Kind { Add, Remove };

    /// `rule` is among the documents; one to add is the last one of them.
    RowCommand(RuleDocuments& documents, Kind kind, store::StoredRule rule, const QString& text)
        : QUndoCommand(text),
          m_documents(documents),
          m_kind(kind),
          m_rule(std::move(rule)),
          m_draft(documents.draft(m_rule.key)),
          m_row(documents.rowOf(m_rule.key)),
          m_isDone(kind == Kind::Add)
    {
    }

    void undo() override { show(m_kind == Kind::Remove); }
    void redo() override
    {
        if (!std::exchange(m_isDone, false))
            show(m_kind == Kind::Add);
    }

private:
    void show(bool isThere)
    {
        if (isThere)
            m_documents.insertAt(m_row, m_rule, m_draft);
        else
            m_documents.removeAt(m_row);
    }

    RuleDocuments& m_documents;
    Kind m_kind;
    store::StoredRule m_rule;
    std::string m_draft;
    int m_row;
    bool m_isDone; ///< before it is pushed
};

class RuleDocuments::EditCommand final : public QUndoCommand {
public:
    /// A rule with what is set aside of it.
    struct State {
        rules::Rule rule;
        std::string draft;

        friend bool operator==(const State&, const State&) = default;
    };
    /// What it changes.
    struct Subject {
        std::int64_t key;
        rules::RuleField field;
        EditDetail detail;
    };

    EditCommand(RuleDocuments& documents, Subject subject, State before, State after, const QString& text)
        : QUndoCommand(text),
          m_documents(documents),
          m_subject(std::move(subject)),
          m_before(std::move(before)),
          m_after(std::move(after))
    {
    }

    [[nodiscard]] int id() const override { return m_subject.detail.standsAlone ? MergingNever : MergingEdits; }
    bool mergeWith(const QUndoCommand* other) override
    {
        const auto* const next = static_cast<const EditCommand*>(other);
        const bool isSamePlace =
            next->m_subject.field == m_subject.field && next->m_subject.detail.path == m_subject.detail.path;
        if (next->m_subject.key != m_subject.key || !isSamePlace || next->text() != text())
            return false;
        m_after = next->m_after;
        setObsolete(m_after == m_before);
        return true;
    }
    void undo() override { show(m_before); }
    void redo() override
    {
        if (!std::exchange(m_isDone, true))
            m_documents.replace(m_subject.key, m_after.rule, m_after.draft);
        else
            show(m_after);
    }

private:
    void show(const State& state)
    {
        m_documents.makeCurrent(m_subject.key);
        m_documents.replace(m_subject.key, state.rule, state.draft);
        Q_EMIT m_documents.revealed(m_subject.key, m_subject.field, m_subject.detail.path);
    }

    RuleDocuments& m_documents;
    Subject m_subject;
    State m_before;
    State m_after;
    bool m_isDone = false;
};

RuleDocuments::RuleDocuments(WorkspaceSession& session, QObject* parent)
    : QObject(parent),
      m_session(session),
      m_undo(new QUndoStack(this)),
      m_writer(new WorkspaceWriter(QStringLiteral("rules"), this))
{
    m_undo->setUndoLimit(StepsOfUndoing);
    connect(m_writer, &WorkspaceWriter::stateChanged, this, &RuleDocuments::savingChanged);
    connect(m_writer, &WorkspaceWriter::failed, &m_session, &WorkspaceSession::report);
    connect(&m_session, &WorkspaceSession::aboutToClose, m_writer, &WorkspaceWriter::finish);
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
    const QString name = tr("New rule");
    rules::Rule rule;
    rule.name = toUtf8(name);
    for (int number = 2; hasName(rule.name); ++number)
        rule.name = toUtf8(tr("%1 %2").arg(name).arg(number));
    rule.id = freeIdFor(rule.name);
    rule.casesAction.emplace();
    return rule;
}

std::optional<rules::Rule> RuleDocuments::copyOf(std::int64_t key) const
{
    const rules::Rule* const original = find(key);
    if (!original)
        return std::nullopt;
    const QString name = toText(original->name);
    rules::Rule copy = *original;
    copy.name = toUtf8(tr("%1, copy").arg(name));
    for (int number = 2; hasName(copy.name); ++number)
        copy.name = toUtf8(tr("%1, copy %2").arg(name).arg(number));
    copy.id = freeIdFor(copy.name);
    return copy;
}

base::Result<rules::Rule> RuleDocuments::read(std::string_view json, const QString& file) const
{
    base::Result<rules::Rule> rule = rules::parseRule(json, toUtf8(file));
    if (rule && hasId(rule->id))
        rule->id = freeIdFor(rule->name);
    return rule;
}

std::optional<std::int64_t> RuleDocuments::add(rules::Rule rule, const QString& commandText, const std::string& draft)
{
    if (!isWritable())
        return std::nullopt;
    const base::Result<std::int64_t> key = m_session.workspace().addRule(rule);
    if (!key) {
        m_session.report(toText(key.error()));
        return std::nullopt;
    }
    m_rules.push_back({.key = *key, .rule = std::move(rule)});
    if (!draft.empty()) {
        m_drafts[*key] = draft;
        writeRule(*key, m_rules.back().rule);
    }
    Q_EMIT added(static_cast<int>(m_rules.size()) - 1);
    makeCurrent(*key);
    m_undo->push(new RowCommand(*this, RowCommand::Kind::Add, m_rules.back(), commandText));
    return *key;
}

void RuleDocuments::edit(std::int64_t key, rules::Rule changed, rules::RuleField field, const QString& commandText,
                         const EditDetail& detail)
{
    const rules::Rule* const rule = find(key);
    if (!isWritable() || !rule || *rule == changed)
        return;
    const std::string& aside = draft(key);
    m_undo->push(new EditCommand(*this, {key, field, detail}, {*rule, aside}, {std::move(changed), aside},
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
    m_undo->push(new EditCommand(*this, {key, rules::RuleField::Query, detail}, {*rule, this->draft(key)},
                                 {std::move(changed), std::move(draft)}, commandText));
}

void RuleDocuments::remove(std::int64_t key, const QString& commandText)
{
    const rules::Rule* const rule = find(key);
    if (isWritable() && rule)
        m_undo->push(new RowCommand(*this, RowCommand::Kind::Remove, {.key = key, .rule = *rule}, commandText));
}

void RuleDocuments::adopt(const std::vector<store::StoredRule>& added, const std::vector<store::StoredRule>& replacing,
                          const QString& commandText)
{
    if (added.empty() && replacing.empty())
        return;
    m_undo->beginMacro(commandText);
    for (const store::StoredRule& stored : replacing) {
        if (const rules::Rule* const rule = find(stored.key))
            m_undo->push(new EditCommand(*this, {stored.key, rules::RuleField::Name, {.standsAlone = true}},
                                         {*rule, draft(stored.key)}, {stored.rule, {}}, commandText));
    }
    for (const store::StoredRule& stored : added) {
        m_rules.push_back(stored);
        Q_EMIT this->added(static_cast<int>(m_rules.size()) - 1);
        m_undo->push(new RowCommand(*this, RowCommand::Kind::Add, stored, commandText));
    }
    m_undo->endMacro();
    setCurrent(added.empty() ? replacing.back().key : added.back().key);
}

RuleDocuments::Saving RuleDocuments::saving() const
{
    if (m_writer->hasFailed())
        return Saving::Failed;
    return m_writer->isDone() ? Saving::Done : Saving::Running;
}

const QString& RuleDocuments::savingFailure() const { return m_writer->failure(); }

void RuleDocuments::finishSaving() { m_writer->finish(); }

bool RuleDocuments::isWritable() const { return m_session.isOpen() && !m_session.isReadOnly(); }

bool RuleDocuments::hasName(const std::string& name) const
{
    return std::ranges::any_of(m_rules, [&name](const auto& stored) { return stored.rule.name == name; });
}

bool RuleDocuments::hasId(const base::RuleId& id) const
{
    return std::ranges::any_of(m_rules, [&id](const auto& stored) { return stored.rule.id == id; });
}

base::RuleId RuleDocuments::freeIdFor(const std::string& name) const
{
    // A rule that was renamed keeps the id of its first name.
    base::RuleId id = rules::ruleIdOf(name);
    for (int number = 2; hasId(id); ++number)
        id = rules::ruleIdOf(name + '\n' + std::to_string(number));
    return id;
}

void RuleDocuments::load()
{
    // Into the workspace before, where pages changed something while it was about to close.
    m_writer->close();
    m_undo->clear();
    m_rules.clear();
    m_drafts.clear();
    if (m_session.isOpen()) {
        if (isWritable())
            m_writer->open(m_session.path());
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

void RuleDocuments::writeRule(std::int64_t key, const rules::Rule& rule)
{
    m_writer->put(key, [key, rule, draft = draft(key)](store::Workspace& workspace) {
        return workspace.saveRule(key, rule).and_then(
            [&] { return store::saveRuleDraft(workspace, key, draft); });
    });
}

void RuleDocuments::insertAt(int row, store::StoredRule rule, const std::string& draft)
{
    const std::int64_t key = rule.key;
    const int place = std::clamp(row, 0, static_cast<int>(m_rules.size()));
    m_rules.insert(m_rules.begin() + place, std::move(rule));
    if (!draft.empty())
        m_drafts[key] = draft;
    writeRule(key, *find(key));
    Q_EMIT added(place);
    makeCurrent(key);
}

void RuleDocuments::removeAt(int row)
{
    const std::int64_t key = m_rules[static_cast<std::size_t>(row)].key;
    m_rules.erase(m_rules.begin() + row);
    m_drafts.erase(key);
    m_writer->put(key, [key](store::Workspace& workspace) -> base::Result<void> {
        const base::Result<void> removed = workspace.removeRule(key);
        if (!removed && removed.error().code == base::ErrorCode::NotFound)
            return {}; // Another program was faster.
        return removed;
    });
    Q_EMIT removed(row);
    if (m_current == key) {
        const auto neighbour = std::min(static_cast<std::size_t>(row), m_rules.empty() ? 0 : m_rules.size() - 1);
        makeCurrent(m_rules.empty() ? std::nullopt : std::optional(m_rules[neighbour].key));
    }
}

void RuleDocuments::replace(std::int64_t key, const rules::Rule& rule, const std::string& draft)
{
    if (draft.empty())
        m_drafts.erase(key);
    else
        m_drafts[key] = draft;
    m_rules[static_cast<std::size_t>(rowOf(key))].rule = rule;
    writeRule(key, rule);
    Q_EMIT changed(key);
}

void RuleDocuments::makeCurrent(std::optional<std::int64_t> key)
{
    if (m_current == key)
        return;
    m_current = key;
    Q_EMIT currentChanged();
}

} // namespace casewright::ui
