// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulation/AnalystsPane.h"

#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>

#include "ui/bridge/AnalystModels.h"
#include "ui/bridge/Text.h"
#include "ui/simulation/AnalystForm.h"
#include "ui/simulation/AnalystTexts.h"
#include "ui/simulation/AnalystTransfer.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/CellDelegate.h"
#include "ui/widgets/IconSet.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/ThemeSizes.h"

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr qlonglong Nobody = 0; ///< data of the row that is no model
constexpr int RowsInSight = 4;

} // namespace

AnalystsPane::AnalystsPane(AnalystModels& models, QWidget* parent)
    : QWidget(parent), m_models(models), m_transfer(new AnalystTransfer(models, this))
{
    setObjectName(u"analystsPane"_s);
    m_card = new Card(tr("Analysts"), this);
    m_card->setFlush(true);
    m_card->addToHeader(buildButtons());
    m_card->body()->addWidget(buildList());
    m_card->body()->addWidget(buildForm(), 1);
    auto* const all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_card);
    connectParts();
    showModels();
}

QWidget* AnalystsPane::buildButtons()
{
    auto* const row = new QWidget(m_card);
    auto* const layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(size::GapSmall);
    m_new = new QPushButton(icons::icon(u"plus"_s), tr("New"), row);
    m_new->setObjectName(u"newAnalysts"_s);
    m_new->setAccessibleName(tr("New analysts"));
    auto* const menu = new QMenu(m_new);
    menu->addAction(tr("Cases are closed after a time"), this, [this] { addNew(int(AnalystPreset::CloseAfter)); });
    menu->addAction(tr("Staffed queue: office hours"), this, [this] { addNew(int(AnalystPreset::OfficeHours)); });
    menu->addAction(tr("Staffed queue: around the clock"), this,
                    [this] { addNew(int(AnalystPreset::AroundTheClock)); });
    m_new->setMenu(menu);
    const auto tool = [&](const QString& name, const QString& icon, const QString& text) {
        auto* const button = new QToolButton(row);
        button->setObjectName(name);
        button->setAccessibleName(text);
        button->setToolTip(text);
        button->setIcon(icons::icon(icon));
        return button;
    };
    m_import = tool(u"importAnalysts"_s, u"import"_s, tr("Import an analyst file…"));
    m_export = tool(u"exportAnalysts"_s, u"export"_s, tr("Export the chosen analysts as a file…"));
    m_remove = tool(u"removeAnalysts"_s, u"trash"_s, tr("Remove the chosen analysts"));
    m_close = tool(u"closeAnalysts"_s, u"close"_s, tr("Close the editor (Esc)"));
    layout->addWidget(m_new);
    for (QToolButton* const button : {m_import, m_export, m_remove, m_close})
        layout->addWidget(button);
    return row;
}

QWidget* AnalystsPane::buildList()
{
    m_list = new QListWidget(m_card);
    m_list->setObjectName(u"analystList"_s);
    m_list->setAccessibleName(tr("Analysts of the workspace"));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setItemDelegate(new CellDelegate(m_list));
    m_list->setMouseTracking(true);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    return m_list;
}

QWidget* AnalystsPane::buildForm()
{
    m_scroll = new QScrollArea(m_card);
    m_scroll->setObjectName(u"analystScroll"_s);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto* const body = new QWidget(m_scroll);
    setLook(body, u"side"_s);
    m_hint = new QLabel(tr("Cases stay open until the end, unless somebody closes them. Make analysts to see what "
                           "reopening and the time window do then, and whether people keep up."),
                        body);
    m_hint->setObjectName(u"analystHint"_s);
    m_hint->setWordWrap(true);
    setLook(m_hint, u"muted"_s);
    m_form = new AnalystForm(body);
    m_seedRow = new QWidget(body);
    auto* const words = new QLabel(tr("Seed"), m_seedRow);
    setLook(words, u"muted"_s);
    m_seed = new QSpinBox(m_seedRow);
    m_seed->setObjectName(u"analystSeed"_s);
    m_seed->setAccessibleName(tr("Seed of what is drawn"));
    m_seed->setToolTip(tr("The same analysts and seed do the same in the same simulation"));
    m_seed->setRange(0, std::numeric_limits<int>::max());
    m_seed->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_seed->setFixedWidth(4 * size::Control);
    words->setBuddy(m_seed);
    auto* const seedLayout = new QHBoxLayout(m_seedRow);
    seedLayout->setContentsMargins(0, 0, 0, 0);
    seedLayout->addWidget(words);
    seedLayout->addStretch();
    seedLayout->addWidget(m_seed);
    auto* const layout = new QVBoxLayout(body);
    layout->setContentsMargins(size::GapMiddle, size::Gap, size::GapMiddle, size::GapMiddle);
    layout->setSpacing(size::GapMiddle);
    layout->addWidget(m_hint);
    layout->addWidget(m_form);
    layout->addWidget(m_seedRow);
    layout->addStretch();
    m_scroll->setWidget(body);
    return m_scroll;
}

void AnalystsPane::connectParts()
{
    connect(&m_models, &AnalystModels::modelsChanged, this, &AnalystsPane::showModels);
    connect(&m_models, &AnalystModels::choiceChanged, this, &AnalystsPane::showChosen);
    connect(m_list, &QListWidget::currentRowChanged, this, [this] {
        const QListWidgetItem* const item = m_list->currentItem();
        const qlonglong key = item ? item->data(Qt::UserRole).toLongLong() : Nobody;
        m_models.choose(key == Nobody ? std::nullopt : std::optional<std::int64_t>(key));
    });
    connect(m_form, &AnalystForm::edited, this, [this] {
        if (m_models.chosen())
            m_models.edit(*m_models.chosen(), m_form->model());
    });
    connect(m_seed, &QSpinBox::valueChanged, this,
            [this](int seed) { m_models.setSeed(static_cast<std::uint64_t>(seed)); });
    connect(m_import, &QToolButton::clicked, m_transfer, &AnalystTransfer::askForImport);
    connect(m_export, &QToolButton::clicked, m_transfer, &AnalystTransfer::askForExport);
    connect(m_transfer, &AnalystTransfer::done, this, &AnalystsPane::done);
    connect(m_transfer, &AnalystTransfer::failed, this, &AnalystsPane::failed);
    connect(m_remove, &QToolButton::clicked, this, &AnalystsPane::removeChosen);
    connect(m_close, &QToolButton::clicked, this, &AnalystsPane::closeRequested);
}

void AnalystsPane::addNew(int preset)
{
    if (m_models.add(makeAnalysts(static_cast<AnalystPreset>(preset))))
        m_form->focusName();
}

void AnalystsPane::removeChosen()
{
    const std::optional<std::int64_t> chosen = m_models.chosen();
    const QString name = toText(m_models.chosenModel().name);
    if (chosen && m_models.remove(*chosen))
        Q_EMIT removed(name);
}

void AnalystsPane::showModels()
{
    {
        const QSignalBlocker blocker(m_list);
        const auto wanted = static_cast<int>(m_models.models().size()) + 1;
        while (m_list->count() > wanted)
            delete m_list->takeItem(m_list->count() - 1);
        while (m_list->count() < wanted)
            m_list->addItem(new QListWidgetItem);
        const auto show = [this](int row, const QString& text, qlonglong key) {
            QListWidgetItem* const item = m_list->item(row);
            item->setText(text);
            item->setToolTip(text);
            item->setData(Qt::UserRole, key);
        };
        show(0, tr("Nobody closes cases"), Nobody);
        int row = 1;
        for (const store::StoredAnalysts& stored : m_models.models())
            show(row++, analysttext::label(stored.model), qlonglong(stored.key));
        m_list->setFixedHeight(std::min(wanted, RowsInSight) * size::Row + 2 * m_list->frameWidth());
    }
    showChosen();
}

void AnalystsPane::showChosen()
{
    const std::optional<std::int64_t> chosen = m_models.chosen();
    const engine::AnalystModel* const model = chosen ? m_models.find(*chosen) : nullptr;
    {
        const QSignalBlocker quietList(m_list);
        const QSignalBlocker quietSeed(m_seed);
        for (int row = 0; row < m_list->count(); ++row) {
            if (m_list->item(row)->data(Qt::UserRole).toLongLong() == (model ? qlonglong(*chosen) : Nobody))
                m_list->setCurrentRow(row);
        }
        m_seed->setValue(static_cast<int>(std::min<std::uint64_t>(m_models.seed(), std::numeric_limits<int>::max())));
    }
    const bool isWritable = m_models.isWritable();
    setShown(m_hint, !model);
    setShown(m_form, model);
    setShown(m_seedRow, model);
    m_form->setEnabled(isWritable);
    m_new->setEnabled(isWritable);
    m_import->setEnabled(isWritable);
    m_export->setEnabled(model);
    m_remove->setEnabled(model && isWritable);
    m_card->setSubtitle(isWritable ? QString() : tr("can only be read"));
    if (!model)
        return;
    m_form->setModel(*chosen, *model);
    m_form->setProblem(AnalystModels::problemOf(*model));
}

void AnalystsPane::focusList() { m_list->setFocus(Qt::OtherFocusReason); }

void AnalystsPane::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && event->modifiers() == Qt::NoModifier)
        Q_EMIT closeRequested();
    else
        QWidget::keyPressEvent(event);
}

} // namespace casewright::ui
