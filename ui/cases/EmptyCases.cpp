// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/EmptyCases.h"

#include "ui/bridge/Text.h"
#include "ui/models/CaseFilterParts.h"
#include "ui/widgets/EmptyState.h"

#include <QVBoxLayout>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

/// "Status: Closed; Tags: web", with the search.
QString partsOf(const store::CaseFilter& filter)
{
    QStringList parts;
    if (!filter.text.empty())
        parts.append(EmptyCases::tr("“%1”").arg(toText(filter.text)));
    for (const CaseFilterParts::Part part : CaseFilterParts::all()) {
        if (const QString chip = CaseFilterParts::chipOf(filter, part); !chip.isEmpty())
            parts.append(chip);
    }
    return parts.join(u"; "_s);
}

} // namespace

EmptyCases::EmptyCases(QWidget* parent) : QWidget(parent)
{
    m_state = new EmptyState(u"cases"_s, {}, {}, this);
    m_state->setObjectName(u"casesEmpty"_s);
    setFocusProxy(m_state->findChild<QWidget*>(u"emptyAction"_s));
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_state);
    connect(m_state, &EmptyState::actionRequested, this, [this] {
        if (m_way == Way::Clear)
            Q_EMIT clearWanted();
        else
            Q_EMIT actionWanted(u"go.simulate"_s);
    });
    connect(m_state, &EmptyState::secondActionRequested, this, [this] {
        if (m_isAlertOffered)
            Q_EMIT alertWanted();
        else
            Q_EMIT actionWanted(u"cases.import"_s);
    });
}

void EmptyCases::explain(bool isOpen, std::optional<std::size_t> collections, const store::CaseFilter& filter)
{
    m_parts = partsOf(filter);
    if (!isOpen)
        show(tr("No workspace is open"), tr("Open a workspace or make a new one in the File menu."), Way::None, {});
    else if (collections == 0)
        show(tr("No cases yet"),
             tr("Cases come from simulations: send alerts through a rule. They are also made by hand, or imported from "
                "an export."),
             Way::Simulate, tr("Run a simulation"), tr("Import cases"));
    else if (CaseFilterParts::isNarrow(filter))
        show(tr("No cases match"), tr("None meets all of these: %1").arg(m_parts), Way::Clear,
             tr("Clear filters"));
    else if (collections)
        show(tr("No cases"), tr("The alerts that were sent opened no case."), Way::Simulate, tr("Go to Simulate"));
    else
        show({}, {}, Way::None, {});
}

void EmptyCases::offerAlert(std::size_t cases)
{
    const QString where = cases == 1 ? tr("What was searched for is the id of an alert in one case.")
                                     : tr("What was searched for is the id of an alert in %1 cases.").arg(cases);
    show(tr("No cases match"), tr("None meets all of these: %1. %2").arg(m_parts, where), Way::Clear,
         tr("Clear filters"), tr("Show the cases with that alert"));
    m_isAlertOffered = true;
}

void EmptyCases::show(const QString& title, const QString& text, Way way, const QString& button, const QString& second)
{
    m_way = way;
    m_isAlertOffered = false;
    m_state->setTexts(title, text);
    m_state->setAction(button);
    m_state->setSecondAction(second);
}

} // namespace casewright::ui
