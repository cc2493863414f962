// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/designer/GroupingEdit.h"

#include "core/rules/AlertFields.h"
#include "ui/bridge/GroupingOutlooks.h"
#include "ui/bridge/PrintableText.h"
#include "ui/bridge/Text.h"
#include "ui/designer/GroupByEdit.h"
#include "ui/designer/ShownText.h"
#include "ui/models/FieldChoiceModel.h"
#include "ui/models/GroupingChoiceModel.h"
#include "ui/models/GroupingTexts.h"
#include "ui/widgets/FieldNote.h"
#include "ui/widgets/SettingTip.h"
#include "ui/widgets/ThemeSizes.h"

#include <QVBoxLayout>

#include <utility>
#include <vector>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;
using Worth = GroupingChoiceModel::Worth;

/// Fields that are run to see what comes of them, while somebody looks at the list.
constexpr std::size_t MostAsked = 60;

} // namespace

GroupingEdit::GroupingEdit(const FieldChoiceModel& known, QWidget* parent)
    : QWidget(parent),
      m_known(known),
      m_choices(new GroupingChoiceModel(known, this)),
      m_profile(rules::newestProfile())
{
    m_field = new GroupByEdit(*m_choices, this);
    m_field->setObjectName(u"ruleGroupBy"_s);
    m_field->setAccessibleName(tr("Group by alert field"));
    m_field->setPlaceholderText(GroupingTexts::noGrouping());
    setTip(m_field, tr("Alerts of a run with the same value in this field go to the same case."));
    setFocusProxy(m_field);
    m_hint = new FieldNote(this);
    m_hint->setObjectName(u"ruleGroupByHint"_s);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(size::GapSmall);
    layout->addWidget(m_field);
    layout->addWidget(m_hint);
    connect(m_field, &QLineEdit::textChanged, this, &GroupingEdit::typed);
    connect(m_field, &GroupByEdit::taken, this, [this](const QString& field, bool isSearched) {
        // Looking for it and taking it is one step.
        if (isSearched)
            Q_EMIT typed(field);
        else
            Q_EMIT chosen(field);
    });
    connect(m_field, &GroupByEdit::listOpened, this, [this] { setWantsAll(true); });
    connect(m_field, &GroupByEdit::left, this, [this] { setWantsAll(false); });
    connect(m_hint, &FieldNote::actionRequested, this, [this] { Q_EMIT chosen(m_choices->bestField()); });
    connect(m_choices, &QAbstractItemModel::modelReset, this, &GroupingEdit::showHint);
    connect(m_choices, &QAbstractItemModel::dataChanged, this, &GroupingEdit::showHint);
}

void GroupingEdit::setOutlooks(GroupingOutlooks& outlooks)
{
    m_outlooks = &outlooks;
    m_choices->setOutlooks(outlooks);
    ask();
}

void GroupingEdit::setReadOnly(bool isReadOnly) { m_field->setReadOnly(isReadOnly); }

void GroupingEdit::showRule(const rules::Rule& rule, const rules::VersionProfile& profile)
{
    m_rule = rule;
    m_profile = profile;
    if (rule.casesAction)
        showText(m_field, toText(rule.casesAction->groupBy));
    m_choices->setRule(rule, profile);
    ask();
    showHint();
}

void GroupingEdit::setWantsAll(bool wantsAll)
{
    m_wantsAll = wantsAll;
    ask();
}

/// The field that is there comes first.
void GroupingEdit::ask()
{
    if (!m_outlooks)
        return;
    std::vector<std::string> wanted;
    if (m_rule.casesAction) {
        wanted.push_back(m_rule.casesAction->groupBy);
        for (const std::string& field : m_wantsAll ? m_choices->fieldsByUse(MostAsked) : std::vector<std::string>())
            if (field != wanted.front())
                wanted.push_back(field);
    }
    m_outlooks->setWanted(std::move(wanted));
}

bool GroupingEdit::isCarried() const
{
    const std::string field = toUtf8(m_field->text());
    return field.empty() || rules::alertsCarry(m_rule, m_profile, field);
}

void GroupingEdit::showHint()
{
    const QString field = m_field->text();
    const GroupingChoiceModel::Known known = m_choices->knownOf(field);
    const Worth worth = known.worth;
    m_field->setChip(field.isEmpty() ? QString() : known.values);
    bool isFine = worth != Worth::Bad && worth != Worth::Flawed;
    QStringList lines;
    if (isCarried()) { // else a finding says that it is not
        if (!field.isEmpty())
            lines.append(known.detail);
        lines.append(known.advice.join(u' '));
        lines.removeAll(QString());
        if (lines.isEmpty() && m_known.hasAlerts()) {
            isFine = false;
            lines.append(tr("No alert of %1 has this field: all of them would be one group, unknown.")
                             .arg(printableText(m_known.name())));
        }
    }
    const QString text = lines.join(u'\n');
    const Tone tone = isFine ? Tone::Neutral : Tone::Limit;
    if (text != m_hint->text() || tone != m_hint->tone())
        m_hint->setNote(tone, text);
    const QString best = worth == Worth::Bad && isCarried() ? m_choices->bestField() : QString();
    m_hint->setActions(best.isEmpty() || best == field ? QStringList() : QStringList{tr("Group by %1").arg(best)});
}

} // namespace casewright::ui
