// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/PreviewTexts.h"

#include <QWidget>

#include <array>
#include <cstddef>
#include <memory>
#include <vector>

#include "core/analysis/RulePreview.h"

class QGraphicsOpacityEffect;
class QLabel;

namespace casewright::ui {

class PreviewBars;
class PreviewGroupRow;
class PreviewWarningCard;
class Tile;

/// What would come of a rule: tiles, alerts a run, warnings, the largest groups, alerts in no case by reason. Passive.
class PreviewNumbers final : public QWidget {
    Q_OBJECT

public:
    static constexpr std::size_t MostGroups = 8;
    static constexpr std::size_t MostReasons = 7;
    static constexpr std::size_t MostWarnings = 9;

    explicit PreviewNumbers(QWidget* parent = nullptr);

    /// Null: nothing yet. `canMend`: the rule may be changed.
    void showPreview(std::shared_ptr<const analysis::RulePreview> preview, const QString& groupBy, bool canMend);
    /// An older answer stays in sight, dimmed.
    void setStale(bool isStale);
    /// Room that something else takes at the right, so that what is shown stays as wide.
    void setTaken(int width);

Q_SIGNALS:
    void fixChosen(const analysis::PreviewFix& fix);
    /// A person wants to see what stands behind a number; `group`: as RulePreviews::wantRun() takes it.
    void runChosen(base::Timestamp at, const QString& group);
    /// A section of the help.
    void helpChosen(const QString& section);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    enum Place : std::size_t { Alerts, Opened, Reopened, Lost, PlaceCount };
    [[nodiscard]] QWidget* buildTiles();
    [[nodiscard]] QWidget* buildGroups();
    [[nodiscard]] QWidget* buildReasons();
    [[nodiscard]] QLabel* heading(const QString& text);
    void nameTiles();
    void nameLost(bool isOne);
    void nameLists();
    void showTiles();
    void showWarnings();
    void showGroups();
    void showReasons();
    void chooseReason(std::size_t row);

    std::shared_ptr<const analysis::RulePreview> m_preview;
    PreviewTexts::Terms m_terms;
    bool m_canMend = false;
    bool m_isShown = false;
    QGraphicsOpacityEffect* m_dim = nullptr;
    std::array<Tile*, PlaceCount> m_tiles{};
    QWidget* m_barBox = nullptr;
    PreviewBars* m_bars = nullptr;
    std::vector<PreviewWarningCard*> m_warnings;
    PreviewWarningCard* m_nothing = nullptr;       ///< no document matches
    QLabel* m_groupHeading = nullptr;
    QLabel* m_reasonHeading = nullptr;
    QWidget* m_groupBox = nullptr;
    QLabel* m_more = nullptr;
    std::vector<PreviewGroupRow*> m_groups;
    QWidget* m_reasonBox = nullptr;
    std::vector<PreviewGroupRow*> m_reasons;
    std::vector<PreviewTexts::Reason> m_shownReasons;   ///< by row
};

} // namespace casewright::ui
