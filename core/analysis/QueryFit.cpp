// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/QueryFit.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "core/analysis/RuleFields.h"
#include "core/analysis/RuleFit.h"
#include "core/kql/Parser.h"
#include "core/kql/Query.h"
#include "core/rules/RuleCheck.h"

namespace casewright::analysis {
namespace {

using alerts::AlertTable;
using rules::RuleCheck;
using rules::RuleField;

/// `1:6`, as syntax errors say it.
std::string placeIn(std::string_view query, std::size_t offset)
{
    const std::string_view before = query.substr(0, offset);
    const std::size_t column = offset - std::min(before.rfind('\n') + 1, offset) + 1;
    return fmt::format("{}:{}", std::count(before.begin(), before.end(), '\n') + 1, column);
}

class QueryFit {
public:
    QueryFit(RuleCheck& check, const AlertTable& table) : m_check(check), m_table(table) {}

    /// Whether it was not asked to stop.
    bool checkQuery(const RuleQuery& query, const std::vector<RuleFieldUse>& uses, const std::stop_token& stop)
    {
        const kql::Parsing parsing = kql::parse(query.text);
        if (!parsing.tree)
            return true; // validate() says so
        const kql::Query asked(*parsing.tree, m_table);
        bool isReasonKnown = false;
        for (const kql::QueryFinding& finding : asked.findings()) {
            isReasonKnown = true;
            if (finding.kind == kql::QueryFinding::Kind::NotValid)
                say(query, fmt::format("In the query at {}: {}", placeIn(query.text, finding.span.begin),
                                       finding.text));
        }
        if (m_table.size() == 0)
            return true;
        for (const RuleFieldUse& use : uses) {
            const bool isOfQuery = use.path == query.path && (use.use == FieldUse::Query || !query.path.empty());
            if (isOfQuery && !hasField(m_table, use.field))
                sayMissing(query, use.field);
        }
        return isReasonKnown || asked.usesNow() || checkMatches(query, asked, stop);
    }

private:
    void say(const RuleQuery& query, std::string text)
    {
        if (query.path.empty())
            m_check.warning(RuleField::Query, std::move(text));
        else
            m_check.warningAt(query.path, std::move(text));
    }

    void sayMissing(const RuleQuery& query, const std::string& field)
    {
        const std::string near = nearestField(m_table, field);
        say(query, fmt::format("None of these documents has {}.{}", field,
                               near.empty() ? std::string() : fmt::format(" Is {} meant?", near)));
    }

    bool checkMatches(const RuleQuery& query, const kql::Query& asked, const std::stop_token& stop)
    {
        const auto end = static_cast<std::uint32_t>(m_table.size());
        const base::Result<std::size_t> count = asked.count({}, {.begin = 0, .end = end}, stop);
        if (!count)
            return false;
        if (*count == 0)
            say(query, fmt::format("None of these {} documents matches {}.", m_table.size(),
                                   query.path.empty() ? "the query" : "the filter"));
        return true;
    }

    RuleCheck& m_check;
    const AlertTable& m_table;
};

} // namespace

std::optional<std::vector<rules::Finding>> findQueryMisfits(const rules::Rule& rule,
                                                            const rules::VersionProfile& profile,
                                                            const AlertTable& table, const std::stop_token& stop)
{
    RuleCheck check(rule, profile);
    QueryFit fit(check, table);
    const std::vector<RuleFieldUse> uses = fieldsOf(rule);
    for (const RuleQuery& query : queriesOf(rule)) {
        if (!fit.checkQuery(query, uses, stop))
            return std::nullopt;
    }
    return check.take();
}

} // namespace casewright::analysis
