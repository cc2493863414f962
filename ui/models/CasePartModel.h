// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractTableModel>

#include <cstdint>
#include <iterator>
#include <optional>
#include <utility>
#include <vector>

#include "core/base/Result.h"
#include "ui/bridge/CaseRequest.h"
#include "ui/bridge/Text.h"

namespace casewright::ui {

class CaseRepository;

/// What ActivityModel and CaseAlertsModel share: a list that belongs to one case, only ever grows at its end (or at its
/// beginning, where the newest comes first), and is read page by page. Pages come later: fetchMore() asks, loaded()
/// says that an answer is there. GUI thread.
class CasePartModel : public QAbstractTableModel {
    Q_OBJECT

public:
    static constexpr std::uint32_t PageSize = 100;

    /// Another case, or none: the rows go at once.
    void setCase(std::optional<std::int64_t> caseKey);
    [[nodiscard]] std::optional<std::int64_t> caseKey() const { return m_case; }
    /// Asks whether more was added.
    void refresh();
    /// Reads all again.
    void reload() { setCase(m_case); }
    [[nodiscard]] bool isComplete() const { return m_isComplete; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const final;
    [[nodiscard]] bool canFetchMore(const QModelIndex& parent) const final;
    void fetchMore(const QModelIndex& parent) final;

Q_SIGNALS:
    void loaded(); ///< a page came
    void failed(const QString& reason); ///< it could not be read

protected:
    /// The repository outlives the model.
    CasePartModel(CaseRepository& repository, QObject* parent) : QAbstractTableModel(parent), m_repository(repository)
    {
    }

    [[nodiscard]] CaseRepository& repository() const { return m_repository; }
    [[nodiscard]] virtual std::size_t size() const = 0;
    virtual void removeAll() = 0;
    /// Asks for the page after the last row; the answer goes to take().
    [[nodiscard]] virtual CaseRequest ask(std::int64_t caseKey) = 0;
    /// Whether what is added comes before the first row.
    [[nodiscard]] virtual bool growsInFront() const { return false; }

    template<class Row>
    void take(base::Result<std::vector<Row>> page, std::vector<Row>& rows)
    {
        if (!page) {
            Q_EMIT failed(toText(page.error()));
            return;
        }
        m_isComplete = page->size() < PageSize;
        insert(std::move(*page), rows, rows.size());
        Q_EMIT loaded();
        if (std::exchange(m_isRefreshWanted, false))
            refresh();
    }

    /// Rows that are newer than the first.
    template<class Row>
    void takeInFront(base::Result<std::vector<Row>> newer, std::vector<Row>& rows)
    {
        if (!newer) {
            Q_EMIT failed(toText(newer.error()));
            return;
        }
        insert(std::move(*newer), rows, 0);
        Q_EMIT loaded();
        if (std::exchange(m_isRefreshWanted, false))
            refresh();
    }

private:
    template<class Row>
    void insert(std::vector<Row> added, std::vector<Row>& rows, std::size_t place)
    {
        if (added.empty())
            return;
        const int first = static_cast<int>(place);
        m_isInserting = true;
        beginInsertRows({}, first, first + static_cast<int>(added.size()) - 1);
        rows.insert(rows.begin() + first, std::make_move_iterator(added.begin()), std::make_move_iterator(added.end()));
        endInsertRows();
        m_isInserting = false;
    }

    CaseRepository& m_repository;
    std::optional<std::int64_t> m_case;
    bool m_isComplete = true;
    bool m_isInserting = false; ///< whoever listens must not ask for the same page again
    bool m_isRefreshWanted = false; ///< while a request was waiting
    CaseRequest m_request;
};

} // namespace casewright::ui
