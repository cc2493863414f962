// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/whatif/MovedAlertsCard.h"

#include "ui/bridge/DocumentText.h"
#include "ui/bridge/PrintableText.h"
#include "ui/bridge/Text.h"
#include "ui/models/MovedAlertModel.h"
#include "ui/widgets/JsonPane.h"
#include "ui/widgets/LongTable.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/NumberText.h"
#include "ui/widgets/ThemeSizes.h"
#include "ui/widgets/TimeDelegate.h"
#include "ui/widgets/TimeText.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QItemSelectionModel>
#include <QSplitter>
#include <QVBoxLayout>

#include <utility>

namespace casewright::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int CaseWidth = 92;   ///< of columns: "in no case"

} // namespace

MovedAlertsCard::MovedAlertsCard(QWidget* parent) : Card({}, parent), m_job(this)
{
    setTitle(tr("Alerts that moved"));
    setFlush(true);
    m_model = new MovedAlertModel(this);
    m_table = new LongTable(this);
    m_table->setObjectName(u"movedAlerts"_s);
    m_table->setAccessibleName(tr("Alerts that are in other cases with the other setting"));
    m_table->setModel(m_model);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setItemDelegateForColumn(MovedAlertModel::Time, new TimeDelegate(m_table, TimeDelegate::Form::Short));
    m_table->setColumnWidth(MovedAlertModel::Time,
                            TimeText::shortWidth(m_table->fontMetrics()) + 2 * size::GapMiddle);
    for (const int column : {MovedAlertModel::Before, MovedAlertModel::After})
        m_table->setColumnWidth(column, CaseWidth);
    m_document = new JsonPane(u"movedAlert"_s, this);
    m_document->setPlaceholder(tr("Choose an alert to see it as it came in."));
    m_document->setTitle({});
    m_document->setCopyEnabled(false);
    auto* const parts = new QSplitter(Qt::Vertical, this);
    parts->setObjectName(u"movedSplitter"_s);
    parts->setChildrenCollapsible(false);
    parts->setHandleWidth(size::Gap);
    setLook(parts, u"gap"_s);
    parts->addWidget(m_table);
    parts->addWidget(m_document);
    parts->setStretchFactor(0, 3);
    parts->setStretchFactor(1, 2);
    body()->addWidget(parts, 1);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& now) { showDocument(now.isValid() ? now.row() : -1); });
    connect(m_document, &JsonPane::copyWanted, this, &MovedAlertsCard::copyDocument);
}

void MovedAlertsCard::setCases(std::shared_ptr<const ComparedCases> cases)
{
    m_cases = std::move(cases);
    m_model->setCases(m_cases);
    setHint(m_cases ? NumberText::grouped(m_model->rowCount()) : QString());
    showDocument(-1);
}

void MovedAlertsCard::showDocument(int row)
{
    const std::optional<base::AlertRow> alert = m_model->alertAt(row);
    m_document->setCopyEnabled(alert.has_value());
    if (!alert) {
        m_job.cancel();
        m_document->setTitle({});
        m_document->setText({});
        return;
    }
    const std::shared_ptr<const alerts::AlertTable> table = m_model->tableAt(row);
    m_document->setTitle(printableText(table->id(*alert)));
    m_job.start(
        [table, at = *alert](const std::stop_token& stop) {
            return stop.stop_requested() ? QString() : documentText(*table, at);
        },
        [this](const QString& text) { m_document->setText(text); });
}

void MovedAlertsCard::copyDocument()
{
    const int row = m_table->currentIndex().row();
    const std::optional<base::AlertRow> alert = m_model->alertAt(row);
    if (!alert)
        return;
    m_job.start(
        [table = m_model->tableAt(row), at = *alert](const std::stop_token& stop) {
            return stop.stop_requested() ? QString() : documentText(*table, at);
        },
        [this](const QString& text) {
            m_document->setText(text);
            QGuiApplication::clipboard()->setText(text);
        });
}

} // namespace casewright::ui
