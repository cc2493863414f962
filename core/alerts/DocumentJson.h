// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/Json.h"

namespace casewright::alerts {

// What is done to one document as JSON: the slow and plain way, which the columns must agree with.

/// The document with the dotted keys at its top expanded to paths and merged in order of the keys:
/// objects merge deeply, lists by index, otherwise the later key wins in the place of the earlier one
/// (spec/alerting, Documents). Dotted keys below the top stay. Anything but an object is given back.
[[nodiscard]] base::Json expandDottedKeys(base::Json document);

/// The key at the top whose dots would take its value over base::DeepestNesting levels, or null: what must be asked
/// before a document that was parsed is expanded. It stays in the document.
[[nodiscard]] const std::string* keyTooDeep(const base::Json& document);

/// A field that a document has.
struct FoundValue {
    const base::Json* value;   ///< in the document, never null (it may point to a JSON null)
    bool literal;              ///< found as a key at the top that is literally the field's name
};

/// Looks a field up as the Cases action does (spec/cases-action, step 1): a key at the top that is
/// literally the field's name first, whatever its value; else the path through objects, and through
/// lists by number. Expands nothing.
[[nodiscard]] std::optional<FoundValue> findValue(const base::Json& document, std::string_view field);

/// The document cut down to a field that it has, in the shape in which findValue() finds it; what comes before
/// it in a list is null there. Nothing if the document has no such field.
[[nodiscard]] std::optional<base::Json> cutDown(const base::Json& document, std::string_view field);

/// Compact JSON with keys in the order of the document and numbers as JavaScript prints them: the text
/// of lists and objects in columns. (base::plainJson puts whole-number keys first.)
[[nodiscard]] std::string documentOrderJson(const base::Json& value);

/// A number that is to be an id, to the last digit: JavaScript's double would make one id of two beyond 2^53. Nothing
/// for one that has no exact digits: beyond 64 bits, or beyond 2^53 and not written as a whole number.
[[nodiscard]] std::optional<std::string> idText(const base::Json& number);

} // namespace casewright::alerts
