// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Scenario and rule-run files with bytes and values changed, by a fixed seed: they are checked, or there is an error
// that says what is wrong and where, and never more than that.

#include <QDir>
#include <QFile>
#include <QTest>

#include <algorithm>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/base/Json.h"
#include "core/scenario/Check.h"
#include "tests/fuzz/Chance.h"
#include "tests/fuzz/FuzzRounds.h"

using namespace casewright;
using base::Json;

namespace {

const QString Golden = QStringLiteral(CASEWRIGHT_SOURCE_DIR "/tests/golden/");
constexpr qint64 LargestFile = 12'000; // the others have but more of the same

const std::vector<std::string> Tokens{"{", "}", "[", "]", ",", ":", "\"", "\\", "\n", "null", "true", "1e999", "-1",
                                      "0.5", "\\ud800", "{}", "[]", "\"\"", "\"at\":", "\"_id\":", "\"run\":",
                                      "\"expect\":", "\"9999-12-31T23:59:59Z\"", std::string(1, '\0'), "\xff",
                                      "\xef\xbb\xbf", "9007199254740993", std::string(1'001, '[')};

const std::vector<std::string> Keys{"at", "run", "alerts", "_id", "setStatus", "case", "status", "deleteCases",
                                    "groupingBy", "timeWindow", "summary", "steps", "cases", "audit", "",
                                    "a/b~", "expect", "casewright", "interval"};

const std::vector<std::string> Texts{"", "closed", "open", "7d", "99999999999999999999w", "9223372036854775807w",
                                     "5m", "0001-01-01T00:00:00.000Z", "9999-12-31T23:59:59.999Z",
                                     "2026-01-05T00:00:00.000Z", "scenario/1", "scenario/2", "rule-run-vectors/2",
                                     "8.14", "9.4", "<= 20", "<= x", ">", "host.name", "host..name", ".", "tags.0",
                                     "18446744073709551616.a", "..", "synthetic.ndjson", "synthetic.json", "*",
                                     "host.name : x", "\xc3\xa4\xf0\x9f\x98\x80"};

std::string readText(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(path));
    return file.readAll().toStdString();
}

std::vector<std::string> samplesIn(const QString& name)
{
    std::vector<std::string> texts;
    const QDir folder(Golden + name);
    for (const QFileInfo& file : folder.entryInfoList({QStringLiteral("*.json")}, QDir::Files, QDir::Name))
        if (file.size() <= LargestFile)
            texts.push_back(readText(file.filePath()));
    return texts;
}

std::vector<std::string> scenarios() { return samplesIn(QStringLiteral("cases-action")); }
std::vector<std::string> lifecycles() { return samplesIn(QStringLiteral("lifecycle")); }

/// The runs of the rule-run file, each in a file of its own.
std::vector<std::string> ruleRuns()
{
    std::vector<std::string> texts;
    const Json file = base::parseJson(readText(Golden + QStringLiteral("rule-runs/synthetic.json"))).value();
    for (const Json& run : file.at("runs")) {
        Json one = file;
        one["runs"] = Json::array({run});
        texts.push_back(one.dump(1));
    }
    return texts;
}

class Mutation : public tests::Chance {
public:
    using Chance::Chance;

    std::string changedBytes(std::string text)
    {
        for (std::size_t i = 0, count = 1 + below(3); i < count; ++i) {
            const std::size_t at = below(text.size() + 1);
            const std::size_t length = std::min(text.size() - at, 1 + below(20));
            switch (below(6)) {
            case 0: text.replace(at, std::min<std::size_t>(1, length), 1, static_cast<char>(below(256))); break;
            case 1: text.erase(at, length); break;
            case 2: text.insert(at, text.substr(at, length)); break;
            case 3: text.insert(at, oneOf(Tokens)); break;
            case 4: text.replace(at, std::min<std::size_t>(1, length), 1, static_cast<char>('0' + below(10))); break;
            default: text.resize(below(8) == 0 ? at : text.size());
            }
        }
        return text;
    }

    std::string changedValues(const std::string& text)
    {
        Json json = base::parseJson(text).value();
        for (std::size_t i = 0, count = 1 + below(3); i < count; ++i)
            change(json);
        return json.dump(static_cast<int>(below(3)) - 1);
    }

private:
    Json value(int depth = 0)
    {
        switch (below(depth > 2 ? 6 : 8)) {
        case 0: return nullptr;
        case 1: return below(2) == 0;
        case 2: return static_cast<double>(below(9)) / 2 - 1;
        case 3: return bits() >> below(64);
        case 4:
        case 5: return oneOf(Texts);
        case 6: {
            Json list = Json::array();
            for (std::size_t i = 0, count = below(4); i < count; ++i)
                list.push_back(value(depth + 1));
            return list;
        }
        default: {
            Json object = Json::object();
            for (std::size_t i = 0, count = below(4); i < count; ++i)
                object[oneOf(Keys)] = value(depth + 1);
            return object;
        }
        }
    }

    /// Puts another value, none, or the same one twice, somewhere into a document.
    void change(Json& json)
    {
        if (!json.is_structured() || json.empty() || below(9) == 0) {
            json = value();
            return;
        }
        auto entry = json.begin();
        std::advance(entry, static_cast<std::ptrdiff_t>(below(json.size())));
        if (below(9) == 0)
            json.erase(entry);
        else if (json.is_array() && below(6) == 0)
            json.push_back(Json(*entry));
        else if (json.is_object() && below(12) == 0)
            json[oneOf(Keys)] = value();
        else
            change(*entry);
    }

};

bool isUtf8(const std::string& text) { return QString::fromStdString(text).toStdString() == text; }

/// What every error promises; empty if it is kept.
std::string broken(const base::Error& error, const std::string& text, const std::string& path)
{
    if (error.text.empty() || error.text.size() > 1'500 || !isUtf8(error.text))
        return "no sentence: " + error.text;
    if (!error.location)
        return "no place: " + error.text;
    if (error.location->file != path) // the alerts that it names
        return error.location->file.empty() ? "no file: " + error.text : std::string();
    const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1;
    if (error.location->line == 0 || error.location->line > lines)
        return "no line: " + error.text;
    if (error.location->column == 0 || error.location->column > text.size() + 1)
        return "no column: " + error.text;
    return {};
}

std::string broken(const scenario::CheckedFile& checked, const std::string& text)
{
    if (checked.error)
        return broken(*checked.error, text, checked.path);
    for (const scenario::Checked& check : checked.checks) {
        if (check.name.empty())
            return "a check without a name";
        for (const scenario::Difference& difference : check.differences)
            if (difference.path.empty() || difference.expected.empty() || difference.actual.empty()
                || difference.expected == difference.actual || !isUtf8(difference.path + difference.expected))
                return fmt::format("no difference: {}, {}, {}", difference.path, difference.expected,
                                   difference.actual);
    }
    return {};
}

/// Checks changed files, and counts those that could be played and those that could not.
void play(const std::vector<std::string>& samples, const QString& folder, bool bytes, std::uint64_t seed, int atLeast)
{
    QVERIFY(samples.size() > 1);
    const std::string path = QString(Golden + folder + QStringLiteral("/changed.json")).toStdString();
    Mutation chance(tests::FuzzRounds::seed(seed));
    std::map<base::ErrorCode, int> errors;
    int failed = 0;
    tests::FuzzRounds fuzz(atLeast);
    while (fuzz.next()) {
        const std::string& sample = chance.oneOf(samples);
        const std::string text = bytes ? chance.changedBytes(sample) : chance.changedValues(sample);
        const scenario::CheckedFile checked = scenario::checkFile(path, text, {});
        const std::string problem = broken(checked, text);
        QVERIFY2(problem.empty(), fmt::format("{} in round {}:\n{}", problem, fuzz.round(), text).c_str());
        failed += checked.error ? 1 : 0;
        if (checked.error)
            ++errors[checked.error->code];
    }
    const int rounds = fuzz.round();
    // Else it tests but one half.
    QVERIFY2(failed > rounds / 8 && failed < rounds * 39 / 40, fmt::format("{} of {}", failed, rounds).c_str());
    QVERIFY2(errors.size() >= 4, fmt::format("{} kinds of errors", errors.size()).c_str());
}

} // namespace

class ScenarioFuzz : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void scenariosWithOtherBytes() { play(scenarios(), QStringLiteral("cases-action"), true, 1, 4'000); }
    void scenariosWithOtherValues() { play(scenarios(), QStringLiteral("cases-action"), false, 2, 4'000); }
    void ruleRunsWithOtherBytes() { play(ruleRuns(), QStringLiteral("rule-runs"), true, 3, 1'500); }
    void lifecyclesWithOtherBytes() { play(lifecycles(), QStringLiteral("lifecycle"), true, 5, 1'000); }
    void lifecyclesWithOtherValues() { play(lifecycles(), QStringLiteral("lifecycle"), false, 6, 1'000); }
    void ruleRunsWithOtherValues() { play(ruleRuns(), QStringLiteral("rule-runs"), false, 4, 1'500); }
};

QTEST_APPLESS_MAIN(ScenarioFuzz)
#include "tst_ScenarioFuzz.moc"
