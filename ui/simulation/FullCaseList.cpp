// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulation/FullCaseList.h"

#include "ui/bridge/Text.h"
#include "ui/widgets/BreakableText.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/NumberText.h"
#include "ui/widgets/ShownUnits.h"
#include "ui/widgets/ThemeSizes.h"
#include "ui/widgets/TimeText.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr std::size_t Most = 3; ///< the others are counted

QString grouped(std::uint64_t number) { return NumberText::grouped(static_cast<qint64>(number)); }

QLabel* hint(QWidget* parent)
{
    auto* const label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    setLook(label, u"hint"_s);
    return label;
}

} // namespace

FullCaseList::FullCaseList(QWidget* parent) : QWidget(parent)
{
    setObjectName(u"fullCases"_s);
    setAccessibleName(tr("Full cases"));
    m_layout = new QVBoxLayout(this);
    m_layout->setContentsMargins(0, size::GapSmall, 0, 0);
    m_layout->setSpacing(size::GapSmall);
    for (std::size_t i = 0; i < Most; ++i)
        m_rows.append(makeRow(static_cast<int>(i)));
    m_more = hint(this);
    m_layout->addWidget(m_more);
    showCases();
    shownunits::follow(this, [this] { showCases(); });
}

FullCaseList::Row FullCaseList::makeRow(int number)
{
    auto* const all = new QWidget(this);
    const Row row{.all = all, .words = hint(all), .open = new QPushButton(tr("Open case"), all)};
    row.words->setObjectName(u"fullCase%1"_s.arg(number));
    row.open->setObjectName(u"openFullCase%1"_s.arg(number));
    setLook(row.open, u"link"_s);
    connect(row.open, &QPushButton::clicked, this,
            [this, number] { Q_EMIT caseRequested(m_keys[static_cast<std::size_t>(number)]); });
    auto* const layout = new QHBoxLayout(all);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(row.words, 1);
    layout->addWidget(row.open, 0, Qt::AlignTop);
    m_layout->addWidget(all);
    return row;
}

void FullCaseList::setLosses(const std::vector<store::StoredLoss>& losses)
{
    m_cases = FullCases(losses);
    showCases();
}

void FullCaseList::clear()
{
    m_moment.reset();
    setLosses({});
}

void FullCaseList::setMoment(std::optional<base::Timestamp> moment)
{
    m_moment = moment;
    if (!m_cases.isEmpty())
        showCases();
}

QString FullCaseList::wordsOf(const FullCase& full) const
{
    const QString title = full.key == 0 ? tr("A case that is gone") : u"“"_s + toText(full.title) + u"”"_s;
    const QString since = TimeText::minute(full.since.milliseconds);
    if (full.lost == 0)
        return tr("%1 will be full at %2: %3 later alerts reach nobody").arg(title, since, grouped(full.later));
    if (full.later > 0)
        return tr("%1 is full since %2: %3 alerts reached nobody, %4 later ones will not either")
            .arg(title, since, grouped(full.lost), grouped(full.later));
    return tr("%1 is full since %2: %3 alerts reached nobody").arg(title, since, grouped(full.lost));
}

void FullCaseList::showCases()
{
    const std::vector<FullCase> cases = m_cases.at(m_moment, Most);
    const std::size_t more = m_cases.count() - cases.size();
    m_keys.clear();
    for (std::size_t i = 0; i < Most; ++i) {
        const Row& row = m_rows[static_cast<qsizetype>(i)];
        row.all->setVisible(i < cases.size());
        if (i >= cases.size())
            continue;
        m_keys.push_back(cases[i].key);
        row.words->setText(breakableText(wordsOf(cases[i])));
        row.open->setEnabled(cases[i].key != 0);
        row.open->setAccessibleName(tr("Open the case %1").arg(toText(cases[i].title)));
    }
    m_more->setVisible(more > 0);
    m_more->setText(tr("More full cases: %1").arg(grouped(more)));
    setShown(this, !cases.empty());
}

} // namespace casewright::ui
