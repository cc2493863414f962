// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDir>
#include <QFile>

#include <algorithm>
#include <string>
#include <variant>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/base/Json.h"
#include "core/rules/BodyWriter.h"
#include "core/rules/Rule.h"
#include "tests/fuzz/Chance.h"

namespace casewright::tests {

using base::Json;
using rules::Rule;

inline const std::vector<std::string> Tokens{"{",
                                      "}",
                                      "[",
                                      "]",
                                      ",",
                                      ":",
                                      "\"",
                                      "\\",
                                      "\n",
                                      "\r\n",
                                      "null",
                                      "true",
                                      "1e999",
                                      "-0",
                                      "0.5",
                                      "\\u",
                                      "\\ud800",
                                      "\\\"",
                                      "{}",
                                      "[]",
                                      "\"\"",
                                      "\"id\":",
                                      "\"id\":\"system-connector-.cases\",",
                                      "\"maxSignals\":",
                                      "\"max_signals\":",
                                      "\"actions\":",
                                      "\"params\":",
                                      "\"subActionParams\":",
                                      "\"groupingBy\":",
                                      std::string(1, '\0'),
                                      "\xff",
                                      "\xc3",
                                      "\xef\xbb\xbf",
                                      "9007199254740993",
                                      "1e400",
                                      std::string(1'001, '['),
                                      std::string(60, '{')};

/// The rule files among the samples, and one with everything that a reader meets.
inline std::vector<std::string> ruleFiles()
{
    std::vector<std::string> files{
        R"({"tags":["a"],"name":"\u00e4\ud83d\ude00","rule_type_id":".es-query","consumer":"alerts","enabled":null,)"
        R"("schedule":{"interval":"1m"},"params":{"max_signals":7,"x":[[],{"y":1.5e-7}],"filters":[{}]},"alert_delay":{"active":3},)"
        R"("actions":[{"id":"mail"},{"id":"system-connector-.cases","params":{"subAction":"run","subActionParams":)"
        R"({"groupingBy":[],"timeWindow":null,"maximumCasesToOpen":0}}}]})"};
    const QDir samples(QStringLiteral(CASEWRIGHT_SOURCE_DIR "/resources/samples"));
    for (const QString& name : samples.entryList({QStringLiteral("*.json")}, QDir::Files)) {
        QFile file(samples.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("%s cannot be read", qPrintable(name));
        if (const QByteArray text = file.readAll(); text.contains("rule_type_id"))
            files.push_back(text.toStdString());
    }
    return files;
}

/// Files of other programs' rules (tests/data/rules).
inline std::vector<std::string> exports()
{
    std::vector<std::string> files;
    const QDir folder(QStringLiteral(CASEWRIGHT_SOURCE_DIR "/tests/data/rules"));
    for (const QString& name : folder.entryList(QDir::Files)) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("%s cannot be read", qPrintable(name));
        files.push_back(file.readAll().toStdString());
    }
    return files;
}

class RuleMutation : public Chance {
public:
    using Chance::Chance;

    /// A sample with a few bytes changed.
    std::string changedText(const std::vector<std::string>& samples)
    {
        std::string text = oneOf(samples);
        for (std::size_t i = 0, count = 1 + below(3); i < count; ++i)
            change(text, oneOf(samples));
        return text;
    }

    /// A value of any kind.
    Json value(int depth = 0)
    {
        switch (below(depth > 3 ? 6 : 8)) {
        case 0: return nullptr;
        case 1: return below(2) == 0;
        case 2: return static_cast<double>(below(9)) / 2 - 1;
        case 3: return bits() >> below(64);
        case 4: return "text";
        case 5: return "system-connector-.cases";
        case 6: {
            Json list = Json::array();
            for (std::size_t i = 0, count = below(4); i < count; ++i)
                list.push_back(value(depth + 1));
            return list;
        }
        default: {
            static const std::vector<std::string> Keys{"id", "params", "subActionParams", "groupingBy", "query", "",
                                                       "0",  "a/b~"};
            Json object = Json::object();
            for (std::size_t i = 0, count = below(4); i < count; ++i)
                object[oneOf(Keys)] = value(depth + 1);
            return object;
        }
        }
    }

    /// Puts another value, or none, somewhere into a document.
    void changeValue(Json& json)
    {
        if (json.is_structured() && !json.empty() && below(4) != 0) {
            auto entry = json.begin();
            std::advance(entry, static_cast<std::ptrdiff_t>(below(json.size())));
            if (below(8) == 0)
                json.erase(entry);
            else
                changeValue(*entry);
        } else {
            json = value();
        }
    }

private:
    void change(std::string& text, const std::string& other)
    {
        const std::size_t at = below(text.size() + 1);
        const std::size_t length = std::min(text.size() - at, 1 + below(20));
        switch (below(8)) {
        case 0: text.replace(at, std::min<std::size_t>(1, text.size() - at), 1, static_cast<char>(below(256))); break;
        case 1: text.erase(at, length); break;
        case 2: text.insert(at, text.substr(at, length)); break;
        case 3: text.insert(at, oneOf(Tokens)); break;
        case 4: text.replace(at, length, oneOf(Tokens)); break;
        case 5: text.resize(at); break;
        case 6: text.insert(0, oneOf(Tokens)); break;
        default: text.insert(at, other.substr(below(other.size()), 1 + below(60)));
        }
    }

};

/// What a rule says in its file; settings that its type does not have are not there.
inline bool saysTheSame(const Rule& left, const Rule& right)
{
    const auto format = rules::RuleFormat::Api;
    return rules::bodyOf(left, format) == rules::bodyOf(right, format) && left.id == right.id
        && left.casesAction == right.casesAction;
}

/// What the rule's type has, in its depths.
inline void editParameters(Rule& rule, RuleMutation& chance)
{
    const auto texts = [&chance](std::vector<std::string>& list) {
        if (list.empty() || chance.below(2) == 0)
            list.emplace_back("more.field");
        else
            list.erase(list.begin() + static_cast<std::ptrdiff_t>(chance.below(list.size())));
    };
    if (auto* const threshold = std::get_if<rules::ThresholdParameters>(&rule.parameters)) {
        texts(threshold->fields);
        threshold->value = 1 + static_cast<std::int64_t>(chance.below(9));
    } else if (auto* const terms = std::get_if<rules::NewTermsParameters>(&rule.parameters)) {
        texts(terms->fields);
        terms->historyWindowStart = "now-9d";
    } else if (auto* const query = std::get_if<rules::EsQueryParameters>(&rule.parameters)) {
        texts(query->aggregation.termField);
        query->aggregation.comparison.threshold = {1.5, 2};
        query->sourceFields.push_back({.label = "l", .searchPath = "p"});
    } else if (auto* const index = std::get_if<rules::IndexThresholdParameters>(&rule.parameters)) {
        texts(index->index);
        index->aggregation.window.unit = "h";
    } else if (auto* const custom = std::get_if<rules::CustomThresholdParameters>(&rule.parameters)) {
        texts(custom->groupBy);
        custom->alertOnNoData = chance.below(2) == 0;
        if (!custom->criteria.empty() && chance.below(3) == 0)
            custom->criteria.erase(custom->criteria.begin());
        else
            custom->criteria.emplace_back().metrics = {{.name = "Z", .aggType = "max", .field = "f"}};
        if (!custom->criteria.empty() && !custom->criteria.front().metrics.empty())
            custom->criteria.front().metrics.front().filter = "a: b";
    }
}

/// Every field, one after the other, as a person changes them.
inline void edit(Rule& rule, RuleMutation& chance)
{
    if (chance.below(4) == 0)
        return editParameters(rule, chance);
    switch (chance.below(12)) {
    case 0: rule.name = "Other \xc3\xa4\n"; break;
    case 1: rule.id.text = "other"; break;
    case 2: rule.tags.emplace_back("more"); break;
    case 3: rule.enabled = !rule.enabled; break;
    case 4: rule.interval = "17m"; break;
    case 5: rule.query = "host.name : \"x\""; break;
    case 6: rule.from = "now-18m"; break;
    case 7: rule.maxSignals = 77; break;
    case 8: rule.casesAction.reset(); break;
    case 9: rule.casesAction = rules::CasesAction{}; break;
    case 10: rule.language = "lucene"; break;
    default:
        if (!rule.casesAction)
            rule.casesAction.emplace();
        rule.casesAction->groupBy = chance.below(2) == 0 ? "user.name" : "";
        rule.casesAction->maximumCasesToOpen = static_cast<std::int64_t>(chance.below(30));
    }
}

} // namespace casewright::tests
