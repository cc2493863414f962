// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/models/CaseFiles.h"

#include "ui/bridge/Text.h"

namespace casewright::tests {

using namespace Qt::StringLiterals;
using store::Access;
using ui::EditOutcome;

Keys keysOf(const Rows& rows)
{
    Keys keys;
    for (const store::CaseRow& row : rows)
        keys.push_back(row.key);
    return keys;
}

Rows casesIn(const QString& path, const store::CaseFilter& filter)
{
    const auto workspace = store::Workspace::open(ui::toUtf8(path), Access::ReadOnly);
    if (!workspace)
        qFatal("%s", workspace.error().text.c_str());
    const auto rows = workspace->cases(filter, std::nullopt, 10'000);
    if (!rows)
        qFatal("%s", rows.error().text.c_str());
    return *rows;
}

std::size_t countOf(const QString& path, engine::CaseStatus status)
{
    return casesIn(path, {.statuses = {status}}).size();
}

void CaseFiles::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_session = std::make_unique<ui::WorkspaceSession>();
    m_cases = std::make_unique<ui::CaseRepository>(*m_session);
}

void CaseFiles::cleanup()
{
    m_cases.reset();
    m_session.reset();
    m_folder.reset();
}

base::Result<Rows> CaseFiles::page(const store::CaseFilter& filter, const std::optional<store::CaseCursor>& after,
                                   std::uint32_t limit)
{
    return answerTo<Rows>([&](auto answer) { return m_cases->cases(filter, after, limit, answer); });
}

EditOutcome CaseFiles::setStatus(const Keys& keys, engine::CaseStatus status)
{
    const auto outcome = answerTo<EditOutcome>([&](auto answer) { return askForStatus(keys, status, answer); });
    return outcome ? *outcome : EditOutcome{.changed = {}, .failure = outcome.error()};
}

ui::CaseRequest CaseFiles::askForStatus(const Keys& keys, engine::CaseStatus status,
                                        ui::CaseRepository::Answer<EditOutcome> answer)
{
    std::vector<ui::CaseTarget> targets;
    for (const std::int64_t key : keys)
        targets.push_back({.key = key, .version = std::nullopt});
    return ui::CaseOperations(*m_cases).edit(
        targets, [status](const store::StoredCase&) { return cases::CaseChange{.status = status}; }, std::move(answer));
}

QString CaseFiles::makeEmpty(const QString& name)
{
    const QString path = m_folder->filePath(name);
    if (!store::Workspace::open(ui::toUtf8(path), Access::Create))
        qFatal("The workspace could not be made.");
    return path;
}

QString CaseFiles::make(const QString& name, const Script& script)
{
    const QString path = makeEmpty(name);
    m_simulation = storeScript(ui::toUtf8(path), script, makeTable(script.alerts()));
    return path;
}

void CaseFiles::open(const Script& script)
{
    m_path = make(u"cases.casewright"_s, script);
    QVERIFY(m_session->open(m_path, Access::ReadWrite));
}

} // namespace casewright::tests
