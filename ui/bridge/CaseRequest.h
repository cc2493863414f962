// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <atomic>
#include <memory>
#include <utility>

namespace casewright::ui {

/// A question to the workspace that is waiting for its answer, held by whoever asked. Destroying it or assigning
/// another request to it gives the answer up: it never comes, and reading that has not begun is left out. So the member
/// that holds the latest request is all it takes to drop late answers, also those for an object that is gone. GUI
/// thread.
class CaseRequest final {
public:
    struct Ticket {
        std::atomic<bool> isDropped = false;
        bool isDone = false; ///< answered, or the workspace was closed; GUI thread only
    };

    CaseRequest() = default;
    explicit CaseRequest(std::shared_ptr<Ticket> ticket) : m_ticket(std::move(ticket)) {}
    CaseRequest(CaseRequest&& other) noexcept : m_ticket(std::move(other.m_ticket)) {}
    CaseRequest& operator=(CaseRequest&& other) noexcept
    {
        std::swap(m_ticket, other.m_ticket);
        other.drop();
        return *this;
    }
    ~CaseRequest() { drop(); }

    /// Whether an answer may still come.
    [[nodiscard]] bool isPending() const { return m_ticket && !m_ticket->isDone; }
    void drop()
    {
        if (m_ticket)
            m_ticket->isDropped = true;
        m_ticket.reset();
    }

private:
    std::shared_ptr<Ticket> m_ticket;
};

} // namespace casewright::ui
