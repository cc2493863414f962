// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/scenario/KqlDocuments.h"

#include <cstdint>
#include <string>
#include <utility>

#include <nlohmann/json.hpp>

#include "core/alerts/AlertTableBuilder.h"

namespace casewright::scenario {
namespace {

using base::ErrorCode;
using base::Json;

/// Tables are in order of this time, so that it is the number of the document. `@timestamp` is a field like others
/// then. No query that does not name it looks at it, as it begins like `_id`.
constexpr const char* NumberField = "_documentNumber";

class DocumentsOfFile final : public alerts::DocumentText {
public:
    DocumentsOfFile(std::shared_ptr<const Json> root, std::vector<const Json*> documents)
        : m_root(std::move(root)),
          m_documents(std::move(documents))
    {
    }

    [[nodiscard]] base::Result<std::string> document(std::uint32_t record) const override
    {
        return m_documents[record]->dump(-1, ' ', false, Json::error_handler_t::replace);
    }
    [[nodiscard]] std::uint64_t memoryUse() const override { return m_documents.capacity() * sizeof(const Json*); }

private:
    std::shared_ptr<const Json> m_root; ///< keeps the documents alive
    std::vector<const Json*> m_documents;
};

} // namespace

std::shared_ptr<const alerts::AlertTable> documentsOf(const base::JsonFile& file,
                                                      const std::vector<base::JsonNode>& documents)
{
    alerts::AlertTableBuilder builder("documents", {.time = NumberField}, "document-");
    std::vector<const Json*> all;
    for (const base::JsonNode& node : documents) {
        if (!node.json().is_object()) {
            node.reject(ErrorCode::InvalidValue, "a document is an object");
            return nullptr;
        }
        Json document = node.json();
        document[NumberField] = all.size();
        all.push_back(&node.json());
        if (const base::Result<void> added = builder.add(std::move(document)); !added) {
            node.reject(added.error().code, added.error().text);
            return nullptr;
        }
    }
    const std::size_t count = all.size();
    auto table = builder.finish(std::make_unique<DocumentsOfFile>(file.root, std::move(all)));
    if (table && (*table)->size() == count)
        return std::move(*table);
    if (!documents.empty())
        documents.front().reject(table ? ErrorCode::InvalidValue : table.error().code,
                                 table ? "two documents have the same _id" : table.error().text);
    return nullptr;
}

} // namespace casewright::scenario
