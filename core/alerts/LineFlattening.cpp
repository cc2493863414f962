// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/LineFlattening.h"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>
#include <string>
#include <utility>

#include <nlohmann/json.hpp>
#include <simdjson.h>

#include "core/alerts/DocumentJson.h"
#include "core/alerts/JsonFlattening.h"
#include "core/alerts/ShortText.h"
#include "core/alerts/TimeValue.h"
#include "core/base/Json.h"

namespace casewright::alerts {

namespace ondemand = simdjson::ondemand;

static_assert(LineFlattening::Padding >= simdjson::SIMDJSON_PADDING);

namespace {

/// What is deeper, at a dotted key or not, is left to the slow way, which counts exactly.
constexpr std::size_t Deepest = base::DeepestNesting - FieldTree::MostSegments;

/// Whether a whole number is written as JavaScript would: no sign but a minus, no leading zero, and few
/// enough digits to be exact.
bool isPlainWhole(std::string_view number)
{
    constexpr std::size_t MostDigits = 15;
    if (number == "0")
        return true;
    const std::string_view digits = number.starts_with('-') ? number.substr(1) : number;
    return !digits.empty() && digits.size() <= MostDigits && digits.front() >= '1'
           && std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// A token as simdjson gives it ends in the white space before the next one.
std::string_view trimmed(std::string_view token)
{
    while (!token.empty() && static_cast<unsigned char>(token.back()) <= ' ')
        token.remove_suffix(1);
    return token;
}

} // namespace

class LineFlattening::Walk final {
public:
    explicit Walk(FieldTree& fields)
        : m_fields(fields)
    {
    }

    bool line(std::string_view line, DocumentCells& document)
    {
        if (line.empty())
            return false;
        m_document = &document;
        m_end = line.data() + line.size();
        m_escape = nextEscape(line.data());
        m_fields.beginDocument();
        m_depth = 1;
        ondemand::document parsed;
        if (m_parser.iterate(simdjson::padded_string_view(line.data(), line.size(), line.size() + Padding)).get(parsed))
            return false;
        ondemand::object object;
        if (parsed.get_object().get(object) || !m_fields.enter(FieldTree::Root))
            return false;
        return entries(object, FieldTree::Root)
               && parsed.current_location().error() == simdjson::OUT_OF_BOUNDS && document.time.has_value();
    }

private:
    bool entries(ondemand::object& object, std::uint32_t node)
    {
        FieldTree::Cursor cursor = m_fields.cursor(node);
        for (auto entry : object) {
            if (entry.error())
                return false;
            // By reference, here and below: a copy of a value is read before it is written whole, which takes its time.
            ondemand::field&& field = std::move(entry).value_unsafe();
            const std::uint32_t child = nodeOf(field, cursor);
            if (child == FieldTree::None || !value(field.value(), child))
                return false;
        }
        return true;
    }

    std::uint32_t nodeOf(ondemand::field& field, FieldTree::Cursor& cursor)
    {
        const std::string_view guess = m_fields.guessedKey(cursor);
        const char* const raw = field.key().raw();
        if (guess.data() != nullptr && guess.size() < static_cast<std::size_t>(m_end - raw) && raw[guess.size()] == '"'
            && isSame(raw, guess.data(), guess.size()))
            return m_fields.takeGuess(cursor);
        std::string_view key;
        return field.unescaped_key().get(key) ? FieldTree::None : m_fields.take(cursor, key);
    }

    bool value(ondemand::value& value, std::uint32_t node)
    {
        ondemand::json_type type{};
        if (value.type().get(type))
            return false;
        if (type == ondemand::json_type::object)
            return object(value, node);
        if (!m_fields.setValue(node))
            return false;
        switch (m_fields.role(node)) {
        case FieldRole::Time: return time(value, type);
        case FieldRole::Id: return type == ondemand::json_type::string && text(value, m_document->id.emplace());
        case FieldRole::Index: return type == ondemand::json_type::string && text(value, m_document->index.emplace());
        case FieldRole::Value: break;
        }
        switch (type) {
        case ondemand::json_type::string: {
            std::string_view characters;
            return text(value, characters) && add(node, ValueKind::String, characters);
        }
        case ondemand::json_type::number: return number(value, node);
        case ondemand::json_type::boolean: {
            bool truth = false;
            return !value.get_bool().get(truth) && add(node, ValueKind::Boolean, truth ? "true" : "false");
        }
        case ondemand::json_type::null: {
            bool null = false;
            return !value.is_null().get(null) && null && add(node, ValueKind::Null, "null");
        }
        default: return list(value, node);
        }
    }

    /// Of a text of the line that is not before those that were asked about.
    [[nodiscard]] bool hasEscapes(std::string_view text)
    {
        if (m_escape < text.data())
            m_escape = nextEscape(text.data());
        return m_escape < text.data() + text.size();
    }
    /// The first backslash from there on, or the line's end.
    [[nodiscard]] const char* nextEscape(const char* from) const
    {
        const void* const found = std::memchr(from, '\\', static_cast<std::size_t>(m_end - from));
        return found == nullptr ? m_end : static_cast<const char*>(found);
    }

    /// Where it stands in the line, unless it has escapes.
    bool text(ondemand::value& value, std::string_view& out)
    {
        const std::string_view token = trimmed(value.raw_json_token());
        if (token.size() < 2 || token.back() != '"')
            return false;
        out = token.substr(1, token.size() - 2);
        if (!hasEscapes(out))
            return !value.get_raw_json_string().error();
        std::string_view characters;
        if (value.get_string().get(characters))
            return false;
        std::string& unescaped = newText(*m_document);
        unescaped = characters;
        out = unescaped;
        return true;
    }

    bool object(ondemand::value& value, std::uint32_t node)
    {
        ondemand::object object;
        bool empty = false;
        if (value.get_object().get(object) || object.is_empty().get(empty))
            return false;
        if (empty)
            return m_fields.role(node) == FieldRole::Value && m_fields.setValue(node)
                   && add(node, ValueKind::Object, "{}");
        if (m_depth == Deepest)
            return false;
        ++m_depth;
        const bool isFine = m_fields.enter(node) && entries(object, node);
        --m_depth;
        return isFine;
    }

    bool time(ondemand::value& value, ondemand::json_type type)
    {
        std::string_view characters;
        const bool isNumber = type == ondemand::json_type::number;
        if (isNumber)
            characters = trimmed(value.raw_json_token());
        double number = 0;
        if (isNumber ? value.get_double().get(number) != simdjson::SUCCESS
                     : type != ondemand::json_type::string || !text(value, characters))
            return false;
        const base::Result<base::Timestamp> read = isNumber ? parseTimeNumber(characters) : parseTimeValue(characters);
        if (read)
            m_document->time = *read;
        return read.has_value();
    }

    bool number(ondemand::value& value, std::uint32_t node)
    {
        const std::string_view token = trimmed(value.raw_json_token());
        if (isPlainWhole(token)) // a number to simdjson too, which passes over what nobody takes
            return add(node, ValueKind::Number, token);
        double read = 0;
        if (value.get_double().get(read))
            return false;
        std::string& text = newText(*m_document);
        text = base::javascriptNumber(read);
        return add(node, ValueKind::Number, text);
    }

    bool list(ondemand::value& value, std::uint32_t node)
    {
        ondemand::array array;
        std::string_view raw;
        if (value.get_array().get(array) || array.raw_json().get(raw))
            return false;
        if (raw.find('{') != std::string_view::npos)
            return listOfObjects(raw, node);
        std::string& text = newText(*m_document);
        return !array.reset().error() && elements(array, text) && add(node, ValueKind::List, text);
    }

    /// The objects have cells of their own, besides the list.
    bool listOfObjects(std::string_view raw, std::uint32_t node)
    {
        const auto brackets = std::count_if(raw.begin(), raw.end(), [](char c) { return c == '[' || c == '{'; });
        if (m_depth + static_cast<std::size_t>(brackets) > Deepest) // perhaps too deep
            return false;
        base::Result<base::Json> parsed = base::parseJson(raw);
        if (!parsed)
            return false;
        const auto& kept = m_document->values.emplace_back(std::make_shared<const base::Json>(std::move(*parsed)));
        const base::Json& list = *kept;
        std::string& text = newText(*m_document);
        text = documentOrderJson(list);
        const std::uint32_t column = m_fields.columnOf(node);
        flattenList(list, m_fields.columnNames()[column], m_fields, *m_document);
        return add(node, ValueKind::List, text);
    }

    /// Writes a list that has no objects.
    bool elements(ondemand::array& array, std::string& out)
    {
        if (m_depth == Deepest)
            return false;
        ++m_depth;
        out += '[';
        bool first = true;
        for (auto entry : array) {
            ondemand::value element;
            if (std::move(entry).get(element))
                return false;
            if (!first)
                out += ',';
            first = false;
            if (!this->element(element, out))
                return false;
        }
        out += ']';
        --m_depth;
        return true;
    }

    bool element(ondemand::value value, std::string& out)
    {
        ondemand::json_type type{};
        if (value.type().get(type))
            return false;
        switch (type) {
        case ondemand::json_type::string: {
            std::string_view characters = trimmed(value.raw_json_token());
            if (!hasEscapes(characters)) { // as JavaScript would write it
                out += characters;
                return characters.ends_with('"') && !value.get_raw_json_string().error();
            }
            if (value.get_string().get(characters))
                return false;
            out += base::javascriptString(characters);
            return true;
        }
        case ondemand::json_type::number: {
            double number = 0;
            if (value.get_double().get(number))
                return false;
            out += base::javascriptNumber(number);
            return true;
        }
        case ondemand::json_type::boolean: {
            bool truth = false;
            if (value.get_bool().get(truth))
                return false;
            out += truth ? "true" : "false";
            return true;
        }
        case ondemand::json_type::null: {
            bool null = false;
            out += "null";
            return !value.is_null().get(null) && null;
        }
        case ondemand::json_type::array: {
            ondemand::array array;
            return !value.get_array().get(array) && elements(array, out);
        }
        default: return false;
        }
    }

    bool add(std::uint32_t node, ValueKind kind, std::string_view text)
    {
        const bool irregular = m_fields.isIrregular(node);
        m_document->irregular = m_document->irregular || irregular;
        m_document->cells.push_back(
            Cell{.column = m_fields.columnOf(node), .kind = kind, .irregular = irregular, .text = text});
        return true;
    }

    FieldTree& m_fields;
    ondemand::parser m_parser;
    DocumentCells* m_document = nullptr;
    const char* m_end = nullptr;
    std::size_t m_depth = 1;     ///< of objects and lists around the value
    const char* m_escape = nullptr;   ///< the next backslash of the line, or its end
};

LineFlattening::LineFlattening(FieldTree& fields)
    : m_walk(std::make_unique<Walk>(fields))
{
}

LineFlattening::~LineFlattening() = default;

bool LineFlattening::flatten(std::string_view line, DocumentCells& document)
{
    return m_walk->line(line, document);
}

} // namespace casewright::alerts
