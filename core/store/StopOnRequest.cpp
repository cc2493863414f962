// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/StopOnRequest.h"

#include <utility>

#include <sqlite3.h>

#include "core/store/NativeConnection.h"

namespace casewright::store {

StopOnRequest::StopOnRequest(Database& database, const std::stop_token& stop)
    : m_stop(stop), m_native(nativeConnection(database))
{
    constexpr int Instructions = 10'000;           // of SQLite's machine: less than a millisecond
    if (m_native)
        sqlite3_progress_handler(m_native, Instructions, ask, this);
}

StopOnRequest::~StopOnRequest()
{
    if (m_native)
        sqlite3_progress_handler(m_native, 0, nullptr, nullptr);
}

int StopOnRequest::ask(void* self)
{
    auto& request = *static_cast<StopOnRequest*>(self);
    return request.m_stop.stop_requested() && !std::exchange(request.m_hasStopped, true) ? 1 : 0;
}

} // namespace casewright::store
