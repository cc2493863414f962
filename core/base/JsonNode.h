// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/Json.h"
#include "core/base/JsonKeys.h"
#include "core/base/Result.h"

namespace casewright::base {

/// A JSON file of one of our own formats while it is read: the text, and the first thing that is wrong with it. What
/// is read after that does not matter. It must outlive its nodes.
struct JsonFile {
    std::string text;
    std::string name;              ///< of the file, for errors; may be empty
    std::string kind;              ///< for errors: "a scenario file"
    std::shared_ptr<const Json> root{};
    std::optional<Error> error{};
    std::vector<RepeatedKey> repeated{};   ///< also those of documents in it, where they are no error

    /// Parses the text; an error if it is no JSON.
    [[nodiscard]] static Result<JsonFile> parse(std::string text, std::string name, std::string kind);
    /// An error at a JSON pointer (RFC 6901).
    [[nodiscard]] Error errorAt(ErrorCode code, std::string reason, std::string_view pointer) const;
};

/// A value in a JsonFile, or the place where one is missing. Whoever asks for a type gets it, or a default after the
/// file was told what is wrong: a reader reads on and looks at JsonFile::error once, at the end.
class JsonNode final {
public:
    explicit JsonNode(JsonFile& file) : m_file(&file), m_value(file.root.get()) {}

    [[nodiscard]] bool isThere() const { return m_value != nullptr; }
    [[nodiscard]] bool isNull() const;
    /// Lives as long as the file's root. Null for a value that is missing.
    [[nodiscard]] const Json& json() const;
    [[nodiscard]] const std::string& pointer() const { return m_pointer; }

    /// A member that may be missing, and one that must not.
    [[nodiscard]] JsonNode member(std::string_view key) const;
    [[nodiscard]] JsonNode required(std::string_view key) const;
    /// Refuses a key of the object that is there twice.
    void once() const;
    /// Refuses what is no object, members that are not among the keys, and a key that is there twice.
    void only(std::initializer_list<std::string_view> keys) const;
    /// Of a list; none of a value that is missing.
    [[nodiscard]] std::vector<JsonNode> elements() const;

    [[nodiscard]] std::string text() const;
    [[nodiscard]] bool truth() const;
    /// Within JavaScript's safe integers.
    [[nodiscard]] std::int64_t wholeNumber() const;
    [[nodiscard]] double number() const;
    [[nodiscard]] std::vector<std::string> texts() const;

    void reject(ErrorCode code, std::string reason) const;

private:
    JsonNode(JsonFile* file, const Json* value, std::string pointer)
        : m_file(file), m_value(value), m_pointer(std::move(pointer))
    {
    }

    JsonFile* m_file;
    const Json* m_value;          ///< null: missing
    std::string m_pointer{};
};

} // namespace casewright::base
