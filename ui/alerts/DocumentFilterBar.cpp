// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/alerts/DocumentFilterBar.h"

#include <QCompleter>
#include <QLineEdit>
#include <QPushButton>
#include <QStringListModel>
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
constexpr int LeastField = 90;
constexpr int MostField = 230;
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
    connect(&m_filter, &DocumentFilter::found, this, &DocumentFilterBar::showNote);
    showChips();
}

void DocumentFilterBar::buildField()
{
    m_field = new QLineEdit(this);
    m_field->setObjectName(u"documentFilter"_s);
    m_field->setPlaceholderText(tr("host.name: WIN-*"));
    m_field->setAccessibleName(tr("Filter the documents by a field's value"));
    m_field->setToolTip(tr("A field, a colon and a value, then Enter: host.name: WIN-DC01. "
                           "With * for any characters, \"not\" before and \"and\" between conditions."));
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
    connect(m_field, &QLineEdit::returnPressed, this, &DocumentFilterBar::take);
    connect(m_field, &QLineEdit::textEdited, this, [this] {
        m_mistake.clear();
        showNote();
    });
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
    const QString text = m_field->text().trimmed();
    if (text.isEmpty())
        return;
    const std::optional<base::Error> mistake = m_filter.add(text);
    m_mistake = mistake ? tr("%1.").arg(toText(mistake->text)) : QString();
    if (!m_mistake.isEmpty())
        m_mistake[0] = m_mistake.at(0).toUpper();
    else
        m_field->clear();
    showNote();
}

void DocumentFilterBar::showNote()
{
    const std::optional<base::Error>& problem = m_filter.problem();
    m_note->setNote(Tone::Loss, !m_mistake.isEmpty() ? m_mistake : problem ? toText(*problem) : QString());
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
