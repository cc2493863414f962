// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/ActivityPane.h"

#include "ui/bridge/Text.h"
#include "ui/cases/ActivityDelegate.h"
#include "ui/cases/MarkdownEdit.h"
#include "ui/cases/NearEnd.h"
#include "ui/cases/RowSearch.h"
#include "ui/models/ActivityModel.h"
#include "ui/widgets/IconSet.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/MarkdownText.h"
#include "ui/widgets/NumberText.h"
#include "ui/widgets/TableStyle.h"
#include "ui/widgets/ThemeSizes.h"
#include "ui/widgets/TimeText.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPushButton>
#include <QScrollBar>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int EditorLines = 3;

} // namespace

ActivityPane::ActivityPane(CaseRepository& repository, QWidget* parent) : QWidget(parent)
{
    setObjectName(u"activityPane"_s);
    m_model = new ActivityModel(repository, this);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(size::GapSmall);
    layout->addWidget(buildBar());
    buildTable();
    layout->addWidget(m_table, 1);
    buildEditor();
    auto* const foot = new QVBoxLayout;
    foot->setContentsMargins(size::GapMiddle, 0, size::GapMiddle, size::GapSmall);
    foot->addWidget(m_editor);
    layout->addLayout(foot);
    setFocusProxy(m_table);
    showCounts({});
    updateButtons();
}

QWidget* ActivityPane::buildBar()
{
    auto* const bar = new QWidget(this);
    auto* const layout = new QHBoxLayout(bar);
    layout->setContentsMargins(size::GapMiddle, size::GapSmall, size::GapMiddle, 0);
    layout->setSpacing(size::Gap);
    auto* const group = new QButtonGroup(this);
    const char* const names[] = {"activityAll", "activityComments", "activityHistory"};
    for (int part = 0; part < 3; ++part) {
        auto* const button = new QPushButton(bar);
        button->setObjectName(QString::fromLatin1(names[part]));
        button->setCheckable(true);
        setLook(button, u"segment"_s);
        group->addButton(button, part);
        layout->addWidget(button);
        m_parts[part] = button;
    }
    m_parts[0]->setChecked(true);
    connect(group, &QButtonGroup::idClicked, this, [this] { showChosen(); });
    layout->addStretch();
    const auto addButton = [bar, layout](const QString& name, const QString& icon, const QString& text) {
        auto* const button = new QToolButton(bar);
        button->setObjectName(name);
        button->setIcon(icons::icon(icon, icons::Ink::Muted));
        button->setAccessibleName(text);
        button->setToolTip(text);
        layout->addWidget(button);
        return button;
    };
    m_edit = addButton(u"editComment"_s, u"edit"_s, tr("Edit the comment (F2)"));
    m_quote = addButton(u"quoteComment"_s, u"comment"_s, tr("Quote the comment in a new one"));
    m_remove = addButton(u"removeComment"_s, u"trash"_s, tr("Remove the comment (Delete)"));
    connect(m_edit, &QToolButton::clicked, this, &ActivityPane::edit);
    connect(m_quote, &QToolButton::clicked, this, &ActivityPane::quoteCurrent);
    connect(m_remove, &QToolButton::clicked, this, &ActivityPane::remove);
    m_order = new QComboBox(bar);
    m_order->setObjectName(u"activityOrder"_s);
    m_order->setAccessibleName(tr("Order of the activity"));
    m_order->setToolTip(tr("Whether what happened first or last stands at the top"));
    m_order->addItems({tr("Oldest first"), tr("Newest first")});
    layout->addWidget(m_order);
    connect(m_order, &QComboBox::activated, this, [this] { showChosen(); });
    return bar;
}

void ActivityPane::buildTable()
{
    m_table = new QTableView(this);
    m_table->setObjectName(u"activityTable"_s);
    m_table->setAccessibleName(tr("Activity"));
    m_table->setModel(m_model);
    setUpTable(m_table);
    m_search = new RowSearch(m_table, m_model);
    connect(m_table, &QTableView::doubleClicked, this,
            [this](const QModelIndex& index) { static_cast<void>(openAlerts(index.row())); });
    m_table->setItemDelegate(new ActivityDelegate(m_table));
    m_table->installEventFilter(this);
    m_table->setMinimumHeight(3 * size::Row);
    QHeaderView* const header = m_table->horizontalHeader();
    header->hide();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(ActivityModel::What, QHeaderView::Stretch);
    header->resizeSection(ActivityModel::Who, m_table->fontMetrics().horizontalAdvance(u"somebody's name"_s));
    header->resizeSection(ActivityModel::When, TimeText::shortWidth(m_table->fontMetrics()) + 2 * size::GapMiddle);
    const auto fetchAhead = [this] {
        if (isNearEnd(m_table))
            m_model->fetchMore({});
    };
    connect(m_table->verticalScrollBar(), &QScrollBar::valueChanged, m_model, fetchAhead);
    connect(m_model, &CasePartModel::loaded, m_table, fetchAhead);
    // Rows with a comment are as high as it is, at this width.
    connect(header, &QHeaderView::sectionResized, this, [this](int column) {
        if (column == ActivityModel::What)
            setHeights(0, m_model->rowCount() - 1);
    });
    connect(m_model, &ActivityModel::rowsInserted, this,
            [this](const QModelIndex&, int first, int last) { setHeights(first, last); });
    connect(m_model, &ActivityModel::dataChanged, this, [this](const QModelIndex& first, const QModelIndex& last) {
        setHeights(first.row(), last.row());
        followConflict(first.row());
        updateButtons();
    });
    connect(m_model, &ActivityModel::modelReset, this, &ActivityPane::updateButtons);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ActivityPane::updateButtons);
}

void ActivityPane::buildEditor()
{
    m_editor = new MarkdownEdit(u"comment"_s, tr("Comment"), this);
    m_editor->setMaximumHeight(EditorLines * size::Row + size::Control);
    m_editor->setPlaceholder(tr("Write a comment (Markdown)"));
    connect(m_editor, &MarkdownEdit::accepted, this, &ActivityPane::accept);
    connect(m_editor, &MarkdownEdit::cancelled, this,
            [this] { showDraft({.text = std::exchange(m_aside, {}), .seen = std::nullopt}); });
    showDraft({});
}

void ActivityPane::setCase(std::optional<std::int64_t> caseKey)
{
    if (caseKey == m_model->caseKey())
        return;
    if (const std::optional<std::int64_t> before = m_model->caseKey()) {
        const QString text = m_editor->text();
        if (text.trimmed().isEmpty())
            m_drafts.remove(*before);
        else
            m_drafts.insert(*before, {.text = text, .seen = m_seen});
    }
    m_aside.clear();
    showDraft(caseKey ? m_drafts.take(*caseKey) : Draft{});
    m_model->setCase(caseKey);
}

void ActivityPane::showCounts(const store::UserActionCounts& counts)
{
    const auto say = [this](int part, const QString& word, std::uint64_t number) {
        m_parts[part]->setText(u"%1 %2"_s.arg(word, NumberText::grouped(static_cast<qint64>(number))));
        m_parts[part]->setAccessibleName(tr("Show of the activity: %1").arg(m_parts[part]->text()));
    };
    say(0, tr("All"), counts.all);
    say(1, tr("Comments"), counts.comments);
    say(2, tr("History"), counts.history);
}

void ActivityPane::setReadOnly(bool isReadOnly)
{
    m_isReadOnly = isReadOnly;
    m_editor->setVisible(!isReadOnly);
    updateButtons();
}

void ActivityPane::showChosen()
{
    int part = 0;
    while (part < 2 && !m_parts[part]->isChecked())
        ++part;
    m_search->stop();
    m_model->show(static_cast<ActivityModel::Part>(part), m_order->currentIndex() == 1);
}

bool ActivityPane::openAlerts(int row)
{
    if (row < 0 || row >= m_model->rowCount() || m_model->at(row).action.alerts == 0)
        return false;
    Q_EMIT alertsWanted(m_model->at(row));
    return true;
}

void ActivityPane::showAttached(base::Timestamp at)
{
    if (!m_parts[0]->isChecked()) {
        m_parts[0]->setChecked(true);
        showChosen();
    }
    m_table->setFocus(Qt::OtherFocusReason);
    m_search->start([this, at](int row) {
        const store::StoredUserAction& action = m_model->at(row).action;
        return action.alerts > 0 && action.document.createdAt == at;
    });
}

void ActivityPane::setHeights(int first, int last)
{
    const int width = m_table->columnWidth(ActivityModel::What);
    for (int row = first; row <= last; ++row) {
        const int height =
            ActivityDelegate::heightFor(m_model->index(row, ActivityModel::What), m_table->font(), width);
        if (height != m_table->rowHeight(row))
            m_table->setRowHeight(row, height);
    }
}

const store::StoredComment* ActivityPane::current() const
{
    const QModelIndex index = m_table->currentIndex();
    if (!index.isValid() || index.data(ActivityModel::CommentRole).toString().isEmpty())
        return nullptr;
    return &*m_model->at(index.row()).comment;
}

void ActivityPane::updateButtons()
{
    const bool isComment = !m_isReadOnly && current();
    for (QToolButton* const button : {m_edit, m_quote, m_remove})
        button->setVisible(isComment);
}

void ActivityPane::edit()
{
    const store::StoredComment* const comment = current();
    if (!comment || m_isReadOnly)
        return;
    if (!m_seen)
        m_aside = m_editor->text();
    showDraft({.text = toText(comment->comment.text), .seen = *comment});
    m_editor->focusEnd();
}

void ActivityPane::remove()
{
    if (const store::StoredComment* const comment = current(); comment && !m_isReadOnly)
        Q_EMIT commentRemovalWanted(comment->comment.id);
}

void ActivityPane::quoteCurrent()
{
    if (const store::StoredComment* const comment = current())
        quote(toText(comment->comment.text));
}

void ActivityPane::quote(const QString& text)
{
    if (m_isReadOnly)
        return;
    const QString before = m_editor->text();
    m_editor->setText((before.isEmpty() ? QString() : before + u"\n\n"_s) + markdown::quoted(text));
    m_editor->focusEnd();
}

void ActivityPane::focusComment() { m_editor->focusEnd(); }

void ActivityPane::showDraft(const Draft& draft)
{
    m_seen = draft.seen;
    m_isRefused = false;
    m_editor->setBusy(false);
    m_editor->setText(draft.text);
    m_editor->setButtons(m_seen ? tr("Save the comment") : tr("Add comment"), m_seen ? tr("Cancel") : QString());
}

void ActivityPane::accept(const QString& text)
{
    m_editor->setBusy(true);
    if (m_seen)
        Q_EMIT commentEdited(*m_seen, text);
    else
        Q_EMIT commentAdded(text);
}

void ActivityPane::commentDone(std::int64_t caseKey)
{
    if (caseKey == m_model->caseKey())
        showDraft({.text = std::exchange(m_aside, {}), .seen = std::nullopt});
    else
        m_drafts.remove(caseKey);
}

void ActivityPane::commentRefused(const QString& reason)
{
    m_isRefused = true;
    m_editor->setBusy(false);
    m_editor->setNote(Tone::Loss, reason);
}

/// After a conflict the person has the newer comment in sight: what was written may take its place.
void ActivityPane::followConflict(int row)
{
    const std::optional<store::StoredComment>& now = m_model->at(row).comment;
    if (m_isRefused && m_seen && now && now->comment.id == m_seen->comment.id)
        m_seen = now;
}

bool ActivityPane::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_table || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    if ((key == Qt::Key_Return || key == Qt::Key_Enter) && openAlerts(m_table->currentIndex().row()))
        return true;
    if (!current())
        return QWidget::eventFilter(watched, event);
    switch (key) {
    case Qt::Key_F2: edit(); return true;
    case Qt::Key_Delete: remove(); return true;
    default: return QWidget::eventFilter(watched, event);
    }
}

} // namespace casewright::ui
