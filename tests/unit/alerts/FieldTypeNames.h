// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/alerts/FieldType.h"

namespace casewright::alerts {

/// For messages of tests.
inline const char* typeName(FieldType type)
{
    switch (type) {
    case FieldType::Keyword: return "keyword";
    case FieldType::Text: return "text";
    case FieldType::Long: return "long";
    case FieldType::Double: return "double";
    case FieldType::Boolean: return "boolean";
    case FieldType::Date: return "date";
    case FieldType::Ip: return "ip";
    case FieldType::Object: return "object";
    case FieldType::GeoPoint: return "geo_point";
    }
    return "?";
}

} // namespace casewright::alerts
