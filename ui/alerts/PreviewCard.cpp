// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/alerts/PreviewCard.h"

#include <QFontMetrics>
#include <QHeaderView>
#include <QTableView>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

#include "ui/alerts/AlertsText.h"
#include "ui/alerts/DocumentDelegate.h"
#include "ui/models/PreviewTableModel.h"
#include "ui/widgets/Fonts.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/NumberDelegate.h"
#include "ui/widgets/TableStyle.h"
#include "ui/widgets/ThemeSizes.h"

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int Delay = 200;         ///< ms
constexpr int LeastRows = 5;       ///< in sight
constexpr int LineWidth = 56;
constexpr int LeastField = 72;     ///< width
constexpr int MostField = 260;

} // namespace

PreviewCard::PreviewCard(QWidget* parent) : Card({}, parent)
{
    setTitle(tr("First documents"));
    setObjectName(u"previewCard"_s);
    setFlush(true);
    m_model = new PreviewTableModel(this);
    m_view = new QTableView(this);
    m_view->setObjectName(u"previewTable"_s);
    m_view->setAccessibleName(tr("First documents of the file"));
    m_view->setModel(m_model);
    setUpTable(m_view);
    m_view->setItemDelegate(new DocumentDelegate(m_view));
    m_view->setItemDelegateForColumn(0, new NumberDelegate(m_view));
    m_view->setMinimumHeight((LeastRows + 1) * size::Row);
    body()->addWidget(m_view, 1);
    m_delay = new QTimer(this);
    m_delay->setSingleShot(true);
    m_delay->setInterval(Delay);
    connect(m_delay, &QTimer::timeout, this, &PreviewCard::showIfWanted);
    hide();
}

void PreviewCard::setPreview(const SourcePreview& preview)
{
    m_preview = &preview;
    connect(&preview, &SourcePreview::changed, this, &PreviewCard::update);
    update();
}

void PreviewCard::setWanted(bool isWanted, bool isSoon)
{
    m_isWanted = isWanted;
    if (isWanted && isSoon && isHidden()) {
        if (!m_delay->isActive())
            m_delay->start();
        return;
    }
    m_delay->stop();
    showIfWanted();
}

void PreviewCard::update()
{
    const alerts::AlertPreview* const preview = m_preview->preview();
    if (!preview) {
        m_model->clear();
    } else {
        m_model->setPreview(*preview);
        setSubtitle(AlertsText::recognised(*preview));
        setHint(AlertsText::origin(*preview));
        QHeaderView* const header = m_view->horizontalHeader();
        for (int column = 0; column < m_model->columnCount(); ++column)
            header->resizeSection(column, column == 0 ? LineWidth : neededWidth(column));
    }
    if (!m_delay->isActive())
        showIfWanted();
}

int PreviewCard::neededWidth(int column) const
{
    const QFontMetrics cells(fonts::code(size::CodeText));
    const QFontMetrics titles(fonts::text(size::SectionText, QFont::DemiBold));
    int widest = titles.horizontalAdvance(m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
    for (int row = 0; row < m_model->rowCount(); ++row)
        widest = std::max(widest, cells.horizontalAdvance(m_model->index(row, column).data().toString()));
    return std::clamp(widest + 2 * size::GapMiddle, LeastField, MostField);
}

void PreviewCard::showIfWanted()
{
    const bool isShown = m_isWanted && m_preview && m_preview->preview();
    if (isShown != isHidden())
        return;
    setShown(this, isShown);
    Q_EMIT shownChanged();
}

} // namespace casewright::ui
