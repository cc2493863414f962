// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Rule files and JSON with bytes and values changed: the readers must give a rule that is written
// and read again as the same rule, or an error that says what and where, and never more than that.

#include <QDir>
#include <QFile>
#include <QTest>

#include <algorithm>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/base/Json.h"
#include "core/base/JsonPlace.h"
#include "core/rules/BodyWriter.h"
#include "core/rules/RuleJson.h"
#include "core/rules/Validation.h"
#include "tests/fuzz/Chance.h"
#include "tests/fuzz/FuzzRounds.h"

using namespace casewright;
using base::Json;
using rules::Rule;

namespace {

const std::vector<std::string> Tokens{"{",
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
std::vector<std::string> ruleFiles()
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

class Mutation : public tests::Chance {
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

bool isUtf8(const std::string& text) { return QString::fromStdString(text).toStdString() == text; }

/// What every error promises; empty if it is kept.
std::string broken(const base::Error& error, const std::string& text)
{
    if (error.text.empty() || error.text.size() > 300 || !isUtf8(error.text))
        return "no sentence: " + error.text;
    if (!error.location || error.location->line == 0 || error.location->column == 0)
        return "no place: " + error.text;
    const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1;
    if (error.location->line > lines || error.location->column > text.size() + 1)
        return "a place outside of the text";
    return {};
}

/// What a rule says in its file; settings that its type does not have are not there.
bool saysTheSame(const Rule& left, const Rule& right)
{
    const auto format = rules::RuleFormat::Api;
    return rules::bodyOf(left, format) == rules::bodyOf(right, format) && left.id == right.id
        && left.casesAction == right.casesAction;
}

/// Every field, one after the other, as a person changes them.
void edit(Rule& rule, Mutation& chance)
{
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

/// What every rule promises that was read from a text; empty if it is kept.
std::string broken(const Rule& rule, const std::string& text, Mutation& chance)
{
    if (rules::writeRule(rule) != text)
        return "unchanged, and written otherwise";
    for (const rules::VersionProfile& profile : rules::versionProfiles()) {
        for (const rules::Finding& finding : rules::validate(rule, profile)) {
            if (finding.text.empty() || rules::pathOf(finding.field).empty())
                return "a finding without a text";
        }
    }
    Rule edited = rule;
    for (int i = 0; i < 3; ++i)
        edit(edited, chance);
    const std::string written = rules::writeRule(edited);
    const base::Result<Rule> again = rules::parseRule(written);
    if (!again)
        return "written as what is no rule: " + base::describe(again.error()) + '\n' + written;
    if (!saysTheSame(*again, edited))
        return "edited, and not the same when read again:\n" + written;
    return {};
}

} // namespace

class RuleReaderFuzz : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void changedBytes()
    {
        const std::vector<std::string> samples = ruleFiles();
        QVERIFY(samples.size() > 1);
        Mutation chance(tests::FuzzRounds::seed(1));
        int read = 0;
        tests::FuzzRounds rounds(12'000);
        while (rounds.next()) {
            const std::string text = chance.changedText(samples);
            const base::Result<Rule> rule = rules::parseRule(text, "f");
            read += rule ? 1 : 0;
            const std::string problem = rule ? broken(*rule, text, chance) : broken(rule.error(), text);
            QVERIFY2(problem.empty(), (problem + " in round " + std::to_string(rounds.round()) + ":\n" + text).c_str());
        }
        QVERIFY2(read > rounds.round() / 20 && read < rounds.round() * 11 / 12, std::to_string(read).c_str()); // else it tests but one half
    }

    void changedValues()
    {
        const std::vector<std::string> samples = ruleFiles();
        Mutation chance(tests::FuzzRounds::seed(2));
        int read = 0;
        tests::FuzzRounds rounds(12'000);
        while (rounds.next()) {
            Json json = base::parseJson(chance.oneOf(samples)).value();
            for (std::size_t i = 0, count = 1 + chance.below(4); i < count; ++i)
                chance.changeValue(json);
            const std::string text = chance.below(2) == 0 ? json.dump() : json.dump(3);
            const base::Result<Rule> rule = rules::parseRule(text, "f");
            read += rule ? 1 : 0;
            const std::string problem = rule ? broken(*rule, text, chance) : broken(rule.error(), text);
            QVERIFY2(problem.empty(), (problem + " in round " + std::to_string(rounds.round()) + ":\n" + text).c_str());
        }
        QVERIFY2(read > rounds.round() / 20 && read < rounds.round() * 11 / 12, std::to_string(read).c_str());
    }

    /// JSON that is read is written by all writers as JSON of the same value; what is not is explained.
    void json()
    {
        const std::vector<std::string> samples{
            "{\"b\":[1,-0.5,1e21,{\"10\":null,\"2\":true,\"\":\"\\u0000\\\"\\\\\\n\"}],\"a\":\"\\ud83d\\ude00\","
            "\"\\uff5a\":{},\"\xc3\xa9\":[]}",
            "\xef\xbb\xbf[\r\n 123456789012345680000, 5e-324, [\"\xc3\xa4\xe2\x80\xa8\"], false ]\n", " \"text\" ",
            "-12.5e3"};
        Mutation chance(tests::FuzzRounds::seed(3));
        int read = 0;
        tests::FuzzRounds rounds(20'000);
        while (rounds.next()) {
            const std::string text = chance.changedText(samples);
            const base::Result<Json> json = base::parseJson(text, "f");
            if (!json) {
                const std::string problem = broken(json.error(), text);
                QVERIFY2(problem.empty(), (problem + " in round " + std::to_string(rounds.round()) + ":\n" + text).c_str());
                continue;
            }
            ++read;
            for (const auto write : {base::plainJson, base::deterministicJson}) {
                const std::string written = write(*json);
                const base::Result<Json> again = base::parseJson(written);
                QVERIFY2(again.has_value() && isUtf8(written), written.c_str());
                QVERIFY2(write(*again) == written, written.c_str());
                QVERIFY2(base::deterministicJson(*again) == base::deterministicJson(*json), written.c_str());
            }
        }
        QVERIFY2(read > rounds.round() / 20 && read < rounds.round() * 19 / 20, std::to_string(read).c_str());
    }

    /// The place of every value of a document is where that value begins.
    void places()
    {
        Mutation chance(tests::FuzzRounds::seed(4));
        int values = 0;
        tests::FuzzRounds rounds(2'000);
        while (rounds.next()) {
            const Json json = chance.value();
            const std::string text = json.dump(static_cast<int>(chance.below(4)) - 1, ' ', chance.below(2) == 0);
            const Json flat = json.flatten();
            for (const auto& [pointer, value] : flat.items()) {
                ++values;
                const base::Location at = base::placeInJson(text, pointer, "f");
                std::size_t begin = 0;
                for (std::size_t line = 1; line < at.line; ++line)
                    begin = text.find('\n', begin) + 1;
                const std::string expected = json.is_primitive() ? json.dump() : value.dump();
                const std::string_view found = std::string_view(text).substr(begin + at.column - 1);
                const bool empty =
                    value.is_null() && (found.starts_with("{}") || found.starts_with("[]")); // so flatten() has it
                QVERIFY2(empty || found.starts_with(expected), (pointer + " of " + text).c_str());
            }
        }
        QVERIFY(values > rounds.round());
    }
};

QTEST_APPLESS_MAIN(RuleReaderFuzz)
#include "tst_RuleReaderFuzz.moc"
