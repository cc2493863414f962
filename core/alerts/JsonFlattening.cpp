// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/JsonFlattening.h"

#include <nlohmann/json.hpp>

#include "core/alerts/DocumentJson.h"
#include "core/alerts/TextRecords.h"
#include "core/alerts/TimeValue.h"

namespace casewright::alerts {
namespace {

using base::ErrorCode;
using base::Json;
using base::Result;

/// Where a value stands: its dotted path, and whether a plain path through objects leads there.
struct Place {
    const std::string& name;
    bool irregular;
};

class Flattening final {
public:
    Flattening(const DocumentFields& names, FieldTree& fields, DocumentCells& document)
        : m_names(names)
        , m_fields(fields)
        , m_document(document)
    {
    }

    Result<void> root(const Json& object)
    {
        for (auto entry = object.begin(); entry != object.end(); ++entry) {
            if (const Result<void> done = value(entry.value(), {entry.key(), false}); !done)
                return done;
        }
        return {};
    }

    void list(const Json& list, const std::string& name)
    {
        for (const Json& element : list) {
            if (element.is_array())
                this->list(element, name);
            else if (element.is_object())
                static_cast<void>(entries(element, {name, true})); // only the time can be wrong, which is no list
        }
    }

private:
    /// A number is an id too, where the document was not made with an `_id`.
    Result<void> identity(const Json& value, const std::string& field, std::optional<std::string_view>& out)
    {
        if (value.is_number() && field != DocumentFields().id && field != DocumentFields().index) {
            const std::optional<std::string> digits = idText(value);
            if (!digits)
                return base::fail(ErrorCode::InvalidValue, "the number is too large to be an id to its last digit; "
                                                           "write it as a text",
                                  base::Location{.file = {}, .field = field});
            out = newText(m_document) = *digits;
            return {};
        }
        if (!value.is_string())
            return base::fail(ErrorCode::InvalidValue,
                              "must be a text, and is " + documentOrderJson(value).substr(0, 80),
                              base::Location{.file = {}, .field = field});
        out = value.get_ref<const std::string&>();
        return {};
    }

    Result<void> time(const Json& value)
    {
        Result<base::Timestamp> read = value.is_string()   ? parseTimeValue(value.get_ref<const std::string&>())
                                       : value.is_number() ? parseTimeNumber(value.dump())
                                                           : base::fail(ErrorCode::InvalidValue,
                                                                        "must be a time as text or number, and is "
                                                                            + documentOrderJson(value).substr(0, 80));
        if (!read)
            return base::fail(ErrorCode::InvalidValue, read.error().text,
                              base::Location{.file = {}, .field = m_names.time});
        m_document.time = *read;
        return {};
    }

    Result<void> entries(const Json& object, Place place)
    {
        for (auto entry = object.begin(); entry != object.end(); ++entry) {
            const bool irregular = place.irregular || entry.key().find('.') != std::string::npos;
            if (const Result<void> done = value(entry.value(), {place.name + '.' + entry.key(), irregular}); !done)
                return done;
        }
        return {};
    }

    Result<void> value(const Json& value, Place place)
    {
        if (!place.irregular) {
            if (place.name == m_names.time)
                return value.is_null() ? Result<void>{} : time(value);
            if (place.name == m_names.id)
                return identity(value, m_names.id, m_document.id);
            if (place.name == m_names.index)
                return identity(value, m_names.index, m_document.index);
        }
        if (value.is_object() && !value.empty())
            return entries(value, place);
        add(value, place);
        if (value.is_array())
            list(value, place.name);
        return {};
    }

    void add(const Json& value, Place place)
    {
        Cell cell{.column = m_fields.columnNamed(place.name),
                  .kind = ValueKind::Null,
                  .irregular = place.irregular,
                  .text = "null"};
        if (value.is_string()) {
            cell.kind = ValueKind::String;
            cell.text = value.get_ref<const std::string&>();
        } else if (!value.is_null()) {
            cell.kind = value.is_boolean() ? ValueKind::Boolean
                        : value.is_array() ? ValueKind::List
                        : value.is_object() ? ValueKind::Object
                                            : ValueKind::Number;
            std::string& text = newText(m_document);
            text = documentOrderJson(value);
            cell.text = text;
        }
        m_document.irregular = m_document.irregular || place.irregular;
        m_document.cells.push_back(cell);
    }

    const DocumentFields& m_names;
    FieldTree& m_fields;
    DocumentCells& m_document;
};

} // namespace

Result<void> flatten(const Json& expanded, const DocumentFields& names, FieldTree& fields, DocumentCells& document)
{
    if (!expanded.is_object())
        return base::fail(ErrorCode::InvalidValue, "a document must be a JSON object");
    if (Result<void> done = Flattening(names, fields, document).root(expanded); !done)
        return done;
    if (!document.time)
        return base::fail(ErrorCode::MissingValue, std::string(NoTime),
                          base::Location{.file = {}, .field = names.time});
    return {};
}

void flattenList(const Json& list, const std::string& name, FieldTree& fields, DocumentCells& document)
{
    const DocumentFields nowhere{.time = {}, .id = {}, .index = {}};
    Flattening(nowhere, fields, document).list(list, name);
}

} // namespace casewright::alerts
