// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/store/CaseDesk.h"

#include <QTest>

#include "core/cases/UserAction.h"
#include "core/store/WorkspaceAccess.h"

using namespace Qt::StringLiterals;

namespace casewright::tests {
namespace {

const char* numberOf(base::ErrorCode code)
{
    switch (code) {
    case base::ErrorCode::InvalidValue: return "400 InvalidValue";
    case base::ErrorCode::MissingValue: return "400 MissingValue";
    case base::ErrorCode::UnknownKey: return "400 UnknownKey";
    case base::ErrorCode::LimitReached: return "400 LimitReached";
    case base::ErrorCode::NotFound: return "404 NotFound";
    case base::ErrorCode::Unchanged: return "406 Unchanged";
    case base::ErrorCode::Conflict: return "409 Conflict";
    default: return "another error";
    }
}

} // namespace

CaseDesk::CaseDesk()
    : m_path(m_place.address(u"bank.cwspace"_s)),
      m_workspace(std::move(*store::Workspace::open(m_path, store::Access::Create))),
      m_cases(m_workspace),
      m_attachments(m_workspace),
      m_configure(m_workspace)
{
    m_key = make({.title = "Odd logins", .description = "Look", .tags = {"vpn"}});
}

store::Signature CaseDesk::later(base::Duration by) { return {.user = "bo", .at = Morning + by}; }

store::StoredCase CaseDesk::now() const { return m_cases.get(m_key).value(); }

std::int64_t CaseDesk::make(const cases::CaseAttributes& attributes, const std::string& owner)
{
    const auto made = m_cases.create({.owner = owner, .attributes = attributes}, {.user = "ana", .at = Morning});
    if (!made)
        qFatal("%s", made.error().text.c_str());
    return made->key;
}

base::Result<std::vector<store::StoredCase>> CaseDesk::change(const cases::CaseChange& change, base::Duration by)
{
    return m_cases.update({{.key = m_key, .version = now().document.version, .change = change}}, later(by));
}

std::string CaseDesk::activityOf(std::int64_t key, std::int64_t from) const
{
    std::string lines;
    while (true) {
        const auto rows = m_cases.userActions(key, {}, from - 1, 100).value();
        if (rows.empty())
            return lines;
        for (const store::StoredUserAction& row : rows) {
            const cases::UserAction& action = row.document.action;
            lines +=
                std::string(nameOf(action.verb)) + ' ' + std::string(nameOf(action.type)) + ' ' + action.payload + '\n';
        }
        from = rows.back().key + 1;
    }
}

void CaseDesk::fillActivity(int rows)
{
    store::Database& database = store::WorkspaceAccess::databaseOf(m_workspace);
    const auto done =
        database.execute(u"WITH RECURSIVE n (i) AS (SELECT max(sequence) + 1 FROM activity WHERE case_key = ?"
                         u" UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?)"
                         u" INSERT INTO activity (case_key, sequence, at, kind, action, payload)"
                         u" SELECT ?, i, 0, 5, 3, '{\"title\":\"\"}' FROM n"_s,
                         {QVariant::fromValue<qlonglong>(m_key), rows, QVariant::fromValue<qlonglong>(m_key)});
    if (!done)
        qFatal("%s", done.error().text.c_str());
}

std::string outcomeOf(const base::Error& error)
{
    const std::string field = error.location ? error.location->field + ": " : std::string();
    return std::string(numberOf(error.code)) + ' ' + field + error.text;
}

void addRows(const std::vector<CallRow>& rows)
{
    QTest::addColumn<int>("row");
    for (std::size_t i = 0; i < rows.size(); ++i)
        QTest::newRow(rows[i].name) << static_cast<int>(i);
}

std::string play(const CallRow& row)
{
    CaseDesk desk;
    if (row.before)
        row.before(desk);
    const std::string before = desk.activityOf(desk.key());
    const store::StoredCase was = desk.now();
    const std::string result = row.call(desk);
    std::string differs;
    const bool isSame = row.result.starts_with("ok") ? result == row.result : result.starts_with(row.result);
    if (!isSame)
        differs += "result: " + result + "\nexpected: " + row.result + '\n';
    const std::string after = desk.activityOf(desk.key());
    if (after != before + row.activity)
        differs += "activity: " + after.substr(std::min(before.size(), after.size())) + "\nexpected: " + row.activity;
    if (row.activity.empty() && desk.now().document != was.document)
        differs += "the case changed without activity";
    return differs;
}

} // namespace casewright::tests
