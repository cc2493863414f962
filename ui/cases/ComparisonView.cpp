// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/ComparisonView.h"

#include "ui/bridge/CollectionOperations.h"
#include "ui/bridge/Text.h"
#include "ui/cases/ChoicePopup.h"
#include "ui/cases/CollectionChooser.h"
#include "ui/models/ChoiceModel.h"
#include "ui/models/ComparisonModel.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/CellDelegate.h"
#include "ui/widgets/IconSet.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/TableStyle.h"
#include "ui/widgets/ThemeColors.h"
#include "ui/widgets/ThemeSizes.h"
#include "ui/widgets/TimeText.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;
using store::SimulationCounts;
using store::StoredSimulation;

constexpr int MostSettingRows = 8; ///< that are seen without scrolling

/// What differs stands out.
class ComparisonDelegate final : public CellDelegate {
public:
    using CellDelegate::CellDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override
    {
        CellDelegate::initStyleOption(option, index);
        if (index.data(ComparisonModel::DiffersRole).toBool())
            option->font.setWeight(QFont::DemiBold);
        else
            option->palette.setColor(QPalette::Text, ThemeColors::current().muted);
        option->fontMetrics = QFontMetrics(option->font);
    }
};

} // namespace

ComparisonView::ComparisonView(CaseRepository& repository, QWidget* parent) : QWidget(parent), m_repository(repository)
{
    setObjectName(u"comparison"_s);
    m_settings = new ComparisonModel(ComparisonModel::About::Settings, this);
    m_counts = new ComparisonModel(ComparisonModel::About::Counts, this);
    m_choices = new ChoiceModel(this);
    m_choices->setMost(static_cast<qsizetype>(MostSimulations));
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(size::GapMiddle);
    layout->addWidget(buildHeader());
    m_names = new QLabel(this);
    m_names->setObjectName(u"comparedNames"_s);
    m_names->setTextFormat(Qt::PlainText);
    m_names->setWordWrap(true);
    setLook(m_names, u"hint"_s);
    layout->addWidget(m_names);
    m_same = new QLabel(tr("All were given the same: rule, source of the alerts, version, analysts."), this);
    m_same->setObjectName(u"givenTheSame"_s);
    setLook(m_same, u"muted"_s);
    layout->addWidget(m_same);
    m_settingTable = addTable(*m_settings, u"comparedSettings"_s, tr("What the simulations were not given alike"));
    m_countTable = addTable(*m_counts, u"comparedCounts"_s, tr("What the simulations came to"));
    layout->addWidget(m_settingTable->parentWidget());
    layout->addWidget(m_countTable->parentWidget(), 1);
    m_popup = new ChoicePopup(u"compared"_s, *m_choices, ChoicePopup::Use::Filter, this);
    connect(m_choices, &ChoiceModel::toggled, this, [this] {
        m_simulations.clear();
        for (const QVariant& each : m_choices->checked())
            m_simulations.push_back(each.toLongLong());
        std::sort(m_simulations.begin(), m_simulations.end());
        read();
    });
}

QWidget* ComparisonView::buildHeader()
{
    auto* const header = new QWidget(this);
    auto* const back = new QPushButton(icons::icon(u"chevron-left"_s, icons::Ink::Muted), tr("Cases"), header);
    back->setObjectName(u"comparisonBack"_s);
    setLook(back, u"flat"_s);
    connect(back, &QPushButton::clicked, this, &ComparisonView::backRequested);
    auto* const title = new QLabel(tr("Simulations side by side"), header);
    setLook(title, u"title"_s);
    m_onlyDifferences = new QCheckBox(tr("Only what differs"), header);
    m_onlyDifferences->setObjectName(u"onlyDifferences"_s);
    m_onlyDifferences->setToolTip(tr("Leaves out what is the same in all of them"));
    connect(m_onlyDifferences, &QCheckBox::toggled, this, [this](bool isOnly) {
        m_counts->setOnlyDifferences(isOnly);
        fitTables();
    });
    m_choose = new QPushButton(tr("Choose simulations"), header);
    m_choose->setObjectName(u"chooseCompared"_s);
    m_choose->setIcon(icons::icon(u"chevron-down"_s, icons::Ink::Muted));
    m_choose->setIconSize({size::TagIcon, size::TagIcon});
    m_choose->setLayoutDirection(Qt::RightToLeft); // the arrow stands behind the words
    connect(m_choose, &QPushButton::clicked, this, &ComparisonView::openChoice);
    setFocusProxy(m_choose);
    auto* const layout = new QHBoxLayout(header);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(size::Gap);
    layout->addWidget(back);
    layout->addWidget(title);
    layout->addStretch();
    layout->addWidget(m_onlyDifferences);
    layout->addWidget(m_choose);
    return header;
}

QTableView* ComparisonView::addTable(ComparisonModel& model, const QString& name, const QString& label)
{
    auto* const card = new Card({}, this);
    card->setFlush(true);
    card->layout()->setContentsMargins(1, 1, 1, size::GapSmall);
    auto* const table = new QTableView(card);
    table->setObjectName(name);
    table->setAccessibleName(label);
    table->setModel(&model);
    setUpTable(table);
    table->setItemDelegate(new ComparisonDelegate(table));
    table->horizontalHeader()->setStretchLastSection(false);
    card->body()->addWidget(table);
    return table;
}

void ComparisonView::show(const std::vector<std::int64_t>& simulations,
                          const std::vector<StoredSimulation>& collections)
{
    m_simulations.clear();
    std::vector<std::int64_t> there;
    for (const StoredSimulation& each : collections) {
        if (each.origin == store::CaseOrigin::Simulation)
            there.push_back(each.key);
    }
    for (const std::int64_t key : simulations) {
        if (std::find(there.begin(), there.end(), key) != there.end() && m_simulations.size() < MostSimulations)
            m_simulations.push_back(key);
    }
    // Newest first: beside one that is chosen the newest of the others.
    for (const std::int64_t key : there) {
        const bool isIn = std::find(m_simulations.begin(), m_simulations.end(), key) != m_simulations.end();
        if (m_simulations.size() < 2 && !isIn)
            m_simulations.push_back(key);
    }
    std::sort(m_simulations.begin(), m_simulations.end());
    std::vector<Choice> choices;
    for (const StoredSimulation& each : collections) {
        const bool isShown = std::find(m_simulations.begin(), m_simulations.end(), each.key) != m_simulations.end();
        if (each.origin == store::CaseOrigin::Simulation)
            choices.push_back({.value = QVariant::fromValue<qlonglong>(each.key),
                               .text = CollectionChooser::nameOf(each),
                               .detail = TimeText::minute(each.startedAt.milliseconds),
                               .state = isShown ? Qt::Checked : Qt::Unchecked});
    }
    m_choices->setChoices(std::move(choices));
    read();
}

void ComparisonView::refresh()
{
    if (!m_simulations.empty())
        read();
}

void ComparisonView::clear()
{
    m_request.drop();
    m_simulations.clear();
    m_popup->close();
    m_settings->setSimulations({});
    m_counts->setSimulations({});
}

void ComparisonView::read()
{
    m_request = CollectionOperations(m_repository)
                    .compare(m_simulations, [this](const base::Result<std::vector<SimulationCounts>>& read) {
                        if (!read) {
                            Q_EMIT failed(toText(read.error()));
                            return;
                        }
                        m_settings->setSimulations(*read);
                        m_counts->setSimulations(*read);
                        QStringList names;
                        for (const SimulationCounts& each : *read)
                            names.append(CollectionChooser::nameOf(each.simulation));
                        m_names->setText(tr("%1. Kibana did not produce these results.").arg(names.join(u", "_s)));
                        fitTables();
                    });
}

void ComparisonView::fitTables()
{
    const int rows = m_settings->rowCount();
    m_same->setVisible(rows == 0);
    m_settingTable->parentWidget()->setVisible(rows > 0);
    m_settingTable->setFixedHeight(m_settingTable->horizontalHeader()->sizeHint().height()
                                   + std::min(rows, MostSettingRows) * size::Row + size::GapSmall);
    for (QTableView* const table : {m_settingTable, m_countTable}) {
        QHeaderView* const header = table->horizontalHeader();
        if (header->count() == 0)
            continue;
        header->setSectionResizeMode(QHeaderView::Stretch);
        header->setSectionResizeMode(0, QHeaderView::Interactive);
        header->resizeSection(0, size::CaseSidebar);
    }
}

void ComparisonView::openChoice() { m_popup->openBelow(m_choose, tr("Simulations to compare")); }

} // namespace casewright::ui
