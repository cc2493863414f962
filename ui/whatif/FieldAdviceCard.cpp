// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/whatif/FieldAdviceCard.h"

#include "ui/bridge/SweepFields.h"
#include "ui/models/FieldAdviceModel.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/TableStyle.h"
#include "ui/widgets/ThemeSizes.h"
#include "ui/widgets/WrappedLabel.h"

#include <QHeaderView>
#include <QLabel>
#include <QTableView>
#include <QVBoxLayout>

namespace casewright::ui {

using namespace Qt::StringLiterals;

FieldAdviceCard::FieldAdviceCard(SweepFields& fields, QWidget* parent) : Card(tr("Fields to group by"), parent)
{
    setObjectName(u"fieldAdvice"_s);
    m_model = new FieldAdviceModel(this);
    m_table = new QTableView(this);
    m_table->setObjectName(u"fieldAdviceTable"_s);
    m_table->setAccessibleName(tr("Fields to group by"));
    m_table->setModel(m_model);
    setUpTable(m_table);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    QHeaderView* const header = m_table->horizontalHeader();
    header->setStretchLastSection(false);
    m_sentence = wrappedLabel(u"hint"_s, this, u"fieldAdviceSentence"_s);
    body()->addWidget(m_table);
    body()->addWidget(m_sentence);
    hide();
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &FieldAdviceCard::showSentence);
    connect(&fields, &SweepFields::changed, this, [this, &fields] { showFields(fields); });
}

void FieldAdviceCard::showFields(const SweepFields& fields)
{
    m_model->setFields(fields.fields());
    m_table->setFixedHeight((m_model->rowCount() + 1) * size::Row + size::GapLarge);
    m_table->resizeColumnsToContents();
    setShown(this, m_model->rowCount() > 0);
    m_table->setCurrentIndex(m_model->index(0, 0));
    showSentence();
}

void FieldAdviceCard::showSentence()
{
    m_sentence->setText(m_table->currentIndex().data(Qt::ToolTipRole).toString());
}

} // namespace casewright::ui
