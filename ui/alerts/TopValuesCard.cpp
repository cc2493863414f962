// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/alerts/TopValuesCard.h"

#include <QAction>
#include <QListView>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/alerts/FieldTips.h"
#include "ui/alerts/TopValueDelegate.h"
#include "ui/bridge/Text.h"
#include "ui/models/FieldText.h"
#include "ui/models/TopValueModel.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/FieldNote.h"
#include "ui/widgets/IconSet.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/ShownUnits.h"
#include "ui/widgets/ThemeSizes.h"

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int LeastRows = 2;

} // namespace

TopValuesCard::TopValuesCard(QWidget* parent) : Card({}, parent)
{
    setTitle(tr("Top values"));
    m_model = new TopValueModel(this);
    m_field = new ElidedLabel(this);
    m_field->setObjectName(u"topValuesField"_s);
    m_field->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    setLook(m_field, u"code"_s);
    addToHeader(m_field);
    m_back = new QPushButton(icons::icon(u"chevron-left"_s, icons::Ink::Muted), tr("Fields"), this);
    m_back->setObjectName(u"showFields"_s);
    m_back->setToolTip(tr("Back to all fields"));
    addToHeader(m_back);
    setShown(m_back, false);
    connect(m_back, &QPushButton::clicked, this, &TopValuesCard::fieldsRequested);
    m_facts = new ElidedLabel(this);
    m_facts->setObjectName(u"topValuesFacts"_s);
    setLook(m_facts, u"hint"_s);
    body()->addWidget(m_facts);
    shownunits::follow(this, [this] {
        if (!m_model->field().name.empty())
            showFacts();
    });
    buildList();
    m_advice = new FieldNote(this);
    m_advice->setObjectName(u"topValuesAdvice"_s);
    body()->addWidget(m_advice);
}

void TopValuesCard::buildList()
{
    m_list = new QListView(this);
    m_list->setObjectName(u"topValues"_s);
    m_list->setAccessibleName(tr("Top values"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new TopValueDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMinimumHeight(LeastRows * TopValueDelegate::RowHeight);
    m_list->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_choose = new QAction(tr("Show the documents with this value"), m_list);
    m_choose->setObjectName(u"showDocumentsWithValue"_s);
    m_choose->setShortcuts({Qt::Key_Return, Qt::Key_Enter});
    m_choose->setShortcutContext(Qt::WidgetShortcut);
    m_list->addAction(m_choose);
    body()->addWidget(m_list, 1);
    setFocusProxy(m_list);
    connect(m_choose, &QAction::triggered, this, [this] { choose(m_list->currentIndex()); });
    connect(m_list, &QListView::clicked, this, &TopValuesCard::choose);
}

void TopValuesCard::showFacts()
{
    m_facts->setText(FieldTips::brief(m_model->field()));
    m_facts->setToolTip(u"%1\n%2"_s.arg(FieldTips::values(m_model->field()), FieldTips::entropy(m_model->field())));
}

void TopValuesCard::choose(const QModelIndex& index)
{
    const alerts::FrequentValue* const value = m_model->valueAt(index.row());
    if (value && m_choose->isEnabled())
        Q_EMIT valueChosen(toText(m_model->field().name), *value);
}

void TopValuesCard::setField(const alerts::FieldStatistics& field)
{
    m_model->setField(field);
    m_field->setText(toText(field.name));
    showFacts();
    const alerts::GroupingAdvice advice = alerts::groupingAdvice(field);
    m_advice->setNote(advice == alerts::GroupingAdvice::Good ? Tone::Neutral : Tone::Limit,
                      FieldText::sentence(advice));
}

void TopValuesCard::clear()
{
    m_model->setField({});
    m_field->clear();
    m_facts->clear();
    m_advice->clear();
}

void TopValuesCard::setChoosable(bool isChoosable)
{
    m_choose->setEnabled(isChoosable);
    m_list->setCursor(isChoosable ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void TopValuesCard::setInPlaceOfFields(bool isInPlace) { setShown(m_back, isInPlace); }

} // namespace casewright::ui
