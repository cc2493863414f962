// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/JsonFlattening.h"

#include <nlohmann/json.hpp>

#include "core/alerts/DocumentJson.h"
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
    Flattening(std::string_view timeField, FieldTree& fields, DocumentCells& document)
        : m_timeField(timeField)
        , m_fields(fields)
        , m_document(document)
    {
    }

    Result<void> root(const Json& object)
    {
        for (auto entry = object.begin(); entry != object.end(); ++entry) {
            const Result<void> done = entry.key() == "_id"      ? identity(entry.value(), "_id", m_document.id)
                                      : entry.key() == "_index" ? identity(entry.value(), "_index", m_document.index)
                                                                : value(entry.value(), {entry.key(), false});
            if (!done)
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
    Result<void> identity(const Json& value, const char* field, std::optional<std::string_view>& out)
    {
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
                              base::Location{.file = {}, .field = std::string(m_timeField)});
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
        if (!place.irregular && place.name == m_timeField)
            return value.is_null() ? Result<void>{} : time(value);
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

    std::string_view m_timeField;
    FieldTree& m_fields;
    DocumentCells& m_document;
};

} // namespace

Result<void> flatten(const Json& expanded, std::string_view timeField, FieldTree& fields, DocumentCells& document)
{
    if (!expanded.is_object())
        return base::fail(ErrorCode::InvalidValue, "a document must be a JSON object");
    if (Result<void> done = Flattening(timeField, fields, document).root(expanded); !done)
        return done;
    if (!document.time)
        return base::fail(ErrorCode::MissingValue, "the document has no time",
                          base::Location{.file = {}, .field = std::string(timeField)});
    return {};
}

void flattenList(const Json& list, const std::string& name, FieldTree& fields, DocumentCells& document)
{
    Flattening({}, fields, document).list(list, name);
}

} // namespace casewright::alerts
