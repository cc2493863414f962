// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/CaseWhyPane.h"

#include "ui/bridge/Text.h"
#include "ui/cases/CaseOtherwise.h"
#include "ui/cases/CaseReasons.h"
#include "ui/cases/NearEnd.h"
#include "ui/models/CaseDecisionsModel.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/PillDelegate.h"
#include "ui/widgets/StepList.h"
#include "ui/widgets/TableStyle.h"
#include "ui/widgets/ThemeSizes.h"
#include "ui/widgets/TimeDelegate.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTableView>
#include <QVBoxLayout>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int LeastRows = 3; ///< of decisions in sight

} // namespace

CaseWhyPane::CaseWhyPane(CaseRepository& repository, QWidget* parent) : QWidget(parent)
{
    setObjectName(u"caseWhy"_s);
    m_model = new CaseDecisionsModel(repository, this);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, size::GapSmall, 0, 0);
    layout->setSpacing(size::Gap);
    layout->addWidget(buildReasons(), 1);
    layout->addWidget(buildDecisions(), 1);
    setFocusProxy(m_table);
    connect(m_model, &CasePartModel::failed, this, &CaseWhyPane::failed);
    connect(m_model, &CasePartModel::loaded, this, &CaseWhyPane::showReasons);
    connect(m_model, &CaseDecisionsModel::modelReset, this, &CaseWhyPane::showReasons);
}

QWidget* CaseWhyPane::buildReasons()
{
    auto* const scroll = new QScrollArea(this);
    scroll->setObjectName(u"caseWhyScroll"_s);
    scroll->setAccessibleName(tr("Why the case exists"));
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setMinimumHeight(size::TallRow);
    auto* const content = new QWidget;
    setLook(content, u"side"_s);
    m_steps = new StepList(content);
    m_steps->setObjectName(u"caseWhySteps"_s);
    m_steps->setAccessibleName(tr("What opened the case"));
    m_otherwise = new CaseOtherwise(content);
    auto* const column = new QVBoxLayout(content);
    column->setContentsMargins(size::GapMiddle, size::GapSmall, size::GapMiddle, size::GapSmall);
    column->setSpacing(size::GapMiddle);
    column->addWidget(m_steps);
    column->addWidget(m_otherwise);
    column->addStretch();
    scroll->setWidget(content);
    return scroll;
}

QWidget* CaseWhyPane::buildDecisions()
{
    m_since = new QWidget(this);
    m_title = new QLabel(tr("EACH DECISION ABOUT IT"), m_since);
    setLook(m_title, u"section"_s);
    m_run = new QPushButton(tr("Show the run"), m_since);
    m_run->setObjectName(u"decisionRun"_s);
    m_run->setToolTip(tr("Go to the run on the Simulate page (Enter among the decisions)"));
    m_table = new QTableView(m_since);
    m_table->setObjectName(u"caseDecisionTable"_s);
    m_table->setAccessibleName(tr("Each decision about the case"));
    m_table->setModel(m_model);
    setUpTable(m_table);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setMinimumHeight((LeastRows + 1) * size::Row);
    m_table->installEventFilter(this);
    using Model = CaseDecisionsModel;
    m_table->setItemDelegateForColumn(Model::Time, new TimeDelegate(m_table));
    const auto toneOf = [this](const QModelIndex& index) {
        return casereasons::toneOf(m_model->at(index.row()).decision);
    };
    m_table->setItemDelegateForColumn(Model::Outcome, new PillDelegate(toneOf, PillDelegate::Shape::Pill, m_table));
    QHeaderView* const header = m_table->horizontalHeader();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(Model::Counter, QHeaderView::Stretch);
    const QFontMetrics metrics = m_table->fontMetrics();
    header->resizeSection(Model::Time, metrics.horizontalAdvance(u"0000-00-00 00:00:00"_s) + 2 * size::GapMiddle);
    header->resizeSection(Model::Room, metrics.horizontalAdvance(u"000 + 000 ≤ 1 000: 000 attached"_s));
    header->resizeSection(Model::Outcome, metrics.horizontalAdvance(u"nothing new"_s) + 4 * size::GapMiddle);
    const auto fetchAhead = [this] {
        if (isNearEnd(m_table))
            m_model->fetchMore({});
    };
    connect(m_table->verticalScrollBar(), &QScrollBar::valueChanged, m_model, fetchAhead);
    connect(m_model, &CasePartModel::loaded, m_table, fetchAhead);
    connect(m_table, &QTableView::doubleClicked, this, [this](const QModelIndex& index) { showRun(index.row()); });
    connect(m_run, &QPushButton::clicked, this, [this] { showRun(m_table->currentIndex().row()); });
    auto* const line = new QHBoxLayout;
    line->setContentsMargins(size::GapMiddle, 0, size::GapMiddle, 0);
    line->addWidget(m_title, 1);
    line->addWidget(m_run);
    auto* const layout = new QVBoxLayout(m_since);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(size::GapSmall);
    layout->addLayout(line);
    layout->addWidget(m_table, 1);
    return m_since;
}

void CaseWhyPane::setExplanations(Explanations& explanations) { m_otherwise->setExplanations(explanations); }

void CaseWhyPane::setCase(const std::optional<CaseSheet>& sheet)
{
    const bool isSame = sheet && m_sheet && sheet->stored.key == m_sheet->stored.key;
    m_sheet = sheet;
    if (!isSame) {
        m_model->setCase(std::nullopt);
        m_otherwise->setAlert(0, 0, {}, {});
    }
    if (isVisible())
        read();
}

void CaseWhyPane::setAlert(const store::AttachedAlert& alert)
{
    if (m_sheet)
        m_otherwise->setAlert(m_sheet->stored.key, m_sheet->stored.simulation, toText(alert.id), toText(alert.index));
}

void CaseWhyPane::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    read();
}

void CaseWhyPane::read()
{
    if (!m_sheet)
        return;
    if (m_model->caseKey() == m_sheet->stored.key)
        m_model->refresh();
    else
        m_model->setCase(m_sheet->stored.key);
}

void CaseWhyPane::showReasons()
{
    const bool hasRuns = m_model->rowCount() > 0;
    setShown(m_since, hasRuns);
    const bool isKnown = m_sheet && m_model->caseKey() && m_model->isComplete();
    if (hasRuns)
        m_steps->setSteps(casereasons::stepsOf(m_model->at(0)));
    else
        m_steps->setSteps(isKnown ? casereasons::stepsWithoutRun(*m_sheet) : QList<Step>());
    if (hasRuns && !m_table->currentIndex().isValid())
        m_table->selectRow(0); // what the button leads to
}

void CaseWhyPane::showRun(int row)
{
    if (row >= 0 && row < m_model->rowCount())
        Q_EMIT runWanted(m_model->at(row).at);
}

bool CaseWhyPane::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            showRun(m_table->currentIndex().row());
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace casewright::ui
