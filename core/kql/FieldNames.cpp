// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/kql/FieldNames.h"

#include <algorithm>

#include "core/alerts/FieldCatalog.h"

namespace casewright::kql {

using alerts::FieldType;

namespace {

/// What begins with the text stands together, in order of names.
std::span<const FieldNames::Field> beginningWith(const std::vector<FieldNames::Field>& fields, std::string_view text)
{
    const auto first =
        std::lower_bound(fields.begin(), fields.end(), text,
                         [](const FieldNames::Field& field, std::string_view name) { return field.name < name; });
    const auto last =
        std::find_if_not(first, fields.end(), [text](const auto& field) { return field.name.starts_with(text); });
    return {first, last};
}

} // namespace

FieldNames::FieldNames(const alerts::AlertTable& table, const FieldTypes& types) : m_types(types)
{
    using Kind = FieldSource::Kind;
    m_fields.reserve(table.columns().size() + 5);
    for (const alerts::Column& column : table.columns())
        m_fields.push_back({.name = column.name(), .kind = Kind::Column, .column = &column});
    m_fields.push_back({.name = table.timeField(), .kind = Kind::Time, .column = nullptr});
    const alerts::DocumentFields usual;
    for (const auto& [name, kind] : {std::pair<std::string_view, Kind>{"_id", Kind::Id}, {"_index", Kind::Index}})
        m_fields.push_back({.name = name, .kind = kind, .column = nullptr});
    // Documents may have them under other names, which are fields like any other.
    if (table.fields().id != usual.id)
        m_fields.push_back({.name = table.fields().id, .kind = Kind::Id, .column = nullptr});
    if (table.fields().index != usual.index)
        m_fields.push_back({.name = table.fields().index, .kind = Kind::Index, .column = nullptr});
    std::stable_sort(m_fields.begin(), m_fields.end(), [](const Field& a, const Field& b) { return a.name < b.name; });
}

std::span<const FieldNames::Field> FieldNames::named(std::string_view name) const
{
    const std::span<const Field> fields = beginningWith(m_fields, name);
    const auto last =
        std::find_if(fields.begin(), fields.end(), [name](const Field& field) { return field.name != name; });
    return fields.first(static_cast<std::size_t>(last - fields.begin()));
}

std::span<const FieldNames::Field> FieldNames::inside(std::string_view object) const
{
    return object.empty() ? std::span<const Field>(m_fields) : beginningWith(m_fields, std::string(object) + '.');
}

const alerts::Column* FieldNames::column(std::string_view name) const
{
    for (const Field& field : named(name)) {
        if (field.column != nullptr)
            return field.column;
    }
    return nullptr;
}

FieldType FieldNames::typeOf(const Field& field)
{
    if (const std::optional<FieldType> type = typeOf(field.name))
        return *type;
    switch (field.kind) {
    case FieldSource::Kind::Time: return FieldType::Date;
    case FieldSource::Kind::Id:
    case FieldSource::Kind::Index: return FieldType::Keyword;
    case FieldSource::Kind::Column: break;
    }
    const auto [guess, isNew] = m_guessed.try_emplace(field.column);
    if (isNew) {
        guess->second = alerts::guessType(*field.column);
        // Objects have columns of their own; what else is in the column is compared as it is.
        if (guess->second == FieldType::Object)
            guess->second = FieldType::Keyword;
    }
    return guess->second;
}

std::optional<FieldType> FieldNames::typeOf(std::string_view name) const
{
    if (const auto own = m_types.overrides.find(name); own != m_types.overrides.end())
        return own->second;
    return m_types.onlyOverrides ? FieldType::Keyword : alerts::catalogType(name);
}

} // namespace casewright::kql
