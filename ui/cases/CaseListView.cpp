// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/CaseListView.h"

#include "core/store/StoredValues.h"
#include "ui/bridge/CaseRepository.h"
#include "ui/bridge/CaseValues.h"
#include "ui/bridge/CollectionOperations.h"
#include "ui/bridge/Text.h"
#include "ui/bridge/WorkspaceSession.h"
#include "ui/cases/BulkBar.h"
#include "ui/cases/CaseColumns.h"
#include "ui/cases/CaseFilterBar.h"
#include "ui/cases/CaseListHeader.h"
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
        m_values->want();
        m_filters->setKnown(m_values->values(), m_values->isReading());
    });
    connect(m_values, &CaseValues::changed, this,
            [this] { m_filters->setKnown(m_values->values(), m_values->isReading()); });
    connect(m_values, &CaseValues::failed, this, [this](const base::Error& error) {
        m_filters->setKnown(m_values->values(), false);
        Q_EMIT failed(toText(error));
    });
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
    connect(m_empty, &EmptyCases::actionWanted, this, &CaseListView::actionWanted);
}

void CaseListView::connectTable()
{
    connect(m_model, &CaseTableModel::loaded, this, &CaseListView::showContent);
    connect(m_model, &CaseTableModel::outdated, this, &CaseListView::outdated);
    connect(m_model, &CaseTableModel::failed, this, &CaseListView::failed);
    connect(m_model, &CaseTableModel::dataChanged, this, &CaseListView::selectionMoved);
    connect(m_model, &CaseTableModel::modelReset, this, &CaseListView::takeSelection);
    connect(m_model, &CaseTableModel::rowsInserted, this, [this](const QModelIndex&, int first, int last) {
        // They are chosen already, before they came.
        if (!m_allKeys)
            return;
        m_isSelectingAll = true;
        m_table->selectionModel()->select({m_model->index(first, 0), m_model->index(last, 0)},
                                          QItemSelectionModel::Select | QItemSelectionModel::Rows);
        m_isSelectingAll = false;
    });
    connect(m_table, &CaseTable::openRequested, this, &CaseListView::openRequested);
    connect(m_table, &CaseTable::selectionMoved, this, &CaseListView::takeSelection);
    connect(m_table, &CaseTable::orderWanted, this, [this](store::CaseOrder order) {
        CaseFilter filter = m_model->filter();
        filter.order = order;
        setFilter(filter);
    });
    connect(m_header->columnsButton(), &QPushButton::clicked, this,
            [this] { m_table->columns().openChoice(m_header->columnsButton()); });
    connect(m_bulk, &BulkBar::allWanted, this, &CaseListView::selectAllMatching);
}

void CaseListView::addActions(const ActionTable& actions)
{
    m_header->addActions(actions);
    m_bulk->addActions(actions);
    m_table->addActions(actions);
}

CollectionChooser& CaseListView::collections() { return m_header->collections(); }

std::vector<std::int64_t> CaseListView::selectedKeys() const
{
    if (m_allKeys)
        return *m_allKeys;
    std::vector<std::int64_t> keys;
    for (const int row : m_table->selectedRows())
        keys.push_back(m_model->at(row).key);
    return keys;
}

std::vector<CaseStatus> CaseListView::selectedStatuses() const
{
    // What those have that were not read yet is not known.
    if (m_allKeys && m_allKeys->size() > static_cast<std::size_t>(m_model->rowCount()))
        return {CaseStatus::Open, CaseStatus::InProgress, CaseStatus::Closed};
    std::vector<CaseStatus> statuses;
    for (const int row : m_table->selectedRows())
        statuses.push_back(m_model->at(row).status);
    return statuses;
}

QStringList CaseListView::selectedIds() const
{
    QStringList ids;
    for (const int row : m_table->selectedRows())
        ids.append(toText(m_model->at(row).id.text));
    return ids;
}

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
    m_model->clear();
    collections().forget();
    if (!m_repository.isOpen()) {
        m_filters->setFilter({});
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

void CaseListView::showSimulation(std::int64_t simulation)
{
    setFilter({.order = m_model->filter().order, .collections = {simulation}});
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
    m_count.reset();
    m_keysRequest.drop();
    m_model->setFilter(filter);
    showProvenance();
    m_countRequest.drop();
    readCounts();
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
}

void CaseListView::takeSelection()
{
    if (!m_isSelectingAll)
        m_allKeys.reset();
    showSelection();
    Q_EMIT selectionMoved();
}

void CaseListView::showSelection()
{
    const auto chosen = static_cast<std::uint64_t>(m_table->selectionModel()->selectedRows().size());
    const bool areMore = m_count && *m_count > chosen && chosen > 0
        && chosen == static_cast<std::uint64_t>(m_model->rowCount());
    if (m_allKeys)
        m_bulk->setAllSelected(m_allKeys->size());
    else
        m_bulk->setSelected(chosen, areMore ? std::min<std::uint64_t>(*m_count, MostChosen) : 0);
}

void CaseListView::selectAllMatching()
{
    m_keysRequest = CollectionOperations(m_repository)
                        .keys(m_model->filter(), MostChosen, [this](base::Result<std::vector<std::int64_t>> keys) {
                            if (keys)
                                takeAllKeys(std::move(*keys));
                            else
                                Q_EMIT failed(toText(keys.error()));
                        });
}

void CaseListView::takeAllKeys(std::vector<std::int64_t> keys)
{
    m_allKeys = std::move(keys);
    m_isSelectingAll = true;
    m_table->selectAll();
    takeSelection();
    m_isSelectingAll = false;
}

} // namespace casewright::ui
