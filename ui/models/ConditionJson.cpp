// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/ConditionJson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

#include <array>
#include <cstddef>

#include "ui/bridge/Text.h"

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;
using kql::Term;

// In the order of the enums.
constexpr std::array<QStringView, 9> Kinds = {u"all", u"any", u"none", u"is", u"one", u"matches", u"exists", u"range",
                                              u"text"};
constexpr std::array<QStringView, 4> Operators = {u">", u">=", u"<", u"<="};

template<std::size_t Size>
std::optional<std::size_t> positionOf(const std::array<QStringView, Size>& names, const QString& name)
{
    for (std::size_t i = 0; i < Size; ++i) {
        if (names[i] == name)
            return i;
    }
    return std::nullopt;
}

QJsonValue jsonOf(const Term& term)
{
    switch (term.kind) {
    case Term::Kind::Null: return QJsonValue::Null;
    case Term::Kind::True: return true;
    case Term::Kind::False: return false;
    case Term::Kind::Text:
        return term.quoted ? QJsonValue(QJsonObject{{u"quoted"_s, toText(term.text)}}) : QJsonValue(toText(term.text));
    case Term::Kind::Wildcard: break;
    }
    QJsonArray parts;
    for (const std::string& part : term.parts)
        parts.append(toText(part));
    return parts;
}

Term termOf(const QJsonValue& json)
{
    if (json.isBool())
        return {.kind = json.toBool() ? Term::Kind::True : Term::Kind::False};
    if (json.isString())
        return {.kind = Term::Kind::Text, .text = toUtf8(json.toString())};
    if (json.isObject()) {
        const QString text = json.toObject().value(u"quoted"_s).toString();
        return {.kind = Term::Kind::Text, .text = toUtf8(text), .quoted = true};
    }
    Term term;
    if (!json.isArray())
        return term;
    term.kind = Term::Kind::Wildcard;
    for (const QJsonValue& part : json.toArray())
        term.parts.push_back(toUtf8(part.toString()));
    return term;
}

QJsonObject jsonOf(const ConditionNode& node)
{
    QJsonObject json{{u"kind"_s, Kinds[static_cast<std::size_t>(node.kind)].toString()}};
    if (!node.isGroup() && node.kind != ConditionNode::Kind::Text)
        json.insert(u"field"_s, jsonOf(node.field));
    if (!node.values.empty()) {
        QJsonArray values;
        for (const Term& value : node.values)
            values.append(jsonOf(value));
        json.insert(u"values"_s, values);
    }
    if (node.kind == ConditionNode::Kind::Range)
        json.insert(u"op"_s, Operators[static_cast<std::size_t>(node.op)].toString());
    if (!node.text.empty())
        json.insert(u"text"_s, toText(node.text));
    if (node.isNegated)
        json.insert(u"not"_s, true);
    if (node.isOff)
        json.insert(u"off"_s, true);
    if (!node.children.empty()) {
        QJsonArray children;
        for (const ConditionNode& child : node.children)
            children.append(jsonOf(child));
        json.insert(u"children"_s, children);
    }
    return json;
}

std::optional<ConditionNode> nodeOf(const QJsonObject& json)
{
    const std::optional<std::size_t> kind = positionOf(Kinds, json.value(u"kind"_s).toString());
    if (!kind)
        return std::nullopt;
    ConditionNode node{.kind = static_cast<ConditionNode::Kind>(*kind)};
    node.field = termOf(json.value(u"field"_s));
    for (const QJsonValue& value : json.value(u"values"_s).toArray())
        node.values.push_back(termOf(value));
    if (const std::optional<std::size_t> op = positionOf(Operators, json.value(u"op"_s).toString()))
        node.op = static_cast<kql::RangeOperator>(*op);
    node.text = toUtf8(json.value(u"text"_s).toString());
    node.isNegated = json.value(u"not"_s).toBool();
    node.isOff = json.value(u"off"_s).toBool();
    for (const QJsonValue& child : json.value(u"children"_s).toArray()) {
        std::optional<ConditionNode> read = nodeOf(child.toObject());
        if (!read)
            return std::nullopt;
        node.children.push_back(std::move(*read));
    }
    return node;
}

} // namespace

std::string writeConditions(const ConditionNode& top)
{
    return QJsonDocument(jsonOf(top)).toJson(QJsonDocument::Compact).toStdString();
}

std::optional<ConditionNode> readConditions(const std::string& text)
{
    if (text.empty())
        return std::nullopt;
    std::optional<ConditionNode> top = nodeOf(QJsonDocument::fromJson(QByteArray::fromStdString(text)).object());
    return top && top->isGroup() ? top : std::nullopt;
}

} // namespace casewright::ui
