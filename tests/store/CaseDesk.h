// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "core/base/Result.h"
#include "core/store/AttachmentsClient.h"
#include "core/store/CasesClient.h"
#include "core/store/ConfigureClient.h"
#include "core/store/Workspace.h"
#include "tests/store/Place.h"

namespace casewright::tests {

/// A workspace of its own with a case by hand, and everything that people do with cases. The case is made at Morning by
/// `ana`, with the title `Odd logins`, the description `Look`, and the tag `vpn`.
class CaseDesk final {
public:
    static constexpr base::Timestamp Morning{1'767'600'000'000}; // 2026-01-05T08:00:00Z

    CaseDesk();
    [[nodiscard]] const std::string& path() const { return m_path; }
    store::Workspace& workspace() { return m_workspace; }
    store::CasesClient& cases() { return m_cases; }
    store::AttachmentsClient& attachments() { return m_attachments; }
    store::ConfigureClient& configure() { return m_configure; }

    /// `bo`, so long after Morning.
    [[nodiscard]] static store::Signature later(base::Duration by = base::Hour);

    [[nodiscard]] std::int64_t key() const { return m_key; }
    [[nodiscard]] store::StoredCase now() const;
    [[nodiscard]] std::int64_t make(const cases::CaseAttributes& attributes, const std::string& owner = "cases");
    /// Changes the case in the version that it has.
    [[nodiscard]] base::Result<std::vector<store::StoredCase>> change(const cases::CaseChange& change,
                                                                      base::Duration by = base::Hour);
    /// The activity of a case from a row on, a line for each: `update title {"title":"A"}`.
    [[nodiscard]] std::string activity(std::int64_t from = 1) const { return activityOf(m_key, from); }
    [[nodiscard]] std::string activityOf(std::int64_t key, std::int64_t from = 0) const;

    /// Fills the activity of the case up to so many rows.
    void fillActivity(int rows);

private:
    Place m_place;
    std::string m_path;
    store::Workspace m_workspace;
    store::CasesClient m_cases;
    store::AttachmentsClient m_attachments;
    store::ConfigureClient m_configure;
    std::int64_t m_key = 0;
};

/// An error with Kibana's number: `409 Conflict title: text`, with the field where there is one.
[[nodiscard]] std::string outcomeOf(const base::Error& error);
template<class T>
[[nodiscard]] std::string outcomeOf(const base::Result<T>& result)
{
    return result ? "ok" : outcomeOf(result.error());
}

/// A row of a table: what was done before, the call, what it gives back, and the activity that it writes. `result` is
/// the whole outcome where it begins with `ok`, and the beginning of it where it is an error.
struct CallRow {
    const char* name;
    std::function<void(CaseDesk&)> before;
    std::function<std::string(CaseDesk&)> call;
    std::string result;
    std::string activity;
};
/// Makes a data row for each, with its number in the column `row`.
void addRows(const std::vector<CallRow>& rows);
/// Plays a row on a desk of its own; what differs from what it says, or nothing.
[[nodiscard]] std::string play(const CallRow& row);

} // namespace casewright::tests
