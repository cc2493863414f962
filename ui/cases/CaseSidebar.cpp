// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/CaseSidebar.h"

#include "core/cases/CaseNames.h"
#include "ui/bridge/Text.h"
#include "ui/cases/CaseTones.h"
#include "ui/cases/FactList.h"
#include "ui/cases/LineageList.h"
#include "ui/models/CaseText.h"
#include "ui/widgets/ActionTable.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/NumberText.h"
#include "ui/widgets/Pill.h"
#include "ui/widgets/ThemeSizes.h"
#include "ui/widgets/TimeText.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <optional>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype ShortId = 12;      ///< digits of an id that tell cases apart on the screen
constexpr double NearlyFull = 0.7;     ///< from this share on the bar warns

std::optional<qint64> momentOf(const std::optional<base::Timestamp>& at)
{
    return at ? std::optional<qint64>(at->milliseconds) : std::nullopt;
}

} // namespace

CaseSidebar::CaseSidebar(QWidget* parent) : QScrollArea(parent)
{
    setObjectName(u"caseSidebar"_s);
    setFixedWidth(size::CaseSidebar);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    auto* const content = new QWidget(this);
    setLook(content, u"page"_s);
    auto* const layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(size::GapMiddle);
    layout->addWidget(buildFacts());
    m_tagCard = buildTags();
    layout->addWidget(m_tagCard);
    m_lineageCard = buildLineage();
    layout->addWidget(m_lineageCard);
    layout->addStretch(1);
    setWidget(content);
}

Card* CaseSidebar::buildFacts()
{
    auto* const card = new Card({}, this);
    m_facts = new FactList(card);
    m_severity = new Pill(m_facts, Pill::Look::Dot);
    m_severity->setObjectName(u"factSeverity"_s);
    auto* const severity = new QWidget(m_facts);
    auto* const right = new QHBoxLayout(severity);
    right->setContentsMargins(0, 0, 0, 0);
    right->addStretch();
    right->addWidget(m_severity);
    m_facts->addWidget(tr("Severity"), severity);
    m_facts->addFact(u"factOwner"_s, tr("Owner"));
    m_facts->addFact(u"factGrouping"_s, tr("Grouping"));
    m_facts->addFact(u"factCounter"_s, tr("Counter"));
    m_facts->addFact(u"factCreated"_s, tr("Created"));
    m_facts->addFact(u"factUpdated"_s, tr("Last updated"));
    m_facts->addFact(u"factClosed"_s, tr("Closed"));
    m_facts->addFact(u"factDuration"_s, tr("Open for"));
    m_facts->addFact(u"factReopened"_s, tr("Times reopened"));
    m_idLine = new QWidget(m_facts);
    m_id = new QLabel(m_idLine);
    m_id->setObjectName(u"factId"_s);
    m_id->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setLook(m_id, u"code"_s);
    auto* const idLayout = new QHBoxLayout(m_idLine);
    idLayout->setContentsMargins(0, 0, 0, 0);
    idLayout->setSpacing(size::GapSmall);
    idLayout->addStretch();
    idLayout->addWidget(m_id);
    m_facts->addWidget(tr("Id"), m_idLine);

    m_fill = new QLabel(card);
    m_fill->setObjectName(u"fillText"_s);
    setLook(m_fill, u"strong"_s);
    m_fillBar = new QProgressBar(card);
    m_fillBar->setObjectName(u"fillBar"_s);
    m_fillBar->setRange(0, static_cast<int>(engine::MaximumAlertsPerCase));
    m_fillBar->setTextVisible(false);
    m_fillHint = new QLabel(card);
    m_fillHint->setObjectName(u"fillHint"_s);
    m_fillHint->setWordWrap(true);
    setLook(m_fillHint, u"hint"_s);
    card->body()->addWidget(m_facts);
    card->body()->addWidget(m_fill);
    card->body()->addWidget(m_fillBar);
    card->body()->addWidget(m_fillHint);
    return card;
}

Card* CaseSidebar::buildTags()
{
    auto* const card = new Card(tr("Tags"), this);
    m_tags = new QWidget(card);
    m_tags->setObjectName(u"caseTags"_s);
    new FlowLayout(m_tags);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    m_tags->setSizePolicy(policy);
    card->body()->addWidget(m_tags);
    return card;
}

Card* CaseSidebar::buildLineage()
{
    auto* const card = new Card(tr("Lineage"), this);
    card->setFlush(true);
    m_lineage = new LineageList(card);
    card->body()->addWidget(m_lineage);
    connect(m_lineage, &LineageList::caseChosen, this, &CaseSidebar::caseChosen);
    return card;
}

void CaseSidebar::addActions(const ActionTable& actions)
{
    auto* const copy = new QToolButton(m_idLine);
    copy->setObjectName(u"copyId"_s);
    copy->setDefaultAction(actions.action(u"cases.copyId"_s));
    copy->setToolButtonStyle(Qt::ToolButtonIconOnly);
    copy->setIconSize({size::NoteIcon, size::NoteIcon});
    copy->setAccessibleName(ActionTable::plainText(copy->defaultAction()));
    m_idLine->layout()->addWidget(copy);
}

void CaseSidebar::showCase(const store::CaseDetail& detail)
{
    const store::CaseRow& row = detail.row;
    m_severity->setStatus(CaseText::severity(std::string(cases::nameOf(row.severity))),
                          casetones::ofSeverity(toText(cases::nameOf(row.severity))));
    m_facts->setFact(u"factOwner"_s, CaseText::owner(detail.owner));
    const QString grouping = CaseText::grouping(detail.grouping);
    m_facts->setFact(u"factGrouping"_s, grouping.isEmpty() ? tr("None: all alerts together") : grouping,
                     grouping.isEmpty()
                         ? tr("The rule does not group, or a run had more groups than cases it may open.")
                         : toText(detail.grouping));
    m_facts->setFact(u"factCounter"_s, NumberText::grouped(row.counter));
    m_facts->setMoment(u"factCreated"_s, row.createdAt.milliseconds);
    m_facts->setMoment(u"factUpdated"_s, momentOf(row.updatedAt));
    m_facts->setMoment(u"factClosed"_s, momentOf(row.closedAt));
    m_facts->setFact(u"factDuration"_s,
                     detail.durationSeconds ? TimeText::length(*detail.durationSeconds * 1'000) : QString(),
                     tr("From creation to closing"));
    m_facts->setFact(u"factReopened"_s, NumberText::grouped(row.timesReopened));
    const QString id = toText(row.id.text);
    m_id->setText(id.size() > ShortId ? id.left(ShortId) + u'…' : id);
    m_id->setToolTip(id);
    showFill(row.totalAlerts);
    showTags(row.tags);
    m_lineage->setLineage(detail.lineage, row.key);
    m_lineageCard->setHint(detail.lineage.size() > 1 ? tr("One group, one case after another")
                                                     : tr("The only case of its group"));
}

void CaseSidebar::showFill(std::uint32_t alerts)
{
    const QString most = NumberText::grouped(engine::MaximumAlertsPerCase);
    const bool isFull = alerts >= engine::MaximumAlertsPerCase;
    const bool isNearlyFull = alerts >= NearlyFull * engine::MaximumAlertsPerCase;
    m_fill->setText(tr("%1 of %2 alerts").arg(NumberText::grouped(alerts), most));
    m_fillBar->setValue(static_cast<int>(alerts));
    m_fillBar->setProperty("tone", toneName(isFull ? Tone::Loss : isNearlyFull ? Tone::Limit : Tone::Neutral));
    m_fillBar->setAccessibleName(m_fill->text());
    restyle(m_fillBar);
    m_fillHint->setText(isFull ? tr("Full: no further alert is attached to this case.")
                               : tr("Kibana attaches at most %1 alerts to a case; a group's alerts of one run that do "
                                    "not all fit are left out.")
                                     .arg(most));
}

void CaseSidebar::showTags(const std::vector<std::string>& tags)
{
    qDeleteAll(m_tags->findChildren<Pill*>(Qt::FindDirectChildrenOnly));
    for (const std::string& tag : tags) {
        auto* const pill = new Pill(m_tags, Pill::Look::Tag);
        pill->setStatus(toText(tag));
        m_tags->layout()->addWidget(pill);
    }
    m_tagCard->setVisible(!tags.empty());
}

} // namespace casewright::ui
