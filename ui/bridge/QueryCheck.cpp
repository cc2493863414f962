// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/QueryCheck.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "core/kql/Query.h"
#include "core/kql/QueryFilter.h"
#include "core/kql/QueryText.h"
#include "ui/bridge/Text.h"
#include "ui/bridge/TextPlaces.h"

namespace casewright::ui {
namespace {

/// The word at the place where a query stops making sense; at its end, the last character.
kql::Span wordAt(std::string_view query, std::size_t at)
{
    at = std::min(at, query.size());
    if (kql::behindBlanks(query, at) == query.size()) {
        std::size_t last = query.size();
        while (last > 0 && kql::behindBlanks(query, last - 1) == query.size())
            --last;
        return {.begin = last > 0 ? last - 1 : 0, .end = query.size()};
    }
    const std::size_t begin = kql::behindBlanks(query, at);
    std::size_t end = kql::behindCharacter(query, begin);
    while (end < query.size() && !kql::isSpecial(query[begin]) && !kql::isSpecial(query[end])
           && kql::behindBlanks(query, end) == end)
        end = kql::behindCharacter(query, end);
    return {.begin = begin, .end = end};
}

QueryRemark remarkOf(const kql::SyntaxError& error, std::string_view query)
{
    TextPlaces places(query);
    const kql::Span word = wordAt(query, error.offset);
    const int begin = places.shownAt(word.begin);
    return {.begin = begin, .end = places.shownAt(word.end), .text = toText(error.text)};
}

} // namespace

QueryCheck::QueryCheck(QObject* parent) : QObject(parent), m_job(this) {}

void QueryCheck::setAlerts(std::shared_ptr<const LoadedAlerts> alerts)
{
    if (alerts == m_alerts)
        return;
    m_alerts = std::move(alerts);
    forget();
    m_isSet = false;
    setQuery(m_query);
}

void QueryCheck::setQuery(const QString& query)
{
    if (m_isSet && query == m_query)
        return;
    m_isSet = true;
    m_query = query;
    m_error.reset();
    const std::string written = toUtf8(query);
    kql::Parsing parsing = kql::parse(written);
    if (parsing.error)
        m_error = remarkOf(*parsing.error, written);
    if (!parsing.tree || !m_alerts || !m_alerts->table) {
        m_job.cancel();
        forget();
        return;
    }
    start(std::move(*parsing.tree));
}

void QueryCheck::forget()
{
    if (m_findings.empty() && !m_matches)
        return;
    m_findings.clear();
    m_matches.reset();
    Q_EMIT checked();
}

void QueryCheck::start(kql::Node tree)
{
    m_job.start([tree = std::move(tree), query = m_query, alerts = m_alerts](
                    const std::stop_token& stop) { return look(tree, query, *alerts, stop); },
                [this](Answer answer) {
                    m_findings = std::move(answer.findings);
                    m_matches = answer.matches;
                    Q_EMIT checked();
                });
}

QueryCheck::Answer QueryCheck::look(const kql::Node& tree, const QString& query, const LoadedAlerts& alerts,
                                    const std::stop_token& stop)
{
    const kql::Query asked(tree, *alerts.table);
    const std::string written = toUtf8(query);
    TextPlaces places(written);
    Answer answer;
    for (const kql::QueryFinding& finding : asked.findings()) {
        const int begin = places.shownAt(finding.span.begin);
        answer.findings.push_back(
            {.begin = begin, .end = places.shownAt(finding.span.end), .text = toText(finding.text)});
    }
    const kql::RowRange all{.begin = 0, .end = alerts.table->size()};
    if (const base::Result<std::size_t> count = asked.count(kql::newestTime(*alerts.table), all, stop))
        answer.matches = *count;
    return answer;
}

} // namespace casewright::ui
