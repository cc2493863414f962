// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <QVariant>

#include "core/base/Time.h"
#include "core/store/Database.h"

namespace casewright::store {

// Values as statements take them and rows give them back.

[[nodiscard]] inline QVariant integer(std::int64_t value) { return QVariant::fromValue<qlonglong>(value); }
[[nodiscard]] inline QVariant text(const std::string& value) { return QString::fromStdString(value); }
[[nodiscard]] inline QVariant nullValue() { return QVariant(QMetaType::fromType<qlonglong>()); }
[[nodiscard]] inline QVariant optionalValue(const std::optional<std::string>& value)
{
    return value ? text(*value) : QVariant(QMetaType::fromType<QString>());
}
[[nodiscard]] inline QVariant optionalValue(const std::optional<std::int64_t>& value)
{
    return value ? integer(*value) : nullValue();
}
[[nodiscard]] inline QVariant optionalValue(const std::optional<base::Timestamp>& value)
{
    return value ? integer(value->milliseconds) : nullValue();
}
[[nodiscard]] inline std::optional<std::string> optionalText(const Row& row, int column)
{
    return row.isNull(column) ? std::nullopt : std::optional(row.text(column));
}
[[nodiscard]] inline std::optional<std::int64_t> optionalInteger(const Row& row, int column)
{
    return row.isNull(column) ? std::nullopt : std::optional(row.integer(column));
}

} // namespace casewright::store
