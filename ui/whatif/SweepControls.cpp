// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/whatif/SweepControls.h"

#include "core/rules/VersionProfile.h"
#include "ui/models/SweepTexts.h"
#include "ui/widgets/ElidedComboBox.h"
#include "ui/widgets/IconSet.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/ThemeSizes.h"

#include <QAbstractItemView>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSignalBlocker>

#include <algorithm>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;
using analysis::SweptSetting;

constexpr std::array UsualMaxima{1, 3, 5, 10, 20};

/// Values that are offered beside those that were tried: settings that differ from the rule's in just that.
std::vector<SweptSetting> offers(SweepAxis axis, const SweptSetting& now)
{
    std::vector<SweptSetting> all;
    SweptSetting each = now;
    if (axis == SweepAxis::Maximum) {
        for (const int most : UsualMaxima) {
            each.maximumCases = most;
            all.push_back(each);
        }
    } else if (axis == SweepAxis::Reopen) {
        each.reopenClosedCases = !now.reopenClosedCases;
        all.push_back(each);
    } else if (axis == SweepAxis::Profile) {
        for (const rules::VersionProfile& profile : rules::versionProfiles()) {
            each.profile = std::string(profile.name);
            all.push_back(each);
        }
    }
    return all;
}

QString chooserName(SweepAxis axis)
{
    switch (axis) {
    case SweepAxis::GroupBy: return u"sweepField"_s;
    case SweepAxis::TimeWindow: return u"sweepWindow"_s;
    case SweepAxis::Maximum: return u"sweepMaximum"_s;
    case SweepAxis::Reopen: return u"sweepReopen"_s;
    case SweepAxis::Interval: return u"sweepInterval"_s;
    case SweepAxis::Profile: break;
    }
    return u"sweepVersion"_s;
}

} // namespace

SweepControls::SweepControls(QWidget* parent) : QWidget(parent)
{
    auto* const layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(size::Gap);
    m_measure = addChooser(u"sweepMeasure"_s, tr("The number that colours the map"));
    for (const analysis::Measure measure : analysis::AllMeasures) {
        m_measure->addItem(tr("Colour: %1").arg(SweepTexts::nameOf(measure).toLower()));
        m_measure->setItemData(m_measure->count() - 1, SweepTexts::explanationOf(measure), Qt::ToolTipRole);
    }
    connect(m_measure, &QComboBox::activated, this, [this](int row) {
        Q_EMIT measureChosen(analysis::AllMeasures[static_cast<std::size_t>(row)]);
    });
    layout->addWidget(m_measure);
    for (const SweepAxis axis : {SweepAxis::GroupBy, SweepAxis::TimeWindow, SweepAxis::Reopen, SweepAxis::Maximum,
                                 SweepAxis::Interval, SweepAxis::Profile}) {
        const auto number = static_cast<std::size_t>(axis);
        m_values[number] = addChooser(chooserName(axis), SweepTexts::nameOf(axis));
        connect(m_values[number], &QComboBox::activated, this, [this, axis, number](int row) {
            Q_EMIT valueChosen(axis, m_settings[number][static_cast<std::size_t>(row)]);
        });
        layout->addWidget(m_values[number]);
        m_values[number]->hide(); // until there is something to choose
    }
    m_run = new QPushButton(this);
    m_run->setObjectName(u"sweepRun"_s);
    connect(m_run, &QPushButton::clicked, this, [this] {
        if (m_isRunning)
            Q_EMIT cancelRequested();
        else
            Q_EMIT runRequested();
    });
    layout->addWidget(m_run);
    setRunning(false);
}

QComboBox* SweepControls::addChooser(const QString& name, const QString& label)
{
    auto* const chooser = new ElidedComboBox(this);
    chooser->setObjectName(name);
    chooser->setAccessibleName(label);
    chooser->setToolTip(label);
    chooser->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    return chooser;
}

void SweepControls::fill(SweepAxis axis, const SweepGridModel& grid)
{
    const SweepBoard& board = *grid.board();
    const auto number = static_cast<std::size_t>(axis);
    QComboBox* const chooser = m_values[number];
    std::vector<SweptSetting>& settings = m_settings[number];
    const QSignalBlocker blocker(chooser);
    chooser->clear();
    settings.clear();
    SweepPlace place{};
    for (std::size_t value = 0; value < board.sizeOf(axis); ++value) {
        place[number] = value;
        settings.push_back(board.points[board.pointAt(place)]);
    }
    const QString chosen = SweepTexts::valueOf(axis, settings[grid.slice(axis)]);
    for (const SweptSetting& offer : offers(axis, board.now)) {
        const bool isThere = std::any_of(settings.begin(), settings.end(), [&](const SweptSetting& known) {
            return SweepTexts::valueOf(axis, known) == SweepTexts::valueOf(axis, offer);
        });
        if (!isThere)
            settings.push_back(offer);
    }
    std::stable_sort(settings.begin(), settings.end(), [axis](const SweptSetting& left, const SweptSetting& right) {
        const auto first = SweepTexts::orderOf(axis, left);
        return first && *first < SweepTexts::orderOf(axis, right).value_or(0);
    });
    for (const SweptSetting& setting : settings) {
        const QString text = SweepTexts::valueOf(axis, setting);
        chooser->addItem(tr("%1: %2").arg(SweepTexts::nameOf(axis), text));
        if (text == chosen)
            chooser->setCurrentIndex(chooser->count() - 1);
    }
    chooser->view()->setMinimumWidth(chooser->view()->sizeHintForColumn(0) + 2 * size::GapLarge);
}

void SweepControls::follow(const SweepGridModel& grid)
{
    for (const SweepAxis axis : AllSweepAxes) {
        const bool isOnMap = axis == grid.rows() || axis == grid.columns();
        const bool isUsual = axis == SweepAxis::Maximum || axis == SweepAxis::Reopen || axis == SweepAxis::Profile;
        const bool isShown = grid.board() && !isOnMap && (isUsual || grid.board()->sizeOf(axis) > 1);
        if (isShown)
            fill(axis, grid);
        setShown(m_values[static_cast<std::size_t>(axis)], isShown);
    }
}

void SweepControls::setMeasure(analysis::Measure measure) { m_measure->setCurrentIndex(static_cast<int>(measure)); }

void SweepControls::setRunning(bool isRunning)
{
    m_isRunning = isRunning;
    m_run->setText(isRunning ? tr("Cancel") : tr("Run"));
    m_run->setAccessibleName(isRunning ? tr("Cancel the sweep") : tr("Run the sweep"));
    m_run->setIcon(isRunning ? icons::icon(u"stop"_s, Tone::Loss) : icons::icon(u"play"_s));
    m_run->setToolTip(isRunning ? tr("Stop trying settings; what is done stays")
                                : tr("Try all settings again"));
    setLook(m_run, isRunning ? u"danger"_s : QString());
}

} // namespace casewright::ui
