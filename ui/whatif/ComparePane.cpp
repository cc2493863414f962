// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/whatif/ComparePane.h"

#include "ui/bridge/RuleDocuments.h"
#include "ui/bridge/SimulationArchive.h"
#include "ui/bridge/Text.h"
#include "ui/bridge/WhatIfFindings.h"
#include "ui/models/CaseText.h"
#include "ui/models/SweepTexts.h"
#include "ui/whatif/ComparedTiles.h"
#include "ui/whatif/FlowView.h"
#include "ui/whatif/MovedAlertsCard.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/ElidedComboBox.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/NumberText.h"
#include "ui/widgets/ProgressLine.h"
#include "ui/widgets/ShownUnits.h"
#include "ui/widgets/ThemeSizes.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int ChooserCharacters = 18;

} // namespace

ComparePane::ComparePane(WhatIfSubject& subject, SimulationArchive& archive, QWidget* parent)
    : QuestionPane(subject, Begin::AtOnce, parent), m_archive(archive),
      m_question(new WhatIfQuestion<ComparedCases>(this))
{
    watch(*m_question, tr("Comparing"), tr("The two sides cannot be compared"));
    build();
    connect(&m_subject, &WhatIfSubject::chosenChanged, this, &ComparePane::followChosen);
    connect(&m_subject.rules(), &RuleDocuments::reset, this, [this] {
        m_before = {};
        m_after = {.kind = SideChoice::Kind::Chosen};
    });
    connect(&m_archive, &SimulationArchive::listChanged, this, [this] {
        if (isInSight())
            fillChoosers();
    });
    for (QComboBox* const chooser : {m_beforeChooser, m_afterChooser})
        connect(chooser, &QComboBox::activated, this, &ComparePane::chooseSides);
    connect(m_apply, &QPushButton::clicked, this, &ComparePane::apply);
    connect(m_empty, &EmptyState::actionRequested, this, [this] { Q_EMIT paneRequested(u"sweep"_s); });
    shownunits::follow(this, [this] { showAnswer(); });
    showAnswer();
}

QString ComparePane::name() const { return u"compare"_s; }
QString ComparePane::title() const { return tr("Compare"); }
void ComparePane::takeFocus() { m_afterChooser->setFocus(); }

QComboBox* ComparePane::addChooser(const QString& objectName, const QString& label)
{
    auto* const chooser = new ElidedComboBox(this);
    chooser->setObjectName(objectName);
    chooser->setAccessibleName(label);
    chooser->setToolTip(label);
    chooser->setPlaceholderText(tr("Choose a setting"));
    chooser->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    chooser->setMinimumContentsLength(ChooserCharacters);
    chooser->setMaximumWidth(size::CaseSidebar);
    chooser->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    return chooser;
}

void ComparePane::build()
{
    m_beforeChooser = addChooser(u"compareBefore"_s, tr("Compare this"));
    m_afterChooser = addChooser(u"compareAfter"_s, tr("With this"));
    m_apply = new QPushButton(tr("Apply to rule"), this);
    m_apply->setObjectName(u"compareApply"_s);
    m_apply->setToolTip(tr("Set the rule to the chosen setting. It can be undone."));
    setLook(m_apply, u"primary"_s);
    auto* const with = new QLabel(tr("with"), this);
    setLook(with, u"muted"_s);
    auto* const sides = new QHBoxLayout;
    sides->setSpacing(size::Gap);
    sides->addWidget(m_beforeChooser, 1);
    sides->addWidget(with);
    sides->addWidget(m_afterChooser, 1);
    sides->addStretch(1);
    sides->addWidget(m_apply);
    m_empty = new EmptyState(u"whatif"_s, tr("No setting to compare with"),
                             tr("Choose a setting in the sweep, or a version, a rule or a simulation above."), this);
    m_empty->setAction(tr("Show the sweep"));
    m_content = makeContent();
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_content);
    auto* const all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(size::GapMiddle);
    all->addLayout(sides);
    all->addWidget(progressLine());
    all->addWidget(m_stack, 1);
}

QWidget* ComparePane::makeContent()
{
    auto* const content = new QWidget(this);
    m_tiles = new ComparedTiles(content);
    auto* const picture = new Card(tr("Where the alerts go"), content);
    m_flows = new FlowView(picture);
    m_flows->setObjectName(u"compareFlows"_s);
    picture->body()->addWidget(m_flows, 1);
    m_moved = new MovedAlertsCard(content);
    auto* const parts = new QSplitter(Qt::Horizontal, content);
    parts->setObjectName(u"compareSplitter"_s);
    parts->setChildrenCollapsible(false);
    parts->setHandleWidth(size::GapMiddle);
    setLook(parts, u"gap"_s);
    parts->addWidget(picture);
    parts->addWidget(m_moved);
    parts->setStretchFactor(0, 3);
    parts->setStretchFactor(1, 2);
    auto* const all = new QVBoxLayout(content);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(size::GapMiddle);
    all->addWidget(m_tiles);
    all->addWidget(parts, 1);
    return content;
}

void ComparePane::setInSight(bool isInSight)
{
    if (isInSight)
        fillChoosers();
    QuestionPane::setInSight(isInSight);
}

void ComparePane::fillChoosers()
{
    m_choices = sideChoices(m_subject, m_archive);
    const auto fill = [this](QComboBox* chooser, const SideChoice& chosen) {
        const QSignalBlocker blocker(chooser);
        chooser->clear();
        for (const SideChoice& choice : m_choices)
            chooser->addItem(labelOf(choice, m_subject, m_archive));
        const auto found = std::ranges::find(m_choices, chosen);
        chooser->setCurrentIndex(found == m_choices.end() ? -1 : static_cast<int>(found - m_choices.begin()));
    };
    fill(m_beforeChooser, m_before);
    fill(m_afterChooser, m_after);
    m_apply->setEnabled(m_after.kind == SideChoice::Kind::Chosen && m_subject.chosen()
                        && m_subject.canApply(*m_subject.chosen()));
}

void ComparePane::chooseSides()
{
    const auto chosen = [this](const QComboBox* chooser, const SideChoice& before) {
        const int index = chooser->currentIndex();
        return index < 0 ? before : m_choices[static_cast<std::size_t>(index)];
    };
    m_before = chosen(m_beforeChooser, m_before);
    m_after = chosen(m_afterChooser, m_after);
    fillChoosers();
    askAnew();
}

void ComparePane::followChosen()
{
    m_after = {.kind = SideChoice::Kind::Chosen};
    if (isInSight())
        fillChoosers();
    askAnew();
}

void ComparePane::ask(const analysis::SweepInput& input)
{
    if (std::ranges::find(m_choices, m_after) == m_choices.end()
        || std::ranges::find(m_choices, m_before) == m_choices.end()) {
        m_question->forget();
        showAnswer();
        return;
    }
    const base::Result<ComparedSide> before = sideOf(m_before, input, m_subject, m_archive);
    const base::Result<ComparedSide> after = sideOf(m_after, input, m_subject, m_archive);
    if (!before || !after) {
        Q_EMIT failed(tr("The two sides cannot be compared"), toText(before ? after.error() : before.error()));
        return;
    }
    m_question->ask([before = *before, after = *after](base::Progress& progress, const std::stop_token& stop) {
        return compareSides(before, after, progress, stop);
    });
}

void ComparePane::showAnswer()
{
    const std::shared_ptr<const ComparedCases>& cases = m_question->answer();
    m_stack->setCurrentWidget(cases || m_question->isRunning() ? m_content : static_cast<QWidget*>(m_empty));
    m_tiles->setStale(m_question->isRunning());
    if (m_question->isRunning() && cases)
        return;
    m_flows->setCases(cases);
    m_moved->setCases(cases);
    if (!cases) {
        Q_EMIT summaryChanged({});
        return;
    }
    m_tiles->showCases(*cases);
    Q_EMIT summaryChanged(tr("%1 · %2 s")
                              .arg(CaseText::alerts(cases->before.summary.documents),
                                   NumberText::fixed(m_question->seconds(), 2)));
}

void ComparePane::addTo(WhatIfFindings& findings) const { findings.compared = m_question->answer(); }

void ComparePane::forget() { m_question->forget(); }

void ComparePane::apply()
{
    if (m_subject.chosen() && m_subject.apply(*m_subject.chosen()))
        Q_EMIT statusChanged(tr("The rule is set to %1. Ctrl+Z takes it back")
                                 .arg(SweepTexts::nameOf(*m_subject.chosen())));
}

} // namespace casewright::ui
