// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/Json.h"
#include "core/rules/Validation.h"

namespace casewright::rules {

/// A value of a rule's body that is not what Kibana takes.
struct BodyProblem {
    RuleField field;
    std::string pointer;   ///< JSON pointer into the body
    std::string text;      ///< a sentence or two
    std::optional<FindingFix> fix{};
};

/// A value in a rule's body, or the place where one is missing; null is as good as missing. Whoever asks for a type
/// gets it, or keeps what stood in the variable while the problem is noted. The body and the list must outlive it.
class BodyNode final {
public:
    BodyNode(const base::Json& body, std::vector<BodyProblem>& problems) : m_value(&body), m_problems(&problems) {}

    [[nodiscard]] bool isThere() const { return m_value != nullptr; }
    [[nodiscard]] bool isText() const;
    [[nodiscard]] const std::string& pointer() const { return m_pointer; }

    /// A member, in either spelling of its key. A problem if this is no object.
    [[nodiscard]] BodyNode member(std::string_view key) const;
    /// A member in the one spelling that is given.
    [[nodiscard]] BodyNode exactly(std::string_view key) const;
    /// The same node; its problems stand beside that field.
    [[nodiscard]] BodyNode of(RuleField field) const;
    /// Of a list; a problem if it is none. None of a value that is missing.
    [[nodiscard]] std::vector<BodyNode> elements(std::string_view what) const;
    void requireObject() const;

    void read(std::string& into) const;
    void read(std::optional<std::string>& into) const;
    void read(bool& into) const;
    void read(std::optional<bool>& into) const;
    void read(double& into) const;
    /// Within JavaScript's safe integers.
    void read(std::int64_t& into) const;
    void read(std::optional<std::int64_t>& into) const;
    /// Elements that are no texts are kept as their JSON, so that positions stay.
    void read(std::vector<std::string>& into) const;
    /// A text counts as a list of one.
    void readOneOrMore(std::vector<std::string>& into) const;
    void read(std::vector<double>& into) const;

    /// `fix`: what would make it right; its pointer is this node's if it has none.
    void note(std::string text, std::optional<FindingFix> fix = std::nullopt) const;

private:
    /// The value is of another kind than Kibana takes.
    void noteKind(std::string_view wanted, const base::Json& instead) const;

    BodyNode(const base::Json* value, std::string pointer, RuleField field, std::vector<BodyProblem>* problems)
        : m_value(value), m_pointer(std::move(pointer)), m_field(field), m_problems(problems)
    {
    }

    const base::Json* m_value;          ///< null: missing
    std::string m_pointer{};
    RuleField m_field = RuleField::Type;
    std::vector<BodyProblem>* m_problems;
};

} // namespace casewright::rules
