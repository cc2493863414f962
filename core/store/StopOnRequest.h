// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <stop_token>

#include "core/store/Database.h"

struct sqlite3;

namespace casewright::store {

/// Ends what a connection to a file is at, on request, as long as it lives: the statement fails, once, so that it can
/// be taken back. For the connection's thread; does nothing on a server.
class StopOnRequest final {
public:
    /// Both have to live on.
    StopOnRequest(Database& database, const std::stop_token& stop);
    ~StopOnRequest();
    StopOnRequest(const StopOnRequest&) = delete;
    StopOnRequest& operator=(const StopOnRequest&) = delete;

    /// Whether a statement was ended.
    [[nodiscard]] bool hasStopped() const { return m_hasStopped; }

private:
    static int ask(void* self);

    const std::stop_token& m_stop;
    sqlite3* m_native;
    bool m_hasStopped = false;
};

} // namespace casewright::store
