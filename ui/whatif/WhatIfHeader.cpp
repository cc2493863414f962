// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/whatif/WhatIfHeader.h"

#include "ui/bridge/Text.h"
#include "ui/widgets/ElidedComboBox.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/IconSet.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/ThemeSizes.h"

#include <QAbstractItemView>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int LeastCharacters = 9;
constexpr int WidthOfAllWords = 7 * size::WindowLeastWidth / 6; ///< in less, some words are left out

/// The list may be wider than the field, so that whole names can be read.
void widenList(QComboBox* chooser)
{
    chooser->view()->setMinimumWidth(chooser->view()->sizeHintForColumn(0) + 2 * size::GapLarge);
}

} // namespace

WhatIfHeader::WhatIfHeader(QWidget* parent) : QWidget(parent)
{
    auto* const title = new QLabel(tr("What-if"), this);
    setLook(title, u"title"_s);
    m_against = new QLabel(tr("against"), this);
    setLook(m_against, u"muted"_s);
    m_summary = new ElidedLabel(this);
    m_summary->setObjectName(u"whatifSummary"_s);
    setLook(m_summary, u"muted"_s);
    m_summary->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_rules = addChooser(u"whatifRule"_s, tr("Rule to ask about"), tr("No rule"));
    m_sources = addChooser(u"whatifSource"_s, tr("Alerts to send"), tr("No alerts"));
    m_layout = new QHBoxLayout(this);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(size::Gap);
    m_layout->addWidget(title);
    m_layout->addWidget(m_rules, 3);
    m_layout->addWidget(m_against);
    m_layout->addWidget(m_sources, 3);
    m_layout->addWidget(m_summary, 4);
    connect(m_rules, &QComboBox::activated, this, [this] { Q_EMIT ruleChosen(m_rules->currentData().toLongLong()); });
    connect(m_sources, &QComboBox::activated, this,
            [this] { Q_EMIT sourceChosen(m_sources->currentData().toLongLong()); });
}

QComboBox* WhatIfHeader::addChooser(const QString& name, const QString& label, const QString& placeholder)
{
    auto* const chooser = new ElidedComboBox(this);
    chooser->setObjectName(name);
    chooser->setAccessibleName(label);
    chooser->setToolTip(label);
    chooser->setPlaceholderText(placeholder);
    chooser->setEnabled(false);
    chooser->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    chooser->setMinimumContentsLength(LeastCharacters);
    chooser->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    chooser->setMaximumWidth(size::RuleList);
    return chooser;
}

void WhatIfHeader::setRules(const std::vector<store::StoredRule>& rules, std::optional<std::int64_t> current)
{
    const QSignalBlocker blocker(m_rules);
    m_rules->clear();
    for (const store::StoredRule& rule : rules)
        m_rules->addItem(rule.rule.name.empty() ? tr("Rule without a name") : toText(rule.rule.name),
                         qlonglong(rule.key));
    m_rules->setCurrentIndex(current ? m_rules->findData(qlonglong(*current)) : -1);
    m_rules->setEnabled(m_rules->count() > 0);
    widenList(m_rules);
}

void WhatIfHeader::setSources(const std::vector<store::StoredSource>& sources, std::optional<std::int64_t> current)
{
    const QSignalBlocker blocker(m_sources);
    m_sources->clear();
    for (const store::StoredSource& source : sources)
        m_sources->addItem(icons::icon(source.flood.empty() ? u"file"_s : u"flood"_s), toText(source.name),
                           qlonglong(source.key));
    m_sources->setCurrentIndex(current ? m_sources->findData(qlonglong(*current)) : -1);
    m_sources->setEnabled(m_sources->count() > 0);
    widenList(m_sources);
}

void WhatIfHeader::setSummary(const QString& text) { m_summary->setText(text); }

void WhatIfHeader::addButton(QWidget* button)
{
    button->setParent(this);
    m_layout->addWidget(button);
}

void WhatIfHeader::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_against->setVisible(width() >= WidthOfAllWords);
}

} // namespace casewright::ui
