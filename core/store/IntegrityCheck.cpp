// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/IntegrityCheck.h"

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <utility>

#include <sqlite3.h>

#include "core/cases/ClearSecrets.h"
#include "core/engine/AnalystModel.h"
#include "core/rules/RuleJson.h"
#include "core/store/Database.h"
#include "core/store/FileHeader.h"
#include "core/store/KeptCopy.h"
#include "core/store/NativeConnection.h"
#include "core/store/Opening.h"
#include "core/store/RowChecks.h"
#include "core/store/Schema.h"
#include "core/store/ServerAddress.h"

using namespace Qt::StringLiterals;

namespace casewright::store {
namespace {

using base::ErrorCode;
using Kind = CheckFinding::Kind;

/// One check of a workspace on its way. What SQLite cannot read is a finding, not the end of the check.
class Check final {
public:
    Check(Database& database, CheckReport& report, const std::stop_token& stop)
        : m_database(database), m_report(report), m_stop(stop)
    {
    }
    [[nodiscard]] base::Result<void> run(base::Progress* progress);
    /// Outside the moment of the others: it takes the lock of a writer, and is left out where it cannot have it.
    [[nodiscard]] base::Result<void> words();

private:
    [[nodiscard]] base::Result<void> structure();
    [[nodiscard]] base::Result<void> references();
    [[nodiscard]] base::Result<void> rows(const RowCheck& check);
    [[nodiscard]] base::Result<void> texts();
    [[nodiscard]] base::Result<void> secrets();
    template<class Take>
    [[nodiscard]] base::Result<void> ask(const QString& query, Take&& take);
    void add(Kind kind, std::string text);

    Database& m_database;
    CheckReport& m_report;
    const std::stop_token& m_stop;
    bool m_isDamaged = false;          ///< so that rows prove nothing
};

std::string filledIn(std::string sentence, const Row& row)
{
    for (int i = 0; i < 3; ++i) {
        const std::string place{'%', static_cast<char>('1' + i)};
        if (const std::size_t at = sentence.find(place); at != std::string::npos)
            sentence.replace(at, place.size(), row.text(i));
    }
    return sentence;
}

void Check::add(Kind kind, std::string text)
{
    if (m_report.findings.size() < MostFindings)
        m_report.findings.push_back({.kind = kind, .text = std::move(text)});
    else
        m_report.hasMore = true;
}

template<class Take>
base::Result<void> Check::ask(const QString& query, Take&& take)
{
    const base::Result<void> done = m_database.forEach(query, {}, std::forward<Take>(take));
    if (m_stop.stop_requested())
        return base::fail(ErrorCode::Cancelled, "stopped on request");
    if (done)
        return done;
    if (done.error().code != ErrorCode::NotAWorkspace && done.error().code != ErrorCode::Unreadable)
        return done;
    add(Kind::Damage, done.error().text);
    return {};
}

base::Result<void> Check::structure()
{
    const std::size_t before = m_report.findings.size();
    const base::Result<void> done = ask(u"PRAGMA integrity_check(101)"_s, [this](const Row& row) {
        if (const std::string text = row.text(0); text != "ok")
            add(Kind::Damage, text);
    });
    m_isDamaged = m_report.findings.size() > before;
    return done;
}

base::Result<void> Check::references()
{
    return ask(u"PRAGMA foreign_key_check"_s, [this](const Row& row) {
        add(Kind::Reference, "A row of the table " + row.text(0) + (row.isNull(1) ? "" : " (" + row.text(1) + ")")
                                 + " belongs to a row of the table " + row.text(2) + " that is not there.");
    });
}

base::Result<void> Check::rows(const RowCheck& check)
{
    return ask(QString::fromUtf16(check.query),
               [&](const Row& row) { add(Kind::Disagreement, filledIn(check.sentence, row)); });
}

base::Result<void> Check::texts()
{
    const base::Result<void> done = ask(u"SELECT key, json FROM rules ORDER BY key"_s, [this](const Row& row) {
        if (const auto rule = rules::parseRule(row.text(1)); !rule)
            add(Kind::Unreadable, "The rule with the key " + row.text(0) + " cannot be read: " + rule.error().text);
    });
    if (!done || m_report.version < 2)
        return done;
    return ask(u"SELECT key, json FROM analysts ORDER BY key"_s, [this](const Row& row) {
        if (const auto model = engine::parseAnalysts(row.text(1)); !model)
            add(Kind::Unreadable, "The analyst model with the key " + row.text(0) + " cannot be read: "
                                      + model.error().text);
    });
}

/// Connectors are refused with one; those that were saved before that still have it.
base::Result<void> Check::secrets()
{
    if (m_report.version < 3)
        return {};
    return ask(u"SELECT id, name, type, json FROM connectors ORDER BY id"_s, [this](const Row& row) {
        const cases::Connector connector{.id = row.text(0), .name = row.text(1), .type = row.text(2),
                                         .settings = row.text(3)};
        for (const std::string& field : cases::fieldsInClear(connector))
            add(Kind::Secret, "The connector \"" + connector.name + "\" (" + connector.id + ") has a secret in clear in "
                                  + field + ", which everybody can read who gets this workspace.");
    });
}

/// FTS5 alone can tell whether its index is sound; it is asked by an INSERT that changes nothing.
base::Result<void> Check::words()
{
    if (m_report.version < 3 || m_isDamaged)
        return {};
    base::Result<void> done = m_database.executeOnce(u"PRAGMA query_only = OFF"_s).and_then([this] {
        return m_database.executeOnce(u"INSERT INTO case_texts (case_texts) VALUES ('integrity-check')"_s);
    });
    if (m_stop.stop_requested())
        return base::fail(ErrorCode::Cancelled, "stopped on request");
    if (done)
        return {};
    if (done.error().code == ErrorCode::NotAWorkspace)
        add(Kind::Damage, "The index of words does not hold together: cases may not be found by their texts.");
    else if (done.error().code == ErrorCode::Locked)
        m_report.notChecked.push_back("The index of words, by which cases are found, because this takes the lock of a "
                                      "writer. " + done.error().text);
    else
        m_report.notChecked.push_back("The index of words, by which cases are found, because this needs a file that "
                                      "can be written. " + done.error().text);
    return {};
}

base::Result<void> Check::run(base::Progress* progress)
{
    constexpr std::uint64_t OtherSteps = 3;
    std::uint64_t step = 0;
    const auto next = [&] {
        if (progress)
            progress->advanceTo(++step);
    };
    if (progress)
        progress->begin(OtherSteps + rowChecks().size());
    // A server looks after its files and references itself.
    const bool isFile = m_database.dialect() == Dialect::SQLite;
    base::Result<void> done = isFile ? structure() : base::Result<void>();
    if (done && m_isDamaged)
        m_report.notChecked.emplace_back("What rows say about each other, and the index of words, because those of a "
                                         "damaged file prove nothing. Check the file that you use in its place.");
    if (!done || m_isDamaged)
        return done;
    next();
    if (isFile)
        done = references();
    next();
    for (const RowCheck& check : rowChecks()) {
        if (done && m_report.version >= check.since && (isFile || !check.isOfFile))
            done = rows(check);
        next();
    }
    return done.and_then([this] { return texts(); }).and_then([this] { return secrets(); });
}

base::Result<void> checkVersionOf(Database& database, CheckReport& report)
{
    const base::Result<FoundVersion> version = findVersion(database);
    if (!version)
        return base::fail(version.error());
    report.version = version->ofTables;
    if (version->said <= schemaVersion()) {
        if (const std::optional<base::Error> wrong = wrongVersion(database, *version))
            report.findings.push_back({.kind = version->ofTables > 0 ? Kind::Version : Kind::Damage, .text = wrong->text});
        return {};
    }
    return base::fail(ErrorCode::NewerVersion,
                      "The workspace " + database.path() + " is of version " + std::to_string(version->said)
                          + ", made by a newer Casewright; this one knows versions up to "
                          + std::to_string(schemaVersion()) + ". Check it with the newer Casewright.");
}

std::vector<std::string> adviceOnSecrets(const CheckReport& report)
{
    const auto isSecret = [](const CheckFinding& finding) { return finding.kind == Kind::Secret; };
    if (std::none_of(report.findings.begin(), report.findings.end(), isSecret))
        return {};
    std::vector<std::string> advice{
        "Take secrets out of headers: casewright-cli cases connector take-secrets ID --out FILE --workspace \""
            + report.path + "\" writes them into FILE, and leaves variables of the environment in their place. One in an "
            "address has to be edited by hand.",
        "Copies of the workspace have them still. If somebody else has one, let the other system give you new secrets."};
    for (const std::string& copy : report.copies)
        advice.push_back("A copy of before it was brought up to date, which has them too: " + copy);
    return advice;
}

/// A file that says that it is one of ours, whatever else is wrong with it.
bool isNamedOurs(const std::string& path)
{
    const base::Result<std::optional<FileHeader>> header = readHeader(path);
    return header && *header && applicationOf(**header) == ApplicationId;
}

} // namespace

base::Result<CheckReport> checkWorkspace(const std::string& path, base::Progress* progress, const std::stop_token& stop)
{
    CheckReport report;
    report.path = path;
    const base::Result<std::unique_ptr<Database>> database = openToCheck(path);
    if (!database && database.error().code == ErrorCode::NotAWorkspace && isNamedOurs(path)) {
        report.findings.push_back({.kind = Kind::Damage, .text = database.error().text});
        report.copies = keptCopies(path);
        return report;
    }
    if (!database)
        return base::fail(database.error());
    sqlite3* const native = isServerAddress(path) ? nullptr : nativeConnection(**database);
    const std::stop_callback interrupt(stop, [native] {
        if (native)
            sqlite3_interrupt(native);
    });
    report.path = (*database)->path();
    report.isFile = (*database)->dialect() == Dialect::SQLite;
    Check check(**database, report, stop);
    base::Result<void> done =
        checkVersionOf(**database, report)
            .and_then([&] { return (*database)->execute(u"BEGIN"_s); })
            .and_then([&] {
                return report.isFile ? base::Result<void>()
                                     : (*database)->executeOnce(u"SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"_s);
            })
            .and_then([&] { return check.run(progress); });
    if (done)
        done = (*database)->execute(u"ROLLBACK"_s).and_then([&] {
            return report.isFile ? check.words() : base::Result<void>();
        });
    if (!done && done.error().code == ErrorCode::NotAWorkspace) {
        report.findings.push_back({.kind = Kind::Damage, .text = done.error().text});
        done = {};
    }
    if (!done)
        return base::fail(done.error());
    if (stop.stop_requested())
        return base::fail(ErrorCode::Cancelled, "stopped on request");
    if (report.isFile)
        report.copies = keptCopies(path);
    return report;
}

bool isSound(const CheckReport& report)
{
    return std::ranges::all_of(report.findings, [](Kind kind) { return kind == Kind::Secret; }, &CheckFinding::kind);
}

std::vector<std::string> adviceOn(const CheckReport& report)
{
    std::vector<std::string> advice = adviceOnSecrets(report);
    if (isSound(report))
        return advice;
    advice.push_back("Keep " + report.path + " as it is, with the files whose names begin like it: copy them all to "
                     "another disk first.");
    if (report.findings.front().kind == Kind::Version)
        advice.emplace_back("Give it its number back, as it says above. Then it opens, and nothing of it is lost.");
    const auto isOther = [](const CheckFinding& finding) {
        return finding.kind != Kind::Version && finding.kind != Kind::Secret;
    };
    const auto other = std::find_if(report.findings.begin(), report.findings.end(), isOther);
    if (other == report.findings.end())
        return advice;
    const CheckFinding::Kind worst = other->kind;
    if (worst == Kind::Unreadable) {
        advice.emplace_back("Everything else can be used. Remove what cannot be read, or make it again.");
        return advice;
    }
    advice.emplace_back("Use a copy of it from before, if you have one.");
    for (const std::string& copy : report.copies)
        advice.push_back("A copy of before it was brought up to date: " + copy);
    if (worst == Kind::Damage) {
        advice.push_back("Without one, save what can be read into a new file: sqlite3 \"" + report.path
                         + "\" .recover | sqlite3 recovered.casewright; then check that one.");
        advice.emplace_back("A file is damaged by a failing disk, by a power failure on a disk that does not keep "
                            "its word, or by another program that wrote into it: check the disk.");
    } else {
        advice.emplace_back("It can still be opened. Remove the simulations that are named here and run them again, "
                            "and tell us about it: this should not happen.");
    }
    return advice;
}

const char* nameOf(CheckFinding::Kind kind)
{
    switch (kind) {
    case Kind::Version: return "version";
    case Kind::Damage: return "damage";
    case Kind::Reference: return "reference";
    case Kind::Disagreement: return "disagreement";
    case Kind::Unreadable: return "unreadable";
    case Kind::Secret: return "secret";
    }
    return "";
}

} // namespace casewright::store
