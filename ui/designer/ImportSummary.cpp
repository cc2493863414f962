// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/designer/ImportSummary.h"

#include "ui/bridge/RuleDocuments.h"
#include "ui/bridge/RuleImport.h"
#include "ui/designer/NoteRowDelegate.h"
#include "ui/models/ImportReportModel.h"
#include "ui/widgets/IconSet.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/ProgressLine.h"
#include "ui/widgets/ThemeSizes.h"

#include <QListView>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>
#include <QUndoStack>
#include <QVBoxLayout>

#include <algorithm>

namespace casewright::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int RowHeight = size::Row + size::GapLarge;
constexpr int MostRowsInSight = 4;
constexpr int SoonMilliseconds = 300;

} // namespace

ImportSummary::ImportSummary(RuleImport& import, RuleDocuments& documents, QWidget* parent)
    : Card({}, parent),
      m_import(import),
      m_documents(documents),
      m_model(new ImportReportModel(this)),
      m_list(new QListView(this))
{
    setObjectName(u"importSummary"_s);
    setFlush(true);
    m_list->setObjectName(u"importedRules"_s);
    m_list->setAccessibleName(tr("What was imported"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new NoteRowDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    body()->addWidget(m_list);
    m_progress = new ProgressLine(this);
    m_progress->setObjectName(u"importProgress"_s);
    m_progress->setContentsMargins(size::CardPaddingX, 0, size::CardPaddingX, size::CardPaddingY);
    body()->addWidget(m_progress);
    m_soon = new QTimer(this);
    m_soon->setSingleShot(true);
    m_soon->setInterval(SoonMilliseconds);
    buildButtons();
    connect(m_list, &QListView::clicked, this, &ImportSummary::choose);
    connect(m_list, &QListView::activated, this, &ImportSummary::choose);
    connect(&m_import, &RuleImport::finished, this, &ImportSummary::showItems);
    const auto leave = [this] {
        m_soon->stop();
        m_progress->finish();
        hide();
    };
    connect(&m_import, &RuleImport::failed, this, leave);
    connect(&m_import, &RuleImport::cancelled, this, leave);
    connect(&m_import, &RuleImport::cancelled, this,
            [this] { Q_EMIT done(tr("The import was stopped; nothing came in")); });
    connect(&m_import, &RuleImport::started, m_soon, qOverload<>(&QTimer::start));
    connect(m_soon, &QTimer::timeout, this, &ImportSummary::showProgress);
    connect(m_progress, &ProgressLine::cancelRequested, &m_import, &RuleImport::cancel);
    connect(m_documents.undoStack(), &QUndoStack::indexChanged, this, &ImportSummary::enableButtons);
    connect(&m_documents, &RuleDocuments::reset, this, &QWidget::hide);
    hide();
}

void ImportSummary::buildButtons()
{
    m_replace = new QPushButton(tr("Replace the rules here"), this);
    m_replace->setObjectName(u"replaceRules"_s);
    m_replace->setToolTip(
        tr("Take the import back and do it again, with its rules in place of those that have their ids"));
    m_undo = new QPushButton(tr("Undo"), this);
    m_undo->setObjectName(u"undoImport"_s);
    auto* const close = new QToolButton(this);
    close->setObjectName(u"closeImportSummary"_s);
    close->setIcon(icons::icon(u"close"_s, icons::Ink::Muted));
    close->setToolTip(tr("Close"));
    close->setAccessibleName(tr("Close"));
    close->setFocusPolicy(Qt::StrongFocus);
    setLook(close, u"flat"_s);
    for (QWidget* const button : {static_cast<QWidget*>(m_replace), static_cast<QWidget*>(m_undo),
                                  static_cast<QWidget*>(close)})
        addToHeader(button);
    connect(m_replace, &QPushButton::clicked, &m_import, &RuleImport::replaceInstead);
    connect(m_undo, &QPushButton::clicked, this, &ImportSummary::undoRequested);
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
}

void ImportSummary::showProgress()
{
    if (!m_import.isRunning())
        return;
    setTitle(tr("Importing rules"));
    setSubtitle({});
    setTone(Tone::Neutral);
    setShown(m_list, false);
    enableButtons();
    m_progress->start([this] {
        return ProgressState{.phase = tr("Reading and storing rules"),
                             .done = static_cast<qint64>(m_import.progress().done()),
                             .total = static_cast<qint64>(m_import.progress().total())};
    });
    setVisible(true);
}

void ImportSummary::showItems()
{
    m_soon->stop();
    m_progress->finish();
    setShown(m_list, true);
    m_model->setItems(m_import.items());
    const QString summary = m_model->summary();
    Q_EMIT done(summary.isEmpty() ? m_model->title() : tr("%1: %2").arg(m_model->title(), summary));
    setTitle(m_model->title());
    setSubtitle(summary);
    setTone(m_model->count(ImportedItem::Outcome::Refused) > 0 ? Tone::Loss : Tone::Neutral);
    const int rows = m_model->rowCount();
    m_list->setFixedHeight(std::min(rows, MostRowsInSight) * RowHeight + 2);
    m_list->scrollToTop();
    // One rule that came in as it is can be seen already.
    setVisible(rows > 1 || !summary.isEmpty());
    enableButtons();
}

void ImportSummary::enableButtons()
{
    setShown(m_replace, m_import.canReplace());
    setShown(m_undo, m_import.canUndo());
}

void ImportSummary::choose(const QModelIndex& index)
{
    m_documents.setCurrent(index.data(NoteRoles::RuleKeyRole).toLongLong());
}

} // namespace casewright::ui
