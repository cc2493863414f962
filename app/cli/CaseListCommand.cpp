// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/CaseListCommand.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/Acting.h"
#include "app/cli/CaseCursors.h"
#include "app/cli/CaseRefusal.h"
#include "app/cli/CaseScope.h"
#include "app/cli/JsonText.h"
#include "app/cli/Output.h"
#include "app/cli/Printable.h"
#include "app/cli/StoredCases.h"
#include "app/cli/TextTable.h"
#include "core/cases/CaseJson.h"
#include "core/cases/CaseNames.h"
#include "core/store/CasesClient.h"

namespace casewright::cli {
namespace {

using base::Json;
using base::Result;
using store::CaseRow;
using Align = TextTable::Align;

/// What is listed, and how much of it there is.
struct Listing {
    const CaseListOptions& options;
    CaseScope scope{};
    store::CaseFilter filter{};
    std::optional<store::CaseCursor> after{};
    store::StatusCounts counts{};              ///< by all of the filter but its statuses
    std::uint64_t listed = 0;
    std::optional<store::CaseCursor> end{};    ///< of what is listed, if there is more

    /// Cases that the filter lets through.
    [[nodiscard]] std::uint64_t total() const
    {
        const auto wanted = [this](cases::CaseStatus status) {
            const auto& statuses = filter.statuses;
            return statuses.empty() || std::find(statuses.begin(), statuses.end(), status) != statuses.end();
        };
        return (wanted(cases::CaseStatus::Open) ? counts.open : 0)
            + (wanted(cases::CaseStatus::InProgress) ? counts.inProgress : 0)
            + (wanted(cases::CaseStatus::Closed) ? counts.closed : 0);
    }
    /// Where the page goes on, for --after.
    [[nodiscard]] std::string endText() const { return cursorText(*end, filter.order); }
};

/// A table of cases; what they are sorted by is in it.
class CaseTable final {
public:
    explicit CaseTable(const Listing& listing)
        : m_sort(listing.options.sort), m_hasSimulation(listing.scope.chosen.size() > 1), m_table(columns())
    {
    }

    void add(const CaseRow& row)
    {
        const bool isByClosing = m_sort == store::CaseSort::Closed;
        std::vector<std::string> cells{std::to_string(row.key)};
        if (m_hasSimulation)
            cells.push_back(std::to_string(row.simulation));
        cells.push_back(timeText(row.createdAt));
        cells.push_back(timeText(isByClosing ? row.closedAt : row.updatedAt));
        cells.push_back(grouped(row.totalAlerts));
        cells.emplace_back(statusText(row.status));
        cells.emplace_back(cases::nameOf(row.severity));
        if (m_sort == store::CaseSort::Category)
            cells.push_back(row.category.value_or("-"));
        cells.push_back(row.title);
        m_table.add(std::move(cells));
    }

    [[nodiscard]] std::string text() const { return m_table.text(terminalWidth()); }

private:
    [[nodiscard]] std::vector<TextTable::Column> columns() const
    {
        std::vector<TextTable::Column> columns{{"key", Align::Right}};
        if (m_hasSimulation)
            columns.push_back({"of", Align::Right});
        columns.push_back({"opened"});
        columns.push_back({m_sort == store::CaseSort::Closed ? "closed" : "updated"});
        columns.push_back({"alerts", Align::Right});
        columns.push_back({"status"});
        columns.push_back({"severity"});
        if (m_sort == store::CaseSort::Category)
            columns.push_back({"category"});
        columns.push_back({"title"});
        return columns;
    }

    store::CaseSort m_sort;
    bool m_hasSimulation;
    TextTable m_table;
};

std::string countsText(const Listing& listing)
{
    return fmt::format("  {} open, {} in progress, {} closed{}\n", grouped(listing.counts.open),
                       grouped(listing.counts.inProgress), grouped(listing.counts.closed),
                       listing.filter.text.empty() ? ""
                                                   : fmt::format(", with \"{}\"", printable(listing.filter.text)));
}

std::string moreText(const Listing& listing)
{
    if (!listing.end)
        return {};
    const std::string more =
        listing.after ? std::string("and more") : grouped(listing.total() - listing.listed) + " more";
    return fmt::format("  … {}; --limit 0 shows all, --after {} the next\n", more, listing.endText());
}

Result<void> printText(store::Workspace& workspace, Listing& listing)
{
    if (listing.scope.isEmpty()) {
        print("The workspace has no simulations yet; casewright-cli simulate --workspace FILE makes one, and\n"
              "casewright-cli cases create --workspace FILE a case.\n");
        return {};
    }
    CaseTable table(listing);
    Result<std::optional<store::CaseCursor>> end =
        forEachPage(workspace, listing.filter, listing.after, listing.options.limit,
                    [&](const std::vector<CaseRow>& page) -> Result<void> {
                        listing.listed += page.size();
                        for (const CaseRow& row : page)
                            table.add(row);
                        return {};
                    });
    if (!end)
        return base::fail(end.error());
    listing.end = std::move(*end);
    print(scopeText(listing.scope) + countsText(listing) + '\n');
    print(listing.listed == 0 ? std::string("  No cases.\n") : table.text());
    print(moreText(listing) + honestyText(listing.scope));
    return {};
}

Json headJson(const Listing& listing)
{
    const auto numbersOf = [](const std::vector<store::StoredSimulation>& collections) {
        Json numbers = Json::array();
        for (const store::StoredSimulation& each : collections)
            numbers.push_back(each.key);
        return numbers;
    };
    const std::vector<store::StoredSimulation>& chosen = listing.scope.chosen;
    return {{"casewright", "cases/1"},
            {"honesty", honestyJson(listing.scope)},
            {"workspace", listing.options.workspace},
            {"simulation", chosen.size() == 1 ? simulationJson(chosen.front()) : Json()},
            {"chosen", numbersOf(chosen)},
            {"simulations", numbersOf(listing.scope.there)},
            {"counts",
             {{"open", listing.counts.open},
              {"in-progress", listing.counts.inProgress},
              {"closed", listing.counts.closed}}},
            {"total", listing.total()}};
}

/// The rows with all attributes of their cases.
Result<void> addCases(JsonList& list, store::Workspace& workspace, const std::vector<CaseRow>& page)
{
    std::vector<std::int64_t> keys;
    for (const CaseRow& row : page)
        keys.push_back(row.key);
    if (keys.empty())
        return {};
    const Result<store::CasesByKey> found = store::CasesClient(workspace).get(keys);
    if (!found)
        return base::fail(found.error());
    auto stored = found->cases.begin();
    for (const CaseRow& row : page) {
        if (stored == found->cases.end() || stored->key != row.key)
            continue; // it was deleted in this moment
        Json json = caseRowJson(row);
        json.update(cases::caseValue(stored->document));
        list.add(json);
        ++stored;
    }
    return {};
}

Result<void> printJson(store::Workspace& workspace, Listing& listing)
{
    // What follows the page is known before the page is printed; nothing follows all.
    Result<std::optional<store::CaseCursor>> end;
    if (!listing.scope.isEmpty() && listing.options.limit != 0)
        end = forEachPage(workspace, listing.filter, listing.after, listing.options.limit,
                          [&](const std::vector<CaseRow>& page) -> Result<void> {
                              listing.listed += page.size();
                              return {};
                          });
    if (!end)
        return base::fail(end.error());
    listing.end = std::move(*end);
    Json head = headJson(listing);
    head["more"] = listing.after && listing.end ? Json()
        : listing.end                           ? Json(listing.total() - listing.listed)
                                                : Json(0);
    head["after"] = listing.end ? Json(listing.endText()) : Json();
    JsonList list(head, "cases");
    Result<void> done;
    if (!listing.scope.isEmpty()) {
        const auto again =
            forEachPage(workspace, listing.filter, listing.after, listing.options.limit,
                        [&](const std::vector<CaseRow>& page) { return addCases(list, workspace, page); });
        if (!again)
            done = base::fail(again.error());
    }
    list.end();
    return done;
}

} // namespace

ExitCode listCases(const CaseListOptions& options)
{
    Result<store::Workspace> workspace = openToRead(options.workspace);
    if (!workspace)
        return refuseOpening(workspace.error(), options.format);
    Result<CaseScope> scope = scopeOf(*workspace, options.filter);
    if (!scope)
        return refuseOperation(scope.error(), options.format);
    Listing listing{.options = options, .scope = std::move(*scope), .filter = filterOf(options.filter, wallClock())};
    limitTo(listing.filter, listing.scope);
    listing.filter.order = store::orderBy(options.sort, !options.isAscending);
    if (!options.after.empty()) {
        const Result<store::CaseCursor> after = cursorNamed(options.after, listing.filter.order);
        if (!after)
            return refuseOperation(after.error(), options.format);
        listing.after = *after;
    }
    if (!listing.scope.isEmpty()) {
        const Result<store::StatusCounts> counts = workspace->statusCounts(listing.filter);
        if (!counts)
            return refuseOperation(counts.error(), options.format);
        listing.counts = *counts;
    }
    const Result<void> printed =
        options.format == Format::Json ? printJson(*workspace, listing) : printText(*workspace, listing);
    return printed ? finishOutput() : refuseOperation(printed.error(), Format::Text);
}

} // namespace casewright::cli
