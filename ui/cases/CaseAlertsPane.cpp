// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/CaseAlertsPane.h"

#include "ui/bridge/CaseDocuments.h"
#include "ui/bridge/Text.h"
#include "ui/cases/ActionButton.h"
#include "ui/cases/AlertDocumentPane.h"
#include "ui/cases/CaseTimes.h"
#include "ui/cases/ChoicePopup.h"
#include "ui/cases/NearEnd.h"
#include "ui/cases/RowSearch.h"
#include "ui/models/CaseAlertsModel.h"
#include "ui/models/ChoiceModel.h"
#include "ui/models/DocumentTableModel.h"
#include "ui/widgets/ActionTable.h"
#include "ui/widgets/BarPlot.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/TableStyle.h"
#include "ui/widgets/ThemeSizes.h"
#include "ui/widgets/TimeDelegate.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QScrollBar>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int PlotHeight = 96;
constexpr int MostBars = 60;
constexpr int FirstFields = 2;       ///< that are shown before anybody chose any
constexpr int NarrowWidth = 720;
constexpr int FieldWidth = 150;
constexpr int IdWidth = 200;         ///< where fields want room
constexpr int LeastWidth = 80;       ///< of what gives way to times

} // namespace

CaseAlertsPane::CaseAlertsPane(CaseRepository& repository, QWidget* parent) : QWidget(parent)
{
    setObjectName(u"caseAlerts"_s);
    m_model = new CaseAlertsModel(repository, this);
    m_plot = new BarPlot(tr("Alerts"), PlotHeight, this);
    m_plot->setObjectName(u"caseAlertsPlot"_s);
    m_plot->setAccessibleName(tr("Alerts of the case over time"));
    buildBar();
    buildTable();
    m_document = new AlertDocumentPane(this);
    m_splitter = new QSplitter(Qt::Horizontal, this);
    m_splitter->setObjectName(u"caseAlertsSplitter"_s);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_table);
    m_splitter->addWidget(m_document);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_document->hide();
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, size::GapSmall, 0, 0);
    layout->setSpacing(size::GapSmall);
    layout->addWidget(m_plot);
    layout->addLayout(m_bar);
    layout->addWidget(m_splitter, 1);
    setFocusProxy(m_table);
    connectTable();
}

QPushButton* CaseAlertsPane::addButton(const QString& name, const QString& text, const QString& tip)
{
    auto* const button = new QPushButton(text, this);
    button->setObjectName(name);
    button->setToolTip(tip);
    m_bar->addWidget(button);
    return button;
}

void CaseAlertsPane::buildBar()
{
    m_bar = new QHBoxLayout;
    m_bar->setContentsMargins(size::GapMiddle, 0, size::GapMiddle, 0);
    m_bar->setSpacing(size::Gap);
    m_fieldButton = addButton(u"alertFields"_s, tr("Fields"),
                              tr("Choose which fields of the documents the table shows"));
    m_choices = new ChoiceModel(this);
    m_fieldPopup = new ChoicePopup(u"alertField"_s, *m_choices, ChoicePopup::Use::Filter, this);
    m_fieldButton->hide();
    m_bar->addStretch();
    m_toActivity = addButton(u"alertInActivity"_s, tr("Show in activity"),
                             tr("Go to where the chosen alert was attached"));
    m_toRun = addButton(u"alertRun"_s, tr("Show the run"), tr("Go to the run that attached it, on the Simulate page"));
    connect(m_fieldButton, &QPushButton::clicked, this, &CaseAlertsPane::openFields);
    connect(m_choices, &ChoiceModel::toggled, this, [this](int row) {
        const Choice& choice = m_choices->choices()[static_cast<std::size_t>(row)];
        chooseField(choice.text, choice.state == Qt::Checked);
    });
    connect(m_toActivity, &QPushButton::clicked, this, [this] {
        if (const store::AttachedAlert* const chosen = alert())
            Q_EMIT activityWanted(chosen->attachedAt);
    });
    connect(m_toRun, &QPushButton::clicked, this, [this] {
        if (const store::AttachedAlert* const chosen = alert())
            Q_EMIT runWanted(chosen->attachedAt);
    });
}

void CaseAlertsPane::buildTable()
{
    m_table = new QTableView(this);
    m_table->setObjectName(u"alertTable"_s);
    m_table->setAccessibleName(tr("Alerts of the case"));
    m_table->setModel(m_model);
    setUpTable(m_table);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_search = new RowSearch(m_table, m_model);
    auto* const times = new TimeDelegate(m_table);
    m_table->setItemDelegateForColumn(CaseAlertsModel::Time, times);
    m_table->setItemDelegateForColumn(CaseAlertsModel::AttachedAt, times);
    QHeaderView* const header = m_table->horizontalHeader();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(CaseAlertsModel::AlertId, QHeaderView::Stretch);
    const int time = m_table->fontMetrics().horizontalAdvance(u"0000-00-00 00:00:00"_s) + 2 * size::GapMiddle;
    header->resizeSection(CaseAlertsModel::Time, time);
    header->resizeSection(CaseAlertsModel::AttachedAt, time);
    m_table->setColumnHidden(CaseAlertsModel::Source, true);
}

void CaseAlertsPane::connectTable()
{
    const auto fetchAhead = [this] {
        if (isNearEnd(m_table))
            m_model->fetchMore({});
    };
    connect(m_table->verticalScrollBar(), &QScrollBar::valueChanged, m_model, fetchAhead);
    connect(m_model, &CasePartModel::loaded, m_table, fetchAhead);
    connect(m_model, &CasePartModel::loaded, this, &CaseAlertsPane::chooseFirst);
    connect(m_model, &CasePartModel::failed, this, &CaseAlertsPane::failed);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        showDocument();
        Q_EMIT alertMoved();
    });
    connect(this, &CaseAlertsPane::alertMoved, this, [this] {
        m_toActivity->setEnabled(alert());
        m_toRun->setEnabled(alert());
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &CaseAlertsPane::alertMoved);
    connect(m_model, &CaseAlertsModel::modelReset, this, [this] {
        showDocument();
        Q_EMIT alertMoved();
    });
}

void CaseAlertsPane::addActions(const ActionTable& actions)
{
    QAction* const explain = actions.action(u"cases.explainAlert"_s);
    if (!explain)
        return;
    auto* const button = new ActionButton(explain, {}, this);
    button->setObjectName(u"explainAlert"_s);
    m_bar->addWidget(button);
    m_table->addAction(explain);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(m_table, &QTableView::activated, explain, &QAction::trigger);
}

void CaseAlertsPane::setDocuments(CaseDocuments& documents)
{
    m_documents = &documents;
    m_document->setDocuments(documents);
    m_document->show();
    m_fieldButton->show();
    connect(m_documents, &CaseDocuments::changed, this, &CaseAlertsPane::showDocuments);
}

void CaseAlertsPane::setCase(const std::optional<CaseSheet>& sheet)
{
    const bool isSame = sheet && m_sheet && sheet->stored.key == m_sheet->stored.key;
    m_sheet = sheet;
    if (isSame) {
        m_model->refresh();
    } else {
        m_search->stop();
        m_model->setCase(sheet ? std::optional(sheet->stored.key) : std::nullopt);
        if (!sheet && m_documents)
            m_documents->drop();
    }
    if (isVisible())
        read();
}

void CaseAlertsPane::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    read();
}

/// What AlertSources has within its budget is there again at once; other tables are not kept for a pane out of sight.
void CaseAlertsPane::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    if (m_documents)
        m_documents->drop();
}

/// Where there is little room beside the table the document is below it.
void CaseAlertsPane::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_splitter->setOrientation(width() < NarrowWidth ? Qt::Vertical : Qt::Horizontal);
    QMetaObject::invokeMethod(this, &CaseAlertsPane::fitColumns, Qt::QueuedConnection); // when the table has its room
}

void CaseAlertsPane::read()
{
    if (!m_sheet)
        return;
    if (m_documents && m_sheet->detail.row.totalAlerts > 0)
        m_documents->want(m_sheet->stored.simulation);
    showDocuments();
    chooseFirst();
}

void CaseAlertsPane::setTimes(const std::vector<store::AttachedAlert>& alerts)
{
    const casetimes::Bars bars = casetimes::barsOf(alerts, MostBars);
    m_plot->setBars(bars.bars, bars.width);
}

void CaseAlertsPane::showDocuments()
{
    const std::shared_ptr<const LoadedAlerts> loaded = m_documents ? m_documents->loaded() : nullptr;
    const std::shared_ptr<const alerts::AlertTable> table = loaded ? loaded->table : nullptr;
    m_fieldButton->setEnabled(table != nullptr);
    QStringList fields = m_fields.value_or(QStringList());
    if (!m_fields && loaded)
        fields = DocumentTableModel::sensibleFields(loaded->fields, FirstFields);
    if (table != m_model->table() || fields != m_model->fields()) {
        // Rows are chosen as a whole: with the columns that come.
        const QModelIndexList chosen = m_table->selectionModel()->selectedRows();
        m_model->setDocuments(table, fields);
        for (const QModelIndex& row : chosen)
            m_table->selectionModel()->select(row, QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
    const bool areOfSeveral = m_documents && m_documents->areOfSeveral();
    m_model->setSources(areOfSeveral ? [documents = m_documents](const store::AttachedAlert& alert) {
        return documents->sourceOf(alert);
    } : CaseAlertsModel::SourceOf());
    m_table->setColumnHidden(CaseAlertsModel::Source, !areOfSeveral);
    fitColumns();
    showDocument();
}

/// Where fields want room beside them, ids and indices, which can be read in the document, take what times leave.
void CaseAlertsPane::fitColumns()
{
    QHeaderView* const header = m_table->horizontalHeader();
    const bool isAlone = m_model->fields().isEmpty();
    header->setSectionResizeMode(CaseAlertsModel::AlertId, isAlone ? QHeaderView::Stretch : QHeaderView::Interactive);
    for (int column = CaseAlertsModel::FixedColumns; column < m_model->columnCount(); ++column)
        header->resizeSection(column, FieldWidth);
    std::vector<int> giving{CaseAlertsModel::Index};
    if (!isAlone)
        giving.insert(giving.begin(), CaseAlertsModel::AlertId);
    if (!m_table->isColumnHidden(CaseAlertsModel::Source))
        giving.push_back(CaseAlertsModel::Source);
    int taken = 2 * header->sectionSize(CaseAlertsModel::Time);
    if (isAlone)
        taken += LeastWidth;
    const int room = (m_table->viewport()->width() - taken) / static_cast<int>(giving.size());
    for (const int column : giving)
        header->resizeSection(column, std::clamp(room, LeastWidth,
                                                 column == CaseAlertsModel::AlertId ? IdWidth : FieldWidth));
}

void CaseAlertsPane::showDocument()
{
    const QModelIndex current = m_table->currentIndex();
    if (!current.isValid())
        return m_document->showDocument({}, nullptr, std::nullopt);
    m_document->showDocument(toText(m_model->at(current.row()).id), m_model->table(),
                             m_model->documentOf(current.row()));
}

/// Where a person chose none: what the buttons lead to is in sight.
void CaseAlertsPane::chooseFirst()
{
    if (isVisible() && m_model->rowCount() > 0 && !m_table->selectionModel()->hasSelection())
        m_table->selectRow(0);
    Q_EMIT alertMoved();
}

void CaseAlertsPane::openFields()
{
    const std::shared_ptr<const alerts::AlertTable>& table = m_model->table();
    if (!table)
        return;
    QStringList names;
    for (const alerts::Column& column : table->columns())
        names.append(toText(column.name()));
    names.sort(Qt::CaseInsensitive);
    std::vector<Choice> choices;
    for (const QString& name : std::as_const(names))
        choices.push_back({.value = name,
                           .text = name,
                           .state = m_model->fields().contains(name) ? Qt::Checked : Qt::Unchecked});
    m_choices->setChoices(std::move(choices));
    m_fieldPopup->openBelow(m_fieldButton, tr("Fields of the documents"));
}

void CaseAlertsPane::chooseField(const QString& field, bool isShown)
{
    QStringList fields = m_fields.value_or(m_model->fields());
    fields.removeAll(field);
    if (isShown)
        fields.append(field);
    m_fields = fields;
    showDocuments();
}

void CaseAlertsPane::setFields(const std::optional<QStringList>& fields)
{
    m_fields = fields;
    showDocuments();
}

const store::AttachedAlert* CaseAlertsPane::alert() const
{
    const QModelIndex current = m_table->currentIndex();
    const bool isChosen = current.isValid() && m_table->selectionModel()->isRowSelected(current.row());
    return m_sheet && isChosen ? &m_model->at(current.row()) : nullptr;
}

const store::AttachedAlert* CaseAlertsPane::first() const
{
    return m_sheet && m_model->rowCount() > 0 ? &m_model->at(0) : nullptr;
}

void CaseAlertsPane::showAttached(base::Timestamp at)
{
    m_table->setFocus(Qt::OtherFocusReason);
    m_search->start([this, at](int row) { return m_model->at(row).attachedAt == at; });
}

} // namespace casewright::ui
