// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/whatif/ComparedTiles.h"

#include "ui/models/FateTexts.h"
#include "ui/models/SweepTexts.h"
#include "ui/widgets/NumberText.h"
#include "ui/widgets/ThemeSizes.h"
#include "ui/widgets/Tile.h"
#include "ui/widgets/WrappedLabel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <array>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;
using analysis::CaseFate;
using analysis::Measure;

QString numberText(std::uint64_t number) { return NumberText::grouped(static_cast<qint64>(number)); }

} // namespace

ComparedTiles::ComparedTiles(QWidget* parent) : QWidget(parent)
{
    constexpr std::array Shown{Measure::CasesOpened, Measure::AlertsLost, Measure::BreakerRuns, Measure::LargestCase,
                               Measure::OpenAtPeak};
    auto* const tiles = new QHBoxLayout;
    tiles->setSpacing(size::Gap);
    for (const Measure measure : Shown) {
        auto* const tile = new Tile(SweepTexts::nameOf(measure), this);
        tile->setObjectName(u"compareTile%1"_s.arg(m_tiles.size()));
        tile->setToolTip(SweepTexts::explanationOf(measure));
        tiles->addWidget(tile, 1);
        m_tiles.append({.measure = measure, .tile = tile});
    }
    m_moved = new Tile(tr("Alerts moved"), this);
    m_moved->setObjectName(u"compareTileMoved"_s);
    m_moved->setToolTip(tr("Alerts that went elsewhere than the rest of their case"));
    tiles->addWidget(m_moved, 1);
    m_fates = wrappedLabel(u"muted"_s, this, u"compareFates"_s);
    auto* const all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(size::Gap);
    all->addLayout(tiles);
    all->addWidget(m_fates);
}

void ComparedTiles::showCases(const ComparedCases& cases)
{
    const analysis::SweepOutcome before{.summary = cases.before.summary, .days = 1};
    const analysis::SweepOutcome after{.summary = cases.after.summary, .days = 1};
    for (const Entry& entry : std::as_const(m_tiles)) {
        const QString first = SweepTexts::valueOf(entry.measure, before);
        const QString second = SweepTexts::valueOf(entry.measure, after);
        entry.tile->setText(first == second ? tr("%1, both").arg(first) : tr("%1 → %2").arg(first, second));
    }
    m_moved->setText(numberText(cases.comparison.moved.size()));
    showFates(cases);
}

void ComparedTiles::showFates(const ComparedCases& cases)
{
    QStringList parts;
    QStringList tips;
    for (const CaseFate fate : {CaseFate::Kept, CaseFate::Split, CaseFate::Merged, CaseFate::Mixed, CaseFate::Gone}) {
        const std::uint64_t count = FateTexts::countOf(cases.comparison, fate);
        tips.append(tr("%1: %2.").arg(FateTexts::nameOf(fate), FateTexts::explanationOf(fate)));
        if (count > 0)
            parts.append(tr("%1 %2").arg(numberText(count), FateTexts::nameOf(fate)));
    }
    const std::uint64_t fresh = cases.comparison.fresh;
    tips.append(tr("%1: %2.").arg(FateTexts::nameOf(CaseFate::New), FateTexts::explanationOf(CaseFate::New)));
    const QString all = parts.isEmpty() ? tr("there are none") : parts.join(u", "_s);
    QString text = tr("Of the cases at the left: %1.").arg(all);
    text += fresh == 0 ? tr(" None at the right is new.") : tr(" New at the right: %1.").arg(numberText(fresh));
    m_fates->setText(text);
    m_fates->setToolTip(tips.join(u'\n'));
}

void ComparedTiles::setStale(bool isStale)
{
    for (const Entry& entry : std::as_const(m_tiles))
        entry.tile->setStale(isStale);
    m_moved->setStale(isStale);
    m_fates->setEnabled(!isStale);
}

} // namespace casewright::ui
