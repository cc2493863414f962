// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/rules/RuleExport.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/rules/RuleConversion.h"
#include "core/rules/RuleJson.h"
#include "core/rules/TerraformText.h"

namespace casewright::rules {
namespace {

using base::Json;

std::string compact(const Json& value) { return value.dump(-1, ' ', false, Json::error_handler_t::replace); }
std::string indented(const Json& value) { return value.dump(2, ' ', false, Json::error_handler_t::replace); }

RuleFormat formatOf(RuleTarget target)
{
    switch (target) {
    case RuleTarget::KibanaNdjson: return RuleFormat::SavedObject;
    case RuleTarget::DetectionNdjson: return RuleFormat::DetectionRule;
    default: return RuleFormat::Api;
    }
}

bool isLines(RuleTarget target)
{
    return target == RuleTarget::KibanaNdjson || target == RuleTarget::DetectionNdjson;
}

std::string_view withoutSpace(std::string_view text)
{
    constexpr std::string_view Space = " \t\r\n\xEF\xBB\xBF";
    const std::size_t begin = std::min(text.find_first_not_of(Space), text.size());
    return text.substr(begin, text.find_last_not_of(" \t\r\n") + 1 - begin);
}

/// The text of a rule that is in the target's format already, if it can stand there as it is.
std::optional<std::string> ownText(const Rule& rule, RuleTarget target)
{
    const bool isText = target == RuleTarget::KibanaApi || isLines(target);
    if (!isText || rule.body.empty())
        return std::nullopt;
    const std::string text = writeRule(rule);
    const base::Result<Json> body = base::parseJson(text);
    if (!body || ruleFormatOf(*body) != formatOf(target))
        return std::nullopt;
    const std::string_view inner = withoutSpace(text);
    const bool fits = !isLines(target) || inner.find('\n') == std::string_view::npos;
    return fits ? std::string(inner) : compact(*body);
}

/// Letters, digits and `-_.~` as they are, the rest in percent signs.
std::string inUrl(std::string_view text)
{
    std::string made;
    for (const char c : text) {
        const bool isPlain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
            || std::string_view("-_.~").find(c) != std::string_view::npos;
        made += isPlain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
    }
    return made;
}

std::string curlCommand(Json body)
{
    const Json id = body.value("id", Json());
    body.erase("id"); // it stands in the address; the body must not have it
    return fmt::format("curl --fail-with-body -X POST \"${{KIBANA_URL:?}}\"{} \\\n"
                       "  -H \"Authorization: ApiKey ${{KIBANA_API_KEY:?}}\" \\\n"
                       "  -H 'kbn-xsrf: true' -H 'Content-Type: application/json' \\\n"
                       "  --data-binary {}\n",
                       shellQuoted("/api/alerting/rule/" + (id.is_string() ? inUrl(id.get<std::string>()) : "")),
                       shellQuoted(indented(body)));
}

std::string lastLine(RuleTarget target, std::size_t count)
{
    if (target == RuleTarget::KibanaNdjson)
        return compact(Json{{"excludedObjects", Json::array()},
                            {"excludedObjectsCount", 0},
                            {"exportedCount", count},
                            {"missingRefCount", 0},
                            {"missingReferences", Json::array()}});
    return compact(Json{{"exported_count", count},
                        {"exported_rules_count", count},
                        {"missing_rules", Json::array()},
                        {"missing_rules_count", 0}});
}

class Export {
public:
    explicit Export(RuleTarget target) : m_target(target) {}

    void add(const Rule& rule)
    {
        if (std::optional<std::string> own = ownText(rule, m_target)) {
            m_parts.push_back(std::move(*own));
            return;
        }
        std::vector<std::string> losses;
        Json body = convertBody(rule, formatOf(m_target), losses);
        const bool isLeftOut = body.is_null();
        if (!isLeftOut)
            m_parts.push_back(textOf(std::move(body), rule, losses));
        for (std::string& loss : losses)
            m_result.notes.push_back({rule.name, std::move(loss), isLeftOut});
    }

    void leaveOut(const base::Location& place, const FiledOther& other)
    {
        m_result.notes.push_back({{},
                                  fmt::format("{}:{}:{}: This is {}. It is left out.", place.file, place.line,
                                              place.column, other.what),
                                  !other.isExpected});
    }

    ExportedRules take()
    {
        const std::size_t count = m_parts.size();
        const bool isList = m_target == RuleTarget::KibanaApi && count > 1;
        std::string& text = m_result.text;
        for (std::size_t i = 0; i < count; ++i) {
            text += isList ? (i == 0 ? "[\n" : ",\n") : i > 0 && !isLines(m_target) ? "\n" : "";
            text += m_parts[i];
            text += isLines(m_target) ? "\n" : "";
        }
        text += isList ? "\n]\n" : m_target == RuleTarget::KibanaApi && count == 1 ? "\n" : "";
        if (isLines(m_target) && count > 0)
            text += lastLine(m_target, count) + '\n';
        return std::move(m_result);
    }

private:
    std::string textOf(Json body, const Rule& rule, std::vector<std::string>& losses)
    {
        if (m_target == RuleTarget::Terraform)
            return terraformResource(body, freeName(terraformName(rule.name)), losses);
        if (m_target == RuleTarget::Curl)
            return curlCommand(std::move(body));
        return isLines(m_target) ? compact(body) : indented(body);
    }

    std::string freeName(const std::string& wanted)
    {
        std::string name = wanted;
        for (int i = 2; !m_names.insert(name).second; ++i)
            name = fmt::format("{}_{}", wanted, i);
        return name;
    }

    RuleTarget m_target;
    ExportedRules m_result{};
    std::vector<std::string> m_parts{};
    std::set<std::string> m_names{};
};

} // namespace

ExportedRules exportRules(const RuleFile& file, RuleTarget target)
{
    const bool isSame = std::all_of(file.rules.begin(), file.rules.end(),
                                    [&](const FiledRule& filed) { return filed.format == formatOf(target); });
    const bool isOneValue = base::parseJson(file.text).has_value();
    const bool isOneRule = isOneValue && file.rules.size() == 1 && withoutSpace(file.text) == withoutSpace(
        std::string_view(file.text).substr(file.rules[0].begin, file.rules[0].end - file.rules[0].begin));
    const bool isList = isOneValue && file.others.empty() && withoutSpace(file.text).starts_with('[');
    const bool isSound = std::ranges::none_of(file.others, &FiledOther::isBroken);
    const bool isWholeFile =
        (target == RuleTarget::KibanaApi && (isOneRule || isList)) || (isLines(target) && !isOneValue);
    if (isSame && isSound && isWholeFile)
        return {.text = writeRules(file)};
    Export made(target);
    for (const FiledRule& filed : file.rules)
        made.add(filed.rule);
    for (const FiledOther& other : file.others)
        made.leaveOut(placeInFile(file, other), other);
    return made.take();
}

ExportedRules exportRules(std::span<const Rule> rules, RuleTarget target)
{
    Export made(target);
    for (const Rule& rule : rules)
        made.add(rule);
    return made.take();
}

std::string shellQuoted(std::string_view text)
{
    std::string quoted("'");
    for (const char c : text)
        quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return quoted + '\'';
}

} // namespace casewright::rules
