// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/whatif/SweepAxesCard.h"

#include "core/rules/TimeWindow.h"
#include "core/rules/VersionProfile.h"
#include "ui/bridge/Text.h"
#include "ui/models/SweepTexts.h"
#include "ui/widgets/ElidedComboBox.h"
#include "ui/widgets/IconSet.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/SettingTip.h"
#include "ui/widgets/TagsEdit.h"
#include "ui/widgets/ThemeSizes.h"
#include "ui/widgets/WrappedLabel.h"

#include <QGridLayout>
#include <QLabel>
#include <QToolButton>

#include <utility>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

QString noGrouping() { return SweepTexts::valueOf(SweepAxis::GroupBy, {}); }
QString byDefault() { return SweepTexts::valueOf(SweepAxis::Maximum, {}); }

std::size_t numberOf(SweepAxis axis) { return static_cast<std::size_t>(axis); }

/// As a person writes them.
QStringList tagsOf(const analysis::SweepAxes& axes, SweepAxis axis)
{
    QStringList tags;
    const auto add = [&tags](const std::vector<std::string>& texts) {
        for (const std::string& text : texts)
            tags.append(text.empty() ? noGrouping() : toText(text));
    };
    switch (axis) {
    case SweepAxis::GroupBy: add(axes.groupBys); break;
    case SweepAxis::TimeWindow: add(axes.timeWindows); break;
    case SweepAxis::Interval: add(axes.intervals); break;
    case SweepAxis::Profile: add(axes.profiles); break;
    case SweepAxis::Maximum:
        for (const std::optional<std::int64_t>& most : axes.maxima)
            tags.append(most ? QString::number(*most) : byDefault());
        break;
    case SweepAxis::Reopen:
        for (const bool isOn : axes.reopens)
            tags.append(SweepTexts::valueOf(SweepAxis::Reopen, {.reopenClosedCases = isOn}));
        break;
    }
    return tags;
}

/// What is wrong with a value; empty: nothing.
QString problemOf(SweepAxis axis, const QString& tag)
{
    const std::string text = toUtf8(tag);
    bool isNumber = false;
    switch (axis) {
    case SweepAxis::TimeWindow:
        if (const auto read = rules::parseTimeWindow(text); !read)
            return toText(read.error());
        return {};
    case SweepAxis::Interval:
        if (const auto read = rules::parseInterval(text); !read)
            return toText(read.error());
        return {};
    case SweepAxis::Profile:
        if (const auto read = rules::versionProfile(text); !read)
            return toText(read.error());
        return {};
    case SweepAxis::Maximum:
        return tag == byDefault() || (tag.toLongLong(&isNumber) >= 0 && isNumber)
                   ? QString()
                   : SweepAxesCard::tr("%1 is no number of cases.").arg(tag);
    case SweepAxis::GroupBy:
    case SweepAxis::Reopen: break;
    }
    return {};
}

} // namespace

SweepAxesCard::SweepAxesCard(QWidget* parent) : Card(tr("What is tried"), parent)
{
    setObjectName(u"sweepAxes"_s);
    setHint(tr("What the rule has is always tried too"));
    auto* const grid = new QGridLayout;
    grid->setHorizontalSpacing(size::GapMiddle);
    grid->setVerticalSpacing(size::Gap);
    grid->setColumnStretch(1, 1);
    addRow(SweepAxis::GroupBy, tr("Fields to group by. Without any: all that the alerts may well be grouped by"), grid);
    addRow(SweepAxis::TimeWindow, tr("Time windows, as 12h. Without any: from 5m to 30d"), grid);
    addRow(SweepAxis::Maximum, tr("Most cases in one run, as 10. Without any: what the rule has"), grid);
    addRow(SweepAxis::Interval, tr("How often the rule runs, as 5m. Without any: what the rule has"), grid);
    addRow(SweepAxis::Profile, tr("Versions of Kibana, as 9.4. Without any: that of the workspace"), grid);
    addPlaces(grid);
    m_problem = wrappedLabel(u"hint"_s, this, u"sweepProblem"_s);
    m_problem->hide();
    body()->addLayout(grid);
    body()->addWidget(m_problem);
    QStringList versions;
    for (const rules::VersionProfile& profile : rules::versionProfiles())
        versions.append(toText(profile.name));
    m_rows[numberOf(SweepAxis::Profile)].tags->setOffers(versions);
}

void SweepAxesCard::addRow(SweepAxis axis, const QString& tip, QGridLayout* grid)
{
    const int row = grid->rowCount();
    auto* const label = new QLabel(SweepTexts::nameOf(axis), this);
    auto* const tags = new TagsEdit(SweepTexts::nameOf(axis), this);
    tags->setObjectName(u"axis%1"_s.arg(static_cast<int>(axis)));
    setTip(tags, tip);
    label->setToolTip(tip);
    label->setBuddy(tags);
    label->setMinimumHeight(size::Control); // beside the first line of chips
    auto* const usual = new QToolButton(this);
    usual->setIcon(icons::icon(u"undo"_s));
    usual->setObjectName(u"axis%1Usual"_s.arg(static_cast<int>(axis)));
    usual->setToolTip(tr("The usual ones"));
    usual->setAccessibleName(tr("%1: the usual ones").arg(SweepTexts::nameOf(axis)));
    grid->addWidget(label, row, 0, Qt::AlignTop);
    grid->addWidget(tags, row, 1);
    grid->addWidget(usual, row, 2, Qt::AlignTop);
    m_rows[numberOf(axis)].tags = tags;
    connect(tags, &TagsEdit::edited, this, [this, axis](const QStringList& words) { take(axis, words); });
    connect(usual, &QToolButton::clicked, this, [this, axis] { Q_EMIT edited(axis, {}); });
}

QComboBox* SweepAxesCard::addPlace(const QString& name, const QString& label)
{
    auto* const chooser = new ElidedComboBox(this);
    chooser->setObjectName(name);
    chooser->setAccessibleName(label);
    chooser->setToolTip(label);
    for (const SweepAxis axis : AllSweepAxes)
        chooser->addItem(SweepTexts::nameOf(axis));
    return chooser;
}

void SweepAxesCard::addPlaces(QGridLayout* grid)
{
    m_down = addPlace(u"sweepRows"_s, tr("What goes down"));
    m_across = addPlace(u"sweepColumns"_s, tr("What goes across"));
    auto* const line = new QHBoxLayout;
    line->setSpacing(size::Gap);
    line->addWidget(m_down);
    line->addWidget(new QLabel(tr("down, across:"), this));
    line->addWidget(m_across);
    line->addStretch(1);
    const int row = grid->rowCount();
    grid->addWidget(new QLabel(tr("The map"), this), row, 0);
    grid->addLayout(line, row, 1, 1, 2);
    connect(m_down, &QComboBox::activated, this, [this] { choosePlace(true); });
    connect(m_across, &QComboBox::activated, this, [this] { choosePlace(false); });
}

/// One axis is not down and across: the two change places.
void SweepAxesCard::choosePlace(bool isOfRows)
{
    QComboBox* const other = isOfRows ? m_across : m_down;
    const int chosen = (isOfRows ? m_down : m_across)->currentIndex();
    if (other->currentIndex() == chosen)
        other->setCurrentIndex(chosen == 0 ? 1 : 0);
    Q_EMIT placeChosen(AllSweepAxes[static_cast<std::size_t>(m_down->currentIndex())],
                       AllSweepAxes[static_cast<std::size_t>(m_across->currentIndex())]);
}

void SweepAxesCard::showPlace(SweepAxis rows, SweepAxis columns)
{
    m_down->setCurrentIndex(static_cast<int>(rows));
    m_across->setCurrentIndex(static_cast<int>(columns));
}

void SweepAxesCard::setFields(const QStringList& fields)
{
    m_rows[numberOf(SweepAxis::GroupBy)].tags->setOffers(QStringList{noGrouping()} + fields);
}

void SweepAxesCard::showBoard(const SweepBoard& board)
{
    for (const SweepAxis axis : AllSweepAxes) {
        Row& row = m_rows[numberOf(axis)];
        row.shown = tagsOf(board.axes, axis);
        if (row.tags)
            row.tags->setTags(row.shown);
    }
    m_problem->hide();
}

void SweepAxesCard::take(SweepAxis axis, const QStringList& tags)
{
    for (const QString& tag : tags) {
        if (const QString problem = problemOf(axis, tag); !problem.isEmpty()) {
            m_problem->setText(problem);
            m_problem->show();
            m_rows[numberOf(axis)].tags->setTags(m_rows[numberOf(axis)].shown);
            return;
        }
    }
    m_rows[numberOf(axis)].shown = tags;
    m_problem->hide();
    analysis::SweepAxes axes;
    for (const QString& tag : tags) {
        const std::string text = tag == noGrouping() ? std::string() : toUtf8(tag);
        switch (axis) {
        case SweepAxis::GroupBy: axes.groupBys.push_back(text); break;
        case SweepAxis::TimeWindow: axes.timeWindows.push_back(text); break;
        case SweepAxis::Interval: axes.intervals.push_back(text); break;
        case SweepAxis::Profile: axes.profiles.push_back(text); break;
        case SweepAxis::Maximum:
            axes.maxima.push_back(tag == byDefault() ? std::nullopt : std::optional<std::int64_t>(tag.toLongLong()));
            break;
        case SweepAxis::Reopen: break;
        }
    }
    Q_EMIT edited(axis, axes);
}

} // namespace casewright::ui
