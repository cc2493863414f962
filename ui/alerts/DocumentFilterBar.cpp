// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/alerts/DocumentFilterBar.h"

#include <QCompleter>
#include <QLineEdit>
#include <QPushButton>
#include <QStringListModel>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <cstddef>
#include <memory>

#include "ui/bridge/DocumentFilter.h"
#include "ui/bridge/Text.h"
#include "ui/widgets/FieldNote.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/IconSet.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/ThemeSizes.h"

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype LongestShown = 48;   ///< characters of a condition on its chip; the tool tip has all
constexpr int LeastField = 64;
constexpr int MostField = 320;
constexpr int Pause = 300;               ///< milliseconds after the last key
constexpr qsizetype MostFindings = 3;    ///< that are told at once
constexpr std::size_t MostNames = 2'000; ///< that are completed

QString textOf(const alerts::ValueCondition& condition)
{
    return toText(alerts::conditionText(condition)).replace(u'\n', u' ');
}

} // namespace

DocumentFilterBar::DocumentFilterBar(DocumentFilter& filter, QWidget* parent) : QWidget(parent), m_filter(filter)
{
    buildField();
    auto* const chips = new QWidget(this);
    m_chips = new FlowLayout(chips);
    m_chips->setContentsMargins(0, 0, 0, 0);
    m_clear = new QPushButton(tr("Clear"), chips);
    m_clear->setObjectName(u"clearFilter"_s);
    m_clear->setToolTip(tr("Show all documents again"));
    setLook(m_clear, u"link"_s);
    m_chips->addWidget(m_clear);
    m_note = new FieldNote(this);
    m_note->setObjectName(u"filterNote"_s);
    auto* const all = new QVBoxLayout(this);
    all->setContentsMargins(size::GapMiddle, 0, size::GapMiddle, 0);
    all->setSpacing(size::GapSmall);
    all->addWidget(m_note);
    all->addWidget(chips);
    connect(m_clear, &QPushButton::clicked, &m_filter, &DocumentFilter::clear);
    connect(&m_filter, &DocumentFilter::conditionsChanged, this, &DocumentFilterBar::showChips);
    connect(&m_filter, &DocumentFilter::conditionsChanged, this, &DocumentFilterBar::showQuery);
    connect(&m_filter, &DocumentFilter::found, this, &DocumentFilterBar::showNote);
    showChips();
}

void DocumentFilterBar::buildField()
{
    m_field = new QLineEdit(this);
    m_field->setObjectName(u"documentFilter"_s);
    m_field->setPlaceholderText(tr("host.name: WIN-*"));
    m_field->setAccessibleName(tr("Filter the documents by a query"));
    m_field->setToolTip(tr("Kibana's query language (KQL): host.name: WIN-* and not user.name: (root or "
                           "\"svc backup\"), process.pid >= 1000, source.ip: 10.0.0.0/8, @timestamp > now-1h; "
                           "now is the time of the newest document."));
    m_field->setClearButtonEnabled(true);
    m_field->addAction(icons::icon(u"filter"_s, icons::Ink::Muted), QLineEdit::LeadingPosition);
    m_field->setMinimumWidth(LeastField);
    m_field->setMaximumWidth(MostField);
    setLook(m_field, u"code"_s);
    m_names = new QStringListModel(m_field);
    auto* const completer = new QCompleter(m_names, m_field);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    m_field->setCompleter(completer);
    m_pause = new QTimer(this);
    m_pause->setSingleShot(true);
    m_pause->setInterval(Pause);
    connect(m_pause, &QTimer::timeout, this, &DocumentFilterBar::take);
    connect(m_field, &QLineEdit::returnPressed, this, &DocumentFilterBar::take);
    connect(m_field, &QLineEdit::textChanged, m_pause, qOverload<>(&QTimer::start));
}

void DocumentFilterBar::setFields(const alerts::AlertTable* table)
{
    QStringList names;
    if (table) {
        for (const alerts::Column& column : table->columns().first(std::min(table->columns().size(), MostNames)))
            names.append(toText(column.name()) + u": "_s);
    }
    names.sort(Qt::CaseInsensitive);
    m_names->setStringList(names);
}

void DocumentFilterBar::take()
{
    m_pause->stop();
    m_mistake = m_filter.setQuery(m_field->text());
    showNote();
}

/// Also one that somebody else has taken away.
void DocumentFilterBar::showQuery()
{
    if (m_field->text() == m_filter.query())
        return;
    m_mistake.clear();
    m_field->setText(m_filter.query());
    m_pause->stop();
    showNote();
}

void DocumentFilterBar::showNote()
{
    const std::optional<base::Error>& problem = m_filter.problem();
    const QString wrong = !m_mistake.isEmpty() ? m_mistake : problem ? toText(*problem) : QString();
    if (wrong.isEmpty())
        m_note->setNote(Tone::Limit, m_filter.findings().mid(0, MostFindings).join(u'\n'));
    else
        m_note->setNote(Tone::Loss, wrong);
    setShown(this, !m_filter.conditions().empty() || !m_note->text().isEmpty());
}

void DocumentFilterBar::showChips()
{
    // The last one is the button that clears all. A chip may be what was pressed: it goes a little later.
    while (m_chips->count() > 1) {
        const std::unique_ptr<QLayoutItem> item(m_chips->takeAt(0));
        item->widget()->hide();
        item->widget()->deleteLater();
    }
    const std::vector<alerts::ValueCondition>& conditions = m_filter.conditions();
    for (std::size_t i = 0; i < conditions.size(); ++i) {
        const QString text = textOf(conditions[i]);
        auto* const chip = new QToolButton(m_clear->parentWidget());
        chip->setObjectName(u"filterChip"_s);
        chip->setProperty("look", u"tag"_s);
        chip->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        chip->setLayoutDirection(Qt::RightToLeft);
        chip->setIcon(icons::icon(u"close"_s, icons::Ink::Muted));
        chip->setIconSize({size::TagIcon, size::TagIcon});
        const QString shown = text.size() > LongestShown ? QString(text.left(LongestShown) + u'…') : text;
        chip->setText(QString(shown).replace(u'&', u"&&"_s));
        chip->setAccessibleName(tr("Remove %1").arg(text));
        chip->setToolTip(chip->accessibleName());
        chip->setFocusPolicy(Qt::StrongFocus);
        connect(chip, &QToolButton::clicked, this, [this, i] { m_filter.remove(i); });
        m_chips->insertWidget(static_cast<int>(i), chip);
        chip->show();
    }
    setShown(m_clear->parentWidget(), !conditions.empty());
    updateGeometry();
    showNote();
}

} // namespace casewright::ui
