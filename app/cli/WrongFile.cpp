// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/WrongFile.h"

#include <utility>

#include <fmt/format.h>

#include "app/cli/Spool.h"
#include "core/alerts/OwnFile.h"

namespace casewright::cli {
namespace {

using alerts::OwnKind;

std::string_view meantAs(FileUse use)
{
    switch (use) {
    case FileUse::Alerts: return "no alerts";
    case FileUse::Flood: return "no flood";
    case FileUse::Rule: return "no rule";
    }
    return {};
}

/// What the file is, and where it goes; empty if there is nothing to be said.
std::string describe(const alerts::OwnFile& file, FileUse use, const std::string& name)
{
    const std::string_view no = meantAs(use);
    switch (file.kind) {
    case OwnKind::Flood:
        return use == FileUse::Flood ? std::string()
                                     : fmt::format("this is a flood file, and {}: write --alerts flood:{}", no, name);
    case OwnKind::Rule:
        return use == FileUse::Rule ? std::string() : fmt::format("this is a rule, and {}: write --rule {}", no, name);
    case OwnKind::Scenario:
        return fmt::format("this is a scenario, and {}: casewright-cli test {} runs it", no, name);
    case OwnKind::Analysts:
        return fmt::format("this is a file of analysts, and {}: write --analysts {}", no, name);
    case OwnKind::Other: return fmt::format("this is a file \"{}\", and {}", file.format, no);
    case OwnKind::None: break;
    }
    return {};
}

base::Error refusal(std::string text, const std::string& name)
{
    return {base::ErrorCode::NotSupported, std::move(text),
            base::Location{.file = shownName(name), .field = {}}};
}

} // namespace

std::optional<base::Error> problemOfOwnFile(const std::string& path, const std::string& name)
{
    const base::Result<alerts::OwnFile> file = alerts::lookAtFile(path);
    std::string text = file ? describe(*file, FileUse::Alerts, name) : std::string();
    return text.empty() ? std::nullopt : std::optional(refusal(std::move(text), name));
}

base::Error ofWrongFile(base::Error error, FileUse use, std::string_view text, const std::string& name)
{
    const alerts::OwnFile file = alerts::lookAtText(text);
    std::string hint = describe(file, use, name);
    if (hint.empty() && file.kind == OwnKind::None && alerts::seemsToBeAlerts(text))
        hint = fmt::format("these are alerts, and {}: write --alerts {}", meantAs(use), name);
    return hint.empty() ? std::move(error) : refusal(std::move(hint), name);
}

} // namespace casewright::cli
