// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <span>
#include <string_view>

namespace casewright::alerts {

/// Fields that belong together, written once and used in several places, as the Elastic Common Schema does. The fields
/// are parted by blanks:
///
///     name             a keyword
///     size:long        another type, by its name in mappings
///     path+text        a keyword that is also analysed, as `path.text`
///     nat{ip:ip port}  fields below a name, which is no field itself
///     io:object{type}  the same, and the name is a field too
///     a|b{id}          the same for each of several names
///     <geo>            the fields of another set
struct FieldSet {
    std::string_view name;
    std::string_view fields;
};

/// All sets; those named `ecs` and `kibana` stand at the root. Lives as long as the program.
[[nodiscard]] std::span<const FieldSet> fieldSets();

} // namespace casewright::alerts
