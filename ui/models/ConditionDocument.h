// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QString>

#include <functional>
#include <optional>
#include <vector>

#include "core/alerts/FieldType.h"
#include "ui/models/ConditionEdits.h"
#include "ui/models/ConditionForms.h"
#include "ui/models/ConditionTree.h"

namespace casewright::ui {

/// A line of the condition builder.
struct ConditionLine {
    enum class Kind : std::uint8_t {
        Head, ///< of a group: what must hold of its rows
        Row, ///< field, operator, value
        Text, ///< KQL that there is no form for
        Foot, ///< of a group: where rows are added
    };

    Kind kind = Kind::Row;
    ConditionPath path{}; ///< of the row, or of the group
    int depth = 0; ///< groups around it
    bool isOff = false; ///< it, or a group around it

    friend bool operator==(const ConditionLine&, const ConditionLine&) = default;
};

/// The rows of a query while a person works on them: what is shown follows the query, what is changed becomes another
/// query. GUI thread.
class ConditionDocument final : public QObject {
    Q_OBJECT

public:
    /// The type of a field, as far as it is known.
    using TypeOf = std::function<ConditionForms::OptionalType(const QString& field)>;
    /// What a step of undoing is about; edits of the same place under the same text are one step. Nothing: a step of
    /// its own.
    using Place = std::optional<QString>;

    explicit ConditionDocument(TypeOf typeOf, QObject* parent = nullptr);

    /// Shows another query, or the same with other rows. Emits changed() if that shows something else.
    void show(const QueryDraft& draft);
    /// Types are others now: other alerts were chosen.
    void refresh() { Q_EMIT changed(); }
    void setReadOnly(bool isReadOnly);

    [[nodiscard]] const ConditionNode& top() const { return m_shown.top; }
    /// The text of the query is no KQL, so that nothing can be changed here.
    [[nodiscard]] bool isStale() const { return m_shown.isStale; }
    [[nodiscard]] bool isEditable() const { return !m_shown.isStale && !m_isReadOnly; }
    /// From top to bottom.
    [[nodiscard]] const std::vector<ConditionLine>& lines() const { return m_lines; }
    /// Null if there is none.
    [[nodiscard]] const ConditionNode* node(const ConditionPath& path) const { return findNode(m_shown.top, path); }
    [[nodiscard]] ConditionForms::OptionalType typeOf(const ConditionNode& row) const;

    // What a person does. Paths that are not there are left alone; where a row comes to stand elsewhere, or another one
    // takes its place, revealed() says where to look.
    void setGroup(const ConditionPath& group, ConditionNode::Kind kind);
    void setField(const ConditionPath& row, const QString& field);
    void setOperator(const ConditionPath& row, ConditionForms::Operator to);
    void setValues(const ConditionPath& row, const QString& typed);
    void addRow(const ConditionPath& group);
    void addGroup(const ConditionPath& group);
    void remove(const ConditionPath& path);
    void duplicate(const ConditionPath& path);
    void negate(const ConditionPath& path);
    void switchOff(const ConditionPath& path, bool isOff);
    void step(const ConditionPath& path, MoveStep step);
    void move(const ConditionPath& path, const ConditionPath& group, int position);

Q_SIGNALS:
    /// What is shown.
    void changed();
    /// A person has changed the query.
    void edited(const QueryDraft& draft, const QString& commandText, const ConditionDocument::Place& place);
    /// Where a row went, or came from.
    void revealed(const ConditionPath& path);
    /// A person wants to change the row in the text.
    void textWanted(const ConditionPath& path);

private:
    void change(const QString& commandText, const Place& place, const std::function<void(ConditionNode& top)>& how);
    void setShown(ShownConditions shown);
    [[nodiscard]] bool isGroup(const ConditionPath& path) const;

    TypeOf m_typeOf;
    QueryDraft m_draft;
    ShownConditions m_shown;
    std::vector<ConditionLine> m_lines;
    bool m_isReadOnly = false;
};

} // namespace casewright::ui
