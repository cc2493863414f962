// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/archive/CaseImport.h"

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>
#include <variant>
#include <vector>

#include "core/archive/AttachmentText.h"
#include "core/base/HeldFile.h"
#include "core/cases/SavedObject.h"
#include "core/store/CaseTransfer.h"

namespace casewright::archive {
namespace {

using base::ErrorCode;
using base::Result;

constexpr std::string_view ByteOrderMark = "\xEF\xBB\xBF";

/// Reads the lines of a file, once or twice.
class Lines final {
public:
    Lines(const std::string& path, const std::string& shownName, base::Progress* progress)
        : m_shownName(shownName),
          m_progress(progress),
          m_file(path, std::ios::binary)
    {
    }

    /// Calls take(line, number) for each line that is not blank; an error ends it.
    template<class Take>
    Result<void> forEach(const std::stop_token& stop, const Take& take)
    {
        m_file.clear();
        m_file.seekg(0);
        if (!m_file)
            return base::fail(ErrorCode::Unreadable, std::string("it cannot be read: ") + std::strerror(errno),
                              base::Location{.file = m_shownName, .field = {}});
        std::string line;
        for (std::size_t number = 1; std::getline(m_file, line); ++number) {
            if (stop.stop_requested())
                return base::fail(ErrorCode::Cancelled, "Stopped. Nothing was imported.");
            m_bytes += line.size() + 1;
            if (m_progress != nullptr)
                m_progress->advanceTo(m_bytes);
            std::string_view text = line;
            if (number == 1 && text.starts_with(ByteOrderMark))
                text.remove_prefix(ByteOrderMark.size());
            if (text.find_first_not_of(" \t\r") == text.npos)
                continue;
            if (Result<void> taken = take(text, number); !taken)
                return taken;
        }
        return {};
    }

private:
    const std::string& m_shownName;
    base::Progress* m_progress;
    std::ifstream m_file;
    std::uint64_t m_bytes = 0;
};

/// Reads a file into an intake: cases first, as their parts may stand before them.
class Import final {
public:
    Import(store::CaseIntake& intake, const std::string& file, ImportReport& report)
        : m_intake(intake),
          m_file(file),
          m_report(report)
    {
    }

    Result<void> takeCase(std::string_view text, std::size_t line)
    {
        Result<cases::SavedObject> object = cases::readSavedObject(text, m_file, line, m_users, m_report.leftOut);
        if (!object)
            return base::fail(object.error());
        m_isPart.resize(std::max(m_isPart.size(), line + 1), false);
        if (const auto* other = std::get_if<cases::SavedOther>(&*object))
            ++m_report.otherTypes[other->type];
        m_isPart[line] = std::holds_alternative<cases::SavedComment>(*object)
            || std::holds_alternative<cases::SavedUserAction>(*object);
        const auto* const found = std::get_if<cases::SavedCase>(&*object);
        if (found == nullptr)
            return {};
        ++m_report.cases;
        return at(line, m_intake.addCase(found->document));
    }

    Result<void> takePart(std::string_view text, std::size_t line)
    {
        // It was read before: now only what is looked for.
        if (line >= m_isPart.size() || !m_isPart[line])
            return {};
        const Result<cases::SavedObject> object = cases::readSavedObject(text, m_file, line, m_users, m_again);
        if (!object)
            return base::fail(object.error());
        if (const auto* comment = std::get_if<cases::SavedComment>(&*object))
            return count(line, m_intake.addAttachment(comment->caseId, keptOf(*comment), comment->alerts),
                         m_report.attachments);
        if (const auto* action = std::get_if<cases::SavedUserAction>(&*object))
            return count(line, m_intake.addUserAction(action->caseId, action->document), m_report.userActions);
        return {};
    }

    Result<void> addUsers() { return m_intake.addUsers(m_users); }

private:
    /// What the workspace refuses about a line, at its place.
    Result<void> at(std::size_t line, const Result<void>& done) const
    {
        if (done || done.error().code != ErrorCode::Conflict)
            return done;
        return base::fail(ErrorCode::InvalidValue, done.error().text,
                          base::Location{.file = m_file, .line = line, .field = {}});
    }

    Result<void> count(std::size_t line, const Result<bool>& added, std::uint64_t& counter)
    {
        if (!added)
            return at(line, base::fail(added.error()));
        ++(*added ? counter : m_report.withoutCase);
        return {};
    }

    store::CaseIntake& m_intake;
    const std::string& m_file;
    ImportReport& m_report;
    cases::Users m_users{};
    cases::LeftOut m_again{};
    std::vector<bool> m_isPart{}; ///< by line: an attachment or a user action
};

/// The file's name, or with the first number behind it that no collection has.
Result<std::string> nameFor(const store::Workspace& workspace, const std::string& shownName)
{
    const Result<std::vector<store::StoredSimulation>> collections = workspace.simulations();
    if (!collections)
        return base::fail(collections.error());
    const std::string file = std::filesystem::path(shownName).filename().string();
    const auto isTaken = [&](const std::string& name) {
        return std::any_of(collections->begin(), collections->end(),
                           [&name](const store::StoredSimulation& each) { return each.name == name; });
    };
    std::string name = file;
    for (int number = 2; isTaken(name); ++number)
        name = file + " (" + std::to_string(number) + ')';
    return name;
}

} // namespace

Result<ImportReport> importCases(store::Workspace& workspace, const std::string& path, const std::string& shownName,
                                 base::Timestamp at, base::Progress* progress, std::stop_token stop)
{
    std::error_code error;
    const std::uintmax_t size = std::filesystem::file_size(path, error);
    if (error)
        return base::fail(error == std::errc::no_such_file_or_directory ? ErrorCode::NotFound : ErrorCode::Unreadable,
                          "it cannot be read: " + error.message(), base::Location{.file = shownName, .field = {}});
    if (base::isHeld(path))
        return base::fail(ErrorCode::NotSupported, "it is a workspace that is open here, and no export of cases; choose "
                                                   "another file", base::Location{.file = shownName, .field = {}});
    if (progress != nullptr)
        progress->begin(2 * size);
    const Result<std::string> name = nameFor(workspace, shownName);
    if (!name)
        return base::fail(name.error());
    ImportReport report{.name = *name, .isAgain = *name != std::filesystem::path(shownName).filename().string()};
    Result<store::CaseIntake> intake = store::CaseIntake::begin(workspace, *name, at);
    if (!intake)
        return base::fail(intake.error());
    Lines lines(path, shownName, progress);
    Import reading(*intake, shownName, report);
    const auto takeCase = [&reading](std::string_view text, std::size_t line) { return reading.takeCase(text, line); };
    const auto takePart = [&reading](std::string_view text, std::size_t line) { return reading.takePart(text, line); };
    if (const Result<void> done = lines.forEach(stop, takeCase); !done)
        return base::fail(done.error());
    if (report.cases == 0)
        return base::fail(ErrorCode::MissingValue,
                          "it has no cases; an export of Kibana's saved objects has lines of the type \"cases\"",
                          base::Location{.file = shownName, .field = {}});
    const Result<std::int64_t> key =
        lines.forEach(stop, takePart).and_then([&] { return reading.addUsers(); }).and_then([&] {
            return intake->finish();
        });
    if (!key)
        return base::fail(key.error());
    report.collection = *key;
    return report;
}

} // namespace casewright::archive
