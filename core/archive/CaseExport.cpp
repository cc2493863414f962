// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/archive/CaseExport.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

#include "core/archive/CsvText.h"
#include "core/archive/FreshIds.h"
#include "core/archive/MarkdownText.h"
#include "core/archive/SavedObjectLines.h"
#include "core/cases/CaseLimits.h"
#include "core/store/AttachmentsClient.h"
#include "core/store/CaseTransfer.h"
#include "core/store/CasesClient.h"

namespace casewright::archive {
namespace {

using base::ErrorCode;
using base::Result;
using store::StoredCase;

constexpr std::uint32_t PageOfCases = 500;
constexpr std::uint32_t PageOfParts = cases::MaximumPage; // more the clients refuse, as Kibana does

/// All rows of something that comes in pages.
template<class Row, class Read>
Result<std::vector<Row>> readAll(std::uint32_t pageSize, const Read& read)
{
    std::vector<Row> all;
    std::optional<std::int64_t> after;
    for (;;) {
        Result<std::vector<Row>> page = read(after, pageSize);
        if (!page)
            return page;
        const bool isLast = page->size() < pageSize;
        if (!page->empty())
            after = page->back().key;
        all.insert(all.end(), std::make_move_iterator(page->begin()), std::make_move_iterator(page->end()));
        if (isLast)
            return all;
    }
}

/// Reads cases with what belongs to them, on one connection.
class Reader final {
public:
    explicit Reader(store::Workspace& workspace) : m_workspace(workspace), m_cases(workspace), m_attachments(workspace)
    {
    }

    /// Calls take() for each case, in order, page by page.
    template<class Take>
    Result<void> forEach(const ExportSelection& selection, base::Progress* progress, const std::stop_token& stop,
                         const Take& take)
    {
        std::size_t next = 0;
        std::optional<store::CaseCursor> after;
        std::uint64_t done = 0;
        for (;;) {
            const Result<std::vector<std::int64_t>> keys = selection.keys.empty()
                ? page(selection.filter, after)
                : Result<std::vector<std::int64_t>>(slice(selection.keys, next));
            if (!keys)
                return base::fail(keys.error());
            if (keys->empty())
                return {};
            const Result<store::CasesByKey> cases = m_cases.get(*keys);
            if (!cases)
                return base::fail(cases.error());
            if (!cases->missing.empty())
                return base::fail(ErrorCode::NotFound,
                                  "The workspace " + m_workspace.path() + " has no case with the key "
                                      + std::to_string(cases->missing.front())
                                      + "; it was removed. Nothing was exported.");
            for (const StoredCase& each : cases->cases) {
                if (stop.stop_requested())
                    return base::fail(ErrorCode::Cancelled, "Stopped. Nothing was exported.");
                if (Result<void> taken = take(each); !taken)
                    return taken;
                if (progress != nullptr)
                    progress->advanceTo(++done);
            }
            if (keys->size() < PageOfCases)
                return {};
        }
    }

    /// Which cases need ids of their own. Looks at all before any is written.
    Result<FreshIds> freshIds(const ExportSelection& selection, const std::stop_token& stop)
    {
        FreshIds ids;
        const Result<bool> mayRepeat = isOfSeveralCollections(selection);
        if (!mayRepeat)
            return base::fail(mayRepeat.error());
        if (!*mayRepeat)
            return ids;
        const auto see = [&ids](std::int64_t key, std::int64_t, const std::string& id) { ids.see(key, id); };
        if (const Result<void> read = forEachId(selection, stop, see); !read)
            return base::fail(read.error());
        ids.settle();
        const auto passOver = [&ids](std::int64_t key, std::int64_t collection, const std::string& id) {
            if (ids.isFor(key))
                ids.passOver(key, collection, id);
        };
        if (!ids.isEmpty())
            if (const Result<void> read = forEachId(selection, stop, passOver); !read)
                return base::fail(read.error());
        return ids;
    }

    Result<CaseStory> story(const StoredCase& of)
    {
        CaseStory story{.document = of.document};
        auto comments = readAll<store::StoredComment>(PageOfParts, [&](const auto& after, std::uint32_t limit) {
            return m_attachments.comments(of.key, after, limit);
        });
        if (!comments)
            return base::fail(comments.error());
        auto actions = readAll<store::StoredUserAction>(PageOfParts, [&](const auto& after, std::uint32_t limit) {
            return m_cases.userActions(of.key, {}, after, limit);
        });
        if (!actions)
            return base::fail(actions.error());
        story.comments = std::move(*comments);
        story.actions = std::move(*actions);
        return story;
    }

    Result<std::vector<store::AttachedAlert>> alerts(const StoredCase& of)
    {
        return readAll<store::AttachedAlert>(
            PageOfParts, [&](const auto& after, std::uint32_t limit) { return m_cases.alerts(of.key, after, limit); });
    }

private:
    /// Within one collection no id comes twice.
    Result<bool> isOfSeveralCollections(const ExportSelection& selection)
    {
        if (!selection.keys.empty())
            return selection.keys.size() > 1;
        if (selection.filter.simulation || selection.filter.collections.size() == 1)
            return false;
        const Result<std::vector<store::StoredSimulation>> all = m_workspace.simulations();
        return all ? Result<bool>(all->size() > 1) : base::fail(all.error());
    }

    template<class Add>
    Result<void> forEachId(const ExportSelection& selection, const std::stop_token& stop, const Add& add)
    {
        if (!selection.keys.empty())
            return forEach(selection, nullptr, stop, [&add](const StoredCase& each) {
                add(each.key, each.simulation, each.document.id);
                return Result<void>();
            });
        std::optional<store::CaseCursor> after;
        for (;;) {
            const Result<std::vector<store::CaseRow>> rows = rowsOf(selection.filter, after);
            if (!rows)
                return base::fail(rows.error());
            for (const store::CaseRow& each : *rows)
                add(each.key, each.simulation, each.id.text);
            if (stop.stop_requested())
                return base::fail(ErrorCode::Cancelled, "Stopped. Nothing was exported.");
            if (rows->size() < PageOfCases)
                return {};
        }
    }

    Result<std::vector<store::CaseRow>> rowsOf(const store::CaseFilter& filter, std::optional<store::CaseCursor>& after)
    {
        Result<std::vector<store::CaseRow>> rows = m_workspace.cases(filter, after, PageOfCases);
        if (rows && !rows->empty())
            after = store::cursorOf(rows->back(), filter.order);
        return rows;
    }

    Result<std::vector<std::int64_t>> page(const store::CaseFilter& filter, std::optional<store::CaseCursor>& after)
    {
        const Result<std::vector<store::CaseRow>> rows = rowsOf(filter, after);
        if (!rows)
            return base::fail(rows.error());
        std::vector<std::int64_t> keys;
        for (const store::CaseRow& row : *rows)
            keys.push_back(row.key);
        return keys;
    }

    static std::vector<std::int64_t> slice(const std::vector<std::int64_t>& keys, std::size_t& next)
    {
        const auto first = keys.begin() + static_cast<std::ptrdiff_t>(next);
        const std::size_t size = std::min<std::size_t>(keys.size() - next, PageOfCases);
        next += size;
        return {first, first + static_cast<std::ptrdiff_t>(size)};
    }

    store::Workspace& m_workspace;
    store::CasesClient m_cases;
    store::AttachmentsClient m_attachments;
};

Result<ExportCounts> exportSavedObjects(store::Workspace& workspace, Reader& reader, const ExportSelection& selection,
                                        const Write& write, base::Progress* progress, const std::stop_token& stop)
{
    const Result<FreshIds> ids = reader.freshIds(selection, stop);
    if (!ids)
        return base::fail(ids.error());
    Result<SavedObjectLines> lines = SavedObjectLines::begin(workspace);
    if (!lines)
        return base::fail(lines.error());
    const Result<void> done = reader.forEach(selection, progress, stop, [&](const StoredCase& each) -> Result<void> {
        Result<CaseStory> story = reader.story(each);
        if (story && lines->needsAlerts(each.simulation, *story)) {
            Result<std::vector<store::AttachedAlert>> alerts = reader.alerts(each);
            if (!alerts)
                return base::fail(alerts.error());
            story->alerts = std::move(*alerts);
        }
        if (story && ids->isFor(each.key))
            ids->giveTo(*story, each.key, each.simulation);
        return story ? write(lines->of(each.simulation, *story)) : base::fail(story.error());
    });
    if (!done)
        return base::fail(done.error());
    if (const Result<void> written = write(lines->summary()); !written)
        return base::fail(written.error());
    return lines->counts();
}

Result<ExportCounts> exportRows(Reader& reader, const ExportSelection& selection, ExportFormat format,
                                const Write& write, base::Progress* progress, const std::stop_token& stop)
{
    const bool isCsv = format == ExportFormat::Csv;
    ExportCounts counts;
    const Result<void> done = write(isCsv ? csvHeader() : markdownTableHead()).and_then([&] {
        return reader.forEach(selection, progress, stop, [&](const StoredCase& each) {
            ++counts.cases;
            return write(isCsv ? csvRow(each.document) : markdownTableRow(each.document));
        });
    });
    return done ? Result<ExportCounts>(counts) : base::fail(done.error());
}

Result<ExportCounts> exportStory(Reader& reader, const ExportSelection& selection, const Write& write,
                                 const std::stop_token& stop)
{
    const Result<void> done = reader.forEach(selection, nullptr, stop, [&](const StoredCase& each) -> Result<void> {
        Result<CaseStory> story = reader.story(each);
        if (!story)
            return base::fail(story.error());
        Result<std::vector<store::AttachedAlert>> alerts = reader.alerts(each);
        if (!alerts)
            return base::fail(alerts.error());
        story->alerts = std::move(*alerts);
        return write(markdownStory(*story));
    });
    return done ? Result<ExportCounts>(ExportCounts{.cases = 1}) : base::fail(done.error());
}

} // namespace

Result<ExportCounts> exportCases(store::Workspace& workspace, const ExportSelection& selection, ExportFormat format,
                                 const Write& write, base::Progress* progress, std::stop_token stop)
{
    const Result<store::ReadSnapshot> snapshot = store::ReadSnapshot::begin(workspace);
    if (!snapshot)
        return base::fail(snapshot.error());
    Reader reader(workspace);
    if (format == ExportFormat::SavedObjects)
        return exportSavedObjects(workspace, reader, selection, write, progress, stop);
    if (format == ExportFormat::Markdown && selection.keys.size() == 1)
        return exportStory(reader, selection, write, stop);
    return exportRows(reader, selection, format, write, progress, stop);
}

} // namespace casewright::archive
