// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/scenario/LifecycleFile.h"

#include <cstdint>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/alerts/AlertTableBuilder.h"
#include "core/rules/RuleJson.h"
#include "core/scenario/ExpectationKeys.h"
#include "core/scenario/SharedKeys.h"

namespace casewright::scenario {
namespace {

using base::ErrorCode;
using base::Json;
using base::JsonNode;
using base::Result;

/// Of one document or another of the file.
class FileText final : public alerts::DocumentText {
public:
    FileText(std::shared_ptr<const Json> root, std::vector<const Json*> documents)
        : m_root(std::move(root)), m_documents(std::move(documents))
    {
    }

    [[nodiscard]] Result<std::string> document(std::uint32_t record) const override
    {
        return m_documents[record]->dump(-1, ' ', false, Json::error_handler_t::replace);
    }
    [[nodiscard]] std::uint64_t memoryUse() const override { return m_documents.capacity() * sizeof(const Json*); }

private:
    std::shared_ptr<const Json> m_root;   ///< keeps the documents alive
    std::vector<const Json*> m_documents;
};

base::Timestamp readTime(const JsonNode& node)
{
    const Result<base::Timestamp> time = base::parseTimestamp(node.text());
    if (!time && node.isThere())
        node.reject(ErrorCode::InvalidValue, time.error().text);
    return time.value_or(base::Timestamp{});
}

std::vector<engine::TimeSpan> readSpans(const JsonNode& list)
{
    std::vector<engine::TimeSpan> spans;
    for (const JsonNode& node : list.elements()) {
        node.only({"from", "to"});
        spans.push_back({.from = readTime(node.required("from")), .to = readTime(node.required("to"))});
        if (spans.back().to < spans.back().from)
            node.reject(ErrorCode::InvalidValue, "`to` must not be before `from`");
    }
    return spans;
}

std::shared_ptr<const alerts::AlertTable> readDocuments(const JsonNode& list, const std::string& name,
                                                        const std::shared_ptr<const Json>& root)
{
    alerts::AlertTableBuilder builder(name, {});
    std::vector<const Json*> documents;
    for (const JsonNode& node : list.elements()) {
        documents.push_back(&node.json());
        if (!node.json().is_object())
            node.reject(ErrorCode::InvalidValue, "a document must be an object");
        else if (const Result<void> added = builder.add(node.json()); !added)
            node.reject(added.error().code, added.error().text);
    }
    const auto table = builder.finish(std::make_unique<FileText>(root, std::move(documents)));
    return table.value_or(nullptr); // only a stop fails, and nobody stops it
}

/// The rule as Kibana has it; what is wrong in it is said where the rule begins.
rules::Rule readRuleBody(const JsonNode& node)
{
    if (!node.isThere())
        return {};
    const Result<rules::Rule> rule = rules::parseRule(node.json().dump());
    if (rule)
        return *rule;
    const std::string field = rule.error().location ? rule.error().location->field + ": " : std::string();
    node.reject(rule.error().code, field + rule.error().text);
    return {};
}

} // namespace

Result<LifecycleFile> parseLifecycle(std::string text, std::string file)
{
    Result<base::JsonFile> parsed = base::JsonFile::parse(std::move(text), std::move(file), "a lifecycle file");
    if (!parsed)
        return base::fail(std::move(parsed.error()));
    LifecycleFile result{.file = std::move(*parsed), .name = {}, .profile = rules::newestProfile(), .space = {},
                         .silences = {}, .rule = {}, .documents = nullptr, .expect = nullptr};
    const JsonNode root(result.file);
    requireKind(root, "lifecycle-vectors/1");
    root.only({"casewright", "name", "kibana", "space", "mutedInstances", "snoozes", "maintenanceWindows", "rule",
               "owner", "documents", "expect"});
    result.name = root.member("name").text();
    result.profile = readProfile(root.required("kibana"));
    result.space = root.required("space").text();
    result.silences = {.mutedInstances = root.member("mutedInstances").texts(),
                       .snoozes = readSpans(root.member("snoozes")),
                       .maintenanceWindows = readSpans(root.member("maintenanceWindows"))};
    result.rule = readRuleBody(root.required("rule"));
    const JsonNode owner = root.required("owner");
    if (const std::string said = owner.text(); said != rules::ownerOf(result.rule))
        owner.reject(ErrorCode::InvalidValue,
                     fmt::format("the cases of this rule belong to \"{}\"; write that here", rules::ownerOf(result.rule)));
    result.documents = readDocuments(root.required("documents"), result.name, result.file.root);
    const JsonNode expect = root.required("expect");
    expect.only({"runs", "audit", "cases"});
    refuseUnknownKeysOfLifecycle(expect);
    result.expect = &expect.json();
    if (result.file.error)
        return base::fail(*result.file.error);
    return result;
}

} // namespace casewright::scenario
