// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/SimilarList.h"

#include "ui/bridge/Text.h"
#include "ui/cases/CaseFieldBoxes.h"
#include "ui/cases/CaseTones.h"
#include "ui/models/CaseText.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/PillDelegate.h"
#include "ui/widgets/ShownUnits.h"
#include "ui/widgets/TableStyle.h"
#include "ui/widgets/ThemeSizes.h"
#include "ui/widgets/TimeText.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QStackedWidget>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

enum Column { Title, Why, Status, Created, ColumnCount };
constexpr int NarrowWidth = 640;
constexpr int KeyRole = Qt::UserRole;
constexpr int StatusRole = Qt::UserRole + 1;

Tone toneOf(const QModelIndex& index)
{
    return casetones::of(static_cast<cases::CaseStatus>(index.data(StatusRole).toInt()));
}

/// "Same group · 3 alerts · tags T1059, mail"
QString reasonOf(const store::SimilarCase& similar)
{
    QStringList reasons;
    if (similar.sameGroup)
        reasons.append(SimilarList::tr("Same group"));
    if (similar.sharedAlerts > 0)
        reasons.append(SimilarList::tr("%1 in both").arg(CaseText::alerts(similar.sharedAlerts)));
    const QStringList tags = toTexts(similar.tags);
    if (!tags.isEmpty()) {
        const QString words = tags.size() == 1 ? SimilarList::tr("Tag %1") : SimilarList::tr("Tags %1");
        reasons.append(words.arg(tags.join(u", "_s)));
    }
    return reasons.join(u" · "_s);
}

/// The same in full: which alerts, line by line.
QString detailOf(const store::SimilarCase& similar)
{
    QStringList lines{reasonOf(similar)};
    lines.append(toTexts(similar.alerts));
    if (similar.sharedAlerts > similar.alerts.size())
        lines.append(u"…"_s);
    return lines.join(u'\n');
}

} // namespace

SimilarList::SimilarList(QWidget* parent) : QWidget(parent)
{
    m_others = new QCheckBox(tr("Also cases of other simulations"), this);
    m_others->setObjectName(u"similarOthers"_s);
    m_others->setToolTip(tr("Other simulations of the same alerts made nearly the same cases"));
    connect(m_others, &QCheckBox::toggled, this, &SimilarList::scopeChanged);
    m_content = new QStackedWidget(this);
    m_table = new QTableWidget(this);
    m_table->setObjectName(u"similarTable"_s);
    m_table->setAccessibleName(tr("Similar cases"));
    m_table->setColumnCount(ColumnCount);
    m_table->setHorizontalHeaderLabels({tr("Name"), tr("Why it is similar"), tr("Status"), tr("Created")});
    setUpTable(m_table);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTextElideMode(Qt::ElideMiddle); // names of one rule begin alike
    m_table->setItemDelegateForColumn(Status, new PillDelegate(toneOf, PillDelegate::Shape::Pill, m_table));
    m_table->installEventFilter(this);
    m_table->viewport()->installEventFilter(this);
    QHeaderView* const header = m_table->horizontalHeader();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(Why, QHeaderView::Stretch);
    header->resizeSection(Status, m_table->fontMetrics().horizontalAdvance(u"In progress"_s) + 4 * size::GapMiddle);
    header->resizeSection(Created, TimeText::shortWidth(m_table->fontMetrics()) + 2 * size::GapMiddle);
    connect(m_table, &QTableWidget::cellClicked, this, &SimilarList::choose);
    m_words = new QLabel(this);
    m_words->setObjectName(u"similarNone"_s);
    m_words->setAlignment(Qt::AlignCenter);
    m_words->setWordWrap(true);
    setLook(m_words, u"muted"_s);
    m_content->addWidget(m_table);
    m_content->addWidget(m_words);
    auto* const line = new QHBoxLayout;
    line->setContentsMargins(size::GapMiddle, size::GapSmall, size::GapMiddle, 0);
    line->addStretch();
    line->addWidget(m_others);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(size::GapSmall);
    layout->addLayout(line);
    layout->addWidget(m_content, 1);
    shownunits::follow(this, [this] {
        if (m_content->currentWidget() == m_table)
            setCases(std::exchange(m_cases, {}), m_simulation);
    });
    setWaiting();
}

void SimilarList::setWaiting()
{
    m_table->setRowCount(0);
    m_words->setText(tr("Looking for similar cases…"));
    m_content->setCurrentWidget(m_words);
}

void SimilarList::setFailed(const QString& reason)
{
    m_words->setText(tr("Similar cases could not be read: %1").arg(reason));
    m_content->setCurrentWidget(m_words);
}

bool SimilarList::wantsOthers() const { return m_others->isChecked(); }

void SimilarList::setCases(const std::vector<store::SimilarCase>& cases, std::int64_t simulation)
{
    m_cases = cases;
    m_simulation = simulation;
    m_table->setRowCount(static_cast<int>(cases.size()));
    int row = 0;
    for (const store::SimilarCase& similar : cases)
        setRow(row++, similar, similar.isSimulated && similar.simulation != simulation);
    m_words->setText(wantsOthers()
                         ? tr("No other case is of the same group, or shares a tag or an alert with this one.")
                         : tr("No other case of this simulation, and none made by hand, is of the same group, or "
                              "shares a tag or an alert with this one."));
    m_content->setCurrentWidget(cases.empty() ? static_cast<QWidget*>(m_words) : m_table);
    fitColumns();
    setFocusProxy(cases.empty() ? static_cast<QWidget*>(m_others) : m_table);
}

void SimilarList::setRow(int row, const store::SimilarCase& similar, bool isOfOther)
{
    const qint64 created = similar.createdAt.milliseconds;
    const QString reason = isOfOther ? tr("%1 · in another simulation").arg(reasonOf(similar)) : reasonOf(similar);
    const QString texts[ColumnCount] = {toText(similar.title), reason, CaseText::status(similar.status),
                                        TimeText::shortly(created)};
    const QString tips[ColumnCount] = {toText(similar.title), detailOf(similar), {}, TimeText::exactly(created)};
    for (int column = 0; column < ColumnCount; ++column) {
        auto* const cell = new QTableWidgetItem(texts[column]);
        cell->setToolTip(tips[column]);
        cell->setData(KeyRole, static_cast<qlonglong>(similar.key));
        cell->setData(StatusRole, static_cast<int>(similar.status));
        m_table->setItem(row, column, cell);
    }
}

/// Names, which begin alike, are not cut as long as two thirds of the room are enough; where it is little, the time that
/// a case was created gives way, which stands in the case.
void SimilarList::fitColumns()
{
    QHeaderView* const header = m_table->horizontalHeader();
    m_table->setColumnHidden(Created, m_table->viewport()->width() < NarrowWidth);
    const int room = m_table->viewport()->width() - header->sectionSize(Status) - header->sectionSize(Created);
    const QAbstractItemView& view = *m_table;
    header->resizeSection(Title, std::max(std::min(view.sizeHintForColumn(Title), 2 * room / 3), room / 2));
}

bool SimilarList::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_table->viewport() && event->type() == QEvent::Resize)
        QMetaObject::invokeMethod(this, &SimilarList::fitColumns, Qt::QueuedConnection);
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            choose(m_table->currentRow());
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void SimilarList::choose(int row)
{
    if (const QTableWidgetItem* const cell = m_table->item(row, Title))
        Q_EMIT caseChosen(cell->data(KeyRole).toLongLong());
}

} // namespace casewright::ui
