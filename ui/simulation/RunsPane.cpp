// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulation/RunsPane.h"

#include "ui/simulation/RunTimeDelegate.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/ElidedComboBox.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/NumberDelegate.h"
#include "ui/widgets/NumberText.h"
#include "ui/widgets/PillDelegate.h"
#include "ui/widgets/SearchField.h"
#include "ui/widgets/SegmentedButtons.h"
#include "ui/widgets/ShownUnits.h"
#include "ui/widgets/TableStyle.h"
#include "ui/widgets/ThemeSizes.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QKeyEvent>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <utility>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

/// Widths of the columns on the grid of GapSmall; that of the cases takes what is left.
constexpr std::array<int, RunTableModel::ColumnCount> Widths = {26, 30, 15, 15, 27, 20, 17, 16, 20};

constexpr int RoomForSeconds = 6;
constexpr int RuleCharacters = 12;

/// In less, what was attached already is left to the pane that says why.
constexpr int WidthOfAllColumns = 3 * size::WindowLeastWidth / 4;

} // namespace

RunsPane::RunsPane(QWidget* parent) : QWidget(parent), m_model(new RunTableModel(this))
{
    m_card = new Card(tr("Runs"), this);
    m_card->setFlush(true);
    buildHeader();
    buildTable();
    m_nothing = new EmptyState(u"search"_s, {}, {}, m_card);
    m_nothing->setObjectName(u"noRuns"_s);
    m_nothing->setAction(tr("Show all runs"));
    m_nothing->findChild<QPushButton*>(u"emptyAction"_s)->setObjectName(u"showAllRunsButton"_s);
    connect(m_nothing, &EmptyState::actionRequested, this, &RunsPane::showAll);
    m_stack = new QStackedWidget(m_card);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_nothing);
    m_card->body()->addWidget(m_ruleRow);
    m_card->body()->addWidget(m_stack, 1);
    auto* const all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_card);
    showCount();
}

void RunsPane::buildHeader()
{
    m_filter = new SegmentedButtons(tr("Which runs are shown"),
                                    {tr("All"), tr("Breaker"), tr("In no case"), tr("Failed"), tr("Reopened")}, m_card);
    m_filter->setObjectName(u"runFilter"_s);
    m_filter->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_filter->setCurrent(0);
    m_text = new SearchField(tr("Group: host, user…"), m_card);
    m_text->setObjectName(u"runText"_s);
    m_text->setAccessibleName(tr("Show runs with a group that has this value"));
    m_text->setToolTip(tr("Runs in which something was decided for a group with this in one of its values (Ctrl+F). "
                          "A run in which the circuit breaker tripped has one group for all"));
    m_text->setMinimumWidth(size::RuleList / 2);
    m_text->setMaximumWidth(size::RuleList);
    m_rule = new ElidedComboBox(m_card);
    m_rule->setObjectName(u"runRule"_s);
    m_rule->setAccessibleName(tr("Show runs of this rule"));
    m_rule->setToolTip(m_rule->accessibleName());
    m_rule->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_rule->setMinimumContentsLength(RuleCharacters);
    m_rule->setMaximumWidth(size::RuleList);
    m_rule->hide();
    m_ruleRow = new QWidget(m_card);
    auto* const row = new QHBoxLayout(m_ruleRow);
    row->setContentsMargins(size::GapLarge, 0, size::GapLarge, size::Gap);
    row->addStretch(1);
    m_ruleRow->hide();
    connect(m_rule, &QComboBox::activated, this, &RunsPane::setRule);
    m_card->addToHeader(m_filter);
    m_card->addToHeader(m_rule);
    m_card->addToHeader(m_text);
    connect(m_filter, &SegmentedButtons::chosen, this, &RunsPane::setFilter);
    connect(m_text, &SearchField::searchChanged, this, &RunsPane::textChanged);
    connect(m_text, &SearchField::returnPressed, this, &RunsPane::focusTable);
    shownunits::follow(this, [this] { showCount(); });
}

void RunsPane::buildTable()
{
    m_table = new QTableView(m_card);
    m_table->setObjectName(u"runTable"_s);
    m_table->setAccessibleName(tr("Runs of the simulation"));
    m_table->setMinimumHeight(5 * size::Row);
    m_table->setModel(m_model);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    setUpTable(m_table);
    m_table->setItemDelegateForColumn(RunTableModel::Time, new RunTimeDelegate(m_table));
    for (const int column : {RunTableModel::Alerts, RunTableModel::Groups, RunTableModel::Attached,
                             RunTableModel::AlreadyAttached, RunTableModel::Lost})
        m_table->setItemDelegateForColumn(column, new NumberDelegate(m_table));
    const auto toneOf = [this](const QModelIndex& index) {
        const store::StoredRun* const run = m_model->run(index.row());
        return run && run->audit.inNoCase() > 0 ? Tone::Loss : Tone::Limit;
    };
    m_table->setItemDelegateForColumn(RunTableModel::Limit,
                                      new PillDelegate(toneOf, PillDelegate::Shape::Pill, m_table));
    QHeaderView* const header = m_table->horizontalHeader();
    for (std::size_t column = 0; column < Widths.size(); ++column)
        m_table->setColumnWidth(static_cast<int>(column), Widths[column] * size::GapSmall);
    m_table->setColumnHidden(RunTableModel::Rule, true);
    header->setStretchLastSection(false);
    header->setSectionResizeMode(RunTableModel::Cases, QHeaderView::Stretch);
    header->setSortIndicator(RunTableModel::Time, Qt::DescendingOrder);
    m_table->setSortingEnabled(true);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &RunsPane::chosenChanged);
}

void RunsPane::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const bool isNarrow = width() < WidthOfAllColumns;
    m_table->setColumnHidden(RunTableModel::AlreadyAttached, isNarrow);
    if (isNarrow != (m_rule->parentWidget() == m_ruleRow))
        placeRule(isNarrow);
}

void RunsPane::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Find))
        focusText();
    else
        QWidget::keyPressEvent(event);
}

/// In the header, or where that has no room, above the table.
void RunsPane::placeRule(bool isNarrow)
{
    const bool isWanted = m_rule->count() > 2;
    if (isNarrow)
        m_ruleRow->layout()->addWidget(m_rule);
    else
        m_card->addToHeader(m_rule);
    m_rule->setVisible(isWanted);
    m_ruleRow->setVisible(isNarrow && isWanted);
}

/// What there is to choose from where runs are of several rules.
void RunsPane::showRules(const QStringList& rules)
{
    m_rule->clear();
    m_rule->addItem(tr("All rules"));
    m_rule->addItems(rules);
    m_rule->setVisible(rules.size() > 1);
    m_ruleRow->setVisible(rules.size() > 1 && m_rule->parentWidget() == m_ruleRow);
    m_table->setColumnHidden(RunTableModel::Rule, rules.size() < 2);
}

void RunsPane::setRule(int row)
{
    const store::StoredRun* const before = chosen();
    const auto number = before ? std::optional(before->number) : std::nullopt;
    m_model->setRule(row > 0 ? std::optional(static_cast<std::size_t>(row - 1)) : std::nullopt);
    chooseAgain(number);
}

void RunsPane::setRuns(std::shared_ptr<const RunTableModel::Runs> runs,
                       std::shared_ptr<const std::vector<RunPlace>> places, const QStringList& rules)
{
    // Times need more room where runs are not at whole minutes.
    const bool hasSeconds = runs && std::ranges::any_of(*runs, [](const store::StoredRun& run) {
        return run.at.milliseconds % base::Minute.milliseconds != 0;
    });
    m_table->setColumnWidth(RunTableModel::Time,
                            (Widths[RunTableModel::Time] + (hasSeconds ? RoomForSeconds : 0)) * size::GapSmall);
    m_model->setNumbers(std::nullopt); // they are of other runs
    showRules(rules);
    m_model->setRuns(std::move(runs), std::move(places), rules);
    chooseFirst();
}

void RunsPane::grow()
{
    m_model->grow();
    if (chosen())
        showCount();
    else
        chooseFirst();
}

void RunsPane::showFirst(std::size_t runs)
{
    m_model->showFirst(runs);
    int last = -1;
    std::uint64_t latest = 0;
    for (int row = 0; row < m_model->rowCount(); ++row)
        if (const std::uint64_t number = m_model->run(row)->number; last < 0 || number > latest) {
            last = row;
            latest = number;
        }
    if (last < 0)
        return chooseFirst();
    m_table->selectRow(last);
    m_table->scrollTo(m_model->index(last, 0));
    showCount();
}

void RunsPane::setFilter(int filter)
{
    const store::StoredRun* const before = chosen();
    const auto number = before ? std::optional(before->number) : std::nullopt;
    m_model->setFilter(static_cast<RunTableModel::Filter>(filter));
    chooseAgain(number);
}

void RunsPane::setTextRuns(std::optional<std::vector<std::uint64_t>> numbers)
{
    if (numbers && chosen() && m_model->growNumbers(*numbers))
        return showCount();
    const store::StoredRun* const before = chosen();
    const auto number = before ? std::optional(before->number) : std::nullopt;
    m_model->setNumbers(std::move(numbers));
    chooseAgain(number);
}

void RunsPane::chooseAgain(const std::optional<std::uint64_t>& number)
{
    if (number && m_model->rowOf(*number) >= 0)
        choose(*number);
    else
        chooseFirst();
}

QString RunsPane::text() const { return m_text->text().trimmed(); }

void RunsPane::filterByText(const QString& text)
{
    m_text->setSearch(text);
    Q_EMIT textChanged();
}

void RunsPane::filterBy(int filter)
{
    m_filter->setCurrent(filter);
    setFilter(filter);
}

/// Takes all filters away.
void RunsPane::showAll()
{
    filterBy(0);
    m_rule->setCurrentIndex(0);
    setRule(0);
    filterByText({});
    focusTable();
}

void RunsPane::choose(std::uint64_t number)
{
    if (m_model->rowOf(number) < 0) {
        m_filter->setCurrent(0);
        m_text->setSearch({});
        m_rule->setCurrentIndex(0);
        m_model->setRule(std::nullopt);
        m_model->setFilter(RunTableModel::Filter::All);
        m_model->setNumbers(std::nullopt);
    }
    const int row = m_model->rowOf(number);
    if (row < 0)
        return chooseFirst();
    m_table->selectRow(row);
    m_table->scrollTo(m_model->index(row, 0), QAbstractItemView::PositionAtCenter);
    showCount();
}

void RunsPane::chooseFirst()
{
    if (m_model->rowCount() > 0)
        m_table->selectRow(0);
    showCount();
    Q_EMIT chosenChanged();
}

const store::StoredRun* RunsPane::chosen() const
{
    const QModelIndex current = m_table->currentIndex();
    return current.isValid() ? m_model->run(current.row()) : nullptr;
}

void RunsPane::focusTable() { m_table->setFocus(Qt::OtherFocusReason); }
void RunsPane::focusText() { m_text->setFocus(Qt::ShortcutFocusReason); }

void RunsPane::showCount()
{
    const QString total = NumberText::grouped(static_cast<qint64>(m_model->total()));
    if (m_model->total() == 0)
        m_card->setSubtitle({});
    else if (!m_model->isFiltered())
        m_card->setSubtitle(tr("%1 with alerts").arg(total));
    else
        m_card->setSubtitle(tr("%1 of %2").arg(NumberText::grouped(m_model->rowCount()), total));
    const bool isNothing = m_model->total() > 0 && m_model->rowCount() == 0;
    if (isNothing)
        m_nothing->setTexts(tr("No run passes the filter"),
                            text().isEmpty() ? tr("None of the runs is of this kind.")
                                             : tr("No group of these runs has “%1” in one of its values.").arg(text()));
    m_stack->setCurrentWidget(isNothing ? static_cast<QWidget*>(m_nothing) : m_table);
}

} // namespace casewright::ui
