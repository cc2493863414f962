// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/designer/PreviewNumbers.h"

#include "ui/designer/PreviewBars.h"
#include "ui/designer/PreviewGroupRow.h"
#include "ui/designer/PreviewWarningCard.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/NumberText.h"
#include "ui/widgets/ShownUnits.h"
#include "ui/widgets/ThemeSizes.h"
#include "ui/widgets/Tile.h"

#include <QGraphicsOpacityEffect>
#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr double Dimmed = 0.55;
constexpr int NarrowWidth = 320;

/// A box of rows below each other without space.
QVBoxLayout* columnOf(QWidget* box)
{
    auto* const layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    return layout;
}

} // namespace

PreviewNumbers::PreviewNumbers(QWidget* parent) : QWidget(parent)
{
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(size::GapLarge, 0, size::GapLarge, size::GapLarge);
    layout->setSpacing(size::GapMiddle);
    layout->addWidget(buildTiles());
    m_barBox = new QWidget(this);
    auto* const bars = columnOf(m_barBox);
    bars->setSpacing(size::GapSmall);
    m_bars = new PreviewBars(m_barBox);
    m_bars->setObjectName(u"previewBars"_s);
    bars->addWidget(heading(tr("ALERTS A RUN")));
    bars->addWidget(m_bars);
    layout->addWidget(m_barBox);
    m_nothing = new PreviewWarningCard(this);
    m_nothing->setObjectName(u"previewNothing"_s);
    m_nothing->showText(Tone::Neutral, tr("Nothing matches"),
                        tr("None of these alerts is what the rule looks for. Change the query, or choose other "
                           "alerts."));
    layout->addWidget(m_nothing);
    for (std::size_t i = 0; i < MostWarnings; ++i) {
        m_warnings.push_back(new PreviewWarningCard(this));
        m_warnings.back()->setObjectName(u"previewWarning%1"_s.arg(i));
        connect(m_warnings.back(), &PreviewWarningCard::fixChosen, this, &PreviewNumbers::fixChosen);
        connect(m_warnings.back(), &PreviewWarningCard::runChosen, this,
                [this](base::Timestamp at) { Q_EMIT runChosen(at, {}); });
        connect(m_warnings.back(), &PreviewWarningCard::helpChosen, this, &PreviewNumbers::helpChosen);
        layout->addWidget(m_warnings.back());
    }
    layout->addWidget(buildGroups());
    layout->addWidget(buildReasons());
    layout->addStretch(1);
    setMinimumWidth(1); // words are cut before anything is out of sight at the side
    m_dim = new QGraphicsOpacityEffect(this);
    m_dim->setOpacity(Dimmed);
    m_dim->setEnabled(false);
    setGraphicsEffect(m_dim);
    connect(m_bars, &PreviewBars::barChosen, this,
            [this](int bar) { Q_EMIT runChosen(m_preview->bars[static_cast<std::size_t>(bar)].at, {}); });
    shownunits::follow(this, [this] {
        m_isShown = false;
        showPreview(m_preview, QString(m_terms.groupBy), m_canMend);
    });
    showPreview(nullptr, {}, false);
}

QWidget* PreviewNumbers::buildTiles()
{
    struct Entry {
        QString name;
        QString tip;
    };
    const std::array<Entry, PlaceCount> entries = {{
        {u"previewAlerts"_s,
         tr("Documents that became alerts; of rules that make alerts of their own, alerts that became new")},
        {u"previewOpened"_s, tr("Cases that the action creates")},
        {u"previewReopened"_s,
         tr("Closed cases that the action opens again. Who closes cases is chosen on the Simulate page; nobody does by "
            "default.")},
        {u"previewLost"_s, {}}, // see nameLost()
    }};
    auto* const box = new QWidget(this);
    auto* const grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(size::Gap);
    for (std::size_t i = 0; i < entries.size(); ++i) {
        m_tiles[i] = new Tile({}, box);
        m_tiles[i]->setObjectName(entries[i].name);
        m_tiles[i]->setToolTip(entries[i].tip);
        grid->addWidget(m_tiles[i], static_cast<int>(i) / 2, static_cast<int>(i) % 2);
    }
    return box;
}

QLabel* PreviewNumbers::heading(const QString& text)
{
    auto* const label = new QLabel(text, this);
    setLook(label, u"section"_s);
    return label;
}

QWidget* PreviewNumbers::buildGroups()
{
    m_groupBox = new QWidget(this);
    auto* const layout = columnOf(m_groupBox);
    m_groupHeading = heading({});
    m_groupHeading->setObjectName(u"previewGroupHeading"_s);
    layout->addWidget(m_groupHeading);
    layout->addSpacing(size::GapSmall);
    for (std::size_t i = 0; i < MostGroups; ++i) {
        auto* const row = new PreviewGroupRow(m_groupBox);
        row->setObjectName(u"previewGroup%1"_s.arg(i));
        connect(row, &QAbstractButton::clicked, this, [this, i] {
            const analysis::PreviewGroup& group = m_preview->groups[i];
            Q_EMIT runChosen(group.at, PreviewTexts::valuesOf(group));
        });
        layout->addWidget(row);
        m_groups.push_back(row);
    }
    m_more = new QLabel(m_groupBox);
    m_more->setObjectName(u"previewMoreGroups"_s);
    setLook(m_more, u"hint"_s);
    layout->addSpacing(size::GapSmall);
    layout->addWidget(m_more);
    return m_groupBox;
}

QWidget* PreviewNumbers::buildReasons()
{
    m_reasonBox = new QWidget(this);
    auto* const layout = columnOf(m_reasonBox);
    m_reasonHeading = heading({});
    m_reasonHeading->setObjectName(u"previewReasonHeading"_s);
    layout->addWidget(m_reasonHeading);
    layout->addSpacing(size::GapSmall);
    for (std::size_t i = 0; i < MostReasons; ++i) {
        auto* const row = new PreviewGroupRow(m_reasonBox);
        row->setObjectName(u"previewReason%1"_s.arg(i));
        connect(row, &QAbstractButton::clicked, this, [this, i] { chooseReason(i); });
        layout->addWidget(row);
        m_reasons.push_back(row);
    }
    return m_reasonBox;
}

void PreviewNumbers::showPreview(std::shared_ptr<const analysis::RulePreview> preview, const QString& groupBy,
                                 bool canMend)
{
    if (m_isShown && preview == m_preview && groupBy == m_terms.groupBy && canMend == m_canMend)
        return;
    m_isShown = true;
    m_preview = std::move(preview);
    const bool isThere = m_preview != nullptr;
    m_terms = isThere ? PreviewTexts::termsOf(*m_preview, groupBy) : PreviewTexts::Terms{.groupBy = groupBy};
    m_canMend = canMend;
    nameLists();
    setShown(m_barBox, isThere && !m_preview->bars.empty());
    setShown(m_nothing, isThere && m_preview->summary.matched == 0);
    showTiles();
    showWarnings();
    showGroups();
    showReasons();
    if (isThere)
        m_bars->showBars(m_preview->bars, m_preview->barLength, m_terms);
}

void PreviewNumbers::setStale(bool isStale) { m_dim->setEnabled(isStale); }

void PreviewNumbers::setTaken(int width)
{
    layout()->setContentsMargins(size::GapLarge, 0, size::GapLarge - width, size::GapLarge);
}

void PreviewNumbers::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    nameTiles();
}

void PreviewNumbers::nameTiles()
{
    const engine::SimulationSummary* const summary = m_preview ? &m_preview->summary : nullptr;
    m_tiles[Alerts]->setCaption(summary && summary->alerts == 1 ? tr("alert raised") : tr("alerts raised"));
    m_tiles[Opened]->setCaption(summary && summary->casesOpened == 1 ? tr("case opened") : tr("cases opened"));
    m_tiles[Reopened]->setCaption(tr("reopened"));
    nameLost(summary && summary->audit.inNoCase() == 1);
}

/// Alerts that a rule makes count in each run that hands them over: then it is no number of alerts.
void PreviewNumbers::nameLost(bool isOne)
{
    QString caption = isOne ? tr("alert in no case") : tr("alerts in no case");
    if (!m_terms.countsDocuments)
        caption = isOne ? tr("time in no case") : tr("times in no case");
    m_tiles[Lost]->setCaption(width() < NarrowWidth ? tr("in no case") : caption);
    m_tiles[Lost]->setToolTip(m_terms.countsDocuments
                                  ? tr("What matched and ends in no case; the reasons are below")
                                  : tr("How often a run hands an alert over that it attaches to no case; an alert that "
                                       "goes on counts in each run. The reasons are below."));
}

void PreviewNumbers::nameLists()
{
    m_groupHeading->setText(m_terms.countsDocuments ? tr("LARGEST GROUPS") : tr("GROUPS, TIMES HANDED OVER"));
    m_reasonHeading->setText(m_terms.countsDocuments ? tr("IN NO CASE, BY REASON") : tr("TIMES IN NO CASE, BY REASON"));
}

void PreviewNumbers::showTiles()
{
    nameTiles();
    if (!m_preview) {
        for (Tile* const tile : m_tiles)
            tile->clear();
        return;
    }
    const engine::SimulationSummary& summary = m_preview->summary;
    const std::array<std::uint64_t, PlaceCount> numbers = {summary.alerts, summary.casesOpened, summary.casesReopened,
                                                          summary.audit.inNoCase()};
    for (std::size_t i = 0; i < PlaceCount; ++i)
        m_tiles[i]->setNumber(static_cast<qint64>(numbers[i]));
    m_tiles[Reopened]->setTone(numbers[Reopened] > 0 ? Tone::Reopened : Tone::Neutral);
    m_tiles[Lost]->setTone(numbers[Lost] > 0 ? Tone::Loss : Tone::Neutral);
}

void PreviewNumbers::showWarnings()
{
    const std::size_t count = m_preview ? std::min(m_preview->warnings.size(), MostWarnings) : 0;
    for (std::size_t i = 0; i < MostWarnings; ++i) {
        if (i < count)
            m_warnings[i]->showWarning(m_preview->warnings[i], m_terms, m_preview->summary.audit.inNoCase(), m_canMend);
        setShown(m_warnings[i], i < count);
    }
}

void PreviewNumbers::showGroups()
{
    const std::size_t count = m_preview ? std::min(m_preview->groups.size(), MostGroups) : 0;
    const auto most = static_cast<qint64>(count > 0 ? m_preview->groups.front().alerts : 1);
    for (std::size_t i = 0; i < MostGroups; ++i) {
        if (i < count) {
            const analysis::PreviewGroup& group = m_preview->groups[i];
            m_groups[i]->showRow(PreviewTexts::nameOf(group, m_terms.groupBy), static_cast<qint64>(group.alerts), most,
                                 group.overLimit > 0 ? Tone::Loss : Tone::Accent, true);
            m_groups[i]->setToolTip(PreviewTexts::tipOf(group, m_terms));
        }
        setShown(m_groups[i], i < count);
    }
    setShown(m_groupBox, count > 0);
    const std::uint64_t more = m_preview ? m_preview->groupCount - count : 0;
    const QString moreText = NumberText::grouped(static_cast<qint64>(more));
    m_more->setText(more == 1 ? tr("and one more") : tr("and %1 more").arg(moreText));
    setShown(m_more, more > 0);
}

void PreviewNumbers::showReasons()
{
    m_shownReasons =
        m_preview ? PreviewTexts::reasonsOf(m_preview->summary.audit) : std::vector<PreviewTexts::Reason>{};
    const std::vector<PreviewTexts::Reason>& reasons = m_shownReasons;
    for (std::size_t i = 0; i < MostReasons; ++i) {
        if (i < reasons.size())
            m_reasons[i]->showRow(reasons[i].words, static_cast<qint64>(reasons[i].alerts),
                                  static_cast<qint64>(reasons.front().alerts), Tone::Loss, false);
        setShown(m_reasons[i], i < reasons.size());
    }
    setShown(m_reasonBox, !reasons.empty());
}

/// To the run in which it is worst.
void PreviewNumbers::chooseReason(std::size_t row)
{
    const auto& warnings = m_preview->warnings;
    const auto about = std::ranges::find(warnings, m_shownReasons[row].kind, &analysis::PreviewWarning::kind);
    if (about != warnings.end())
        Q_EMIT runChosen(about->at, {});
}

} // namespace casewright::ui
