// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/alerts/AlertsText.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QModelIndex>
#include <QStringList>

#include <algorithm>
#include <cmath>

#include "ui/bridge/Text.h"
#include "ui/models/SourceListModel.h"
#include "ui/widgets/NumberText.h"
#include "ui/widgets/TimeText.h"

namespace casewright::ui::AlertsText {
namespace {

using namespace Qt::StringLiterals;
using base::ErrorCode;

constexpr qint64 Day = 86'400'000;
constexpr qint64 RateFrom = 300;   ///< ms
constexpr qint64 CompactFrom = 1'000'000;

QString tr(const char* text) { return QCoreApplication::translate("AlertsText", text); }

QString withNoun(const QString& number, bool isOne, bool isFlood)
{
    if (isFlood)
        return isOne ? tr("1 event") : tr("%1 events").arg(number);
    return isOne ? tr("1 alert") : tr("%1 alerts").arg(number);
}

/// In the list there is little room.
QString shortCount(qint64 documents, bool isFlood)
{
    const QString number
        = documents < CompactFrom ? NumberText::grouped(documents) : NumberText::compact(documents);
    return withNoun(number, documents == 1, isFlood);
}

/// The name of the file that a flood is mixed into; empty: none.
QString historyOf(const store::StoredSource& source)
{
    if (source.flood.empty())
        return {};
    const base::Result<alerts::Flood> flood = alerts::parseFlood(source.flood);
    return flood && flood->mix ? QFileInfo(toText(flood->mix->into)).fileName() : QString();
}

/// Where the times come from, if that is not where they usually are.
QString timeOrigin(const store::StoredSource& source, const LoadedAlerts& loaded)
{
    if (!loaded.guessedMapping.empty())
        return tr("time from %1 (guessed)").arg(toText(loaded.guessedMapping.front().first));
    const alerts::FieldMapping mapping = alerts::parseMapping(source.mapping).value_or(alerts::FieldMapping());
    const auto found = std::ranges::find(mapping, "@timestamp", &alerts::FieldMapping::value_type::second);
    return found == mapping.end() ? QString() : tr("time from %1").arg(toText(found->first));
}

QString shapeOf(const alerts::AlertPreview& preview)
{
    if (preview.format == alerts::AlertFormat::Csv)
        return preview.delimiter == '\t' ? tr("CSV with tabs")
             : preview.delimiter == ';'  ? tr("CSV with semicolons")
                                         : tr("CSV");
    if (preview.layout.list == "hits.hits")
        return tr("search answer of Elasticsearch");
    if (!preview.layout.list.empty())
        return tr("JSON, the list \"%1\"").arg(toText(preview.layout.list));
    switch (preview.layout.shape) {
    case alerts::JsonShape::List: return preview.areHits ? tr("JSON list of search hits") : tr("JSON list");
    case alerts::JsonShape::Sequence: return tr("JSON, one document after the other");
    case alerts::JsonShape::Lines: break;
    }
    return preview.areHits ? tr("NDJSON of search hits") : tr("NDJSON");
}

} // namespace

QString count(qint64 documents, bool isFlood)
{
    return withNoun(NumberText::grouped(documents), documents == 1, isFlood);
}

QString floodCount(const alerts::Flood& flood)
{
    const base::Result<std::uint32_t> documents = alerts::documentCount(flood);
    if (!documents)
        return {};
    const QString events = count(*documents, true);
    return flood.mix ? tr("%1 beside the history").arg(events) : events;
}

QString span(qint64 milliseconds)
{
    if (milliseconds < 2 * Day)
        return TimeText::length(milliseconds);
    const double days = static_cast<double>(milliseconds) / static_cast<double>(Day);
    return tr("%1 days").arg(NumberText::grouped(std::llround(days)));
}

QString line(const QModelIndex& index)
{
    using State = SourceListModel::State;
    const bool isFlood = index.data(SourceListModel::IsFloodRole).toBool();
    const auto state = static_cast<State>(index.data(SourceListModel::StateRole).toInt());
    const QVariant known = index.data(SourceListModel::CountRole);
    QStringList parts;
    if (isFlood)
        parts.append(tr("flood"));
    if (state == State::Reading && !isFlood)
        parts.append(tr("being read …"));
    else if (state == State::Failed)
        parts.append(tr("could not be read"));
    else if (known.isValid())
        parts.append(shortCount(known.toLongLong(), isFlood));
    else if (!isFlood)
        parts.append(tr("not read yet"));
    if (isFlood)
        parts.append(tr("seed %1").arg(index.data(SourceListModel::SeedRole).toLongLong()));
    else if (state == State::Read && known.toLongLong() > 1)
        parts.append(span(index.data(SourceListModel::SpanRole).toLongLong()));
    return parts.join(u" · "_s);
}

QString summary(const store::StoredSource& source, const LoadedAlerts& loaded)
{
    const bool isFlood = !source.flood.empty();
    const alerts::AlertTable& table = *loaded.table;
    QStringList parts{count(table.size(), isFlood)};
    if (table.size() > 1 && !isFlood)
        parts.append(span((table.times().back() - table.times().front()).milliseconds));
    if (isFlood)
        parts.append(tr("seed %1").arg(source.seed));
    if (const QString history = historyOf(source); !history.isEmpty())
        parts.append(tr("mixed into %1").arg(history));
    if (const QString time = timeOrigin(source, loaded); !time.isEmpty())
        parts.append(time);
    const auto duplicates = static_cast<qint64>(table.counts().duplicates);
    if (duplicates > 0)
        parts.append(duplicates == 1 ? tr("1 duplicate left out")
                                     : tr("%1 duplicates left out").arg(NumberText::grouped(duplicates)));
    const auto bad = static_cast<qint64>(table.counts().badRecords);
    if (bad > 0)
        parts.append(bad == 1 ? tr("1 line skipped") : tr("%1 lines skipped").arg(NumberText::grouped(bad)));
    return parts.join(u" · "_s);
}

QString status(const store::StoredSource& source, const LoadedAlerts& loaded)
{
    const bool isFlood = !source.flood.empty();
    const QString took = TimeText::length(std::max(std::llround(loaded.seconds * 1000), 1LL));
    const QString what = (isFlood ? tr("%1 made in %2") : tr("%1 read in %2"))
                             .arg(count(loaded.table->size(), isFlood), took);
    return QString(what + u" · " + NumberText::bytes(static_cast<qint64>(loaded.table->memoryUse())));
}

bool isAllSkipped(const LoadedAlerts& loaded)
{
    return loaded.table->size() == 0 && loaded.table->counts().badRecords > 0;
}

QString progress(const base::Progress& progress, bool isFlood, qint64 elapsed)
{
    const auto done = static_cast<qint64>(progress.done());
    const auto total = static_cast<qint64>(progress.total());
    // A rate of the first moments says nothing.
    const qint64 rate = elapsed >= RateFrom ? done * 1000 / elapsed : 0;
    if (total <= 0)
        return {};
    if (isFlood) {
        const QString events = tr("%1 of %2 events").arg(NumberText::grouped(done), NumberText::grouped(total));
        return rate > 0 ? tr("%1 · %2 a second").arg(events, NumberText::compact(rate)) : events;
    }
    QStringList parts{tr("%1 of %2").arg(NumberText::bytes(done), NumberText::bytes(total))};
    if (const auto documents = static_cast<qint64>(progress.count()); documents > 0)
        parts.append(count(documents, false));
    if (rate > 0)
        parts.append(tr("%1 a second").arg(NumberText::bytes(rate)));
    return parts.join(u" · "_s);
}

QString recognised(const alerts::AlertPreview& preview)
{
    QStringList parts{shapeOf(preview)};
    if (preview.isPacked)
        parts.append(tr("gzip"));
    return QString(parts.join(u", "_s) + u" · " + NumberText::bytes(static_cast<qint64>(preview.size)));
}

QString origin(const alerts::AlertPreview& preview)
{
    QStringList parts;
    for (const auto& [from, to] : preview.mapping) {
        const QString name = toText(from);
        if (to == "_id")
            parts.append(tr("id from %1").arg(name));
        else if (to == "_index")
            parts.append(tr("index from %1").arg(name));
        else if (from == preview.time)
            parts.append(preview.isGuessed ? tr("time from %1 (guessed)").arg(name) : tr("time from %1").arg(name));
    }
    return parts.join(u" · "_s);
}

namespace {

/// Whether the documents have their time elsewhere: then no line is bad, the mapping is. The first one that can be read
/// has no time, and hardly any other one has.
bool isTimeWrong(const alerts::AlertPreview& preview)
{
    using Row = alerts::AlertPreview::Row;
    const auto isDocument = [](const Row& row) {
        return std::ranges::any_of(row.cells, [](const std::string& cell) { return !cell.empty(); });
    };
    const auto first = std::ranges::find_if(preview.rows, isDocument);
    const auto timed = std::ranges::count_if(preview.rows, [](const Row& row) { return row.time.has_value(); });
    return first != preview.rows.end() && !first->time && 2 * timed < std::ranges::count_if(preview.rows, isDocument);
}

} // namespace

Remedy remedyFor(const base::Error& error, const alerts::AlertPreview* preview)
{
    const std::size_t line = error.location ? error.location->line : 0;
    const bool isCsv = preview && preview->format == alerts::AlertFormat::Csv;
    const bool isOfALine = line > 0 && (error.code == ErrorCode::MissingValue || error.code == ErrorCode::InvalidValue);
    if (preview && isOfALine && isTimeWrong(*preview))
        return Remedy::ChangeMapping;
    if (isCsv && line <= 1 && error.code != ErrorCode::Unreadable && (line == 1 || !error.location))
        return Remedy::ChangeMapping;
    switch (error.code) {
    case ErrorCode::NotFound: return Remedy::FindFile;
    case ErrorCode::InvalidJson:
    case ErrorCode::InvalidValue:
    case ErrorCode::MissingValue: return line > 0 ? Remedy::SkipBadLines : Remedy::None;
    default: return Remedy::None;
    }
}

QString explain(const base::Error& error, Remedy remedy)
{
    // The core's sentence says what to do with the file; what can be done here is added.
    switch (remedy) {
    case Remedy::FindFile:
        return QString(toText(error) + u'\n' + tr("Put the file back and read it again, or show where it is now."));
    case Remedy::ChangeMapping:
        if (error.code == ErrorCode::MissingValue && error.location && error.location->line == 1)
            return tr("The file does not say where its time is. Choose that under Time, at the right.");
        return QString(toText(error) + u'\n'
                       + tr("How the file is read can be changed at the right, above all where its time is."));
    case Remedy::ChooseHistory:
        return QString(toText(error) + u'\n'
                       + tr("Put the file back and make the events again, or choose another history at the right."));
    case Remedy::SkipBadLines:
    case Remedy::None: break;
    }
    return toText(error);
}

} // namespace casewright::ui::AlertsText
