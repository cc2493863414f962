// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/Json.h"
#include "core/rules/Rule.h"
#include "core/rules/RuleFile.h"

namespace casewright::rules {

/// What rules can be written as.
enum class RuleTarget : std::uint8_t {
    KibanaApi,        ///< a body of `POST /api/alerting/rule`; several as a list
    KibanaNdjson,     ///< saved objects, a line each, and the line that sums up
    DetectionNdjson,  ///< Security's export, a line each, and the line that sums up
    Terraform,        ///< resources of the Elastic Stack provider
    Curl,             ///< commands for a shell, with $KIBANA_URL and $KIBANA_API_KEY
};

/// Something that a target cannot say, or that had to be put in.
struct ExportNote {
    std::string rule;   ///< its name; empty: it is of something in the file that is no rule
    std::string text;
    bool isLeftOut = false;  ///< the whole rule, or what should be one

    friend bool operator==(const ExportNote&, const ExportNote&) = default;
};

struct ExportedRules {
    std::string text;
    std::vector<ExportNote> notes{};
};

/// The rules of a file as they are now, as something else. What is written in the target's format already keeps its
/// bytes.
[[nodiscard]] ExportedRules exportRules(const RuleFile& file, RuleTarget target);
[[nodiscard]] ExportedRules exportRules(std::span<const Rule> rules, RuleTarget target);

/// A text as a POSIX shell quotes it: nothing in it means anything to the shell.
[[nodiscard]] std::string shellQuoted(std::string_view text);

} // namespace casewright::rules
