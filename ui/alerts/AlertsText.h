// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include "core/alerts/Flood.h"
#include "core/base/Progress.h"
#include "core/base/Result.h"
#include "ui/bridge/AlertSources.h"
#include "ui/bridge/SourcePreview.h"

class QModelIndex;

namespace casewright::ui::AlertsText {

// What the Alerts page says about sources, in one place.

/// "48 211 alerts", "1 event".
[[nodiscard]] QString count(qint64 documents, bool isFlood);
/// "9 400 events" of a flood before it is made, beside those of a history that it is mixed into. Empty: it has a problem.
[[nodiscard]] QString floodCount(const alerts::Flood& flood);
/// "5 days", "3 h 20 min".
[[nodiscard]] QString span(qint64 milliseconds);
/// The second line of a source in the list: "flood · 1.2 M events · seed 42". `index` is of a SourceListModel.
[[nodiscard]] QString line(const QModelIndex& index);
/// Below the title: counts, span, what was left out.
[[nodiscard]] QString summary(const store::StoredSource& source, const LoadedAlerts& loaded);
/// For the status line: "1 250 000 events made in 0.31 s · 412 MB".
[[nodiscard]] QString status(const store::StoredSource& source, const LoadedAlerts& loaded);

/// How far a job is, beside its bar: "310 of 746 MB · 412 000 alerts · 780 MB a second", "412 000 of 1 250 000 events".
[[nodiscard]] QString progress(const base::Progress& progress, bool isFlood, qint64 elapsed);

/// Whether every line was skipped, so that there is nothing to show.
[[nodiscard]] bool isAllSkipped(const LoadedAlerts& loaded);

/// What a file was recognised as: "NDJSON, gzip · 746 MB", "CSV with semicolons".
[[nodiscard]] QString recognised(const alerts::AlertPreview& preview);
/// Where the time and the ids come from, where that is not where they usually are: "time from ts (guessed)".
[[nodiscard]] QString origin(const alerts::AlertPreview& preview);

/// What a person can do about a source that could not be read.
enum class Remedy {
    None,
    SkipBadLines,   ///< some line is bad
    FindFile,       ///< the file is not where it was
    ChangeMapping,  ///< the columns do not fit, or no field is the time
    ChooseHistory,  ///< the file that a flood is mixed into is not where it was
};
/// `preview`: of the file, or null.
[[nodiscard]] Remedy remedyFor(const base::Error& error, const alerts::AlertPreview* preview);
/// Where, what, and what to do.
[[nodiscard]] QString explain(const base::Error& error, Remedy remedy);

} // namespace casewright::ui::AlertsText
