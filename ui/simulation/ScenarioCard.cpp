// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulation/ScenarioCard.h"

#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/IconSet.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/NumberText.h"
#include "ui/widgets/Pill.h"
#include "ui/widgets/ThemeSizes.h"

#include <QClipboard>
#include <QFontMetrics>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QStringList>
#include <QVBoxLayout>

#include <algorithm>
#include <span>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr std::size_t MostDifferences = 200; ///< in the list: more are no longer read, but counted
constexpr int MostLines = 9;                 ///< before it scrolls

QString number(std::size_t value) { return NumberText::grouped(static_cast<qint64>(value)); }

QString expectations(std::uint64_t count)
{
    return count == 1 ? ScenarioCard::tr("1 expectation") : ScenarioCard::tr("%1 expectations").arg(number(count));
}

QString textOf(const ScenarioDifference& difference)
{
    return ScenarioCard::tr("%1\n  expected  %2\n  is        %3")
        .arg(difference.path, difference.expected, difference.actual);
}

} // namespace

ScenarioCard::ScenarioCard(QWidget* parent) : Card({}, parent)
{
    setObjectName(u"scenarioCard"_s);
    setAccessibleName(tr("Scenario"));
    auto* const row = new QHBoxLayout;
    row->setSpacing(size::Gap);
    m_name = new ElidedLabel(this);
    m_name->setObjectName(u"scenarioName"_s);
    setLook(m_name, u"strong"_s);
    m_verdict = new Pill(this);
    m_verdict->setObjectName(u"scenarioVerdict"_s);
    m_count = new ElidedLabel(this);
    m_count->setObjectName(u"scenarioCount"_s);
    setLook(m_count, u"muted"_s);
    row->addWidget(m_name);
    row->addWidget(m_verdict);
    row->addWidget(m_count);
    row->addStretch(1);
    m_copy = addButton(row, u"copyDifferencesButton"_s, u"copy"_s, tr("Copy"), tr("Copy the differences as text"));
    m_again = addButton(row, u"playAgainButton"_s, u"play"_s, tr("Play again"), {});
    m_rule = addButton(row, u"addScenarioRuleButton"_s, u"rules"_s, tr("Add its rule"),
                       tr("Make a rule of this workspace of the scenario's rule and Cases action"));
    connect(m_copy, &QPushButton::clicked, this, &ScenarioCard::copy);
    connect(m_again, &QPushButton::clicked, this, &ScenarioCard::playAgainRequested);
    connect(m_rule, &QPushButton::clicked, this, &ScenarioCard::ruleRequested);
    body()->addLayout(row);
    buildList();
    showVerdict(nullptr, {});
}

QPushButton* ScenarioCard::addButton(QHBoxLayout* into, const QString& name, const QString& icon, const QString& text,
                                     const QString& tip)
{
    auto* const button = new QPushButton(icons::icon(icon), text, this);
    button->setObjectName(name);
    button->setToolTip(tip);
    into->addWidget(button);
    return button;
}

void ScenarioCard::buildList()
{
    m_list = new QPlainTextEdit(this);
    m_list->setObjectName(u"scenarioDifferences"_s);
    m_list->setAccessibleName(tr("Differences: place, what is expected, what is"));
    m_list->setReadOnly(true);
    m_list->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_list->setTabChangesFocus(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setWordWrapMode(QTextOption::WrapAnywhere);
    m_list->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setLook(m_list, u"code"_s);
    body()->addWidget(m_list);
}

void ScenarioCard::showVerdict(const ScenarioVerdict* verdict, const QString& path)
{
    m_again->setToolTip(path.isEmpty() ? tr("Read the file again, and play what is in it now")
                                       : tr("Read %1 again, and play what is in it now").arg(path));
    const bool isCompared = verdict && verdict->problem.isEmpty();
    m_name->setText(verdict ? tr("Scenario: %1").arg(verdict->name) : tr("Scenario"));
    if (!verdict) {
        m_verdict->setStatus(tr("comparing…"), Tone::Neutral);
        m_count->clear();
    } else if (!isCompared) {
        m_verdict->setStatus(tr("not compared"), Tone::Limit);
        m_count->setText(verdict->problem);
    } else if (!verdict->holds()) {
        const std::size_t count = verdict->differences.size();
        m_verdict->setStatus(count == 1 ? tr("1 difference") : tr("%1 differences").arg(number(count)), Tone::Loss);
        m_count->setText(tr("from %1").arg(expectations(verdict->expectations)));
    } else if (verdict->expectations == 0) {
        m_verdict->setStatus(tr("expects nothing"), Tone::Neutral);
        m_count->setText(tr("“Save as scenario” of a simulation shows what a file can expect"));
    } else {
        m_verdict->setStatus(tr("holds"), Tone::Fine);
        m_count->setText(expectations(verdict->expectations));
    }
    setTone(isCompared && !verdict->holds() ? Tone::Loss : Tone::Neutral);
    showDifferences(isCompared ? *verdict : ScenarioVerdict());
}

void ScenarioCard::showDifferences(const ScenarioVerdict& verdict)
{
    const std::size_t count = std::min(verdict.differences.size(), MostDifferences);
    QStringList lines;
    for (const ScenarioDifference& difference : std::span(verdict.differences).first(count))
        lines.append(textOf(difference));
    if (count < verdict.differences.size())
        lines.append(tr("and %1 more: casewright-cli test prints all of them")
                         .arg(number(verdict.differences.size() - count)));
    m_list->setPlainText(lines.join(u'\n'));
    const bool hasLines = !lines.isEmpty();
    m_list->setVisible(hasLines);
    m_copy->setVisible(hasLines);
    const int height = std::min(m_list->blockCount(), MostLines) * m_list->fontMetrics().lineSpacing();
    m_list->setFixedHeight(height + 2 * (size::Gap + size::GapSmall));
    m_list->verticalScrollBar()->setValue(0); // it was as low as it is without text
}

void ScenarioCard::setPossible(bool canPlay, bool canAdd)
{
    m_again->setEnabled(canPlay);
    m_rule->setEnabled(canAdd);
}

QString ScenarioCard::differences() const { return m_list->toPlainText(); }

void ScenarioCard::copy() const { QGuiApplication::clipboard()->setText(differences()); }

} // namespace casewright::ui
