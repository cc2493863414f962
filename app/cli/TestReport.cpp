// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/TestReport.h"

#include <cstddef>
#include <cstdint>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/JsonText.h"
#include "app/cli/MarkupText.h"
#include "app/cli/Printable.h"

namespace casewright::cli {
namespace {

using base::Json;
using scenario::Checked;
using scenario::CheckedFile;
using scenario::Difference;

constexpr std::size_t MostDifferences = 20; // of one check, for people

struct Counts {
    std::uint64_t checks = 0;
    std::uint64_t failed = 0;
    std::uint64_t errors = 0;   ///< files
    double seconds = 0;
};

Counts count(const CheckedFile& file)
{
    Counts counts{.errors = file.error ? 1U : 0U};
    for (const Checked& check : file.checks) {
        ++counts.checks;
        counts.failed += check.differences.empty() ? 0U : 1U;
        counts.seconds += check.seconds;
    }
    return counts;
}

Counts count(const std::vector<CheckedFile>& files)
{
    Counts all;
    for (const CheckedFile& file : files) {
        const Counts counts = count(file);
        all.checks += counts.checks;
        all.failed += counts.failed;
        all.errors += counts.errors;
        all.seconds += counts.seconds;
    }
    return all;
}

std::string conclusion(const std::vector<CheckedFile>& files)
{
    const Counts all = count(files);
    std::string text = fmt::format("{}, {}: {} as expected, {} not", counted(files.size(), "file", "files"),
                                   counted(all.checks, "check", "checks"), grouped(all.checks - all.failed),
                                   grouped(all.failed));
    if (all.errors > 0)
        text += fmt::format("; {} could not be tested", counted(all.errors, "file", "files"));
    return text;
}

/// The differences that people get to see, each as three lines.
std::string differenceLines(const Checked& check, std::string_view indent)
{
    std::string text;
    for (std::size_t i = 0; i < check.differences.size() && i < MostDifferences; ++i) {
        const Difference& each = check.differences[i];
        text += fmt::format("{0}{1}\n{0}  expected  {2}\n{0}  actual    {3}\n", indent, printable(each.path),
                            printable(each.expected), printable(each.actual));
    }
    if (check.differences.size() > MostDifferences)
        text += fmt::format("{}and {} more\n", indent, grouped(check.differences.size() - MostDifferences));
    return text;
}

std::string textReport(const std::vector<CheckedFile>& files)
{
    std::string text;
    for (const CheckedFile& file : files) {
        if (file.error)
            text += fmt::format("error   {}\n          {}\n", printable(file.path),
                                printable(base::describe(*file.error)));
        for (const Checked& check : file.checks)
            text += fmt::format("{}  {}: {}\n{}", check.differences.empty() ? "ok    " : "FAILED",
                                printable(file.path), printable(check.name), differenceLines(check, "          "));
    }
    return text + conclusion(files) + '\n';
}

Json errorJson(const base::Error& error)
{
    Json json = {{"text", error.text}};
    if (error.location)
        json["location"] = {{"file", error.location->file},
                            {"line", error.location->line},
                            {"column", error.location->column},
                            {"field", error.location->field}};
    return json;
}

std::string jsonReport(const std::vector<CheckedFile>& files)
{
    Json list = Json::array();
    for (const CheckedFile& file : files) {
        Json checks = Json::array();
        for (const Checked& check : file.checks) {
            Json differences = Json::array();
            for (const Difference& each : check.differences)
                differences.push_back({{"path", each.path}, {"expected", each.expected}, {"actual", each.actual}});
            checks.push_back({{"name", check.name},
                              {"holds", check.differences.empty()},
                              {"seconds", rounded(check.seconds)},
                              {"differences", std::move(differences)}});
        }
        list.push_back({{"file", file.path},
                        {"checks", std::move(checks)},
                        {"error", file.error ? errorJson(*file.error) : Json(nullptr)}});
    }
    const Counts all = count(files);
    return indentedJson({{"casewright", "test/1"},
                         {"summary",
                          {{"files", files.size()},
                           {"checks", all.checks},
                           {"failed", all.failed},
                           {"errors", all.errors}}},
                         {"files", std::move(list)}})
        + '\n';
}

std::string junitCase(const CheckedFile& file, const Checked& check)
{
    std::string text = fmt::format("    <testcase classname=\"{}\" name=\"{}\" time=\"{:.3f}\"", xmlText(file.path),
                                   xmlText(check.name), check.seconds);
    if (check.differences.empty())
        return text + "/>\n";
    const Difference& first = check.differences.front();
    text += fmt::format(">\n      <failure message=\"{}\">", xmlText(fmt::format("{}: expected {}, is {}", first.path,
                                                                               first.expected, first.actual)));
    for (const Difference& each : check.differences)
        text += xmlText(fmt::format("{}\n  expected  {}\n  actual    {}\n", each.path, each.expected, each.actual));
    return text + "</failure>\n    </testcase>\n";
}

/// What Jenkins, GitLab and others read; a file is a suite.
std::string junitReport(const std::vector<CheckedFile>& files)
{
    const Counts all = count(files);
    std::string text = fmt::format("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                                   "<testsuites name=\"casewright-cli test\" tests=\"{}\" failures=\"{}\" "
                                   "errors=\"{}\" time=\"{:.3f}\">\n",
                                   all.checks + all.errors, all.failed, all.errors, all.seconds);
    for (const CheckedFile& file : files) {
        const Counts counts = count(file);
        text += fmt::format("  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"{}\" time=\"{:.3f}\">\n",
                            xmlText(file.path), counts.checks + counts.errors, counts.failed, counts.errors,
                            counts.seconds);
        for (const Checked& check : file.checks)
            text += junitCase(file, check);
        if (file.error)
            text += fmt::format("    <testcase classname=\"{0}\" name=\"can be tested\">\n"
                                "      <error message=\"{1}\"/>\n    </testcase>\n",
                                xmlText(file.path), xmlText(base::describe(*file.error)));
        text += "  </testsuite>\n";
    }
    return text + "</testsuites>\n";
}

/// For the comment on a change that a bot writes: a table, then what is wrong.
std::string markdownReport(const std::vector<CheckedFile>& files)
{
    std::string text = fmt::format("**{}**\n\n| | file | check |\n|---|---|---|\n", conclusion(files));
    std::string details;
    for (const CheckedFile& file : files) {
        const std::string path = markdownText(file.path);
        if (file.error) {
            text += fmt::format("| ⚠ error | {} | |\n", path);
            details += fmt::format("\n### {}\n\n{}\n", path, markdownText(base::describe(*file.error)));
        }
        for (const Checked& check : file.checks) {
            const std::string name = markdownText(check.name);
            text +=
                fmt::format("| {} | {} | {} |\n", check.differences.empty() ? "✓ as expected" : "✗ not", path, name);
            if (!check.differences.empty())
                details += fmt::format("\n### {}: {}\n\n{}", path, name, markdownCode(differenceLines(check, "")));
        }
    }
    return text + details;
}

} // namespace

std::string testReport(const std::vector<CheckedFile>& files, TestFormat format)
{
    switch (format) {
    case TestFormat::Text: return textReport(files);
    case TestFormat::Json: return jsonReport(files);
    case TestFormat::JUnit: return junitReport(files);
    case TestFormat::Markdown: return markdownReport(files);
    }
    return {};
}

} // namespace casewright::cli
