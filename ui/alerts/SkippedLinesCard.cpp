// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/alerts/SkippedLinesCard.h"

#include <QHeaderView>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

#include "ui/models/BadLineModel.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/NumberDelegate.h"
#include "ui/widgets/NumberText.h"
#include "ui/widgets/TableStyle.h"
#include "ui/widgets/ThemeSizes.h"

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int MostRows = 4;   ///< in sight at a time

} // namespace

SkippedLinesCard::SkippedLinesCard(QWidget* parent) : Card({}, parent)
{
    setTitle(tr("Skipped lines"));
    setFlush(true);
    setTone(Tone::Limit);
    auto* const strict = new QPushButton(tr("Do not skip"), this);
    strict->setObjectName(u"doNotSkip"_s);
    strict->setAccessibleName(tr("Do not skip lines that cannot be read"));
    strict->setToolTip(tr("Reads the source again and stops at the first line that cannot be read, now and later"));
    addToHeader(strict);
    connect(strict, &QPushButton::clicked, this, &SkippedLinesCard::strictRequested);
    m_model = new BadLineModel(this);
    m_table = new QTableView(this);
    m_table->setObjectName(u"skippedLines"_s);
    m_table->setAccessibleName(tr("Skipped lines"));
    m_table->setModel(m_model);
    setUpTable(m_table);
    m_table->setItemDelegateForColumn(BadLineModel::Line, new NumberDelegate(m_table));
    m_table->horizontalHeader()->resizeSection(BadLineModel::Line, 2 * size::Control + size::GapLarge);
    body()->addWidget(m_table);
    hide();
}

void SkippedLinesCard::setAlerts(const std::shared_ptr<const LoadedAlerts>& alerts)
{
    m_model->setAlerts(alerts);
    const auto skipped = alerts ? static_cast<qint64>(alerts->table->counts().badRecords) : 0;
    const int listed = m_model->rowCount();
    setHint(skipped > listed ? tr("%1 in all, the first %2 are listed")
                                    .arg(NumberText::grouped(skipped), NumberText::grouped(listed))
                              : NumberText::grouped(skipped));
    m_table->setFixedHeight((std::clamp(listed, 1, MostRows) + 1) * size::Row + 2);
    setShown(this, skipped > 0);
}

} // namespace casewright::ui
