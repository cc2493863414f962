// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/Gallery.h"

#include "ui/widgets/ActionTable.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/DurationEdit.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/FieldNote.h"
#include "ui/widgets/IconSet.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/NumberDelegate.h"
#include "ui/widgets/Pill.h"
#include "ui/widgets/PillDelegate.h"
#include "ui/widgets/PlotBase.h"
#include "ui/widgets/SearchField.h"
#include "ui/widgets/SegmentedButtons.h"
#include "ui/widgets/TableStyle.h"
#include "ui/widgets/TagsDelegate.h"
#include "ui/widgets/TagsEdit.h"
#include "ui/widgets/ThemeColors.h"
#include "ui/widgets/ThemeSizes.h"
#include "ui/widgets/Tile.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QTableView>
#include <QVBoxLayout>

#include <tuple>
#include <utility>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

template <typename Widget>
Widget* named(Widget* widget, const QString& name)
{
    widget->setObjectName(name);
    if (widget->accessibleName().isEmpty())
        widget->setAccessibleName(name);
    return widget;
}

/// Bars of two colours.
class Bars final : public PlotBase {
public:
    Bars()
    {
        m_bars = new QCPBars(xAxis, yAxis);
        for (int i = 0; i < 60; ++i)
            m_bars->addData(i * 3600.0, i == 35 ? 1250 : 200 + (i * 37) % 150);
        m_bars->setWidth(2600);
        useTimeAxis();
        rescaleAxes();
        setMinimumHeight(120);
        updateTheme();
    }

protected:
    void applyTheme(const ThemeColors& colors) override
    {
        if (!m_bars)
            return;
        m_bars->setPen(Qt::NoPen);
        m_bars->setBrush(colors.accent.solid);
    }

private:
    QCPBars* m_bars = nullptr;
};

} // namespace

Gallery::Gallery(const QString& name, const QString& title, const QString& icon)
    : m_name(name), m_title(title), m_icon(icon)
{
    auto* const middle = new QVBoxLayout;
    middle->setContentsMargins(size::PageMargin, size::GapLarge, size::PageMargin, size::GapLarge);
    middle->setSpacing(size::GapMiddle);
    middle->addWidget(header());
    middle->addWidget(tiles());
    middle->addWidget(definition());
    middle->addWidget(schedule());
    middle->addWidget(plot());
    middle->addWidget(table(), 1);
    auto* const all = new QHBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addLayout(middle, 1);
    all->addWidget(side());
}

void Gallery::registerActions(ActionTable& actions)
{
    actions.add({.id = m_name + u".new"_s, .text = u"&New thing in "_s + m_title, .icon = u"plus"_s,
                 .tip = u"Makes a new one"_s, .menu = MenuPlace::File},
                this, [this] {
                    ++m_news;
                    Q_EMIT statusChanged(u"%1 made"_s.arg(m_news));
                });
}

QWidget* Gallery::header()
{
    auto* const row = new QWidget;
    auto* const layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(size::Gap);
    auto* const heading = new QLabel(u"Suspicious PowerShell"_s);
    setLook(heading, u"title"_s);
    layout->addWidget(heading);
    const std::pair<QString, Tone> states[] = {{u"Valid"_s, Tone::Fine},          {u"Open"_s, Tone::Accent},
                                               {u"In progress"_s, Tone::Limit},   {u"Lost"_s, Tone::Loss},
                                               {u"Reopened"_s, Tone::Reopened},   {u"Closed"_s, Tone::Neutral}};
    for (const auto& [text, tone] : states) {
        auto* const pill = new Pill;
        pill->setStatus(text, tone);
        layout->addWidget(pill);
    }
    layout->addStretch();
    layout->addWidget(named(new QPushButton(u"Export"_s), u"export"_s));
    auto* const run = named(new QPushButton(icons::icon(u"play"_s, icons::Ink::OnAccent), u"Simulate"_s), u"run"_s);
    setLook(run, u"primary"_s);
    layout->addWidget(run);
    auto* const off = named(new QPushButton(u"Off"_s), u"off"_s);
    off->setEnabled(false);
    layout->addWidget(off);
    auto* const remove = named(new QPushButton(icons::icon(u"trash"_s, Tone::Loss), u"Delete"_s), u"delete"_s);
    setLook(remove, u"danger"_s);
    layout->addWidget(remove);
    return row;
}

QWidget* Gallery::tiles()
{
    auto* const row = new QWidget;
    auto* const layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(size::Gap);
    const std::tuple<QString, qint64, Tone> entries[] = {{u"alerts raised"_s, 1'204, Tone::Neutral},
                                                         {u"cases opened"_s, 31, Tone::Neutral},
                                                         {u"breaker runs"_s, 23, Tone::Limit},
                                                         {u"alerts in no case"_s, 2'480, Tone::Loss},
                                                         {u"attached"_s, 48'211, Tone::Fine}};
    for (const auto& [caption, number, tone] : entries) {
        auto* const tile = new Tile(caption);
        tile->setNumber(number);
        tile->setTone(tone);
        layout->addWidget(tile);
    }
    return row;
}

Card* Gallery::definition()
{
    auto* const card = new Card(u"Definition"_s);
    card->setNumber(1);
    card->setSubtitle(u"one per rule"_s);
    card->setHint(u"Match documents"_s);
    auto* const row = new QHBoxLayout;
    row->setSpacing(size::Gap);
    auto* const kind = named(new QComboBox, u"kind"_s);
    kind->addItems({u"Custom query"_s, u"Threshold"_s});
    row->addWidget(kind);
    auto* const tags = named(new TagsEdit(u"Tags"_s), u"tags"_s);
    tags->setTags({u"windows"_s, u"T1059.001"_s});
    row->addWidget(tags, 1);
    card->body()->addLayout(row);
    card->body()->addWidget(new SegmentedButtons(u"Match"_s, {u"All of"_s, u"Any of"_s, u"None of"_s}));
    auto* const query = named(new QLineEdit(u"event.category : process and process.args : *-enc*"_s), u"query"_s);
    setLook(query, u"code"_s);
    card->body()->addWidget(query);
    auto* const note = new FieldNote;
    note->setNote(Tone::Loss, u"This field is in no document."_s);
    card->body()->addWidget(note);
    return card;
}

Card* Gallery::schedule()
{
    auto* const card = new Card(u"Schedule"_s);
    card->setNumber(2);
    card->setTone(Tone::Accent);
    auto* const row = new QHBoxLayout;
    row->setSpacing(size::Gap);
    row->addWidget(new QLabel(u"Run every"_s));
    auto* const every = new DurationEdit(u"smhd"_s, u"Interval"_s);
    every->setText(u"5m"_s);
    row->addWidget(every);
    row->addWidget(new QLabel(u"look back"_s));
    auto* const from = new DurationEdit(u"mhdw"_s, u"Look back"_s);
    from->setText(u"1h30m"_s);
    row->addWidget(from);
    row->addWidget(named(new QSpinBox, u"most"_s));
    auto* const reopen = named(new QCheckBox(u"Reopen when the case is closed"_s), u"reopen"_s);
    reopen->setChecked(true);
    row->addWidget(reopen);
    auto* const radio = named(new QRadioButton(u"Choice"_s), u"choice"_s);
    radio->setChecked(true);
    row->addWidget(radio);
    row->addStretch();
    card->body()->addLayout(row);
    auto* const note = new FieldNote;
    note->setNote(Tone::Limit, u"Kibana 8.14 opens at most 5 cases a run."_s);
    card->body()->addWidget(note);
    return card;
}

Card* Gallery::plot()
{
    auto* const card = new Card(u"Timeline"_s);
    card->body()->addWidget(new Bars);
    return card;
}

Card* Gallery::table()
{
    auto* const card = new Card(u"Cases"_s);
    card->setFlush(true);
    card->addToHeader(named(new SearchField(u"Filter cases"_s), u"filter"_s));
    auto* const model = new QStandardItemModel(0, 5, card);
    model->setHorizontalHeaderLabels({u"Name"_s, u"Status"_s, u"Severity"_s, u"Alerts"_s, u"Tags"_s});
    for (int i = 0; i < 6; ++i) {
        QList<QStandardItem*> row;
        row << new QStandardItem(u"Suspicious PowerShell - Grouping by WIN-DC0%1 (Auto-created)"_s.arg(i))
            << new QStandardItem(i % 2 ? u"Open"_s : u"Closed"_s) << new QStandardItem(u"High"_s)
            << new QStandardItem << new QStandardItem;
        row.at(3)->setData(qint64(1000) * i * i, Qt::DisplayRole);
        row.at(4)->setData(QStringList{u"auto-generated"_s, u"host.name:WIN-DC0%1"_s.arg(i)}, Qt::DisplayRole);
        model->appendRow(row);
    }
    auto* const view = named(new QTableView, u"cases"_s);
    view->setModel(model);
    setUpTable(view);
    const auto status = [](const QModelIndex& index) {
        return index.data().toString() == u"Open"_s ? Tone::Accent : Tone::Neutral;
    };
    view->setItemDelegateForColumn(1, new PillDelegate(status, PillDelegate::Shape::Pill, view));
    view->setItemDelegateForColumn(
        2, new PillDelegate([](const QModelIndex&) { return Tone::Limit; }, PillDelegate::Shape::Dot, view));
    view->setItemDelegateForColumn(3, new NumberDelegate(view));
    view->setItemDelegateForColumn(4, new TagsDelegate(view));
    view->setColumnWidth(0, 330);
    view->selectRow(1);
    card->body()->addWidget(view, 1);
    return card;
}

QWidget* Gallery::side()
{
    auto* const pane = new QFrame;
    setLook(pane, u"side-right"_s);
    pane->setFixedWidth(size::Preview);
    auto* const layout = new QVBoxLayout(pane);
    layout->setContentsMargins(size::GapLarge, size::GapLarge, size::GapLarge, size::GapLarge);
    layout->setSpacing(size::GapMiddle);
    auto* const limit = new Banner;
    limit->showMessage(Tone::Limit, u"Grouping is given up in 14 runs"_s,
                       u"Up to 18 hosts alert in one run but 5 cases may open, so all of that run's alerts go to one "
                       "ungrouped case."_s);
    layout->addWidget(limit);
    auto* const loss = new Banner;
    loss->showMessage(Tone::Loss, u"212 alerts never reach a case"_s, u"WIN-DC01 fills its case at 03:35."_s);
    loss->setAction(u"Show"_s);
    layout->addWidget(loss);
    auto* const fine = new Banner;
    fine->showMessage(Tone::Fine, u"Every alert reaches a case"_s);
    layout->addWidget(fine);
    auto* const section = new QLabel(u"LARGEST GROUPS"_s);
    setLook(section, u"section"_s);
    layout->addWidget(section);
    auto* const empty = new EmptyState(u"alerts"_s, u"No alerts yet"_s,
                                       u"Open a file of alerts, or make a flood to see what the rule does."_s);
    empty->setAction(u"Open file..."_s);
    empty->setSecondAction(u"Make a flood"_s);
    layout->addWidget(empty, 1);
    return pane;
}

} // namespace casewright::ui
