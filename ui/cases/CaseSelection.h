// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/engine/Case.h"
#include "ui/bridge/CaseRequest.h"

#include <QObject>
#include <QStringList>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <unordered_set>
#include <vector>

namespace casewright::ui {

class CaseRepository;
class CaseTable;
class CaseTableModel;

/// Which cases of the list are chosen: rows of the table, or all that match the filter, also those that are not in the
/// table yet.
class CaseSelection final : public QObject {
    Q_OBJECT

public:
    /// At most so many of the cases that match a filter are chosen together.
    static constexpr std::size_t MostOfAll = 10'000;

    /// All outlive it; the table owns it.
    CaseSelection(CaseRepository& repository, CaseTableModel& model, CaseTable& table);

    /// Chooses the cases that match the filter: the first ones, where they are very many.
    void chooseAll();
    /// Another filter: what was asked for is not wanted any more.
    void forget() { m_request.drop(); }
    /// All that match, or the first of them, are chosen.
    [[nodiscard]] bool isAll() const { return m_all.has_value(); }
    [[nodiscard]] std::uint64_t count() const;
    [[nodiscard]] std::vector<std::int64_t> keys() const;
    /// What they have for statuses, each once; all where some of them are not in the table yet.
    [[nodiscard]] std::vector<engine::CaseStatus> statuses() const;
    /// Of those in the table.
    [[nodiscard]] QStringList ids() const;

Q_SIGNALS:
    void changed();
    void failed(const QString& reason);

private:
    struct All {
        std::vector<std::int64_t> keys;
        std::unordered_set<std::int64_t> known; ///< the same
        std::size_t found = 0; ///< how many of them are in the table
    };
    void take();
    void takeAll(std::vector<std::int64_t> keys);
    void selectThoseOfAll(int first, int last);

    CaseRepository& m_repository;
    CaseTableModel& m_model;
    CaseTable& m_table;
    std::optional<All> m_all;
    bool m_isSelecting = false; ///< rows of all that are chosen are marked: nothing else is chosen
    CaseRequest m_request;
};

} // namespace casewright::ui
