// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/CaseOptionParts.h"

#include <QByteArrayView>
#include <QString>
#include <QStringDecoder>

#include <CLI/CLI.hpp>

#include "app/cli/OptionParts.h"
#include "core/cases/CaseNames.h"

namespace casewright::cli {
namespace {

using cases::CaseStatus;
using cases::Severity;

/// The values that are names; the others were refused before.
template<class Value, class Named>
void takeNamed(std::vector<Value>& values, const std::vector<std::string>& names, Named named)
{
    for (const std::string& name : names)
        if (const std::optional<Value> value = named(name))
            values.push_back(*value);
}

CLI::IsMember statusNames()
{
    CLI::IsMember names({"open", "in-progress", "closed"});
    names.description("");
    return names;
}

CLI::IsMember severityNames()
{
    CLI::IsMember names({"low", "medium", "high", "critical"});
    names.description("");
    return names;
}

} // namespace

void addCase(CLI::App& app, std::string& which)
{
    app.add_option("case", which, "Its key, as `cases list` shows it, its id, or the beginning of its id")
        ->required()
        ->type_name("ID|KEY");
}

CLI::Option* addCases(CLI::App& app, std::vector<std::string>& cases, const std::string& description)
{
    return app.add_option("cases", cases, description)->type_name("ID|KEY");
}

CLI::Option* addRepeated(CLI::App& app, const std::string& name, std::vector<std::string>& values,
                         const std::string& description)
{
    // One value at a time, as the help then says; all of them are taken.
    return app.add_option(name, values, description)
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

void addLimit(CLI::App& app, std::uint64_t& limit, const std::string& description)
{
    wantWhole(app.add_option("--limit", limit, description))->type_name("N");
}

void addOwner(CLI::App& app, std::string& owner, const std::string& description)
{
    app.add_option("--owner", owner, description)
        ->check(CLI::IsMember({"cases", "observability", "securitySolution"}).description(""))
        ->type_name("OWNER");
}

bool isUtf8(const std::string& text)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString decoded = decoder(QByteArrayView(text.data(), static_cast<qsizetype>(text.size())));
    return !decoder.hasError() && !decoded.isNull();
}

void wantUtf8(CLI::App& app)
{
    const auto check = [](const std::string& text) {
        return text.empty() || isUtf8(text) ? std::string() : '"' + text + "\" is not UTF-8";
    };
    for (CLI::Option* const option : app.get_options())
        if (!option->check_name("--workspace") && !option->check_name("--from"))
            option->check(CLI::Validator(check, ""));
}

void addStatuses(CLI::App& app, std::vector<CaseStatus>& statuses)
{
    const auto take = [&statuses](const std::vector<std::string>& names) {
        takeNamed(statuses, names, cases::statusNamed);
    };
    app.add_option_function<std::vector<std::string>>("--status", take,
                                                      "Only these, one or several of open, in-progress, closed (all)")
        ->check(statusNames())
        ->delimiter(',')
        ->type_name("STATUS");
}

void addSeverities(CLI::App& app, std::vector<Severity>& severities)
{
    const auto take = [&severities](const std::vector<std::string>& names) {
        takeNamed(severities, names, cases::severityNamed);
    };
    app.add_option_function<std::vector<std::string>>(
           "--severity", take, "Only these, one or several of low, medium, high, critical (all)")
        ->check(severityNames())
        ->delimiter(',')
        ->type_name("SEVERITY");
}

void addStatus(CLI::App& app, std::optional<CaseStatus>& status)
{
    app.add_option_function<std::string>(
           "--status", [&status](const std::string& name) { status = cases::statusNamed(name); },
           "The status: open, in-progress or closed")
        ->check(statusNames())
        ->type_name("STATUS");
}

void addSeverity(CLI::App& app, std::optional<Severity>& severity)
{
    app.add_option_function<std::string>(
           "--severity", [&severity](const std::string& name) { severity = cases::severityNamed(name); },
           "The severity: low, medium, high or critical")
        ->check(severityNames())
        ->type_name("SEVERITY");
}

} // namespace casewright::cli
