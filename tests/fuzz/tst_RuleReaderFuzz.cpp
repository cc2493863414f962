// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Rule files and JSON with bytes and values changed: the readers must give a rule that is written
// and read again as the same rule, or an error that says what and where, and never more than that.

#include <QTest>

#include <algorithm>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/base/Json.h"
#include "core/base/JsonPlace.h"
#include "core/rules/RuleExport.h"
#include "core/rules/RuleFile.h"
#include "core/rules/RuleJson.h"
#include "core/rules/Validation.h"
#include "tests/fuzz/FuzzRounds.h"
#include "tests/fuzz/RuleMutation.h"

using namespace casewright;
using base::Json;
using rules::Rule;
using tests::edit;
using tests::exports;
using tests::ruleFiles;
using tests::RuleMutation;
using tests::saysTheSame;

namespace {

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

/// What every rule promises that was read from a text; empty if it is kept.
std::string broken(const Rule& rule, const std::string& text, RuleMutation& chance)
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

/// What every file promises that was read from a text; empty if it is kept.
std::string broken(const rules::RuleFile& file, RuleMutation& chance)
{
    if (rules::writeRules(file) != file.text)
        return "unchanged, and written otherwise";
    rules::RuleFile edited = file;
    const std::size_t place = chance.below(file.rules.size());
    for (int i = 0; i < 3; ++i)
        edit(edited.rules[place].rule, chance);
    const std::string written = rules::writeRules(edited);
    const base::Result<rules::RuleFile> again = rules::parseRules(written);
    if (!again || again->rules.size() != file.rules.size())
        return "written as what has other rules:\n" + written;
    for (std::size_t i = 0; i < file.rules.size(); ++i) {
        const bool isSame = i == place ? saysTheSame(again->rules[i].rule, edited.rules[i].rule)
                                       : again->rules[i].rule.body == file.rules[i].rule.body;
        if (!isSame)
            return "edited, and not the same when read again:\n" + written;
    }
    for (const rules::RuleTarget target : {rules::RuleTarget::KibanaApi, rules::RuleTarget::KibanaNdjson,
                                           rules::RuleTarget::Terraform, rules::RuleTarget::Curl}) {
        const rules::ExportedRules exported = rules::exportRules(edited, target);
        const bool isOurs = target == rules::RuleTarget::KibanaApi || target == rules::RuleTarget::KibanaNdjson;
        if (!isUtf8("x" + exported.text) || (isOurs && !rules::parseRules(exported.text)))
            return "converted into what cannot be read:\n" + exported.text;
    }
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
        RuleMutation chance(tests::FuzzRounds::seed(1));
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
        RuleMutation chance(tests::FuzzRounds::seed(2));
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

    /// Exports, lists and answers: one rule is changed, and no byte of the others.
    void files()
    {
        const std::vector<std::string> samples = exports();
        QVERIFY(samples.size() > 20);
        RuleMutation chance(tests::FuzzRounds::seed(5));
        int read = 0;
        tests::FuzzRounds rounds(3'000);
        while (rounds.next()) {
            const std::string text = chance.below(3) == 0 ? chance.oneOf(samples) : chance.changedText(samples);
            const base::Result<rules::RuleFile> file = rules::parseRules(text, "f");
            read += file ? 1 : 0;
            const std::string problem = file ? broken(*file, chance) : broken(file.error(), text);
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
        RuleMutation chance(tests::FuzzRounds::seed(3));
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
        RuleMutation chance(tests::FuzzRounds::seed(4));
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
