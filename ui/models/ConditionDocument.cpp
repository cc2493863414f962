// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/ConditionDocument.h"

#include <QStringList>

#include <algorithm>
#include <utility>

#include "ui/bridge/Text.h"

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;
using Kind = ConditionNode::Kind;

void addLines(const ConditionNode& node, const ConditionPath& path, bool isOff, std::vector<ConditionLine>& lines)
{
    const int depth = static_cast<int>(path.size());
    isOff = isOff || node.isOff;
    if (!node.isGroup()) {
        const auto kind = node.kind == Kind::Text ? ConditionLine::Kind::Text : ConditionLine::Kind::Row;
        lines.push_back({.kind = kind, .path = path, .depth = depth - 1, .isOff = isOff});
        return;
    }
    lines.push_back({.kind = ConditionLine::Kind::Head, .path = path, .depth = depth, .isOff = isOff});
    for (std::size_t i = 0; i < node.children.size(); ++i) {
        ConditionPath child = path;
        child.push_back(static_cast<int>(i));
        addLines(node.children[i], child, isOff, lines);
    }
    lines.push_back({.kind = ConditionLine::Kind::Foot, .path = path, .depth = depth, .isOff = isOff});
}

QString placeOf(const ConditionPath& path, const QString& what)
{
    QStringList parts;
    for (const int position : path)
        parts.append(QString::number(position));
    return parts.join(u'.') + u'/' + what;
}

ConditionNode emptyRow() { return {.kind = Kind::Is}; }

} // namespace

ConditionDocument::ConditionDocument(TypeOf typeOf, QObject* parent) : QObject(parent), m_typeOf(std::move(typeOf))
{
    addLines(m_shown.top, {}, false, m_lines);
}

void ConditionDocument::show(const QueryDraft& draft)
{
    if (draft == m_draft)
        return;
    m_draft = draft;
    setShown(shownConditions(draft));
}

void ConditionDocument::setShown(ShownConditions shown)
{
    if (shown == m_shown)
        return;
    m_shown = std::move(shown);
    m_lines.clear();
    addLines(m_shown.top, {}, false, m_lines);
    Q_EMIT changed();
}

void ConditionDocument::setReadOnly(bool isReadOnly)
{
    if (isReadOnly == m_isReadOnly)
        return;
    m_isReadOnly = isReadOnly;
    Q_EMIT changed();
}

ConditionForms::OptionalType ConditionDocument::typeOf(const ConditionNode& row) const
{
    return row.field.text.empty() || !m_typeOf ? std::nullopt : m_typeOf(toText(row.field.text));
}

bool ConditionDocument::isGroup(const ConditionPath& path) const
{
    const ConditionNode* const there = node(path);
    return there != nullptr && there->isGroup();
}

void ConditionDocument::change(const QString& commandText, const Place& place,
                               const std::function<void(ConditionNode& top)>& how)
{
    if (!isEditable())
        return;
    ConditionNode top = m_shown.top;
    how(top);
    if (top == m_shown.top)
        return;
    const QueryDraft after = withConditions(m_draft, top);
    Q_EMIT edited(after, commandText, place);
}

void ConditionDocument::setGroup(const ConditionPath& group, Kind kind)
{
    change(tr("Change group"), std::nullopt, [&](ConditionNode& top) {
        if (ConditionNode* const node = findNode(top, group); node != nullptr && node->isGroup())
            node->kind = kind;
    });
}

void ConditionDocument::setField(const ConditionPath& row, const QString& field)
{
    change(tr("Change field of condition"), placeOf(row, u"field"_s), [&](ConditionNode& top) {
        ConditionNode* const node = findNode(top, row);
        if (node == nullptr || toText(node->field.text) == field)
            return;
        node->field = {.kind = field.isEmpty() ? kql::Term::Kind::Null : kql::Term::Kind::Text, .text = toUtf8(field)};
    });
}

void ConditionDocument::setOperator(const ConditionPath& row, ConditionForms::Operator to)
{
    change(tr("Change operator of condition"), std::nullopt, [&](ConditionNode& top) {
        if (ConditionNode* const node = findNode(top, row); node && to != ConditionForms::operatorOf(*node))
            ConditionForms::setOperator(*node, to);
    });
}

void ConditionDocument::setValues(const ConditionPath& row, const QString& typed)
{
    change(tr("Change value of condition"), placeOf(row, u"value"_s), [&](ConditionNode& top) {
        if (ConditionNode* const node = findNode(top, row))
            node->values = ConditionForms::typedValues(typed, *node, typeOf(*node));
    });
}

void ConditionDocument::addRow(const ConditionPath& group)
{
    ConditionPath path;
    change(tr("Add condition"), std::nullopt, [&](ConditionNode& top) {
        if (const ConditionNode* const node = findNode(top, group); node && node->isGroup())
            path = insertNode(top, group, static_cast<int>(node->children.size()), emptyRow());
    });
    if (!path.empty())
        Q_EMIT revealed(path);
}

void ConditionDocument::addGroup(const ConditionPath& group)
{
    ConditionPath path;
    change(tr("Add group"), std::nullopt, [&](ConditionNode& top) {
        const ConditionNode* const node = findNode(top, group);
        if (node == nullptr || !node->isGroup())
            return;
        ConditionNode added{.kind = node->kind == Kind::AllOf ? Kind::AnyOf : Kind::AllOf};
        added.children.push_back(emptyRow());
        path = insertNode(top, group, static_cast<int>(node->children.size()), std::move(added));
    });
    if (path.empty())
        return;
    path.push_back(0);
    Q_EMIT revealed(path);
}

void ConditionDocument::remove(const ConditionPath& path)
{
    if (path.empty() || node(path) == nullptr || !isEditable())
        return;
    change(isGroup(path) ? tr("Remove group") : tr("Remove condition"), std::nullopt,
           [&path](ConditionNode& top) { takeNode(top, path); });
    // What took its place, or stands before it, or the group.
    ConditionPath next = path;
    if (node(next) == nullptr && next.back() > 0)
        --next.back();
    if (node(next) == nullptr)
        next.pop_back();
    Q_EMIT revealed(next);
}

void ConditionDocument::duplicate(const ConditionPath& path)
{
    ConditionPath copy;
    change(isGroup(path) ? tr("Duplicate group") : tr("Duplicate condition"), std::nullopt, [&](ConditionNode& top) {
        const ConditionNode* const node = path.empty() ? nullptr : findNode(top, path);
        if (node == nullptr)
            return;
        ConditionNode same = *node;
        copy = insertNode(top, {path.begin(), path.end() - 1}, path.back() + 1, std::move(same));
    });
    if (!copy.empty())
        Q_EMIT revealed(copy);
}

void ConditionDocument::negate(const ConditionPath& path)
{
    change(isGroup(path) ? tr("Negate group") : tr("Negate condition"), std::nullopt, [&path](ConditionNode& top) {
        if (ConditionNode* const node = findNode(top, path))
            negateNode(*node);
    });
}

void ConditionDocument::switchOff(const ConditionPath& path, bool isOff)
{
    const QString text = isGroup(path) ? (isOff ? tr("Switch group off") : tr("Switch group on"))
                                       : (isOff ? tr("Switch condition off") : tr("Switch condition on"));
    change(text, std::nullopt, [&](ConditionNode& top) {
        if (ConditionNode* const node = path.empty() ? nullptr : findNode(top, path))
            node->isOff = isOff;
    });
}

void ConditionDocument::step(const ConditionPath& path, MoveStep step)
{
    std::optional<ConditionPath> moved;
    change(isGroup(path) ? tr("Move group") : tr("Move condition"), std::nullopt, [&](ConditionNode& top) {
        if (findNode(top, path) != nullptr)
            moved = stepNode(top, path, step);
    });
    if (moved)
        Q_EMIT revealed(*moved);
}

void ConditionDocument::move(const ConditionPath& path, const ConditionPath& group, int position)
{
    std::optional<ConditionPath> moved;
    change(isGroup(path) ? tr("Move group") : tr("Move condition"), std::nullopt, [&](ConditionNode& top) {
        const ConditionNode* const node = findNode(top, group);
        if (findNode(top, path) != nullptr && node != nullptr && node->isGroup())
            moved = moveNode(top, path, group, position);
    });
    if (moved)
        Q_EMIT revealed(*moved);
}

} // namespace casewright::ui
