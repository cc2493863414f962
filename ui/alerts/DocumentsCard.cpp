// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/alerts/DocumentsCard.h"

#include <QAction>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QResizeEvent>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

#include "ui/alerts/DocumentColumns.h"
#include "ui/alerts/DocumentDelegate.h"
#include "ui/alerts/DocumentFilterBar.h"
#include "ui/alerts/DocumentFilterEntries.h"
#include "ui/alerts/DocumentGoTo.h"
#include "ui/alerts/DocumentJsonPane.h"
#include "ui/bridge/DocumentFilter.h"
#include "ui/bridge/Text.h"
#include "ui/models/DocumentTableModel.h"
#include "ui/widgets/ActionTable.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/IconSet.h"
#include "ui/widgets/LongTable.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/NumberText.h"
#include "ui/widgets/ShownUnits.h"
#include "ui/widgets/ThemeSizes.h"
#include "ui/widgets/TimeDelegate.h"

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int BesideFrom = 640;      ///< width of the card from which the JSON stands beside the table
constexpr int WordsFrom = 500;       ///< width; in a narrower card a button is without its word
constexpr int LeastWidth = 340;
constexpr int LeastTable = 160;      ///< height, so that some rows are in sight
constexpr int SlowFrom = 200;        ///< ms

} // namespace

DocumentsCard::DocumentsCard(QWidget* parent) : Card({}, parent)
{
    setTitle(tr("Documents"));
    keepSubtitleWhole();
    setFlush(true);
    m_filter = new DocumentFilter(this);
    m_bar = new DocumentFilterBar(*m_filter, this);
    m_goTo = new DocumentGoTo(this);
    buildHeader();
    m_split = new QSplitter(Qt::Horizontal, this);
    m_split->setObjectName(u"documentSplit"_s);
    m_split->setChildrenCollapsible(false);
    m_stack = new QStackedWidget(m_split);
    buildTable();
    buildNoMatch();
    m_json = new DocumentJsonPane(m_split);
    m_split->setStretchFactor(0, 3);
    m_split->setStretchFactor(1, 2);
    connect(m_jsonButton, &QPushButton::toggled, this, &DocumentsCard::fitJson);
    connect(m_jsonButton, &QPushButton::clicked, this, [this] { m_isJsonChosen = true; });
    body()->addWidget(m_bar);
    body()->addWidget(m_goTo);
    body()->addWidget(m_split, 1);
    m_slow = new QTimer(this);
    m_slow->setSingleShot(true);
    m_slow->setInterval(SlowFrom);
    connect(m_slow, &QTimer::timeout, this, &DocumentsCard::showHint);
    connectFilter();
    shownunits::follow(this, [this] { showCount(); });
    setAlerts(0, {}, nullptr);
}

void DocumentsCard::buildHeader()
{
    m_columnButton = new QPushButton(icons::icon(u"columns"_s, icons::Ink::Muted), tr("Columns"), this);
    m_columnButton->setObjectName(u"documentColumns"_s);
    m_columnButton->setAccessibleName(tr("Columns"));
    m_columnButton->setToolTip(tr("Choose the fields that stand beside the time"));
    m_columnMenu = new QMenu(m_columnButton);
    m_columnMenu->setObjectName(u"documentColumnMenu"_s);
    m_columnButton->setMenu(m_columnMenu);
    addToHeader(m_bar->field());
    addToHeader(m_columnButton);
    m_jsonButton = new QPushButton(tr("JSON"), this);
    m_jsonButton->setObjectName(u"showJson"_s);
    m_jsonButton->setAccessibleName(tr("The chosen document as JSON, below"));
    m_jsonButton->setToolTip(tr("Show the chosen document below, as it came in"));
    m_jsonButton->setCheckable(true);
    addToHeader(m_jsonButton);
    setShown(m_jsonButton, false);
    connect(m_columnMenu, &QMenu::aboutToShow, this, [this] { m_columns->fill(*m_columnMenu); });
}

void DocumentsCard::buildTable()
{
    m_model = new DocumentTableModel(this);
    m_view = new LongTable(m_stack);
    m_view->setObjectName(u"documentTable"_s);
    m_view->setAccessibleName(tr("Documents"));
    m_view->setModel(m_model);
    m_view->setItemDelegate(new DocumentDelegate(m_view));
    m_view->setItemDelegateForColumn(DocumentTableModel::TimeColumn, new TimeDelegate(m_view));
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setMouseTracking(true);
    m_view->setMinimumSize(LeastTable, LeastTable);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_stack->addWidget(m_view);
    m_columns = new DocumentColumns(*m_model, *m_view, this);
    connect(m_view, &QTableView::customContextMenuRequested, this, &DocumentsCard::showMenu);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        showDocument();
        Q_EMIT chosenChanged();
    });
}

void DocumentsCard::buildNoMatch()
{
    m_noMatch = new EmptyState(u"filter"_s, tr("No document matches"), {}, m_stack);
    m_noMatch->setObjectName(u"noMatch"_s);
    m_noMatch->setAction(tr("Clear the filter"));
    m_stack->addWidget(m_noMatch);
    connect(m_noMatch, &EmptyState::actionRequested, m_filter, &DocumentFilter::clear);
}

void DocumentsCard::connectFilter()
{
    connect(m_filter, &DocumentFilter::found, this, &DocumentsCard::showRows);
    connect(m_filter, &DocumentFilter::conditionsChanged, m_slow, qOverload<>(&QTimer::start));
    connect(m_goTo, &DocumentGoTo::rowWanted, this, &DocumentsCard::goToRow);
    connect(m_goTo, &DocumentGoTo::momentWanted, this, &DocumentsCard::goToMoment);
    connect(m_goTo, &DocumentGoTo::closed, m_view, qOverload<>(&QWidget::setFocus));
}

void DocumentsCard::setAlerts(std::int64_t source, const QString& place,
                              const std::shared_ptr<const LoadedAlerts>& alerts)
{
    const bool isSame = source == m_source && m_model->table();
    m_source = source;
    m_columns->setSource(place);
    const std::shared_ptr<const alerts::AlertTable> table = alerts ? alerts->table : nullptr;
    const QStringList before = isSame ? m_model->fields() : QStringList();
    const QStringList fields = alerts ? m_columns->fields(alerts->fields, before) : before;
    // Where the person was in the documents of the same source, else at the first.
    const std::uint32_t row = isSame ? chosenRow().value_or(0) : 0;
    if (!isSame)
        m_filter->clear();
    m_columns->setTable(table, fields);
    m_bar->setFields(table.get());
    m_bar->field()->setEnabled(table != nullptr);
    m_columnButton->setEnabled(table != nullptr);
    choose(m_model->rowOf({row}));
    m_filter->setTable(table);
    showRows();
    updateActions();
}

void DocumentsCard::registerActions(ActionTable& actions)
{
    m_filterAction = actions.add({.id = u"alerts.filter"_s, .text = tr("&Filter the documents"), .icon = u"filter"_s,
                                  .shortcut = QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F),
                                  .tip = tr("Show only documents that a query matches"), .menu = MenuPlace::Edit,
                                  .group = 3},
                                 this, [this] { m_bar->field()->setFocus(); });
    m_goToAction = actions.add({.id = u"alerts.goTo"_s, .text = tr("&Go to a row or time..."), .icon = u"clock"_s,
                                .shortcut = QKeySequence(Qt::CTRL | Qt::Key_G),
                                .tip = tr("Show the document of a row, or the first one from a time on"),
                                .menu = MenuPlace::Edit, .group = 3},
                               m_goTo, &DocumentGoTo::ask);
    updateActions();
}

void DocumentsCard::updateActions()
{
    if (!m_goToAction)
        return;
    const bool hasDocuments = isVisible() && m_model->table();
    m_filterAction->setEnabled(hasDocuments);
    m_goToAction->setEnabled(hasDocuments);
}

void DocumentsCard::setExplainAction(QAction* action)
{
    m_explain = action;
    m_why = new QPushButton(icons::icon(u"help"_s, icons::Ink::Muted), tr("Why?"), this);
    m_why->setObjectName(u"explainDocument"_s);
    m_why->setAccessibleName(tr("Why did the chosen document end where it did?"));
    m_why->setToolTip(action->toolTip());
    m_why->setEnabled(action->isEnabled());
    connect(m_why, &QPushButton::clicked, action, &QAction::trigger);
    connect(action, &QAction::changed, m_why, [this, action] { m_why->setEnabled(action->isEnabled()); });
    addToHeader(m_why);
    fitButtons();
    connect(m_view, &QTableView::activated, action, &QAction::trigger);
}

std::optional<std::uint32_t> DocumentsCard::chosenRow() const
{
    const QModelIndex current = m_view->currentIndex();
    return current.isValid() ? std::optional(m_model->tableRow(current.row()).value) : std::nullopt;
}

const std::shared_ptr<const alerts::AlertTable>& DocumentsCard::table() const { return m_model->table(); }

void DocumentsCard::setOlder(bool isOlder)
{
    m_isOlder = isOlder;
    showHint();
}

void DocumentsCard::showHint()
{
    setHint(m_isOlder                ? tr("older, new ones are being made …")
            : m_filter->isFinding() ? tr("searching …")
                                     : QString());
}

void DocumentsCard::filterBy(const QString& field, const QString& value)
{
    std::vector<alerts::ValueCondition> conditions = m_filter->conditions();
    const std::string name = toUtf8(field);
    std::erase_if(conditions, [&name](const alerts::ValueCondition& each) {
        return each.isWanted && each.field == name;
    });
    conditions.push_back({.field = name, .value = toUtf8(value)});
    m_filter->setConditions(std::move(conditions));
}

/// What the filter has found, with the document that was chosen, if it is among them.
void DocumentsCard::showRows()
{
    if (m_filter->isFinding())
        return;
    m_slow->stop();
    const std::uint32_t before = chosenRow().value_or(0);
    const int count = m_model->rowCount();
    m_model->setRows(m_filter->rows());
    if (!m_view->currentIndex().isValid() || m_model->rowCount() != count) {
        const int row = m_model->rowOf({before});
        choose(row >= 0 ? row : m_model->rowOf({0}));
    }
    const bool isEmpty = m_filter->rows() && m_filter->rows()->empty();
    m_stack->setCurrentWidget(isEmpty ? static_cast<QWidget*>(m_noMatch) : m_view);
    if (isEmpty) {
        const auto unknown = std::ranges::find_if(m_filter->conditions(), [this](const alerts::ValueCondition& each) {
            return each.isWanted && !each.field.starts_with('_') && !m_model->table()->column(each.field);
        });
        m_noMatch->setTexts(tr("No document matches"),
                            !m_filter->findings().isEmpty() ? m_filter->findings().first()
                            : unknown == m_filter->conditions().end()
                                ? tr("Take away a condition, or write another one.")
                                : tr("No document has the field %1.").arg(toText(unknown->field)));
    }
    showCount();
    showHint();
    if (m_view->currentIndex().isValid())
        return;
    showDocument();
    Q_EMIT chosenChanged();
}

void DocumentsCard::showCount()
{
    const QString all = m_model->table() ? NumberText::grouped(m_model->table()->size()) : QString();
    setSubtitle(m_filter->rows() ? tr("%1 of %2").arg(NumberText::grouped(m_model->rowCount()), all) : all);
}

void DocumentsCard::choose(int row)
{
    if (row >= 0)
        m_view->setCurrentIndex(m_model->index(row, std::max(m_view->currentIndex().column(), 0)));
}

void DocumentsCard::showDocument()
{
    const std::optional<std::uint32_t> row = chosenRow();
    if (row && m_model->table())
        m_json->setDocument(m_model->table(), {*row});
    else
        m_json->clear();
}

void DocumentsCard::showMenu(const QPoint& place)
{
    const QModelIndex index = m_view->indexAt(place);
    if (!index.isValid())
        return;
    auto* const menu = new QMenu(m_view);
    menu->setObjectName(u"documentMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    addFilterEntries(*menu, *m_filter, *m_model, index);
    QAction* const copy = menu->addAction(icons::icon(u"copy"_s, icons::Ink::Muted), tr("Copy the document"));
    copy->setObjectName(u"copyDocumentEntry"_s);
    connect(copy, &QAction::triggered, m_json, &DocumentJsonPane::copy);
    if (m_explain) {
        menu->addSeparator();
        menu->addAction(m_explain);
    }
    menu->popup(m_view->viewport()->mapToGlobal(place));
}

void DocumentsCard::goToRow(qint64 number)
{
    const auto last = static_cast<qint64>(m_model->rowCount());
    const auto row = static_cast<int>(std::clamp(number, qint64(1), std::max(last, qint64(1)))) - 1;
    choose(row);
}

void DocumentsCard::goToMoment(qint64 milliseconds) { choose(m_model->rowFrom({milliseconds})); }

void DocumentsCard::resizeEvent(QResizeEvent* event)
{
    Card::resizeEvent(event);
    const Qt::Orientation wanted = event->size().width() >= BesideFrom ? Qt::Horizontal : Qt::Vertical;
    if (m_split->orientation() != wanted)
        m_split->setOrientation(wanted);
    fitButtons();
    fitJson();
}

void DocumentsCard::fitButtons()
{
    const bool hasWords = width() >= WordsFrom;
    const auto setLookOnce = [](QWidget* button, const QString& look) {
        if (button->property("look").toString() != look)
            setLook(button, look);
    };
    m_columnButton->setText(hasWords ? tr("Columns") : QString());
    m_jsonButton->setText(hasWords ? tr("JSON") : QString());
    m_jsonButton->setIcon(hasWords ? QIcon() : icons::icon(u"file"_s, icons::Ink::Muted));
    setLookOnce(m_columnButton, hasWords ? QString() : u"icon"_s);
    setLookOnce(m_jsonButton, hasWords ? u"segment"_s : u"icon"_s);
    if (!m_why)
        return;
    m_why->setText(hasWords ? tr("Why?") : QString());
    setLookOnce(m_why, hasWords ? QString() : u"icon"_s);
}

void DocumentsCard::setLow(bool isLow)
{
    if (!m_isJsonChosen)
        m_jsonButton->setChecked(!isLow);
    fitJson();
}

void DocumentsCard::fitJson()
{
    const bool isBeside = m_split->orientation() == Qt::Horizontal;
    setShown(m_jsonButton, !isBeside);
    setShown(m_json, isBeside || m_jsonButton->isChecked());
}

QSize DocumentsCard::minimumSizeHint() const { return {LeastWidth, Card::minimumSizeHint().height()}; }

void DocumentsCard::showEvent(QShowEvent* event)
{
    Card::showEvent(event);
    updateActions();
}

void DocumentsCard::hideEvent(QHideEvent* event)
{
    Card::hideEvent(event);
    updateActions();
}

} // namespace casewright::ui
