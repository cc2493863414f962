// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractTableModel>
#include <QList>
#include <QString>

#include <array>
#include <cstdint>
#include <deque>
#include <optional>
#include <unordered_set>
#include <vector>

#include "core/store/CasePage.h"
#include "ui/bridge/CaseRequest.h"

namespace casewright::ui {

class CaseRepository;

/// The cases that a filter lets through, page after page as far as they were wanted; each page follows the last row by
/// its key. Pages come later: fetchMore() asks, loaded() says that an answer is there. GUI thread.
class CaseTableModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column {
        Name,
        Status,
        Severity,
        Alerts,
        Reopened,
        Tags,
        Created,
        Updated,
        Assignees,
        Category,
        Comments,
        Closed,
        Incident,
        ColumnCount
    };
    enum Role {
        StatusRole = Qt::UserRole, ///< engine::CaseStatus, as int
        SeverityRole,              ///< Kibana's word
    };

    /// Of the first page. Further ones grow with what is there, so that the end of very many can be reached.
    static constexpr std::uint32_t PageSize = 200;
    static constexpr std::uint32_t LargestPage = 2'000;
    /// The last row with which refresh() still follows changes.
    static constexpr int LastRefreshed = 5'000;

    /// The repository outlives the model.
    explicit CaseTableModel(CaseRepository& repository, QObject* parent = nullptr);

    [[nodiscard]] const store::CaseFilter& filter() const { return m_filter; }
    /// Asks for the first page anew. The rows before stay until it comes.
    void setFilter(const store::CaseFilter& filter);
    void reload() { setFilter(m_filter); }
    /// Reads again what is shown, after cases changed: rows that stay are still selected. `lastRow` is the last one
    /// that somebody sees or has selected; those after it may go, to be fetched again. Too many rows are left as they
    /// are, and outdated() says so.
    void refresh(int lastRow);
    /// Without rows, and not asking for any.
    void clear();

    /// Waiting for the first page of a filter.
    [[nodiscard]] bool isLoading() const { return m_isFirst && m_request.isPending(); }
    /// All cases of the filter are in the model.
    [[nodiscard]] bool isComplete() const { return m_isComplete; }
    [[nodiscard]] const store::CaseRow& at(int row) const { return m_shown.rows[static_cast<std::size_t>(row)]; }
    /// The rows as text, for other programs: a line each, with a tab between the columns; the heads first.
    [[nodiscard]] QString textOf(const QList<int>& rows, const QList<int>& columns) const;
    /// What cases can be sorted by; nothing: not by this column.
    [[nodiscard]] static std::optional<store::CaseSort> sortOf(int column);
    /// -1: the table has no such column.
    [[nodiscard]] static int columnOf(store::CaseSort sort);
    /// -1 if the case is not among the rows.
    [[nodiscard]] int rowOf(std::int64_t caseKey) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

Q_SIGNALS:
    void loaded();                      ///< a page came, or the rows are up to date
    void aboutToRefresh();              ///< rows may be added, removed and moved until loaded()
    void outdated();                    ///< cases changed, but the rows are too many to follow
    void failed(const QString& reason); ///< what was asked for could not be read

private:
    using Rows = std::vector<store::CaseRow>;
    /// Keys, in parts, so that none takes long to grow; and each at another time, though they fill alike.
    class Keys final {
    public:
        Keys()
        {
            for (std::size_t part = 0; part < m_parts.size(); ++part)
                m_parts[part].max_load_factor(1 + static_cast<float>(part) / static_cast<float>(m_parts.size()));
        }
        [[nodiscard]] bool contains(std::int64_t key) const { return part(key).contains(key); }
        void insert(std::int64_t key) { m_parts[place(key)].insert(key); }
        void erase(std::int64_t key) { m_parts[place(key)].erase(key); }

    private:
        using Part = std::unordered_set<std::int64_t>;
        static std::size_t place(std::int64_t key) { return static_cast<std::uint64_t>(key) % 64; }
        [[nodiscard]] const Part& part(std::int64_t key) const { return m_parts[place(key)]; }
        std::array<Part, 64> m_parts;
    };
    /// What is in the model. A deque: it grows without moving what is there.
    struct Shown {
        std::deque<store::CaseRow> rows{};
        Keys keys{};
    };
    void takeFirst(Rows rows);
    void takeMore(Rows rows, std::uint32_t wanted);
    void dropAfter(std::size_t count);
    [[nodiscard]] static Shown shownOf(Rows rows);
    /// Gives back the room of very many rows on another thread.
    static void release(Shown shown);
    void takeRefreshed(Rows rows, std::size_t wanted, int lastRow);
    void settle();
    void removeGone(const Rows& rows);
    void reorder(const Rows& rows);
    void insertNew(const Rows& rows);
    void update(const Rows& rows);

    CaseRepository& m_repository;
    store::CaseFilter m_filter;
    Shown m_shown;
    std::optional<store::CaseRow> m_lastRead; ///< behind it the next page begins: as it was read, shown there or not
    bool m_isFirst = false;     ///< the request is for the first page
    bool m_isComplete = true;
    bool m_isChanging = false;  ///< whoever listens must not ask for pages now
    std::optional<int> m_refreshWanted; ///< refresh() while a request was waiting, with its row
    CaseRequest m_request;
};

} // namespace casewright::ui
