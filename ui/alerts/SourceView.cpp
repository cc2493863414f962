// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/alerts/SourceView.h"

#include <QEvent>
#include <QResizeEvent>
#include <QVBoxLayout>

#include <algorithm>
#include <initializer_list>

#include "ui/alerts/DocumentsCard.h"
#include "ui/alerts/FieldsPane.h"
#include "ui/alerts/FloodPlotCard.h"
#include "ui/alerts/PreviewCard.h"
#include "ui/alerts/SkippedLinesCard.h"
#include "ui/alerts/SourceHeader.h"
#include "ui/bridge/AlertSources.h"
#include "ui/bridge/Text.h"
#include "ui/widgets/ArrangedSplitter.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/ThemeSizes.h"

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int LeastNothing = 220;
constexpr double MostOfFields = 0.45;   ///< of the height that fields and documents share
constexpr int LowBelow = 780;           ///< height of the view; in a lower one its parts make do with less

/// The fields (a FieldsPane) above the documents. Asks for no more than it needs: a page that is scrolled gives its parts what they
/// ask for. The fields get what they need, and the documents the rest, until a person moves the handle.
class TablesSplitter final : public ArrangedSplitter {
public:
    explicit TablesSplitter(QWidget* parent) : ArrangedSplitter(Qt::Vertical, parent) {}
    [[nodiscard]] QSize sizeHint() const override { return minimumSizeHint(); }

protected:
    bool event(QEvent* event) override
    {
        const bool isDone = ArrangedSplitter::event(event);
        if (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest)
            share();
        return isDone;
    }

private:
    void share()
    {
        if (isArranged() || count() < 2 || widget(1)->isHidden())
            return;
        const int room = height() - handleWidth();
        const auto* const pane = qobject_cast<const FieldsPane*>(widget(0));
        const int most = static_cast<int>(room * MostOfFields);
        const int fields = pane ? std::min(pane->wantedHeight(), most) : most;
        setSizes({fields, room - fields});
    }
};

} // namespace

SourceView::SourceView(QWidget* parent) : QScrollArea(parent)
{
    setObjectName(u"sourceView"_s);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    auto* const body = new QWidget(this);
    setLook(body, u"page"_s);
    m_header = new SourceHeader(body);
    m_failure = new Banner(body);
    m_failure->setObjectName(u"failureBanner"_s);
    m_plot = new FloodPlotCard(body);
    m_skipped = new SkippedLinesCard(body);
    m_skipped->setObjectName(u"skippedCard"_s);
    auto* const split = new TablesSplitter(body);
    split->setObjectName(u"tablesSplit"_s);
    split->setChildrenCollapsible(false);
    split->setHandleWidth(size::GapMiddle);
    setLook(split, u"gap"_s);
    m_fields = new FieldsPane(split);
    m_documents = new DocumentsCard(split);
    m_tables = split;
    m_preview = new PreviewCard(body);
    connect(m_preview, &PreviewCard::shownChanged, this, &SourceView::showParts);
    m_nothing = new EmptyState(u"alerts"_s, {}, {}, body);
    m_nothing->setObjectName(u"nothingRead"_s);
    m_nothing->setMinimumHeight(LeastNothing);
    auto* const all = new QVBoxLayout(body);
    all->setContentsMargins(size::PageMargin, 0, size::PageMargin, size::GapLarge);
    all->setSpacing(size::GapMiddle);
    for (QWidget* const part : std::initializer_list<QWidget*>{m_header, m_failure, m_plot, m_skipped})
        all->addWidget(part);
    all->addWidget(m_preview, 1);
    all->addWidget(m_tables, 1);
    all->addWidget(m_nothing, 1);
    setWidget(body);
    connect(m_nothing, &EmptyState::secondActionRequested, this, &SourceView::readRequested);
    connect(m_nothing, &EmptyState::actionRequested, this, [this] {
        if (m_isTimeWanted)
            Q_EMIT timeRequested();
        else
            Q_EMIT readRequested();
    });
    connect(m_fields, &FieldsPane::shown, this, &SourceView::showParts);
    connect(m_fields, &FieldsPane::valueChosen, this, [this](const QString& field, const QString& value) {
        m_documents->filterBy(field, value);
        ensureWidgetVisible(m_documents);
    });
    showTables(true, false);
}

void SourceView::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    const bool isLow = height() < LowBelow;
    m_plot->setLow(isLow);
    m_fields->setLow(isLow);
    m_documents->setLow(isLow);
}

void SourceView::setIsFlood(bool isFlood)
{
    setShown(m_plot, isFlood);
    if (!isFlood)
        m_fields->forgetFlood();
}

void SourceView::showTables(bool isShown, bool isReading)
{
    m_hasDocuments = isShown;
    if (isShown)
        m_header->setUnusable({});
    m_preview->setWanted(!isShown || isReading, isShown);
    showParts();
}

void SourceView::showParts()
{
    setShown(m_documents, m_hasDocuments);
    setShown(m_tables, (m_hasDocuments || m_fields->hasFields()) && m_preview->isHidden());
    setShown(m_nothing, !m_hasDocuments);
}

void SourceView::showNothing(const store::StoredSource& source, Why why)
{
    const bool isFlood = !source.flood.empty();
    m_isTimeWanted = why == Why::AllSkipped;
    m_nothing->setSecondAction({});
    m_header->setUnusable(why == Why::Failed     ? tr("Nothing of the source could be read")
                          : why == Why::Cancelled ? tr("The source is not read: that was cancelled")
                          : why == Why::AllSkipped ? tr("Every line of the file was skipped")
                                                   : QString());
    switch (why) {
    case Why::AllSkipped:
        m_nothing->setTexts(tr("No alert is left"),
                            tr("Every line was skipped. If the time is elsewhere in the file, "
                               "choose it at the right."));
        m_nothing->setAction(tr("How it is read…"));
        m_nothing->setSecondAction(tr("Read again"));
        break;
    case Why::Failed:
        m_nothing->setTexts(tr("Nothing was read"), tr("What is wrong stands above."));
        // It cures nothing before what is wrong was mended.
        m_nothing->setAction({});
        m_nothing->setSecondAction(tr("Read again"));
        break;
    case Why::Cancelled:
        m_nothing->setTexts(isFlood ? tr("Making the events was cancelled") : tr("Reading was cancelled"),
                            tr("Nothing of it was kept."));
        m_nothing->setAction(isFlood ? tr("Make the events") : tr("Read again"));
        break;
    case Why::NotYet:
        m_nothing->setTexts(isFlood ? tr("The events are not made yet") : tr("The file is not read yet"),
                            isFlood ? tr("So many take time and memory.") : QString());
        m_nothing->setAction(isFlood ? tr("Make the events") : tr("Read it"));
        break;
    }
}

void SourceView::showProgress(const store::StoredSource& source, const AlertSources& sources)
{
    if (sources.loading() != source.key)
        return m_header->finishProgress();
    const bool isFlood = !source.flood.empty();
    const QString phase = isFlood ? tr("Making events") : tr("Reading");
    m_header->startProgress(
        [&sources, phase] { return SourceHeader::Job{.phase = phase, .progress = sources.progress()}; }, isFlood);
}

void SourceView::showFailure(const store::StoredSource& source, const base::Error* error, AlertsText::Remedy remedy)
{
    if (!error)
        return m_failure->dismiss();
    m_failure->showMessage(Tone::Loss,
                           source.flood.empty() ? tr("%1 could not be read").arg(toText(source.name))
                                                : tr("The flood cannot be made"),
                           AlertsText::explain(*error, remedy));
    m_failure->setClosable(false);
    if (remedy == AlertsText::Remedy::SkipBadLines)
        m_failure->setAction(tr("Skip bad lines"));
    else if (remedy == AlertsText::Remedy::FindFile)
        m_failure->setAction(tr("Find the file…"));
    else if (remedy == AlertsText::Remedy::ChangeMapping)
        m_failure->setAction(tr("How it is read…"));
}

} // namespace casewright::ui
