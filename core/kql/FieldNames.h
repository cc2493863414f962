// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/alerts/AlertTable.h"
#include "core/kql/PlanNode.h"
#include "core/kql/Query.h"
#include "core/kql/Tree.h"

namespace casewright::kql {

/// The fields of a table by name, with those that are no columns: the time, `_id`, `_index`. The table must outlive it.
/// One thread.
class FieldNames final {
public:
    struct Field {
        std::string_view name;
        FieldSource::Kind kind;
        const alerts::Column* column;

        /// Found by its name only, as `_id` is.
        [[nodiscard]] bool isHidden() const { return name.starts_with('_') && kind != FieldSource::Kind::Column; }
    };

    FieldNames(const alerts::AlertTable& table, const FieldTypes& types);

    /// The fields of a name; there may be a column beside the time.
    [[nodiscard]] std::span<const Field> named(std::string_view name) const;
    /// Those in the object of a name; all of them if it is empty.
    [[nodiscard]] std::span<const Field> inside(std::string_view object) const;
    /// The column of a name, or null.
    [[nodiscard]] const alerts::Column* column(std::string_view name) const;

    [[nodiscard]] alerts::FieldType typeOf(const Field& field);
    /// That of a field that no document has, if somebody else says it.
    [[nodiscard]] std::optional<alerts::FieldType> typeOf(std::string_view name) const;

private:
    const FieldTypes& m_types;
    std::vector<Field> m_fields; ///< by name
    std::map<const alerts::Column*, alerts::FieldType> m_guessed;
};

} // namespace casewright::kql
