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

/// What ActivityModel and CaseAlertsModel share: a list that belongs to one case, only ever grows at its end, and is
/// read page by page. Pages come later: fetchMore() asks, loaded() says that an answer is there. GUI thread.
class CasePartModel : public QAbstractTableModel {
    Q_OBJECT

public:
    static constexpr std::uint32_t PageSize = 200;

    /// Another case, or none: the rows go at once.
    void setCase(std::optional<std::int64_t> caseKey);
    [[nodiscard]] std::optional<std::int64_t> caseKey() const { return m_case; }
    /// Asks whether more was added at the end.
    void refresh();
    [[nodiscard]] bool isComplete() const { return m_isComplete; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const final;
    [[nodiscard]] bool canFetchMore(const QModelIndex& parent) const final;
    void fetchMore(const QModelIndex& parent) final;

Q_SIGNALS:
    void loaded();                      ///< a page came
    void failed(const QString& reason); ///< it could not be read

protected:
    /// The repository outlives the model.
    CasePartModel(CaseRepository& repository, QObject* parent)
        : QAbstractTableModel(parent), m_repository(repository)
    {
    }

    [[nodiscard]] CaseRepository& repository() const { return m_repository; }
    [[nodiscard]] virtual std::size_t size() const = 0;
    virtual void removeAll() = 0;
    /// Asks for the page after the last row; the answer goes to take().
    [[nodiscard]] virtual CaseRequest ask(std::int64_t caseKey) = 0;

    template<class Row>
    void take(base::Result<std::vector<Row>> page, std::vector<Row>& rows)
    {
        if (!page) {
            Q_EMIT failed(toText(page.error()));
            return;
        }
        m_isComplete = page->size() < PageSize;
        if (!page->empty()) {
            const int first = rowCount();
            m_isInserting = true;
            beginInsertRows({}, first, first + static_cast<int>(page->size()) - 1);
            rows.insert(rows.end(), std::make_move_iterator(page->begin()), std::make_move_iterator(page->end()));
            endInsertRows();
            m_isInserting = false;
        }
        Q_EMIT loaded();
        if (std::exchange(m_isRefreshWanted, false))
            refresh();
    }

private:
    CaseRepository& m_repository;
    std::optional<std::int64_t> m_case;
    bool m_isComplete = true;
    bool m_isInserting = false;     ///< whoever listens must not ask for the same page again
    bool m_isRefreshWanted = false; ///< while a request was waiting
    CaseRequest m_request;
};

} // namespace casewright::ui
