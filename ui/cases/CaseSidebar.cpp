// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/CaseSidebar.h"

#include "ui/bridge/CaseRepository.h"
#include "ui/bridge/Text.h"
#include "ui/cases/CaseFieldBoxes.h"
#include "ui/cases/CaseTimes.h"
#include "ui/cases/CustomFieldsEdit.h"
#include "ui/cases/FactList.h"
#include "ui/cases/LineageList.h"
#include "ui/cases/PushCard.h"
#include "ui/models/CaseText.h"
#include "ui/widgets/ActionTable.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/NumberText.h"
#include "ui/widgets/SettingTip.h"
#include "ui/widgets/TagsEdit.h"
#include "ui/widgets/ThemeSizes.h"
#include "ui/widgets/TimeText.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <initializer_list>
#include <optional>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype ShortId = 12; ///< digits of an id that tell cases apart on the screen
constexpr int PlotHeight = 96;
constexpr int MostBars = 24;
constexpr double NearlyFull = 0.7; ///< from this share on the bar warns

std::optional<qint64> momentOf(const std::optional<base::Timestamp>& at)
{
    return at ? std::optional<qint64>(at->milliseconds) : std::nullopt;
}

QString lengthOf(std::int64_t seconds)
{
    return seconds > 0 ? TimeText::length(seconds * 1'000) : CaseSidebar::tr("less than 1 s");
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
    layout->addWidget(buildAssignees());
    layout->addWidget(buildTags());
    m_lineageCard = buildLineage();
    layout->addWidget(m_lineageCard);
    m_plotCard = buildPlot();
    layout->addWidget(m_plotCard);
    m_push = new PushCard(this);
    layout->addWidget(m_push);
    connect(m_push, &PushCard::connectorChosen, this,
            [this](const cases::CaseConnector& connector) { Q_EMIT changeWanted({.connector = connector}); });
    m_customCard = buildCustomFields();
    layout->addWidget(m_customCard);
    m_timesCard = buildTimes();
    layout->addWidget(m_timesCard);
    layout->addStretch(1);
    setWidget(content);
}

Card* CaseSidebar::buildFacts()
{
    auto* const card = new Card({}, this);
    m_facts = new FactList(card);
    addEdits();
    m_facts->addFact(u"factOwner"_s, tr("Owner"));
    m_facts->addFact(u"factReporter"_s, tr("Reporter"));
    m_facts->addFact(u"factGrouping"_s, tr("Grouping"));
    m_facts->addFact(u"factCounter"_s, tr("Counter"));
    m_facts->addFact(u"factCreated"_s, tr("Created"));
    m_facts->addFact(u"factUpdated"_s, tr("Last updated"));
    m_facts->addFact(u"factClosed"_s, tr("Closed"));
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
    card->body()->addWidget(m_facts);
    addFill(card);
    return card;
}

/// What is changed in a line of its own.
void CaseSidebar::addEdits()
{
    m_severity = makeSeverityBox(u"factSeverity"_s, m_facts);
    connect(m_severity, &QComboBox::activated, this,
            [this] { Q_EMIT changeWanted({.severity = severityOf(m_severity)}); });
    m_category = new QLineEdit(m_facts);
    m_category->setObjectName(u"factCategory"_s);
    m_category->setAccessibleName(tr("Category"));
    m_category->setPlaceholderText(tr("None"));
    m_category->setToolTip(tr("One word for what kind of case it is; those of other cases are proposed"));
    connect(m_category, &QLineEdit::editingFinished, this, [this] {
        if (!m_category->isModified())
            return;
        m_category->setModified(false);
        Q_EMIT changeWanted({.category = categoryOf(m_category->text())});
    });
    m_sync = new QCheckBox(m_facts);
    m_sync->setObjectName(u"factSync"_s);
    m_sync->setAccessibleName(tr("Sync alerts"));
    m_sync->setToolTip(
        tr("Whether the status of the alerts follows the case's. A workspace has no alerts to follow it: "
           "the setting is kept, and shown in activity."));
    connect(m_sync, &QCheckBox::clicked, this, [this](bool isOn) { Q_EMIT changeWanted({.syncAlerts = isOn}); });
    m_facts->addWidget(tr("Severity"), m_severity);
    m_facts->addWidget(tr("Category"), m_category);
    m_facts->addWidget(tr("Sync alerts"), m_sync);
}

void CaseSidebar::addFill(Card* card)
{
    m_fillPart = new QWidget(card);
    m_fill = new QLabel(m_fillPart);
    m_fill->setObjectName(u"fillText"_s);
    setLook(m_fill, u"strong"_s);
    m_fillBar = new QProgressBar(m_fillPart);
    m_fillBar->setObjectName(u"fillBar"_s);
    m_fillBar->setRange(0, static_cast<int>(engine::MaximumAlertsPerCase));
    m_fillBar->setTextVisible(false);
    m_fillHint = new QLabel(m_fillPart);
    m_fillHint->setObjectName(u"fillHint"_s);
    m_fillHint->setWordWrap(true);
    setLook(m_fillHint, u"hint"_s);
    auto* const layout = new QVBoxLayout(m_fillPart);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(size::Gap);
    layout->addWidget(m_fill);
    layout->addWidget(m_fillBar);
    layout->addWidget(m_fillHint);
    card->body()->addWidget(m_fillPart);
}

Card* CaseSidebar::buildAssignees()
{
    auto* const card = new Card(tr("Assignees"), this);
    m_assignees = new TagsEdit(tr("Assignees"), card);
    m_assignees->setObjectName(u"caseAssignees"_s);
    setTip(m_assignees, tr("Who works on the case"));
    m_assignSelf = new QPushButton(tr("Assign yourself"), card);
    m_assignSelf->setObjectName(u"assignSelf"_s);
    setLook(m_assignSelf, u"link"_s);
    const auto change = [this](const QStringList& names) { Q_EMIT changeWanted({.assignees = toUtf8(names)}); };
    connect(m_assignees, &TagsEdit::edited, this, [this, change](const QStringList& names) {
        m_assignSelf->setVisible(!names.contains(CaseRepository::loginName()));
        change(names);
    });
    connect(m_assignSelf, &QPushButton::clicked, this, [this, change] {
        m_assignees->setTags(m_assignees->tags() + QStringList(CaseRepository::loginName()));
        m_assignSelf->hide();
        change(m_assignees->tags());
    });
    card->addToHeader(m_assignSelf);
    card->body()->addWidget(m_assignees);
    return card;
}

Card* CaseSidebar::buildTags()
{
    auto* const card = new Card(tr("Tags"), this);
    m_tags = new TagsEdit(tr("Tags"), card);
    m_tags->setObjectName(u"caseTags"_s);
    setTip(m_tags, tr("Words to find the case by, and others like it"));
    connect(m_tags, &TagsEdit::edited, this,
            [this](const QStringList& tags) { Q_EMIT changeWanted({.tags = toUtf8(tags)}); });
    card->body()->addWidget(m_tags);
    return card;
}

Card* CaseSidebar::buildCustomFields()
{
    auto* const card = new Card(tr("Custom fields"), this);
    m_custom = new CustomFieldsEdit(card);
    connect(m_custom, &CustomFieldsEdit::edited, this,
            [this] { Q_EMIT changeWanted({.customFields = m_custom->values()}); });
    card->body()->addWidget(m_custom);
    return card;
}

Card* CaseSidebar::buildTimes()
{
    auto* const card = new Card(tr("Times"), this);
    m_times = new FactList(card);
    m_times->addFact(u"factAcknowledge"_s, tr("To acknowledge"));
    m_times->addFact(u"factInvestigate"_s, tr("To investigate"));
    m_times->addFact(u"factResolve"_s, tr("To resolve"));
    m_times->addFact(u"factOpenFor"_s, tr("Open for"));
    m_times->addFact(u"factProgressFor"_s, tr("In progress for"));
    card->body()->addWidget(m_times);
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

Card* CaseSidebar::buildPlot()
{
    auto* const card = new Card(tr("Alerts over time"), this);
    m_plot = new BarPlot(tr("Alerts"), PlotHeight, card);
    m_plot->setObjectName(u"sidebarAlertsPlot"_s);
    m_plot->setAccessibleName(tr("Alerts of the case over time"));
    card->body()->addWidget(m_plot);
    return card;
}

void CaseSidebar::setTimes(const std::vector<store::AttachedAlert>& alerts)
{
    const casetimes::Bars bars = casetimes::barsOf(alerts, MostBars);
    m_plot->setBars(bars.bars, bars.width);
    m_plotCard->setVisible(!alerts.empty());
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

void CaseSidebar::setOffers(const KnownValues& values)
{
    ui::setOffers(m_category, values.categories);
    m_tags->setOffers(toTexts(values.tags));
    m_assignees->setOffers(peopleOf(values));
}

void CaseSidebar::setReadOnly(bool isReadOnly)
{
    const std::initializer_list<QWidget*> fields{m_severity,   m_category, m_sync,  m_assignees,
                                                 m_assignSelf, m_tags,     m_custom};
    for (QWidget* const field : fields)
        field->setEnabled(!isReadOnly);
    m_push->setReadOnly(isReadOnly);
}

void CaseSidebar::showCase(const CaseSheet& sheet)
{
    const cases::CaseAttributes& attributes = sheet.stored.document.attributes;
    chooseSeverity(m_severity, attributes.severity);
    if (!m_category->hasFocus() || !m_category->isModified())
        m_category->setText(toText(attributes.category.value_or(std::string())));
    m_sync->setChecked(attributes.syncAlerts);
    m_assignees->setTags(toTexts(attributes.assignees));
    m_assignSelf->setVisible(!m_assignees->tags().contains(CaseRepository::loginName()));
    m_tags->setTags(toTexts(attributes.tags));
    m_custom->setDefinitions(sheet.configuration.customFields);
    m_custom->setValues(attributes.customFields);
    m_customCard->setVisible(!m_custom->isEmpty());
    m_push->showCase(sheet);
    showFacts(sheet);
    showTimes(sheet);
    showFill(sheet.detail.row.totalAlerts);
    m_lineage->setLineage(sheet.detail.lineage, sheet.detail.row.key);
    m_lineageCard->setVisible(!sheet.detail.lineage.empty());
    m_lineageCard->setHint(sheet.detail.lineage.size() > 1 ? tr("One group, one case after another")
                                                           : tr("The only case of its group"));
}

void CaseSidebar::showFacts(const CaseSheet& sheet)
{
    const store::CaseRow& row = sheet.detail.row;
    const cases::CaseDocument& document = sheet.stored.document;
    m_facts->setFact(u"factOwner"_s, CaseText::owner(document.owner));
    m_facts->setFact(u"factReporter"_s, document.createdBy ? CaseText::person(*document.createdBy) : tr("rule"));
    const QString grouping = CaseText::grouping(sheet.detail.grouping);
    const bool isByRule = !document.createdBy;
    const QString none = isByRule ? tr("None: all alerts together") : QString();
    m_facts->setFact(u"factGrouping"_s, grouping.isEmpty() ? none : grouping,
                     grouping.isEmpty()
                         ? tr("The rule does not group, or a run had more groups than cases it may open.")
                         : toText(sheet.detail.grouping));
    m_facts->setFact(u"factCounter"_s, isByRule ? NumberText::grouped(row.counter) : QString());
    m_facts->setMoment(u"factCreated"_s, document.createdAt.milliseconds);
    m_facts->setMoment(u"factUpdated"_s, momentOf(document.updatedAt));
    m_facts->setMoment(u"factClosed"_s, momentOf(document.closedAt));
    const auto reopened = static_cast<qint64>(sheet.lifespan.reopenDates.size());
    m_facts->setFact(u"factReopened"_s, reopened > 0 ? NumberText::grouped(reopened) : QString());
    const QString id = toText(document.id);
    m_id->setText(id.size() > ShortId ? id.left(ShortId) + u'…' : id);
    m_id->setToolTip(id);
}

/// What has not happened is left out.
void CaseSidebar::showTimes(const CaseSheet& sheet)
{
    const auto show = [this](const QString& name, std::optional<std::int64_t> seconds, const QString& tip) {
        m_times->setFact(name, seconds ? lengthOf(*seconds) : QString(), tip);
    };
    const auto lasted = [](base::Duration length) {
        return length.milliseconds > 0 ? std::optional(length.milliseconds / 1'000) : std::nullopt;
    };
    const cases::CaseDocument& document = sheet.stored.document;
    const auto open = lasted(sheet.lifespan.openDuration);
    const auto inProgress = lasted(sheet.lifespan.inProgressDuration);
    show(u"factAcknowledge"_s, document.timeToAcknowledge, tr("From creation to the first time in progress"));
    show(u"factInvestigate"_s, document.timeToInvestigate, tr("From the first time in progress to closing"));
    show(u"factResolve"_s, document.timeToResolve, tr("From creation to closing"));
    const QString until = sheet.isSimulated
        ? tr("until %1, which is as far as the simulation goes").arg(TimeText::minute(sheet.asOf.milliseconds))
        : tr("until now");
    show(u"factOpenFor"_s, open, tr("All times as Open, %1").arg(until));
    show(u"factProgressFor"_s, inProgress, tr("All times as In progress, %1").arg(until));
    const QString asOf = TimeText::shortly(sheet.asOf.milliseconds);
    m_timesCard->setHint(sheet.isSimulated ? tr("as of %1").arg(asOf) : QString());
    m_timesCard->setVisible(open || inProgress || document.timeToAcknowledge || document.timeToResolve);
}

void CaseSidebar::showFill(std::uint32_t alerts)
{
    m_fillPart->setVisible(alerts > 0);
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

} // namespace casewright::ui
