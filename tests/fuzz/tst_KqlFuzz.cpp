// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Random trees, random texts and changed queries: what is printed is read as what it was, what is read has its JSON,
// and what is wrong is explained, with a fix that is one.

#include <QFile>
#include <QTest>

#include <algorithm>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/base/Json.h"
#include "core/base/JsonNode.h"
#include "core/kql/Completion.h"
#include "core/kql/Conditions.h"
#include "core/kql/Parser.h"
#include "core/kql/Printer.h"
#include "core/kql/TreeJson.h"
#include "tests/fuzz/FuzzRounds.h"
#include "tests/fuzz/PlainKql.h"
#include "tests/fuzz/RandomKql.h"
#include "tests/unit/kql/TreeText.h"

using namespace casewright;
using kql::Node;

namespace {

std::vector<std::string> recordedQueries()
{
    QFile file(QStringLiteral(CASEWRIGHT_SOURCE_DIR "/tests/golden/kql/kql.json"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the recorded queries cannot be read");
    std::vector<std::string> queries;
    const base::Json recorded = base::parseJson(file.readAll().toStdString()).value();
    for (const base::Json& each : recorded.at("queries"))
        queries.push_back(each.at("query").get<std::string>());
    return queries;
}

bool isUtf8(const std::string& text) { return QString::fromStdString(text).toStdString() == text; }

/// What every tree promises; empty if it is kept.
std::string broken(const Node& tree)
{
    for (const kql::PrintStyle style : {kql::PrintStyle::FewestBrackets, kql::PrintStyle::Lists}) {
        const std::string printed = kql::print(tree, style);
        const kql::Parsing again = kql::parse(printed);
        if (!again.tree)
            return "printed as what is wrong: " + printed + "\n" + again.error->text;
        if (*again.tree != tree)
            return "printed as another tree: " + printed + "\n" + tests::shown(*again.tree) + "\n" + tests::shown(tree);
    }
    const kql::Condition conditions = kql::conditionsOf(tree);
    const base::Result<Node> fromConditions = kql::treeOf(conditions);
    if (!fromConditions || *fromConditions != tree || kql::conditionsOf(*fromConditions) != conditions)
        return "not the same from its conditions: " + tests::shown(tree);
    const std::string json = kql::treeJson(tree).dump();
    base::Result<base::JsonFile> file = base::JsonFile::parse(json, "f", "a tree");
    if (!file)
        return "no JSON: " + json;
    if (kql::readTree(base::JsonNode(*file)) != tree || file->error)
        return "not the same from its JSON: " + json;
    return {};
}

/// The pairs of brackets in a text: not those in quotes, nor escaped ones.
std::vector<kql::Span> brackets(const std::string& text)
{
    std::vector<kql::Span> pairs;
    std::vector<std::size_t> open;
    bool quoted = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '\\') {
            ++at;
            continue;
        }
        quoted = quoted != (text[at] == '"');
        if (!quoted && text[at] == '(')
            open.push_back(at);
        if (!quoted && text[at] == ')') {
            pairs.push_back({open.back(), at});
            open.pop_back();
        }
    }
    return pairs;
}

/// What every error promises; empty if it is kept.
std::string broken(const kql::SyntaxError& error, const std::string& text)
{
    if (error.text.empty() || error.text.size() > 400 || !isUtf8(error.text))
        return "no sentence: " + error.text;
    if (error.expected.empty() || !std::is_sorted(error.expected.begin(), error.expected.end()))
        return "nothing expected, or out of order";
    const auto before = text.begin() + static_cast<std::ptrdiff_t>(std::min(error.offset, text.size()));
    if (error.offset > text.size()
        || error.line != 1 + static_cast<std::size_t>(std::count(text.begin(), before, '\n')))
        return "not in its line";
    if (!error.fix)
        return {};
    if (error.fix->replaced.begin > error.fix->replaced.end || error.fix->replaced.end > text.size())
        return "a fix outside of the text";
    std::string fixed = text;
    fixed.replace(error.fix->replaced.begin, error.fix->replaced.end - error.fix->replaced.begin, error.fix->text);
    const kql::Parsing again = kql::parse(fixed);
    return again.tree || again.error->offset > error.offset ? std::string() : "no fix: " + fixed;
}

/// What completion promises at every place of a text; empty if it is kept.
std::string brokenCompletion(const std::string& text, std::size_t cursor)
{
    const std::vector<kql::CompletionSlot> slots = kql::complete(text, cursor);
    for (std::size_t i = 0; i < slots.size(); ++i) {
        const kql::Span& replaced = slots[i].replaced;
        if (replaced.begin > cursor || replaced.end > text.size() || replaced.begin > replaced.end)
            return "a range outside of the text at " + std::to_string(cursor);
        if (i > 0 && slots[i - 1].kind >= slots[i].kind)
            return "kinds twice or out of order at " + std::to_string(cursor);
    }
    return {};
}

std::string brokenText(const std::string& text, int& right)
{
    for (std::size_t cursor = 0; cursor <= std::min<std::size_t>(text.size(), 40); ++cursor)
        if (std::string problem = brokenCompletion(text, cursor); !problem.empty())
            return problem;

    const kql::Parsing parsing = kql::parse(text);
    if (parsing.tree.has_value() == parsing.error.has_value())
        return "neither a tree nor an error, or both";
    const bool isShort = text.size() < 200 && isUtf8(text);
    if (isShort && parsing.tree != tests::readPlainly(text))
        return "read otherwise than plainly";
    right += parsing.tree ? 1 : 0;
    return parsing.tree ? broken(*parsing.tree) : broken(*parsing.error, text);
}

} // namespace

class KqlFuzz : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void trees()
    {
        tests::RandomKql random(tests::FuzzRounds::seed(1));
        tests::FuzzRounds rounds(10'000);
        while (rounds.next()) {
            const Node tree = random.tree(5);
            const std::string problem = broken(tree);
            QVERIFY2(problem.empty(), (problem + " in round " + std::to_string(rounds.round())).c_str());
        }
    }

    /// Without any of its brackets the query is another one.
    void noBracketsTooMany()
    {
        tests::RandomKql random(tests::FuzzRounds::seed(5));
        std::size_t seen = 0;
        tests::FuzzRounds rounds(4'000);
        while (rounds.next()) {
            const Node tree = random.tree(4);
            const std::string printed = kql::print(tree);
            for (const kql::Span& pair : brackets(printed)) {
                std::string without = printed;
                without.erase(pair.end, 1).erase(pair.begin, 1);
                const kql::Parsing other = kql::parse(without);
                QVERIFY2(!other.tree || *other.tree != tree, (printed + "\n" + without).c_str());
                ++seen;
            }
        }
        QVERIFY(seen > static_cast<std::size_t>(rounds.round()));
    }

    void texts()
    {
        tests::RandomKql random(tests::FuzzRounds::seed(2));
        int right = 0;
        tests::FuzzRounds rounds(25'000);
        while (rounds.next()) {
            const std::string text = random.text();
            const std::string problem = brokenText(text, right);
            QVERIFY2(problem.empty(), (problem + " in round " + std::to_string(rounds.round()) + ":\n" + text).c_str());
        }
        QVERIFY2(right > rounds.round() / 20 && right < rounds.round() / 2, std::to_string(right).c_str());
    }

    void changedQueries()
    {
        const std::vector<std::string> queries = recordedQueries();
        tests::RandomKql random(tests::FuzzRounds::seed(3));
        int right = 0;
        tests::FuzzRounds rounds(20'000);
        while (rounds.next()) {
            const std::string text = random.changed(random.chance().oneOf(queries));
            const std::string problem = brokenText(text, right);
            QVERIFY2(problem.empty(), (problem + " in round " + std::to_string(rounds.round()) + ":\n" + text).c_str());
        }
        QVERIFY2(right > rounds.round() / 5 && right < rounds.round() * 4 / 5, std::to_string(right).c_str());
    }

    /// Long texts of few pieces, where reading anything twice would show.
    void longTexts()
    {
        tests::RandomKql random(tests::FuzzRounds::seed(4));
        tests::FuzzRounds rounds(100);
        while (rounds.next()) {
            std::string part = random.text();
            std::string text;
            while (!part.empty() && text.size() < 60'000)
                text += part;
            int right = 0;
            const std::string problem = brokenText(text + random.text(), right);
            QVERIFY2(problem.empty(), (problem + " in round " + std::to_string(rounds.round()) + ":\n" + part).c_str());
        }
    }
};

QTEST_APPLESS_MAIN(KqlFuzz)
#include "tst_KqlFuzz.moc"
