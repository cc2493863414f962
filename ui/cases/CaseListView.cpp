// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/CaseListView.h"

#include "core/store/StoredValues.h"
#include "ui/bridge/CaseRepository.h"
#include "ui/bridge/Text.h"
#include "ui/cases/ActionButton.h"
#include "ui/cases/BulkBar.h"
#include "ui/cases/CaseFilterBar.h"
#include "ui/cases/CaseTable.h"
#include "ui/cases/CollectionChooser.h"
#include "ui/cases/StatusTiles.h"
#include "ui/models/CaseTableModel.h"
#include "ui/models/CaseText.h"
#include "ui/widgets/ActionTable.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/ThemeSizes.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

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

CaseListView::CaseListView(CaseRepository& repository, QWidget* parent) : QWidget(parent), m_repository(repository)
{
    setObjectName(u"caseList"_s);
    m_model = new CaseTableModel(repository, this);
    m_tiles = new StatusTiles(this);
    m_filters = new CaseFilterBar(this);
    m_bulk = new BulkBar(this);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(size::GapMiddle);
    layout->addWidget(buildHeader());
    m_provenance = new QLabel(this);
    m_provenance->setObjectName(u"caseProvenance"_s);
    m_provenance->setWordWrap(true);
    m_provenance->hide();
    setLook(m_provenance, u"hint"_s);
    layout->addWidget(m_provenance);
    layout->addWidget(m_tiles);
    layout->addWidget(m_filters);
    layout->addWidget(buildTable(), 1);
    layout->addWidget(m_bulk);
    connect(m_filters, &CaseFilterBar::filterChosen, this, &CaseListView::setFilter);
    connect(m_tiles, &StatusTiles::chosen, this, [this](const std::vector<CaseStatus>& statuses) {
        CaseFilter filter = m_model->filter();
        filter.statuses = statuses;
        setFilter(filter);
    });
    connect(m_model, &CaseTableModel::loaded, this, &CaseListView::showContent);
    connect(m_model, &CaseTableModel::outdated, this, &CaseListView::outdated);
    connect(m_model, &CaseTableModel::failed, this, &CaseListView::failed);
    connect(m_table, &CaseTable::openRequested, this, &CaseListView::openRequested);
    connect(m_table, &CaseTable::selectionMoved, this, [this] {
        m_bulk->setSelected(m_table->selectionModel()->selectedRows().size());
        Q_EMIT selectionMoved();
    });
    connect(m_model, &CaseTableModel::dataChanged, this, &CaseListView::selectionMoved);
    connect(m_model, &CaseTableModel::modelReset, this, [this] {
        m_bulk->setSelected(0);
        Q_EMIT selectionMoved();
    });
    reset();
}

CaseListView::~CaseListView() = default;

QWidget* CaseListView::buildHeader()
{
    auto* const header = new QWidget(this);
    auto* const title = new QLabel(tr("Cases"), header);
    setLook(title, u"title"_s);
    m_collections = new CollectionChooser(header);
    connect(m_collections, &CollectionChooser::collectionChosen, this, [this](std::optional<std::int64_t> key) {
        CaseFilter filter = m_model->filter();
        filter.simulation = key;
        setFilter(filter);
    });
    auto* const layout = new QHBoxLayout(header);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(size::Gap);
    layout->addWidget(title);
    layout->addWidget(m_collections);
    layout->addStretch();
    m_headerLine = layout;
    return header;
}

QWidget* CaseListView::buildTable()
{
    m_table = new CaseTable(*m_model, this);
    auto* const card = new Card({}, this);
    card->setFlush(true);
    card->layout()->setContentsMargins(1, 1, 1, size::GapSmall);
    m_empty = new EmptyState(u"cases"_s, {}, {}, card);
    m_empty->setObjectName(u"casesEmpty"_s);
    m_empty->setFocusProxy(m_empty->findChild<QWidget*>(u"emptyAction"_s));
    connect(m_empty, &EmptyState::actionRequested, this, &CaseListView::emptyButtonPressed);
    m_content = new QStackedWidget(card);
    m_content->addWidget(m_table);
    m_content->addWidget(m_empty);
    card->body()->addWidget(m_content, 1);
    return card;
}

void CaseListView::addActions(const ActionTable& actions)
{
    const auto addButton = [&](const QString& id, const QString& look, const QString& name) {
        auto* const button = new ActionButton(actions.action(id), look, m_collections->parentWidget());
        button->setObjectName(name);
        m_headerLine->addWidget(button);
    };
    addButton(u"cases.configure"_s, {}, u"configureCases"_s);
    addButton(u"cases.new"_s, u"primary"_s, u"createCase"_s);
    for (const QString& verb : {u"Open"_s, u"Close"_s, u"Progress"_s, u"Reopen"_s, u"Delete"_s})
        m_bulk->addAction(actions.action(u"cases."_s + verb.toLower()), u"bulk"_s + verb);
    for (const QString& id : {u"cases.open"_s, u"cases.close"_s, u"cases.progress"_s, u"cases.reopen"_s,
                              u"cases.copyId"_s, u"cases.delete"_s})
        m_table->addAction(actions.action(id));
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
}

std::vector<std::int64_t> CaseListView::selectedKeys() const
{
    std::vector<std::int64_t> keys;
    for (const int row : m_table->selectedRows())
        keys.push_back(m_model->at(row).key);
    return keys;
}

std::vector<CaseStatus> CaseListView::selectedStatuses() const
{
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

QString CaseListView::simulationName() const { return m_collections->chosenName(); }
bool CaseListView::isSimulationFinished() const { return m_collections->isChosenFinished(); }

const CaseFilter& CaseListView::filter() const { return m_model->filter(); }

void CaseListView::reset()
{
    m_model->clear();
    m_collections->forget();
    if (!m_repository.isOpen()) {
        m_filters->setFilter({});
        m_tiles->clear();
        showContent();
        return;
    }
    setFilter({});
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
    setFilter({.simulation = simulation, .order = m_model->filter().order});
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
    m_collections->setChosen(filter.simulation);
    m_count.reset();
    m_model->setFilter(filter);
    showProvenance();
    m_countRequest.drop();
    readCounts();
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
    m_collections->setCollections(simulations);
    const bool isThere = m_collections->setChosen(m_model->filter().simulation);
    showProvenance();
    // The chosen one was removed.
    if (!isThere)
        setFilter({.order = m_model->filter().order});
    Q_EMIT selectionMoved();
}

void CaseListView::showProvenance()
{
    m_provenance->setText(m_collections->provenance());
    m_provenance->setVisible(!m_provenance->text().isEmpty());
}

void CaseListView::showContent()
{
    if (m_model->rowCount() > 0) {
        m_content->setCurrentWidget(m_table);
        return;
    }
    if (!m_repository.isOpen()) {
        showEmpty(tr("No workspace is open"), tr("Open a workspace or make a new one in the File menu."), {});
    } else if (m_collections->number() == 0) {
        showEmpty(tr("No simulation yet"), tr("Cases come from simulations: send alerts through a rule."),
                  tr("Run a simulation"));
    } else if (CaseFilterBar::isNarrow(m_model->filter())) {
        showEmpty(tr("No case matches"), tr("No case has this search in its title or id, and one of these statuses."),
                  tr("Clear filter"));
    } else if (m_collections->number()) {
        showEmpty(tr("No cases"), tr("The alerts that were sent opened no case."), tr("Go to Simulate"));
    } else {
        showEmpty({}, {}, {});
    }
}

void CaseListView::showEmpty(const QString& title, const QString& text, const QString& button)
{
    m_empty->setTexts(title, text);
    m_empty->setAction(button);
    m_content->setCurrentWidget(m_empty);
}

void CaseListView::emptyButtonPressed()
{
    if (m_collections->number() != 0 && CaseFilterBar::isNarrow(m_model->filter()))
        setFilter({.simulation = m_model->filter().simulation, .order = m_model->filter().order});
    else
        Q_EMIT actionWanted(u"go.simulate"_s);
}

} // namespace casewright::ui
