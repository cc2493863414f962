// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/alerts/AlertsPage.h"

#include <QAction>
#include <QHBoxLayout>
#include <QResizeEvent>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

#include "ui/alerts/AlertsText.h"
#include "ui/alerts/DocumentColumns.h"
#include "ui/alerts/DocumentExplaining.h"
#include "ui/alerts/DocumentsCard.h"
#include "ui/alerts/FieldsPane.h"
#include "ui/alerts/FileOpener.h"
#include "ui/alerts/FloodSaving.h"
#include "ui/alerts/NewFlood.h"
#include "ui/alerts/PreviewCard.h"
#include "ui/alerts/SkippedLinesCard.h"
#include "ui/alerts/SourceActions.h"
#include "ui/alerts/SourceEditor.h"
#include "ui/alerts/SourceHeader.h"
#include "ui/alerts/SourcePane.h"
#include "ui/alerts/SourceRemedy.h"
#include "ui/alerts/SourceRemoval.h"
#include "ui/alerts/SourceView.h"
#include "ui/bridge/Text.h"
#include "ui/bridge/WorkspaceSession.h"
#include "ui/models/SourceListModel.h"
#include "ui/widgets/ActionTable.h"
#include "ui/widgets/ArrangedSplitter.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/NumberText.h"
#include "ui/widgets/ShownUnits.h"
#include "ui/widgets/ThemeSizes.h"

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int Pause = 400;            ///< ms without an edit, before a flood is made
constexpr int WideFrom = 1200;        ///< width of the page from which the side panes have their full width
constexpr int NarrowList = 216;
constexpr int NarrowSide = 300;

bool isFlood(const store::StoredSource& source) { return !source.flood.empty(); }

} // namespace

AlertsPage::AlertsPage(WorkspaceSession& session, AlertSources& sources, QWidget* parent)
    : Page(parent), m_session(session), m_sources(sources)
{
    setAcceptDrops(true);
    m_model = new SourceListModel(sources, this);
    m_opener = new FileOpener(sources, this);
    m_saving = new FloodSaving(sources, this);
    m_removal = new SourceRemoval(sources, this);
    m_pause = new QTimer(this);
    m_pause->setSingleShot(true);
    m_pause->setInterval(Pause);
    build();
    connectParts();
    connectSources();
    showWorkspace();
    showSource();
}

AlertsPage::~AlertsPage() = default;

void AlertsPage::setExplanations(Explanations& explanations)
{
    m_explaining = new DocumentExplaining(explanations, m_sources, *m_view->documents(), *m_notSimulated, this);
}

QString AlertsPage::name() const { return u"alerts"_s; }
QString AlertsPage::iconName() const { return u"alerts"_s; }

void AlertsPage::build()
{
    m_pane = new SourcePane(*m_model, this);
    m_split = new ArrangedSplitter(Qt::Horizontal, this);
    m_split->setObjectName(u"alertsSplit"_s);
    m_split->setChildrenCollapsible(false);
    m_split->addWidget(m_pane);
    m_split->addWidget(buildMiddle());
    m_editor = new SourceEditor(m_sources, m_split);
    m_editor->setMinimumWidth(NarrowSide);
    m_split->addWidget(m_editor);
    m_split->setStretchFactor(1, 1);
    auto* const all = new QHBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_split);
}

QWidget* AlertsPage::buildMiddle()
{
    auto* const middle = new QWidget(m_split);
    m_notice = new Banner(middle);
    m_notice->setObjectName(u"readOnlyBanner"_s);
    m_notice->setClosable(false);
    m_openFailure = new Banner(middle);
    m_openFailure->setObjectName(u"openBanner"_s);
    m_notSimulated = new Banner(middle);
    m_notSimulated->setObjectName(u"notSimulatedBanner"_s);
    m_empty = new EmptyState(u"alerts"_s, tr("No alerts yet"),
                             tr("Open a file of alerts (JSON or CSV), drop one here, or make a flood of made-up ones."),
                             middle);
    m_empty->setObjectName(u"noSources"_s);
    m_empty->setAction(tr("Open file…"));
    m_empty->setSecondAction(tr("Make a flood"));
    m_view = new SourceView(middle);
    m_middle = new QStackedWidget(middle);
    m_middle->addWidget(m_empty);
    m_middle->addWidget(m_view);
    auto* const banners = new QVBoxLayout;
    banners->setContentsMargins(size::PageMargin, 0, size::PageMargin, 0);
    banners->setSpacing(size::Gap);
    banners->addWidget(m_notice);
    banners->addWidget(m_openFailure);
    banners->addWidget(m_notSimulated);
    m_saving->addTo(banners);
    m_removal->addTo(banners);
    auto* const all = new QVBoxLayout(middle);
    all->setContentsMargins(0, size::GapLarge, 0, 0);
    all->setSpacing(size::GapMiddle);
    all->addLayout(banners);
    all->addWidget(m_middle, 1);
    return middle;
}

void AlertsPage::connectParts()
{
    connect(m_pane, &SourcePane::openRequested, m_opener, &FileOpener::ask);
    connect(m_pane, &SourcePane::floodRequested, this, &AlertsPage::makeFlood);
    connect(m_pane, &SourcePane::chosen, &m_sources, &AlertSources::setCurrent);
    connect(m_pane, &SourcePane::removeRequested, m_removal, &SourceRemoval::remove);
    connect(m_removal, &SourceRemoval::tipChanged, m_pane, &SourcePane::setRemoveTip);
    connect(m_empty, &EmptyState::actionRequested, m_opener, &FileOpener::ask);
    connect(m_empty, &EmptyState::secondActionRequested, this, [this] { makeFlood({}); });
    connect(m_opener, &FileOpener::hovered, m_pane, &SourcePane::setDropActive);
    connect(m_opener, &FileOpener::started, m_openFailure, &Banner::dismiss);
    connect(m_opener, &FileOpener::failed, this, [this](const QString& title, const QString& text) {
        m_openFailure->showMessage(Tone::Loss, title, text);
    });
    connect(m_view->failure(), &Banner::actionRequested, this, [this] { remedy().apply(); });
    connect(m_view->skipped(), &SkippedLinesCard::strictRequested, this, [this] {
        if (const std::optional<std::int64_t> key = m_sources.current())
            m_sources.setSkipsBadLines(*key, false);
    });
    connect(m_view, &SourceView::readRequested, this, &AlertsPage::readNow);
    connect(m_view, &SourceView::timeRequested, m_editor, &SourceEditor::chooseTime);
    connect(m_view->header(), &SourceHeader::cancelRequested, this, [this] {
        m_cancelled = m_sources.loading();
        m_sources.cancelLoad();
    });
    connect(m_view->header(), &SourceHeader::readingRequested, m_editor, &SourceEditor::showReading);
    m_editor->setPlot(*m_view->plot());
    connect(m_editor, &SourceEditor::floodChanged, m_view->fields(), &FieldsPane::setFlood);
    m_view->preview()->setPreview(m_editor->preview());
    connect(m_editor, &SourceEditor::previewed, this, &AlertsPage::showSource);
    connect(m_editor, &SourceEditor::edited, this, [this] {
        m_cancelled.reset();
        m_wanted.reset();
        const store::StoredSource* const source = current();
        if (source && isFlood(*source))
            m_pause->start();
    });
    connect(m_pause, &QTimer::timeout, this, [this] {
        wantDocuments();
        showSource();
    });
}

void AlertsPage::connectSources()
{
    connect(&m_session, &WorkspaceSession::opened, this, &AlertsPage::showWorkspace);
    shownunits::follow(this, [this] { showSource(); });
    const auto follow = [this] {
        showSource();
        wantDocuments();
    };
    connect(&m_sources, &AlertSources::sourcesChanged, this, follow);
    connect(&m_sources, &AlertSources::currentChanged, this, follow);
    connect(&m_sources, &AlertSources::loadStarted, this, &AlertsPage::showSource);
    connect(&m_sources, &AlertSources::loadFinished, this, &AlertsPage::showSource);
}

void AlertsPage::registerActions(ActionTable& actions)
{
    m_actions = &actions;
    m_sourceActions = new SourceActions(actions, m_pane->floods(), this);
    connect(m_sourceActions, &SourceActions::openRequested, this, [this] {
        goHere();
        m_opener->ask();
    });
    connect(m_sourceActions, &SourceActions::floodRequested, this, &AlertsPage::makeFlood);
    connect(m_sourceActions, &SourceActions::readRequested, this, &AlertsPage::readNow);
    connect(m_sourceActions, &SourceActions::removeRequested, m_removal, &SourceRemoval::remove);
    m_saving->registerActions(actions, *m_view->header());
    m_view->documents()->registerActions(actions);
    if (m_explaining)
        m_explaining->registerActions(actions);
    connect(m_view->documents(), &DocumentsCard::chosenChanged, this, &AlertsPage::updateActions);
    connect(&actions, &ActionTable::added, this, &AlertsPage::followSimulateAction);
    followSimulateAction();
    updateActions();
}

void AlertsPage::activated()
{
    wantDocuments();
    showStatus();
    m_pane->focusList();
}

QByteArray AlertsPage::arrangement() const { return m_view->documents()->columns().state(); }

void AlertsPage::restoreArrangement(const QByteArray& arrangement)
{
    m_view->documents()->columns().restore(arrangement);
}

void AlertsPage::openFiles(const QStringList& paths) { m_opener->open(paths); }

const store::StoredSource* AlertsPage::current() const
{
    const std::optional<std::int64_t> key = m_sources.current();
    return key ? m_sources.find(*key) : nullptr;
}

void AlertsPage::showSource()
{
    m_pane->setCurrent(m_sources.current());
    updateActions();
    const store::StoredSource* const source = current();
    m_editor->follow();
    m_middle->setCurrentWidget(source ? static_cast<QWidget*>(m_view) : m_empty);
    if (!source) {
        m_shownKey.reset();
        m_shown.reset();
        showStatus();
        return;
    }
    m_view->header()->setSource(toText(source->name), isFlood(*source));
    m_view->header()->setReading(m_editor->hasReading(), !m_editor->isHidden());
    m_view->setIsFlood(isFlood(*source));
    showContent(*source);
    m_view->showFailure(*source, m_sources.failure(source->key), remedy().found());
    m_view->showProgress(*source, m_sources);
    showStatus();
}

void AlertsPage::showContent(const store::StoredSource& source)
{
    const std::shared_ptr<const LoadedAlerts> loaded = m_sources.loaded(source.key);
    const bool isComing = m_sources.loading() == source.key || m_pause->isActive();
    // What was read before stays until the new documents are there.
    const bool isOlder = !loaded && m_shown && m_shownKey == source.key && isComing;
    if (!isOlder && (loaded != m_shown || m_shownKey != source.key)) {
        m_view->fields()->setAlerts(loaded);
        m_view->documents()->setAlerts(source.key, DocumentColumns::placeOf(source, m_session.path()), loaded);
        m_view->skipped()->setAlerts(loaded);
        m_shown = loaded;
        m_shownKey = source.key;
    }
    m_view->fields()->setOlder(isOlder);
    m_view->documents()->setOlder(isOlder);
    m_view->header()->setSummary(loaded ? AlertsText::summary(source, *loaded)
                                        : AlertsText::line(m_model->index(m_model->rowOf(source.key))));
    const bool isAllSkipped = loaded && !isFlood(source) && !isComing && AlertsText::isAllSkipped(*loaded);
    m_view->showTables((loaded || isComing) && !isAllSkipped, isComing && !loaded && !isOlder);
    if (isAllSkipped || (!loaded && !isComing))
        m_view->showNothing(source, isAllSkipped                    ? SourceView::Why::AllSkipped
                                    : m_sources.failure(source.key) ? SourceView::Why::Failed
                                    : m_cancelled == source.key   ? SourceView::Why::Cancelled
                                                                  : SourceView::Why::NotYet);
}

void AlertsPage::showStatus()
{
    const auto count = static_cast<qint64>(m_sources.sources().size());
    QString text = count == 1 ? tr("1 source") : tr("%1 sources").arg(NumberText::grouped(count));
    const store::StoredSource* const source = current();
    if (const auto loaded = source ? m_sources.loaded(source->key) : nullptr)
        text += u" · "_s + AlertsText::status(*source, *loaded);
    Q_EMIT statusChanged(text);
}

void AlertsPage::showWorkspace()
{
    const bool isReadOnly = m_session.isOpen() && m_session.isReadOnly();
    const QString why =
        tr("The workspace can only be read: sources can be looked at, but not added, changed or removed.");
    m_pane->setReadOnly(isReadOnly, why);
    m_editor->setReadOnly(isReadOnly);
    m_empty->setAction(isReadOnly ? QString() : tr("Open file…"));
    m_empty->setSecondAction(isReadOnly ? QString() : tr("Make a flood"));
    setAcceptDrops(!isReadOnly);
    if (isReadOnly)
        m_notice->showMessage(Tone::Limit, tr("Read only"), why);
    else
        m_notice->dismiss();
    updateActions();
    // Keys of another workspace are other sources.
    m_cancelled.reset();
    m_wanted.reset();
    m_removal->forget();
    wantDocuments();
}

void AlertsPage::updateActions()
{
    if (!m_actions)
        return;
    const bool isWritable = m_session.isOpen() && !m_session.isReadOnly();
    const bool hasSource = m_sources.current().has_value();
    // What acts on the chosen source is for when it is in sight.
    const bool isInSight = hasSource && isVisible();
    m_sourceActions->setPossible(isWritable, isInSight);
    m_saving->setInSight(isInSight);
    if (m_explaining)
        m_explaining->setInSight(isInSight);
}

void AlertsPage::wantDocuments()
{
    const store::StoredSource* const source = current();
    if (!isVisible() || !source || m_pause->isActive() || m_cancelled == source->key
        || m_sources.loading() == source->key || m_sources.loaded(source->key) || m_sources.failure(source->key))
        return;
    if (isFlood(*source) && m_wanted != source->key) {
        const base::Result<alerts::Flood> flood = alerts::parseFlood(source->flood, source->name);
        if (flood && alerts::documentCount(*flood).value_or(0) > MostMadeUnasked)
            return;
    }
    m_sources.load(source->key);
}

void AlertsPage::readNow()
{
    const std::optional<std::int64_t> key = m_sources.current();
    if (!key)
        return;
    m_cancelled.reset();
    m_wanted = key;
    m_editor->forgetPreview();
    m_sources.loadAgain(*key);
}

void AlertsPage::goHere()
{
    if (QAction* const go = m_actions ? m_actions->action(u"go.alerts"_s) : nullptr; go && !isVisible())
        go->trigger();
}

SourceRemedy AlertsPage::remedy() { return {m_session, m_sources, *m_editor, *m_opener}; }

void AlertsPage::makeFlood(const QString& preset)
{
    goHere();
    m_sources.add(newFlood(m_sources, preset));
}

void AlertsPage::followSimulateAction()
{
    m_view->header()->setSimulateAction(m_actions->action(u"simulation.run"_s));
}

void AlertsPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    updateActions();
    wantDocuments();
}

void AlertsPage::hideEvent(QHideEvent* event)
{
    Page::hideEvent(event);
    updateActions();
}

void AlertsPage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    const bool isWide = event->size().width() >= WideFrom;
    // What a person moved stays.
    if (m_split->isArranged() || (event->oldSize().isValid() && isWide == (event->oldSize().width() >= WideFrom)))
        return;
    const int list = isWide ? size::RuleList : NarrowList;
    const int side = isWide ? size::Preview : NarrowSide;
    m_split->setSizes({list, event->size().width() - list - side, side});
}

} // namespace casewright::ui
