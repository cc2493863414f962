// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/SearchHit.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <unordered_set>
#include <utility>

#include <nlohmann/json.hpp>

#include "core/alerts/DocumentJson.h"
#include "core/alerts/JsonValueScan.h"
#include "core/alerts/LongTexts.h"
#include "core/base/Json.h"

namespace casewright::alerts {
namespace {

constexpr std::string_view Blanks = " \t\r\n";

/// What Elasticsearch and Discover write into a hit beside `fields`.
constexpr std::array<std::string_view, 15> KeysOfHits{
    "_id",   "_index", "_type",     "_score", "_version",             "_seq_no",         "_primary_term", "_routing",
    "_ignored", "sort", "highlight", "fields", "ignored_field_values", "matched_queries", "inner_hits"};

/// The members of an object one by one, as they stand there.
class Members final {
public:
    explicit Members(std::string_view object) : m_rest(object) { m_isObject = take('{'); }

    /// False at the end, or where it is no JSON.
    [[nodiscard]] bool next(std::string_view& key, std::string_view& value)
    {
        static_cast<void>(take(','));
        return m_isObject && takeValue(key) && key.size() >= 2 && key.front() == '"' && take(':') && takeValue(value);
    }

private:
    void skipBlanks() { m_rest.remove_prefix(std::min(m_rest.find_first_not_of(Blanks), m_rest.size())); }
    bool take(char wanted)
    {
        skipBlanks();
        if (!m_rest.starts_with(wanted))
            return false;
        m_rest.remove_prefix(1);
        return true;
    }
    bool takeValue(std::string_view& value)
    {
        skipBlanks();
        const std::size_t end = JsonValueScan().end(m_rest);
        if (end == JsonValueScan::NotYet)
            return false;
        value = m_rest.substr(0, end);
        m_rest.remove_prefix(end);
        return true;
    }

    std::string_view m_rest;
    bool m_isObject;
};

/// A text or a number as text; nothing for anything else.
std::optional<std::string> textOf(std::string_view value)
{
    const base::Result<base::Json> parsed = base::parseJson(value);
    if (!parsed)
        return std::nullopt;
    return parsed->is_string() ? parsed->get<std::string>() : idText(*parsed);
}

/// Whether a name goes on after another that has a value itself.
bool continuesAnother(std::string_view name, const std::unordered_set<std::string_view>& values)
{
    for (std::size_t dot = name.find('.'); dot != name.npos; dot = name.find('.', dot + 1))
        if (values.contains(name.substr(0, dot)))
            return true;
    return false;
}

/// The document of `fields`, whose names are flat and whose values are lists. A multi-field (`host.name.text` beside
/// `host.name`) is left out: it is the same value, indexed in another way, and no document can hold both.
std::string documentOfFields(std::string_view fields)
{
    base::Result<base::Json> parsed = base::parseJson(fields);
    if (!parsed)
        return std::string(fields);
    std::unordered_set<std::string_view> values;
    for (auto entry = parsed->begin(); entry != parsed->end(); ++entry) {
        base::Json& value = *entry;
        if (value.is_array() && value.size() == 1) {
            base::Json alone = std::move(value.front());
            value = std::move(alone);
        }
        if (!value.is_object())
            values.insert(entry.key());
    }
    base::Json document = base::Json::object();
    for (auto entry = parsed->begin(); entry != parsed->end(); ++entry)
        if (!continuesAnother(entry.key(), values))
            document[entry.key()] = std::move(*entry);
    return documentOrderJson(document);
}

} // namespace

std::optional<SearchHit> cutHit(std::string_view text)
{
    SearchHit hit;
    std::string_view fields;
    std::string_view key;
    std::string_view value;
    bool isOfKnownKeys = true;
    for (Members members(text); members.next(key, value);) {
        isOfKnownKeys = isOfKnownKeys
            && std::find(KeysOfHits.begin(), KeysOfHits.end(), key.substr(1, key.size() - 2)) != KeysOfHits.end();
        if (key == "\"_source\"")
            hit.source = value;
        else if (key == "\"_id\"")
            hit.id = textOf(value);
        else if (key == "\"_index\"")
            hit.index = textOf(value);
        else if (key == "\"fields\"")
            fields = value;
    }
    // A document may have a field of that name.
    if (hit.source.empty() && hit.id && isOfKnownKeys) {
        hit.source = fields;
        hit.isFields = true;
    }
    return hit.source.starts_with('{') ? std::optional(std::move(hit)) : std::nullopt;
}

std::string documentOf(const SearchHit& hit)
{
    std::string document = "{";
    if (hit.id)
        document += "\"_id\":" + base::javascriptString(*hit.id) + ',';
    if (hit.index)
        document += "\"_index\":" + base::javascriptString(*hit.index) + ',';
    const std::string json = withoutLongTexts(hit.source);
    const std::string source = hit.isFields ? documentOfFields(json) : json;
    const std::string_view members = std::string_view(source).substr(1);
    if (members.find_first_not_of(Blanks) == members.rfind('}') && document.size() > 1)
        document.pop_back();
    return document.append(members);
}

} // namespace casewright::alerts
