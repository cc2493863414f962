// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/alerts/DocumentsCard.h"

#include <QAction>
#include <QHeaderView>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QResizeEvent>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

#include "ui/bridge/JsonText.h"
#include "ui/bridge/Text.h"
#include "ui/models/DocumentTableModel.h"
#include "ui/widgets/IconSet.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/NumberText.h"
#include "ui/widgets/TableStyle.h"
#include "ui/widgets/ThemeSizes.h"
#include "ui/widgets/TimeDelegate.h"

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int FirstFields = 4;       ///< columns beside the time
constexpr int BesideFrom = 640;      ///< width of the card from which the JSON stands beside the table
constexpr int TimeWidth = 168;
constexpr int FieldWidth = 128;
constexpr int LeastTable = 160;      ///< height, so that some rows are in sight
constexpr int LeastJson = 120;       ///< height
constexpr qsizetype MostInMenu = 400;

/// The document of a row for people, or why it cannot be shown.
QString documentText(const alerts::AlertTable& table, std::uint32_t row)
{
    const base::Result<std::string> json = table.document({row});
    return json ? indentedJson(*json) : toText(json.error());
}

} // namespace

DocumentsCard::DocumentsCard(QWidget* parent) : Card({}, parent), m_job(this)
{
    setTitle(tr("Documents"));
    setFlush(true);
    m_columns = new QPushButton(icons::icon(u"columns"_s, icons::Ink::Muted), tr("Columns"), this);
    m_columns->setObjectName(u"documentColumns"_s);
    m_columns->setToolTip(tr("Choose the fields that stand beside the time"));
    m_columnMenu = new QMenu(m_columns);
    m_columnMenu->setObjectName(u"documentColumnMenu"_s);
    m_columns->setMenu(m_columnMenu);
    addToHeader(m_columns);
    m_split = new QSplitter(Qt::Horizontal, this);
    m_split->setObjectName(u"documentSplit"_s);
    m_split->setChildrenCollapsible(false);
    buildTable();
    buildJson();
    m_split->setStretchFactor(0, 3);
    m_split->setStretchFactor(1, 2);
    body()->addWidget(m_split);
    connect(m_columnMenu, &QMenu::aboutToShow, this, &DocumentsCard::fillColumnMenu);
    setTable(0, nullptr);
}

void DocumentsCard::buildTable()
{
    m_model = new DocumentTableModel(this);
    m_view = new QTableView(m_split);
    m_view->setObjectName(u"documentTable"_s);
    m_view->setAccessibleName(tr("Documents"));
    m_view->setModel(m_model);
    setUpTable(m_view);
    m_view->setItemDelegateForColumn(DocumentTableModel::TimeColumn, new TimeDelegate(m_view));
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setMouseTracking(true);
    m_view->setMinimumSize(LeastTable, LeastTable);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) {
                showDocument(current.isValid() ? current.row() : -1);
                Q_EMIT chosenChanged();
            });
}

void DocumentsCard::buildJson()
{
    m_json = new QPlainTextEdit(m_split);
    m_json->setObjectName(u"documentJson"_s);
    m_json->setAccessibleName(tr("The chosen document as JSON"));
    m_json->setReadOnly(true);
    m_json->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_json->setPlaceholderText(tr("Choose a document to see it as it came in."));
    m_json->setMinimumSize(LeastTable, LeastJson);
    m_json->setFrameShape(QFrame::NoFrame);
    m_json->setTabChangesFocus(true);
    setLook(m_json, u"code"_s);
}

void DocumentsCard::setTable(std::int64_t source, std::shared_ptr<const alerts::AlertTable> table)
{
    const bool isSame = source == m_source && m_model->table();
    QStringList fields = isSame ? m_model->fields() : QStringList();
    m_source = source;
    if (table && std::ranges::none_of(fields, [&table](const QString& field) { return table->column(toUtf8(field)); }))
        fields = DocumentTableModel::sensibleFields(*table, FirstFields);
    // Where the person was in the documents of the same source, else at the first.
    const int row = isSame ? std::max(0, m_view->currentIndex().row()) : 0;
    m_model->setTable(std::move(table), fields);
    layOutColumns();
    m_columns->setEnabled(m_model->table() != nullptr);
    setSubtitle(m_model->rowCount() > 0 ? NumberText::grouped(m_model->rowCount()) : QString());
    if (row < m_model->rowCount())
        m_view->setCurrentIndex(m_model->index(row, 0));
    else
        showDocument(-1);
    Q_EMIT chosenChanged();
}

void DocumentsCard::setExplainAction(QAction* action)
{
    m_explain = new QPushButton(icons::icon(u"help"_s, icons::Ink::Muted), tr("Why?"), this);
    m_explain->setObjectName(u"explainDocument"_s);
    m_explain->setAccessibleName(tr("Why did the chosen document end where it did?"));
    m_explain->setToolTip(action->toolTip());
    m_explain->setEnabled(action->isEnabled());
    connect(m_explain, &QPushButton::clicked, action, &QAction::trigger);
    connect(action, &QAction::changed, m_explain, [this, action] { m_explain->setEnabled(action->isEnabled()); });
    addToHeader(m_explain);
    m_view->addAction(action);
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(m_view, &QTableView::activated, action, &QAction::trigger);
}

std::optional<std::uint32_t> DocumentsCard::chosenRow() const
{
    const QModelIndex current = m_view->currentIndex();
    return current.isValid() ? std::optional(static_cast<std::uint32_t>(current.row())) : std::nullopt;
}

const std::shared_ptr<const alerts::AlertTable>& DocumentsCard::table() const { return m_model->table(); }

void DocumentsCard::setOlder(bool isOlder) { setHint(isOlder ? tr("older, new ones are being made …") : QString()); }

void DocumentsCard::layOutColumns()
{
    QHeaderView* const header = m_view->horizontalHeader();
    for (int column = 0; column < m_model->columnCount(); ++column)
        header->resizeSection(column, column == DocumentTableModel::TimeColumn ? TimeWidth : FieldWidth);
}

void DocumentsCard::fillColumnMenu()
{
    m_columnMenu->clear();
    if (!m_model->table())
        return;
    QStringList names = m_model->fields();
    for (const alerts::Column& column : m_model->table()->columns()) {
        const QString name = toText(column.name());
        if (names.size() < MostInMenu && !names.contains(name))
            names.append(name);
    }
    names.sort(Qt::CaseInsensitive);
    for (const QString& name : std::as_const(names)) {
        QAction* const action = m_columnMenu->addAction(name);
        action->setCheckable(true);
        action->setChecked(m_model->fields().contains(name));
        connect(action, &QAction::toggled, this, [this, name](bool isOn) {
            m_model->setFieldShown(name, isOn);
            layOutColumns();
        });
    }
}

void DocumentsCard::showDocument(int row)
{
    if (row < 0 || !m_model->table()) {
        m_job.cancel();
        m_json->clear();
        return;
    }
    m_job.start(
        [table = m_model->table(), row](const std::stop_token& stop) {
            return stop.stop_requested() ? QString() : documentText(*table, static_cast<std::uint32_t>(row));
        },
        [this](const QString& text) { m_json->setPlainText(text); });
}

void DocumentsCard::resizeEvent(QResizeEvent* event)
{
    Card::resizeEvent(event);
    const Qt::Orientation wanted = event->size().width() >= BesideFrom ? Qt::Horizontal : Qt::Vertical;
    if (m_split->orientation() != wanted)
        m_split->setOrientation(wanted);
}

} // namespace casewright::ui
