// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPointer>
#include <QStackedWidget>

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/alerts/Flood.h"
#include "core/base/Result.h"
#include "ui/bridge/AlertSources.h"
#include "ui/bridge/SourcePreview.h"

namespace casewright::ui {

class FloodForm;
class JsonMappingForm;
class FloodPlotCard;
class MappingForm;

/// What the current source is made from, at the right of the page: a flood's form or how a file is read. Each edit that
/// can be is saved at once; what begins well and ends badly while it is being typed leaves what was there before the
/// control was edited. Hidden for sources that have nothing to edit.
class SourceEditor final : public QStackedWidget {
    Q_OBJECT

public:
    /// The sources outlive it.
    explicit SourceEditor(AlertSources& sources, QWidget* parent = nullptr);

    /// The plot shows what the form says, and both the same chosen storm. It outlives the editor, or dies with it.
    void setPlot(FloodPlotCard& plot);
    /// Follows the current source. What a person is writing stays, unless the source became another one.
    void follow();
    void setReadOnly(bool isReadOnly);
    /// Whether it can be said how the current source's file is read.
    [[nodiscard]] bool hasReading() const;
    /// Shows or hides that, until another source is chosen. Without a person's word it is shown where it may be wrong:
    /// the time was guessed, nobody saw that yet and there is room, there is none, or the file could not be read.
    void showReading(bool isShown);
    /// Shows it, with the cursor where the time is chosen.
    void chooseTime();
    /// What the current source's file was recognised as.
    [[nodiscard]] const SourcePreview& preview() const { return *m_preview; }
    /// The file may be another one by now.
    void forgetPreview() { m_preview->forget(); }

Q_SIGNALS:
    /// What the form says, where it is a sound flood, if perhaps too large to be made: for the plot, and for
    /// a sample.
    void floodChanged(const casewright::alerts::Flood& flood, std::uint64_t seed);
    /// What the flood is mixed into was read, or is another one; null if it was not read.
    void historyChanged(const std::shared_ptr<const casewright::alerts::AlertTable>& history);
    /// An edit is going to be saved.
    void edited();
    /// preview() has another answer.
    void previewed();

private:
    [[nodiscard]] const store::StoredSource* current() const;
    void showFlood(const store::StoredSource& source);
    void showPreview();
    void followReading();
    [[nodiscard]] bool isReadingDoubtful();
    void tellFlood();
    void tellFlood(alerts::Flood flood, std::uint64_t seed);
    void keepBeforeEdit(const store::StoredSource& source);
    void goBackBeforeEdit();
    void saveFlood(const store::StoredSource& changed);
    [[nodiscard]] std::shared_ptr<const alerts::AlertTable> history() const;
    [[nodiscard]] std::optional<base::Timestamp> historyStart() const;
    void followHistory();
    void changeFlood();
    void changeMapping(const std::string& mapping);

    AlertSources& m_sources;
    FloodForm* m_flood = nullptr;
    MappingForm* m_mapping = nullptr;
    JsonMappingForm* m_jsonMapping = nullptr;
    std::optional<store::StoredSource> m_seen;   ///< what the flood's form was filled from, or gave
    std::optional<store::StoredSource> m_beforeEdit;   ///< what was saved when m_editing was edited first
    QPointer<QWidget> m_editing;                       ///< the control of the form that has the focus
    std::optional<base::Timestamp> m_historyStart;   ///< with which the flood was told
    SourcePreview* m_preview = nullptr;
    std::optional<std::int64_t> m_readKey;   ///< the source that the next two are of
    bool m_isReadingShown = false;
    bool m_isReadingChosen = false;          ///< by a person
    std::set<std::string> m_seenGuesses;     ///< paths of files whose guessed time was in sight already
};

} // namespace casewright::ui
