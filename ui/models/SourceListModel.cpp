// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/SourceListModel.h"

#include <algorithm>
#include <utility>

#include "core/alerts/Flood.h"
#include "ui/bridge/AlertSources.h"
#include "ui/bridge/Text.h"

namespace casewright::ui {
namespace {

QVariant known(const std::optional<std::int64_t>& number)
{
    return number ? QVariant(static_cast<qint64>(*number)) : QVariant();
}

} // namespace

SourceListModel::SourceListModel(const AlertSources& sources, QObject* parent)
    : QAbstractListModel(parent), m_sources(sources)
{
    connect(&sources, &AlertSources::sourcesChanged, this, &SourceListModel::update);
    connect(&sources, &AlertSources::loadStarted, this, &SourceListModel::refresh);
    connect(&sources, &AlertSources::loadFinished, this, &SourceListModel::refresh);
    update();
}

int SourceListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant SourceListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole: return toText(row.source.name);
    case Qt::ToolTipRole: return row.source.path.empty() ? QVariant() : QVariant(toText(row.source.path));
    case KeyRole: return static_cast<qint64>(row.source.key);
    case IsFloodRole: return !row.source.flood.empty();
    case StateRole: return static_cast<int>(row.state);
    case CountRole: return known(row.count);
    case SpanRole: return known(row.span);
    case SeedRole: return static_cast<qint64>(row.source.seed);
    default: return {};
    }
}

int SourceListModel::rowOf(std::optional<std::int64_t> key) const
{
    const auto found = std::ranges::find_if(m_rows, [key](const Row& row) { return row.source.key == key; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

std::optional<std::int64_t> SourceListModel::keyAt(int row) const
{
    if (row < 0 || row >= rowCount())
        return std::nullopt;
    return m_rows[static_cast<std::size_t>(row)].source.key;
}

SourceListModel::Row SourceListModel::rowFor(const store::StoredSource& source) const
{
    Row row{.source = source};
    if (m_sources.loading() == source.key) {
        row.state = State::Reading;
    } else if (const std::shared_ptr<const LoadedAlerts> loaded = m_sources.loaded(source.key)) {
        row.state = State::Read;
        const std::span<const base::Timestamp> times = loaded->table->times();
        row.count = loaded->table->size();
        row.span = times.empty() ? 0 : (times.back() - times.front()).milliseconds;
    } else if (m_sources.failure(source.key)) {
        row.state = State::Failed;
    }
    if (!source.flood.empty() && !row.count) {
        // How many documents a flood has is known without making them; those of a history are not.
        if (const base::Result<alerts::Flood> flood = alerts::parseFlood(source.flood); flood && !flood->mix) {
            if (const base::Result<std::uint32_t> count = alerts::documentCount(*flood)) {
                row.count = *count;
                row.span = flood->length.milliseconds;
            }
        }
    }
    return row;
}

void SourceListModel::update()
{
    const std::vector<store::StoredSource>& now = m_sources.sources();
    // Removed ones first, then added ones: what stays keeps its order.
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (std::ranges::find(now, m_rows[static_cast<std::size_t>(row)].source.key, &store::StoredSource::key)
            != now.end())
            continue;
        beginRemoveRows({}, row, row);
        m_rows.erase(m_rows.begin() + row);
        endRemoveRows();
    }
    for (std::size_t i = 0; i < now.size(); ++i) {
        if (i < m_rows.size() && m_rows[i].source.key == now[i].key) {
            refresh(now[i].key);
            continue;
        }
        const int row = static_cast<int>(i);
        beginInsertRows({}, row, row);
        m_rows.insert(m_rows.begin() + row, rowFor(now[i]));
        endInsertRows();
    }
}

void SourceListModel::refresh(std::int64_t key)
{
    const store::StoredSource* const source = m_sources.find(key);
    const int row = rowOf(key);
    if (!source || row < 0)
        return;
    Row changed = rowFor(*source);
    Row& present = m_rows[static_cast<std::size_t>(row)];
    if (present == changed)
        return;
    present = std::move(changed);
    Q_EMIT dataChanged(index(row), index(row));
}

} // namespace casewright::ui
