// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/JsonMapping.h"

#include <utility>

#include <fmt/format.h>

namespace casewright::alerts {

using base::ErrorCode;
using base::Result;

Result<DocumentFields> fieldsOf(const ReadSettings& settings)
{
    DocumentFields fields{.time = settings.timeField};
    for (const auto& [from, to] : settings.mapping) {
        if (to == settings.timeField)
            fields.time = from;
        else if (to == fields.id)
            fields.id = from;
        else if (to == fields.index)
            fields.index = from;
        else
            return base::fail(ErrorCode::NotSupported,
                              fmt::format("JSON documents keep the names of their fields: only {}, _id and _index can "
                                          "be taken from others, not {} from {}",
                                          settings.timeField, to, from));
    }
    return fields;
}

FieldMapping mappingTo(const DocumentFields& found, const DocumentFields& usual)
{
    FieldMapping mapping;
    for (const auto& [from, to] :
         {std::pair(found.time, usual.time), {found.id, usual.id}, {found.index, usual.index}}) {
        if (from != to)
            mapping.emplace_back(from, to);
    }
    return mapping;
}

} // namespace casewright::alerts
