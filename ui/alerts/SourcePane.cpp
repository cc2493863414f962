// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/alerts/SourcePane.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QShortcut>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/alerts/FloodTexts.h"
#include "ui/alerts/SourceDelegate.h"
#include "ui/bridge/FloodPresets.h"
#include "ui/bridge/Text.h"
#include "ui/models/SourceListModel.h"
#include "ui/widgets/IconSet.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/ThemeSizes.h"

namespace casewright::ui {

using namespace Qt::StringLiterals;

SourcePane::SourcePane(SourceListModel& model, QWidget* parent) : QFrame(parent), m_model(model)
{
    setLook(this, u"side-left"_s);
    auto* const all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    buildButtons(all);
    buildList(all);
    m_drop = new QLabel(tr("Drop NDJSON, JSON, CSV, eve.json or Alertmanager answers here"), this);
    m_drop->setObjectName(u"dropHint"_s);
    m_drop->setAlignment(Qt::AlignCenter);
    m_drop->setWordWrap(true);
    setLook(m_drop, u"drop"_s);
    auto* const around = new QVBoxLayout;
    around->setContentsMargins(size::GapMiddle, size::GapMiddle, size::GapMiddle, size::GapMiddle);
    around->addWidget(m_drop);
    all->addLayout(around);
}

void SourcePane::buildButtons(QVBoxLayout* into)
{
    m_open = new QPushButton(tr("Open file…"), this);
    m_open->setObjectName(u"openFile"_s);
    m_flood = new QPushButton(tr("Flood"), this);
    m_flood->setObjectName(u"addFlood"_s);
    m_flood->setIcon(icons::icon(u"plus"_s));
    m_flood->setAccessibleName(tr("Make a flood"));
    m_remove = new QToolButton(this);
    m_remove->setObjectName(u"removeSource"_s);
    m_remove->setIcon(icons::icon(u"trash"_s, icons::Ink::Muted));
    m_remove->setAccessibleName(tr("Remove the source from the list"));
    auto* const row = new QHBoxLayout;
    row->setContentsMargins(size::GapMiddle, size::Gap, size::GapSmall, size::Gap);
    row->setSpacing(size::GapSmall);
    row->addWidget(m_open);
    row->addWidget(m_flood);
    row->addStretch();
    row->addWidget(m_remove);
    into->addLayout(row);
    auto* const line = new QFrame(this);
    setLook(line, u"rule"_s);
    into->addWidget(line);
    connect(m_open, &QPushButton::clicked, this, &SourcePane::openRequested);
    buildFloodMenu();
    connect(m_remove, &QToolButton::clicked, this, &SourcePane::removeRequested);
}

void SourcePane::buildFloodMenu()
{
    m_floodMenu = new QMenu(this);
    m_floodMenu->setObjectName(u"addFloodMenu"_s);
    m_floodMenu->setToolTipsVisible(true);
    const auto add = [this](const QString& text, const QString& tip, const QString& preset) {
        QAction* const action = m_floodMenu->addAction(text);
        action->setObjectName(u"addFlood-"_s + preset);
        action->setToolTip(tip);
        connect(action, &QAction::triggered, this, [this, preset] { Q_EMIT floodRequested(preset); });
    };
    add(tr("A flood of your own"), tr("A quiet day with three fields, to begin with"), {});
    m_floodMenu->addSeparator();
    for (const FloodPreset& preset : floodPresets())
        add(toText(preset.flood.name), FloodTexts::summary(preset.flood), preset.id);
    connect(m_flood, &QPushButton::clicked, this,
            [this] { m_floodMenu->popup(m_flood->mapToGlobal(QPoint(0, m_flood->height()))); });
}

void SourcePane::buildList(QVBoxLayout* into)
{
    m_list = new QListView(this);
    m_list->setObjectName(u"sourceList"_s);
    m_list->setAccessibleName(tr("Sources of alerts"));
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new SourceDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setContextMenuPolicy(Qt::ActionsContextMenu);
    auto* const remove = new QAction(tr("Remove from the list"), m_list);
    remove->setObjectName(u"removeFromList"_s);
    remove->setShortcut(Qt::Key_Delete);
    remove->setShortcutContext(Qt::WidgetShortcut);
    m_list->addAction(remove);
    into->addWidget(m_list, 1);
    connect(remove, &QAction::triggered, this, [this] {
        if (m_remove->isEnabled())
            Q_EMIT removeRequested();
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& current) {
        if (const std::optional<std::int64_t> key = m_model.keyAt(current.isValid() ? current.row() : -1))
            Q_EMIT chosen(*key);
    });
}

void SourcePane::setCurrent(std::optional<std::int64_t> key)
{
    const int row = m_model.rowOf(key);
    const QSignalBlocker quiet(this);
    m_list->setCurrentIndex(m_model.index(row));
    m_remove->setEnabled(row >= 0 && !m_isReadOnly);
}

void SourcePane::setReadOnly(bool isReadOnly, const QString& why)
{
    m_isReadOnly = isReadOnly;
    m_open->setEnabled(!isReadOnly);
    m_flood->setEnabled(!isReadOnly);
    m_remove->setEnabled(!isReadOnly && m_list->currentIndex().isValid());
    m_open->setToolTip(isReadOnly ? why : tr("Read alerts from JSON or CSV files, also in gzip (Ctrl+O)"));
    m_flood->setToolTip(isReadOnly ? why : tr("Make up alerts: a flood with a rate, fields and a storm"));
    m_remove->setToolTip(isReadOnly ? why : m_removeTip);
    setShown(m_drop, !isReadOnly);
}

void SourcePane::setRemoveTip(const QString& tip)
{
    m_removeTip = tip;
    if (!m_isReadOnly)
        m_remove->setToolTip(tip);
}

void SourcePane::setDropActive(bool isActive)
{
    m_drop->setProperty("active", isActive);
    restyle(m_drop);
}

void SourcePane::focusList() { m_list->setFocus(); }

} // namespace casewright::ui
