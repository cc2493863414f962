// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractListModel>

#include <cstdint>
#include <optional>
#include <vector>

#include "core/store/Workspace.h"

namespace casewright::ui {

class AlertSources;

/// The sources of alerts, as AlertSources has them, with what is known of each. Shows names; the rest is in roles, from
/// which the list writes its second line. GUI thread.
class SourceListModel final : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        KeyRole = Qt::UserRole,   ///< qint64
        IsFloodRole,
        StateRole,                ///< State, as int
        CountRole,                ///< documents, qint64; invalid while it is not known
        SpanRole,                 ///< ms from the first document to the last, qint64; invalid while it is not known
        SeedRole,                 ///< of a flood, qint64
    };
    enum class State { NotRead, Reading, Read, Failed };

    /// The sources outlive it.
    explicit SourceListModel(const AlertSources& sources, QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    /// -1 if it is not there.
    [[nodiscard]] int rowOf(std::optional<std::int64_t> key) const;
    [[nodiscard]] std::optional<std::int64_t> keyAt(int row) const;

private:
    struct Row {
        store::StoredSource source;
        State state = State::NotRead;
        std::optional<std::int64_t> count{};
        std::optional<std::int64_t> span{};
        friend bool operator==(const Row&, const Row&) = default;
    };
    [[nodiscard]] Row rowFor(const store::StoredSource& source) const;
    void update();
    void refresh(std::int64_t key);

    const AlertSources& m_sources;
    std::vector<Row> m_rows;
};

} // namespace casewright::ui
