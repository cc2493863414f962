// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/FilterPopups.h"

#include "core/cases/CaseLimits.h"
#include "ui/cases/ChoicePopup.h"
#include "ui/cases/TextPopup.h"
#include "ui/cases/TimeRangePopup.h"
#include "ui/models/CaseText.h"
#include "ui/models/ChoiceModel.h"
#include "ui/models/ValueNumbers.h"

#include <QWidget>

namespace casewright::ui {

using namespace Qt::StringLiterals;
using CaseFilterParts::Kind;
using CaseFilterParts::Part;

FilterPopups::FilterPopups(QWidget* parent) : QObject(parent), m_parent(parent)
{
    m_choices = new ChoiceModel(this);
    m_choices->setMost(static_cast<qsizetype>(cases::MaximumFilterValues));
    m_ticks = new ChoicePopup(u"filterChoice"_s, *m_choices, ChoicePopup::Use::Filter, parent);
    m_times = new TimeRangePopup(parent);
    m_text = new TextPopup(parent);
    connect(m_choices, &ChoiceModel::toggled, this,
            [this] { Q_EMIT chosen(CaseFilterParts::withChoices(m_filter, m_part, m_choices->checked())); });
    connect(m_times, &TimeRangePopup::chosen, this, [this](const store::TimeRange& range) {
        Q_EMIT chosen(CaseFilterParts::withTimes(m_filter, m_part, range));
    });
    connect(m_text, &TextPopup::chosen, this,
            [this](const QString& text) { Q_EMIT chosen(CaseFilterParts::withText(m_filter, m_part, text)); });
}

void FilterPopups::open(Part part, QWidget* anchor)
{
    m_part = part;
    const QString title = CaseFilterParts::nameOf(part);
    switch (CaseFilterParts::kindOf(part)) {
    case Kind::Choices:
        Q_EMIT valuesWanted();
        showChoices();
        m_ticks->openBelow(anchor, title);
        break;
    case Kind::Times: m_times->openBelow(anchor, title, CaseFilterParts::timesOf(m_filter, part)); break;
    case Kind::Text:
        m_text->openBelow(anchor, title,
                          part == Part::AlertId ? tr("The whole id of an attached alert.")
                                                : tr("A whole value that the alerts of the case have in common."),
                          CaseFilterParts::textOf(m_filter, part));
        break;
    }
}

void FilterPopups::setFilter(const store::CaseFilter& filter) { m_filter = filter; }

void FilterPopups::setKnown(const KnownValues& known, bool isReading)
{
    m_known = known;
    m_isReading = isReading;
    if (m_ticks->isVisible())
        showChoices();
}

void FilterPopups::showChoices()
{
    m_choices->setChoices(CaseFilterParts::choicesOf(m_part, m_filter, m_known));
    const bool isEmpty = m_choices->rowCount() == 0;
    const std::uint64_t leftOut = ValueNumbers(m_part, m_known).leftOut();
    m_ticks->setAdding(leftOut > 0 ? tr("Filter by “%1”") : QString());
    m_ticks->setHint(isEmpty && m_isReading ? tr("Reading what cases have…")
                     : isEmpty              ? tr("No case has any yet.")
                     : leftOut > 0          ? tr("These are the most common ones; %1 more can be typed.")
                                         .arg(CaseText::number(leftOut))
                                            : QString());
}

} // namespace casewright::ui
