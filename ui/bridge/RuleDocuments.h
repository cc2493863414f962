// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QObject>
#include <QString>

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/Result.h"
#include "core/rules/Rule.h"
#include "core/rules/Validation.h"
#include "core/store/Workspace.h"
#include "ui/bridge/RuleSaving.h"

class QUndoStack;

namespace casewright::ui {

class RuleNames;
class WorkspaceSession;

/// What an edit says beyond its field.
struct EditDetail {
    QString path{};          ///< of RuleField::Parameters: which one, "criteria.0.equation"; of a query: which part
    bool standsAlone = false; ///< never one step with another edit, as pressing a button twice
};

/// The rules of the open workspace as documents of values. Every change is a command on one undo stack and is
/// saved in the workspace at once, in the background; what could not be saved is reported, stays on the screen and is
/// tried again. In a workspace that can only be read nothing changes. One for the program, on the GUI thread.
class RuleDocuments final : public QObject {
    Q_OBJECT
public:
    /// The session outlives it.
    explicit RuleDocuments(WorkspaceSession& session, QObject* parent = nullptr);
    ~RuleDocuments() override;

    /// In the order of the workspace.
    [[nodiscard]] const std::vector<store::StoredRule>& rules() const { return m_rules; }
    /// Null if there is no such rule. Valid until the next change.
    [[nodiscard]] const rules::Rule* find(std::int64_t key) const;
    /// Position in rules(), or -1.
    [[nodiscard]] int rowOf(std::int64_t key) const;
    /// All there is to say about the rule under the workspace's version profile.
    [[nodiscard]] std::vector<rules::Finding> findings(std::int64_t key) const;

    /// The rule that the person works on, on whichever page; nothing without rules.
    [[nodiscard]] std::optional<std::int64_t> current() const { return m_current; }
    void setCurrent(std::int64_t key);

    /// A rule with Kibana's defaults, a Cases action without grouping, and a name ("New rule 2") and an id that no rule
    /// here has. Not added yet.
    [[nodiscard]] rules::Rule newRule() const;
    /// The rule under a name ("Host alerts, copy") and an id of its own; nothing if there is no such rule. Not added
    /// yet.
    [[nodiscard]] std::optional<rules::Rule> copyOf(std::int64_t key) const;
    /// A rule file as a rule of this workspace: with another id where a rule here has its id already, because ids of
    /// cases are made from it. Errors name line, column and field. Not added yet.
    [[nodiscard]] base::Result<rules::Rule> read(std::string_view json, const QString& file) const;

    /// Adds a rule, makes it the current one and gives its key, which holds until another workspace opens; nothing
    /// where the workspace cannot be written.
    std::optional<std::int64_t> add(rules::Rule rule, const QString& commandText);
    /// Adds a copy of each, with what is set aside of it: one step of undoing. Whether there was something to do.
    bool addCopies(const QList<std::int64_t>& keys, const QString& commandText);
    /// Puts the changed rule in place of the rule with the key. Edits of the same `field` and path under the same text
    /// that follow each other are one step of undoing; one that changes nothing in the end is none.
    void edit(std::int64_t key, rules::Rule changed, rules::RuleField field, const QString& commandText,
              const EditDetail& detail = {});
    /// What a person has set aside of the rule's query, such as conditions that are switched off, in a form that only
    /// the condition builder knows. It is saved with the rule, and in no file of it.
    [[nodiscard]] const std::string& draft(std::int64_t key) const;
    /// Changes the query and what is set aside of it, as edit() does.
    void editQuery(std::int64_t key, std::string query, std::string draft, const QString& commandText,
                   const EditDetail& detail);
    void remove(std::int64_t key, const QString& commandText) { remove(QList{key}, commandText); }
    /// One step of undoing.
    void remove(const QList<std::int64_t>& keys, const QString& commandText);
    /// Takes over rules that are in the workspace already, and puts others in place of rules here: all of it is one
    /// step of undoing. The last one becomes the current rule.
    void adopt(const std::vector<store::StoredRule>& added, const std::vector<store::StoredRule>& replacing,
               const QString& commandText);

    [[nodiscard]] QUndoStack* undoStack() const { return m_undo; }
    /// Whether all that is on the screen is in the workspace too.
    enum class Saving { Done, Running, Failed };
    [[nodiscard]] Saving saving() const;
    /// Why the last attempt failed.
    [[nodiscard]] const QString& savingFailure() const;
    /// Waits until all is saved, or could not be: before others read the file.
    void finishSaving();

Q_SIGNALS:
    void reset(); ///< another workspace: everything is new
    /// However many rules come, go or change at once: rules that stay between them go and come with them.
    void added(int first, int last);
    void removed(int first, int last);
    void changed(std::int64_t key); ///< by an edit, undone, or redone
    void findingsChanged(); ///< of all rules: the version profile changed
    void currentChanged();
    void savingChanged(); ///< see saving()
    /// An edit was undone or redone: where to look; the path is EditDetail's. After changed().
    void revealed(std::int64_t key, rules::RuleField field, const QString& path);

private:
    class EditCommand;
    class SpanCommand;
    [[nodiscard]] bool isWritable() const;
    [[nodiscard]] KeptRule keptAt(std::size_t row) const;
    [[nodiscard]] rules::Rule copyOf(const rules::Rule& original, const RuleNames& names) const;
    void load();
    void append(std::vector<KeptRule> kept, const QString& commandText);
    void swapSpan(int row, const std::vector<KeptRule>& before, const std::vector<KeptRule>& after,
                  const std::set<std::int64_t>& stored);
    void replace(const KeptRule& kept);
    void makeCurrent(std::optional<std::int64_t> key);

    WorkspaceSession& m_session;
    std::vector<store::StoredRule> m_rules;
    std::map<std::int64_t, std::string> m_drafts; ///< by rule; none is empty
    std::optional<std::int64_t> m_current;
    QUndoStack* m_undo;
    RuleSaving m_saving;
};

} // namespace casewright::ui
