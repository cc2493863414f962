// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/alerts/FieldType.h"

namespace casewright::alerts {

/// A field that Elasticsearch or Kibana maps, whatever the documents say.
struct CatalogField {
    std::string name;
    FieldType type;
};

/// The fields of the Elastic Common Schema and of Kibana's alerts, by name. Any thread; lives as long as the program,
/// and is made when it is first asked for, in a millisecond or so.
[[nodiscard]] std::span<const CatalogField> allCatalogFields();

/// The type that a field has by its name: that of the catalog; a keyword below a field whose keys are anybody's, such
/// as `labels`; text for any other `*.text`. Nothing for the fields of others: their values tell. Takes about 100 ns.
/// Any thread.
[[nodiscard]] std::optional<FieldType> catalogType(std::string_view field);

} // namespace casewright::alerts
