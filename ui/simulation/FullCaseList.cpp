// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulation/FullCaseList.h"

#include "ui/bridge/Text.h"
#include "ui/simulation/FullCaseRow.h"
#include "ui/widgets/BreakableText.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/NumberText.h"
#include "ui/widgets/ShownUnits.h"
#include "ui/widgets/ThemeSizes.h"
#include "ui/widgets/TimeText.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr std::size_t Most = 3; ///< the others are counted

QString grouped(std::uint64_t number) { return NumberText::grouped(static_cast<qint64>(number)); }

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
    m_more = new QLabel(this);
    m_more->setTextFormat(Qt::PlainText);
    m_more->setWordWrap(true);
    setLook(m_more, u"hint"_s);
    m_layout->addWidget(m_more);
    showCases();
    shownunits::follow(this, [this] { showCases(); });
}

FullCaseRow* FullCaseList::makeRow(int number)
{
    auto* const row = new FullCaseRow(number, this);
    connect(row->button(), &QPushButton::clicked, this,
            [this, number] { Q_EMIT caseRequested(m_keys[static_cast<std::size_t>(number)]); });
    m_layout->addWidget(row);
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
        FullCaseRow* const row = m_rows[static_cast<qsizetype>(i)];
        setShown(row, i < cases.size());
        if (i >= cases.size())
            continue;
        m_keys.push_back(cases[i].key);
        row->setWords(breakableText(wordsOf(cases[i])));
        row->button()->setEnabled(cases[i].key != 0);
        row->button()->setAccessibleName(tr("Open the case %1").arg(toText(cases[i].title)));
    }
    setShown(m_more, more > 0);
    m_more->setText(tr("More full cases: %1").arg(grouped(more)));
    setShown(this, !cases.empty());
}

} // namespace casewright::ui
