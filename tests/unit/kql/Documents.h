// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <QtGlobal>

#include <nlohmann/json.hpp>

#include "core/alerts/AlertTableBuilder.h"
#include "core/alerts/FieldType.h"
#include "core/kql/Tree.h"

namespace casewright::kql {

/// The document is found again as it was given.
class KeptDocuments final : public alerts::DocumentText {
public:
    explicit KeptDocuments(const base::Json& documents) : m_documents(documents) {}
    [[nodiscard]] base::Result<std::string> document(std::uint32_t record) const override
    {
        return m_documents[record].dump();
    }
    [[nodiscard]] std::uint64_t memoryUse() const override { return 0; }

private:
    base::Json m_documents;
};

inline std::shared_ptr<const alerts::AlertTable> tableOf(const base::Json& documents)
{
    alerts::AlertTableBuilder builder("documents", alerts::DocumentFields{});
    for (const base::Json& document : documents) {
        if (const base::Result<void> added = builder.add(document); !added)
            qFatal("%s", base::describe(added.error()).c_str());
    }
    return *builder.finish(std::make_unique<KeptDocuments>(documents));
}

inline Term termOf(const base::Json& json)
{
    Term term;
    if (json.contains("wildcard")) {
        term.kind = Term::Kind::Wildcard;
        term.parts = json["wildcard"].get<std::vector<std::string>>();
        return term;
    }
    const base::Json& literal = json["literal"];
    term.kind = literal.is_null() ? Term::Kind::Null
        : literal.is_string()     ? Term::Kind::Text
        : literal.get<bool>()     ? Term::Kind::True
                                  : Term::Kind::False;
    if (literal.is_string())
        term.text = literal.get<std::string>();
    term.quoted = json.value("quoted", false);
    return term;
}

/// A tree as KQL files have it.
inline Node treeOf(const base::Json& json)
{
    const std::string kind = json.begin().key();
    const base::Json& inside = json.begin().value();
    if (kind == "and" || kind == "or") {
        Node node{.kind = kind == "and" ? Node::Kind::And : Node::Kind::Or};
        for (const base::Json& child : inside)
            node.children.push_back(treeOf(child));
        return node;
    }
    if (kind == "not")
        return {.kind = Node::Kind::Not, .children = {treeOf(inside)}};
    if (kind == "nested")
        return {.kind = Node::Kind::Nested, .field = termOf(inside["path"]), .children = {treeOf(inside["query"])}};
    if (kind == "is")
        return {.kind = Node::Kind::Is, .field = termOf(inside["field"]), .value = termOf(inside["value"])};
    const std::string op = inside["op"].get<std::string>();
    return {.kind = Node::Kind::Range,
            .field = termOf(inside["field"]),
            .value = termOf(inside["value"]),
            .op = op == "gt"  ? RangeOperator::Greater
                : op == "gte" ? RangeOperator::GreaterOrEqual
                : op == "lt"  ? RangeOperator::Less
                              : RangeOperator::LessOrEqual};
}

} // namespace casewright::kql
