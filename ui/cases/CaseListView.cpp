// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/CaseListView.h"

#include "core/store/StoredValues.h"
#include "ui/bridge/CaseOperations.h"
#include "ui/bridge/CaseRepository.h"
#include "ui/bridge/CaseValues.h"
#include "ui/bridge/ClosingTime.h"
#include "ui/bridge/Text.h"
#include "ui/bridge/WorkspaceSession.h"
#include "ui/cases/BulkBar.h"
#include "ui/cases/CaseColumns.h"
#include "ui/cases/CaseFilterBar.h"
#include "ui/cases/CaseListHeader.h"
#include "ui/cases/CaseSelection.h"
#include "ui/cases/CaseTable.h"
#include "ui/cases/CollectionChooser.h"
#include "ui/cases/EmptyCases.h"
#include "ui/cases/StatusTiles.h"
#include "ui/models/CaseFilterParts.h"
#include "ui/models/CaseTableModel.h"
#include "ui/widgets/ActionTable.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/ThemeSizes.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;
using engine::CaseStatus;
using store::CaseFilter;
using store::StatusCounts;
using store::StoredSimulation;

std::uint64_t countOf(const StatusCounts& counts, const std::vector<CaseStatus>& statuses)
{
    const auto counted = [&statuses](CaseStatus status) {
        return statuses.empty() || std::find(statuses.begin(), statuses.end(), status) != statuses.end();
    };
    return (counted(CaseStatus::Open) ? counts.open : 0) + (counted(CaseStatus::InProgress) ? counts.inProgress : 0)
        + (counted(CaseStatus::Closed) ? counts.closed : 0);
}

} // namespace

CaseListView::CaseListView(WorkspaceSession& session, CaseRepository& repository, QWidget* parent)
    : QWidget(parent),
      m_repository(repository),
      m_session(session)
{
    setObjectName(u"caseList"_s);
    m_model = new CaseTableModel(repository, this);
    m_values = new CaseValues(session, this);
    m_closing = new ClosingTime(session, this);
    build();
    connectFilter();
    connectTable();
    reset();
}

CaseListView::~CaseListView() = default;

void CaseListView::build()
{
    m_header = new CaseListHeader(this);
    m_provenance = new QLabel(this);
    m_provenance->setObjectName(u"caseProvenance"_s);
    m_provenance->setWordWrap(true);
    m_provenance->hide();
    setLook(m_provenance, u"hint"_s);
    m_tiles = new StatusTiles(this);
    m_filters = new CaseFilterBar(this);
    m_bulk = new BulkBar(this);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(size::GapMiddle);
    layout->addWidget(m_header);
    layout->addWidget(m_provenance);
    layout->addWidget(m_tiles);
    layout->addWidget(m_filters);
    layout->addWidget(buildTable(), 1);
    layout->addWidget(m_bulk);
}

QWidget* CaseListView::buildTable()
{
    m_table = new CaseTable(*m_model, this);
    m_selection = new CaseSelection(m_repository, *m_model, *m_table);
    auto* const card = new Card({}, this);
    card->setFlush(true);
    card->layout()->setContentsMargins(1, 1, 1, size::GapSmall);
    m_empty = new EmptyCases(card);
    m_content = new QStackedWidget(card);
    m_content->addWidget(m_table);
    m_content->addWidget(m_empty);
    card->body()->addWidget(m_content, 1);
    return card;
}

void CaseListView::connectFilter()
{
    connect(m_filters, &CaseFilterBar::filterChosen, this, &CaseListView::setFilter);
    connect(m_filters, &CaseFilterBar::valuesWanted, this, [this] {
        m_values->want(m_model->filter().collections);
        m_filters->setKnown(m_values->values(), m_values->isReading());
    });
    connect(m_values, &CaseValues::changed, this,
            [this] { m_filters->setKnown(m_values->values(), m_values->isReading()); });
    connect(m_values, &CaseValues::failed, this, [this](const base::Error& error) {
        m_filters->setKnown(m_values->values(), false);
        Q_EMIT failed(toText(error));
    });
    connect(m_closing, &ClosingTime::known, m_tiles, &StatusTiles::setClosingTime);
    connect(m_tiles, &StatusTiles::chosen, this, [this](const std::vector<CaseStatus>& statuses) {
        CaseFilter filter = m_model->filter();
        filter.statuses = statuses;
        setFilter(filter);
    });
    connect(&m_header->collections(), &CollectionChooser::collectionsChosen, this,
            [this](const std::vector<std::int64_t>& keys) {
                CaseFilter filter = m_model->filter();
                filter.collections = keys;
                setFilter(filter);
            });
    connect(m_empty, &EmptyCases::clearWanted, this,
            [this] { setFilter(CaseFilterParts::withoutAll(m_model->filter())); });
    connect(m_empty, &EmptyCases::alertWanted, this, [this] {
        const CaseFilter before = m_model->filter();
        setFilter({.order = before.order, .collections = before.collections, .alertId = before.text});
    });
    connect(m_empty, &EmptyCases::actionWanted, this, &CaseListView::actionWanted);
}

void CaseListView::connectTable()
{
    connect(m_model, &CaseTableModel::loaded, this, &CaseListView::showContent);
    connect(m_model, &CaseTableModel::outdated, this, &CaseListView::outdated);
    connect(m_model, &CaseTableModel::failed, this, &CaseListView::failed);
    connect(m_model, &CaseTableModel::dataChanged, this, &CaseListView::selectionMoved);
    connect(m_table, &CaseTable::openRequested, this, &CaseListView::openRequested);
    connect(m_selection, &CaseSelection::failed, this, &CaseListView::failed);
    connect(m_selection, &CaseSelection::changed, this, [this] {
        showSelection();
        Q_EMIT selectionMoved();
    });
    connect(m_table, &CaseTable::orderWanted, this, [this](store::CaseOrder order) {
        CaseFilter filter = m_model->filter();
        filter.order = order;
        setFilter(filter);
    });
    connect(m_header->columnsButton(), &QPushButton::clicked, this,
            [this] { m_table->columns().openChoice(m_header->columnsButton()); });
    connect(m_bulk, &BulkBar::allWanted, m_selection, &CaseSelection::chooseAll);
    connect(m_bulk, &BulkBar::focusLeft, this, &CaseListView::focusTable);
}

void CaseListView::addActions(const ActionTable& actions)
{
    m_header->addActions(actions);
    m_bulk->addActions(actions);
    m_table->addActions(actions);
}

CollectionChooser& CaseListView::collections() { return m_header->collections(); }

std::optional<std::int64_t> CaseListView::currentKey() const
{
    const QModelIndex current = m_table->currentIndex();
    return current.isValid() ? std::optional(m_model->at(current.row()).key) : std::nullopt;
}

const CaseFilter& CaseListView::filter() const { return m_model->filter(); }

void CaseListView::reset()
{
    if (!m_place.isEmpty())
        m_before.insert(m_place, m_model->filter());
    m_place = m_repository.isOpen() ? m_session.path() : QString();
    m_count.reset();
    m_model->clear();
    collections().forget();
    if (!m_repository.isOpen()) {
        m_filters->setFilter({});
        m_closing->forget();
        m_tiles->clear();
        showContent();
        return;
    }
    setFilter(m_before.value(m_place));
    readSimulations();
}

void CaseListView::refresh()
{
    m_model->refresh(m_table->lastRowThatMatters());
    readCounts();
    readSimulations();
}

void CaseListView::reload()
{
    setFilter(m_model->filter());
    readSimulations();
}

void CaseListView::showSimulations(const std::vector<std::int64_t>& simulations)
{
    setFilter({.order = m_model->filter().order, .collections = simulations});
    readSimulations();
}

void CaseListView::showGroup(std::int64_t simulation, const std::string& value)
{
    setFilter({.order = m_model->filter().order, .collections = {simulation}, .groupValue = value});
    readSimulations();
}

void CaseListView::focusSearch() { m_filters->focusSearch(); }

void CaseListView::focusTable()
{
    if (m_content->currentWidget() != m_table) {
        m_empty->setFocus(Qt::OtherFocusReason);
        return;
    }
    m_table->setFocus(Qt::OtherFocusReason);
    if (!m_table->currentIndex().isValid() && m_model->rowCount() > 0)
        m_table->selectionModel()->setCurrentIndex(m_model->index(0, 0), QItemSelectionModel::NoUpdate);
}

void CaseListView::setFilter(const CaseFilter& filter)
{
    m_filters->setFilter(filter);
    m_tiles->setStatuses(filter.statuses);
    m_table->showOrder(filter.order);
    collections().setChosen(filter.collections);
    // Another order counts the same; the same order is asked for anew because cases changed.
    CaseFilter sorted = m_model->filter();
    const bool isOtherOrder = std::exchange(sorted.order, filter.order) != filter.order;
    const bool isCounted = (m_count || m_countRequest.isPending()) && isOtherOrder && sorted == filter;
    m_selection->forget();
    m_model->setFilter(filter);
    showProvenance();
    if (!isCounted) {
        m_count.reset();
        m_countRequest.drop();
        readCounts();
    }
    Q_EMIT selectionMoved();
}

void CaseListView::readCounts()
{
    if (m_countRequest.isPending()) {
        m_isCountWanted = true;
        return;
    }
    m_isCountWanted = false;
    m_countRequest = m_repository.statusCounts(m_model->filter(), [this](const base::Result<StatusCounts>& counts) {
        if (counts)
            takeCounts(*counts);
        else
            Q_EMIT failed(toText(counts.error()));
    });
}

void CaseListView::takeCounts(const StatusCounts& counts)
{
    m_tiles->setCounts(counts);
    m_closing->want(m_model->filter());
    m_count = countOf(counts, m_model->filter().statuses);
    m_filters->setCount(m_count);
    showSelection();
    Q_EMIT countChanged();
    if (m_isCountWanted)
        readCounts();
}

void CaseListView::readSimulations()
{
    m_simulationRequest = m_repository.simulations([this](const base::Result<std::vector<StoredSimulation>>& read) {
        if (read)
            takeSimulations(*read);
        else
            Q_EMIT failed(toText(read.error()));
        showContent();
    });
}

void CaseListView::takeSimulations(const std::vector<StoredSimulation>& simulations)
{
    collections().setCollections(simulations);
    CaseFilter filter = m_model->filter();
    const bool areThere = collections().setChosen(filter.collections);
    showProvenance();
    // Some that were chosen are gone; the others stay.
    if (!areThere) {
        std::erase_if(filter.collections, [&simulations](std::int64_t key) {
            return std::none_of(simulations.begin(), simulations.end(),
                                [key](const StoredSimulation& each) { return each.key == key; });
        });
        setFilter(filter);
    }
    Q_EMIT selectionMoved();
}

void CaseListView::showProvenance()
{
    m_provenance->setText(collections().provenance());
    m_provenance->setVisible(!m_provenance->text().isEmpty());
}

void CaseListView::showContent()
{
    if (m_model->rowCount() > 0) {
        m_content->setCurrentWidget(m_table);
        return;
    }
    m_empty->explain(m_repository.isOpen(), collections().number(), m_model->filter());
    m_content->setCurrentWidget(m_empty);
    lookForAlert();
}

/// What was pasted into the search may be the id of an alert: those are no words of cases.
void CaseListView::lookForAlert()
{
    const std::string id = m_model->filter().text;
    m_alertRequest.drop();
    if (id.empty() || id.find(' ') != std::string::npos || m_model->isLoading())
        return;
    m_alertRequest = CaseOperations(m_repository)
                         .casesOfAlert(id, [this](const base::Result<std::vector<store::CaseOfAlert>>& found) {
                             // A search that finds nothing has its answer; this is more than was asked for.
                             if (found && !found->empty() && m_content->currentWidget() == m_empty)
                                 m_empty->offerAlert(found->size());
                         });
}

void CaseListView::showSelection()
{
    const std::uint64_t chosen = m_selection->count();
    const bool areMore = m_count && *m_count > chosen && chosen > 0
        && chosen == static_cast<std::uint64_t>(m_model->rowCount());
    if (m_selection->isAll())
        m_bulk->setAllSelected(chosen, m_count.value_or(0));
    else
        m_bulk->setSelected(chosen, areMore ? std::min<std::uint64_t>(*m_count, CaseSelection::MostOfAll) : 0);
}

} // namespace casewright::ui
