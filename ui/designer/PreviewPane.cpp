// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/designer/PreviewPane.h"

#include "ui/bridge/AlertSources.h"
#include "ui/bridge/PrintableText.h"
#include "ui/bridge/RulePreviews.h"
#include "ui/bridge/Text.h"
#include "ui/bridge/WorkspaceSession.h"
#include "ui/designer/PreviewNumbers.h"
#include "ui/designer/PreviewWarningCard.h"
#include "ui/models/PreviewTexts.h"
#include "ui/models/RuleTexts.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/HelpTopic.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/NumberText.h"
#include "ui/widgets/ProgressLine.h"
#include "ui/widgets/ShownUnits.h"
#include "ui/widgets/ThemeSizes.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace casewright::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int LeastWidth = 260;

/// The place as the form calls it, and what is wrong there.
QString refusalText(const base::Error& error)
{
    const QString text = printableText(error.text);
    if (!error.location || error.location->field.empty())
        return text;
    return PreviewPane::tr("%1: %2").arg(RuleTexts::placeName(error.location->field), text);
}

} // namespace

PreviewPane::PreviewPane(WorkspaceSession& session, AlertSources& sources, RulePreviews& previews, QWidget* parent)
    : QFrame(parent), m_session(session), m_sources(sources), m_previews(previews)
{
    setObjectName(u"previewPane"_s);
    setLook(this, u"side-right"_s);
    setHelpTopic(this, u"preview"_s);
    setMinimumWidth(LeastWidth);
    build();
    connect(&m_previews, &RulePreviews::changed, this, &PreviewPane::showAll);
    connect(m_numbers, &PreviewNumbers::fixChosen, &m_previews, &RulePreviews::apply);
    connect(m_numbers, &PreviewNumbers::helpChosen, this,
            [this](const QString& section) { Q_EMIT actionWanted(u"help.section."_s + section); });
    connect(m_numbers, &PreviewNumbers::runChosen, &m_previews, &RulePreviews::wantRun);
    connect(m_missing, &EmptyState::actionRequested, this, &PreviewPane::act);
    connect(m_progress, &ProgressLine::cancelRequested, &m_sources, &AlertSources::cancelLoad);
    shownunits::follow(this, [this] { showHeader(); });
    showAll();
}

QLayout* PreviewPane::buildHeader()
{
    auto* const title = new QLabel(tr("Live preview"), this);
    setLook(title, u"strong"_s);
    m_facts = new QLabel(this);
    m_facts->setObjectName(u"previewFacts"_s);
    m_facts->setToolTip(tr("From the first run to the last, and how long the preview took"));
    setLook(m_facts, u"muted"_s);
    auto* const header = new QHBoxLayout;
    header->setContentsMargins(size::GapLarge, 0, size::GapLarge, 0);
    header->addWidget(title);
    header->addStretch();
    header->addWidget(m_facts);
    return header;
}

void PreviewPane::build()
{
    m_progress = new ProgressLine(this);
    m_progress->setObjectName(u"previewProgress"_s);
    m_refusal = new PreviewWarningCard(this);
    m_refusal->setObjectName(u"previewRefusal"_s);
    auto* const top = new QVBoxLayout;
    top->setContentsMargins(size::GapLarge, 0, size::GapLarge, 0);
    top->addWidget(m_progress);
    top->addWidget(m_refusal);

    m_missing = new EmptyState(u"alerts"_s, {}, {}, this);
    m_missing->setObjectName(u"previewMissing"_s);
    m_numbers = new PreviewNumbers(this);
    m_numbers->setObjectName(u"previewNumbers"_s);
    m_scroll = new QScrollArea(this);
    m_scroll->setObjectName(u"previewScroll"_s);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(m_numbers);
    setLook(m_numbers, u"side"_s);
    QScrollBar* const bar = m_scroll->verticalScrollBar();
    connect(bar, &QScrollBar::rangeChanged, m_numbers, [this, bar](int least, int most) {
        m_numbers->setTaken(most > least ? bar->sizeHint().width() : 0);
    });
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_missing);
    m_stack->addWidget(m_scroll);
    buildNote();
    auto* const foot = new QVBoxLayout;
    foot->setContentsMargins(size::GapLarge, 0, size::GapLarge, 0);
    foot->setSpacing(0);
    foot->addWidget(m_note);
    foot->addWidget(m_people, 0, Qt::AlignLeft);

    auto* const all = new QVBoxLayout(this);
    all->setContentsMargins(0, size::GapLarge, 0, size::GapMiddle);
    all->setSpacing(size::GapMiddle);
    all->addLayout(buildHeader());
    all->addLayout(top);
    all->addWidget(m_stack, 1);
    all->addLayout(foot);
}

void PreviewPane::buildNote()
{
    m_note = new QLabel(this);
    m_note->setObjectName(u"previewNote"_s);
    m_note->setWordWrap(true);
    m_note->setTextFormat(Qt::PlainText);
    setLook(m_note, u"hint"_s);
    m_people = new QPushButton(tr("Choose who closes cases"), this);
    m_people->setObjectName(u"previewPeople"_s);
    m_people->setToolTip(tr("Goes to the Simulate page, where that is chosen for simulations and previews."));
    m_people->setProperty("flush", true); // begins where the text does
    setLook(m_people, u"link"_s);
    connect(m_people, &QPushButton::clicked, this, [this] { Q_EMIT actionWanted(u"go.simulate"_s); });
}

void PreviewPane::showEvent(QShowEvent* event)
{
    QFrame::showEvent(event);
    m_previews.setActive(true);
}

void PreviewPane::hideEvent(QHideEvent* event)
{
    QFrame::hideEvent(event);
    m_previews.setActive(false);
}

void PreviewPane::showAll()
{
    const PreviewState state = m_previews.state();
    const bool isRefused = state == PreviewState::Refused;
    const bool hasNumbers = m_previews.preview() != nullptr;
    showHeader();
    showProgress();
    if (isRefused)
        m_refusal->showText(Tone::Loss, tr("The rule cannot be simulated"),
                            m_previews.failure() ? refusalText(*m_previews.failure()) : QString());
    setShown(m_refusal, isRefused);
    const bool isComing = isRefused || state == PreviewState::Computing || state == PreviewState::Ready;
    m_stack->setCurrentWidget(hasNumbers || isComing ? static_cast<QWidget*>(m_scroll) : m_missing);
    m_numbers->showPreview(m_previews.preview(), m_previews.basis().groupBy,
                           !m_session.isReadOnly() && m_previews.isOfCurrent());
    m_numbers->setStale(hasNumbers && (m_previews.isStale() || isRefused));
    if (m_stack->currentWidget() == m_missing)
        showMissing();
}

void PreviewPane::showHeader()
{
    const bool hasNumbers = m_previews.preview() != nullptr;
    m_facts->setText(hasNumbers ? tr("%1 · %2 ms").arg(PreviewTexts::spanOf(*m_previews.preview()))
                                      .arg(m_previews.milliseconds())
                                : QString());
    m_note->setText(hasNumbers ? noteText() : QString());
    setShown(m_note, hasNumbers);
    setShown(m_people, hasNumbers);
}

QString PreviewPane::noteText() const
{
    const PreviewBasis& basis = m_previews.basis();
    const QString people = basis.analystsName.isEmpty()
        ? tr("nobody closes cases")
        : tr("cases are closed by “%1”, seed %2").arg(printableText(basis.analystsName)).arg(basis.seed);
    return tr("Simulated against %1 (%2 alerts) with Kibana %3 behaviour; %4. Kibana did not produce this.")
        .arg(printableText(basis.sourceName),
             NumberText::grouped(static_cast<qint64>(m_previews.preview()->summary.documents)),
             basis.profileName, people);
}

void PreviewPane::showProgress()
{
    const bool isReading = m_previews.state() == PreviewState::Reading;
    if (isReading == m_progress->isRunning())
        return;
    if (!isReading) {
        m_progress->finish();
        return;
    }
    m_progress->start([this] {
        return ProgressState{.phase = tr("Reading the alerts"),
                             .done = static_cast<qint64>(m_sources.progress().done()),
                             .total = static_cast<qint64>(m_sources.progress().total())};
    });
}

/// What is missing, and the button to get it.
void PreviewPane::showMissing()
{
    const auto say = [this](const QString& title, const QString& text, const QString& button) {
        m_missing->setTexts(title, text);
        m_missing->setAction(button);
    };
    switch (m_previews.state()) {
    case PreviewState::NoAction:
        say(tr("No Cases action"), tr("Add a Cases action to the rule to see which cases it opens."),
            m_session.isReadOnly() ? QString() : tr("Add a Cases action"));
        break;
    case PreviewState::NoSource:
        say(tr("No alerts chosen"),
            tr("Choose alerts, and every change of the rule is simulated against them at once."), tr("Choose alerts"));
        break;
    case PreviewState::NotRead:
        say(tr("The alerts were not read"), tr("Read %1 to see what comes of the rule.").arg(sourceName()),
            tr("Read the alerts"));
        break;
    case PreviewState::Reading: say(tr("Reading %1").arg(sourceName()), {}, {}); break;
    case PreviewState::Unreadable:
        say(tr("%1 cannot be read").arg(sourceName()),
            m_previews.failure() ? printableText(toText(*m_previews.failure())) : QString(), tr("Show the source"));
        break;
    default: say(tr("No rule"), tr("Make a rule to see what comes of it."), {}); break;
    }
}

void PreviewPane::act()
{
    switch (m_previews.state()) {
    case PreviewState::NotRead: m_previews.readAlerts(); break;
    case PreviewState::NoAction: Q_EMIT actionWanted(u"rules.addCasesAction"_s); break;
    default: Q_EMIT actionWanted(u"go.alerts"_s);
    }
}

QString PreviewPane::sourceName() const
{
    const store::StoredSource* const source = m_sources.current() ? m_sources.find(*m_sources.current()) : nullptr;
    return source ? printableText(toText(source->name)) : QString();
}

} // namespace casewright::ui
