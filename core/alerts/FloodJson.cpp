// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/Flood.h"

#include <algorithm>
#include <initializer_list>
#include <limits>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/alerts/FloodCheck.h"
#include "core/base/Json.h"
#include "core/base/JsonPlace.h"

namespace casewright::alerts {
namespace {

using base::ErrorCode;
using base::Json;
using base::Result;

constexpr std::string_view Kind = "flood/1";

/// Reads typed values and keeps the first thing that is wrong.
class FloodReader final {
public:
    FloodReader(std::string_view text, std::string_view file)
        : m_text(text)
        , m_file(file)
    {
    }

    Result<Flood> read(const Json& body)
    {
        Flood flood;
        if (requireObject(body, "", {"casewright", "name", "start", "length", "perMinute", "storm", "fields"})) {
            readKind(body);
            text(body, "", "name", flood.name);
            start(body, flood.start);
            length(body, "", "length", flood.length);
            number(body, "", "perMinute", flood.perMinute);
            if (body.contains("storm"))
                flood.storm = storm(body["storm"]);
            fields(body, flood.fields);
        }
        if (!m_error) {
            if (const std::optional<FloodProblem> problem = findProblem(flood))
                reject(ErrorCode::InvalidValue, problem->text, problem->pointer);
        }
        if (m_error)
            return base::fail(std::move(*m_error));
        return flood;
    }

private:
    void reject(ErrorCode code, std::string text, const std::string& pointer)
    {
        if (!m_error)
            m_error = base::Error{code, std::move(text), base::placeInJson(m_text, pointer, m_file)};
    }

    bool requireObject(const Json& value, const std::string& pointer, std::initializer_list<std::string_view> keys)
    {
        if (!value.is_object()) {
            reject(ErrorCode::InvalidValue, "must be an object", pointer);
            return false;
        }
        for (auto entry = value.begin(); entry != value.end(); ++entry) {
            if (std::find(keys.begin(), keys.end(), entry.key()) == keys.end())
                reject(ErrorCode::UnknownKey,
                       fmt::format("a flood file has no key \"{}\" here; the keys are {}", entry.key(),
                                   fmt::join(keys, ", ")),
                       below(pointer, escaped(entry.key())));
        }
        return true;
    }

    /// The value, or null; null and an error if it is required.
    const Json* find(const Json& object, const std::string& pointer, const char* key, bool required = false)
    {
        const auto entry = object.find(key);
        if (entry != object.end())
            return &entry.value();
        if (required)
            reject(ErrorCode::MissingValue, fmt::format("a flood file needs \"{}\" here", key), pointer);
        return nullptr;
    }

    static std::string below(const std::string& pointer, std::string_view key)
    {
        return fmt::format("{}/{}", pointer, key);
    }

    /// A key as a JSON pointer has it (RFC 6901).
    static std::string escaped(std::string_view key)
    {
        std::string out;
        for (const char c : key) {
            if (c == '~')
                out += "~0";
            else if (c == '/')
                out += "~1";
            else
                out += c;
        }
        return out;
    }

    void readKind(const Json& body)
    {
        const Json* const kind = find(body, "", "casewright", true);
        if (kind == nullptr || *kind == Kind)
            return;
        const bool newer = kind->is_string() && kind->get_ref<const std::string&>().starts_with("flood/");
        reject(newer ? ErrorCode::NewerVersion : ErrorCode::InvalidValue,
               newer ? "a flood file of another version; this Casewright reads flood/1"
                     : "must be \"flood/1\": is this a flood file?",
               "/casewright");
    }

    void text(const Json& object, const std::string& pointer, const char* key, std::string& into, bool required = false)
    {
        const Json* const value = find(object, pointer, key, required);
        if (value == nullptr)
            return;
        if (value->is_string())
            into = value->get<std::string>();
        else
            reject(ErrorCode::InvalidValue, "must be a text", below(pointer, key));
    }

    void start(const Json& body, base::Timestamp& into)
    {
        std::string written;
        text(body, "", "start", written, true);
        const Result<base::Timestamp> read = base::parseTimestamp(written);
        if (read)
            into = *read;
        else
            reject(ErrorCode::InvalidValue, read.error().text, "/start");
    }

    void length(const Json& object, const std::string& pointer, const char* key, base::Duration& into,
                bool required = false)
    {
        std::string written;
        text(object, pointer, key, written, required);
        if (!object.contains(key))
            return;
        const Result<base::Duration> read = base::parseDuration(written);
        if (read)
            into = *read;
        else
            reject(ErrorCode::InvalidValue, read.error().text, below(pointer, key));
    }

    void number(const Json& object, const std::string& pointer, const char* key, double& into)
    {
        const Json* const value = find(object, pointer, key);
        if (value == nullptr)
            return;
        if (value->is_number())
            into = value->get<double>();
        else
            reject(ErrorCode::InvalidValue, "must be a number", below(pointer, key));
    }

    FloodStorm storm(const Json& object)
    {
        FloodStorm storm;
        if (!requireObject(object, "/storm", {"after", "length", "factor"}))
            return storm;
        length(object, "/storm", "after", storm.after); // not there: from the beginning
        length(object, "/storm", "length", storm.length, true);
        number(object, "/storm", "factor", storm.factor);
        return storm;
    }

    void fields(const Json& body, std::vector<FloodField>& into)
    {
        const Json* const list = find(body, "", "fields", true);
        if (list == nullptr)
            return;
        if (!list->is_array())
            return reject(ErrorCode::InvalidValue, "must be a list of fields", "/fields");
        for (std::size_t i = 0; i < list->size() && !m_error; ++i)
            into.push_back(field((*list)[i], fmt::format("/fields/{}", i)));
    }

    FloodField field(const Json& object, const std::string& pointer)
    {
        FloodField field;
        if (!requireObject(object, pointer, {"name", "prefix", "cardinality", "skew", "missing"}))
            return field;
        text(object, pointer, "name", field.name, true);
        text(object, pointer, "prefix", field.prefix);
        double cardinality = field.cardinality;
        number(object, pointer, "cardinality", cardinality);
        // What is no whole number becomes 0, which is out of range.
        const bool whole = cardinality >= 1 && cardinality <= std::numeric_limits<std::uint32_t>::max()
                           && cardinality == static_cast<double>(static_cast<std::uint32_t>(cardinality));
        field.cardinality = whole ? static_cast<std::uint32_t>(cardinality) : 0;
        number(object, pointer, "skew", field.skew);
        number(object, pointer, "missing", field.missing);
        return field;
    }

    std::string_view m_text;
    std::string_view m_file;
    std::optional<base::Error> m_error;
};

/// Whole numbers without a point, as JavaScript prints them.
Json numberOf(double value)
{
    if (value == static_cast<double>(static_cast<std::int64_t>(value)))
        return static_cast<std::int64_t>(value);
    return value;
}

} // namespace

Result<Flood> parseFlood(std::string_view json, std::string_view file)
{
    return base::parseJson(json, file).and_then([&](const Json& body) { return FloodReader(json, file).read(body); });
}

std::string writeFlood(const Flood& flood)
{
    Json body = {{"casewright", Kind},
                 {"name", flood.name},
                 {"start", base::formatTimestamp(flood.start)},
                 {"length", base::formatDuration(flood.length)},
                 {"perMinute", numberOf(flood.perMinute)}};
    if (flood.storm) {
        Json storm = Json::object();
        if (flood.storm->after != base::Duration{})
            storm["after"] = base::formatDuration(flood.storm->after);
        storm["length"] = base::formatDuration(flood.storm->length);
        storm["factor"] = numberOf(flood.storm->factor);
        body["storm"] = std::move(storm);
    }
    body["fields"] = Json::array();
    for (const FloodField& field : flood.fields)
        body["fields"].push_back({{"name", field.name},
                                  {"prefix", field.prefix},
                                  {"cardinality", field.cardinality},
                                  {"skew", numberOf(field.skew)},
                                  {"missing", numberOf(field.missing)}});
    return body.dump(2) + '\n';
}

} // namespace casewright::alerts
