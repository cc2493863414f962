// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/alerts/FloodFieldList.h"

#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

#include "ui/alerts/FloodDrafts.h"
#include "ui/alerts/FloodFieldCard.h"
#include "ui/alerts/FloodFieldEdit.h"
#include "ui/alerts/FloodTexts.h"
#include "ui/bridge/Text.h"
#include "ui/widgets/IconSet.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/ThemeSizes.h"

namespace casewright::ui {

using namespace Qt::StringLiterals;

FloodFieldList::FloodFieldList(QWidget* parent) : QWidget(parent)
{
    m_layout = new QVBoxLayout(this);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(size::GapSmall);
    m_add = new QPushButton(icons::icon(u"plus"_s), tr("Field"), this);
    m_add->setObjectName(u"addFloodField"_s);
    m_add->setAccessibleName(tr("Add a field"));
    m_layout->addWidget(m_add, 0, Qt::AlignLeft);
    m_edit = new FloodFieldEdit(this);
    setShown(m_edit, false);
    connect(m_add, &QPushButton::clicked, this, &FloodFieldList::add);
    connect(m_edit, &FloodFieldEdit::edited, this, &FloodFieldList::changeChosen);
    connect(m_edit, &FloodFieldEdit::renamed, this, &FloodFieldList::renameChosen);
    connect(m_edit, &FloodFieldEdit::renamingDone, this, [this] { m_references.reset(); });
    connect(m_edit, &FloodFieldEdit::moveRequested, this, &FloodFieldList::moveChosen);
    connect(m_edit, &FloodFieldEdit::removeRequested, this, &FloodFieldList::removeChosen);
}

void FloodFieldList::setFlood(const alerts::Flood& flood)
{
    m_flood = flood;
    if (m_chosen && *m_chosen >= flood.fields.size())
        m_chosen.reset();
    showCards();
    showEditor();
}

void FloodFieldList::chooseNone()
{
    m_chosen.reset();
    m_references.reset();
    showEditor();
}

void FloodFieldList::showCards()
{
    const std::vector<alerts::FloodField>& fields = m_flood.fields;
    while (m_cards.size() < fields.size()) {
        const std::size_t position = m_cards.size();
        auto* const card = new FloodFieldCard(static_cast<int>(position), this);
        m_layout->insertWidget(m_layout->count() - 1, card);
        m_cards.push_back(card);
        connect(card, &FloodFieldCard::pressed, this, [this, position] { press(position); });
    }
    for (std::size_t i = 0; i < m_cards.size(); ++i) {
        setShown(m_cards[i], i < fields.size());
        if (i < fields.size())
            m_cards[i]->setTexts(toText(fields[i].name), FloodTexts::distribution(fields[i]));
    }
    m_add->setEnabled(fields.size() < MostFields);
}

void FloodFieldList::showEditor()
{
    FloodFieldCard* const chosen = m_chosen ? m_cards[*m_chosen] : nullptr;
    for (FloodFieldCard* const card : m_cards) {
        if (card != chosen)
            card->setEditor(nullptr);
    }
    if (!chosen)
        return setShown(m_edit, false);
    m_edit->setField(m_flood, *m_chosen);
    chosen->setEditor(m_edit);
}

void FloodFieldList::press(std::size_t field)
{
    m_references.reset();
    m_chosen = m_chosen == field ? std::nullopt : std::optional(field);
    showEditor();
}

void FloodFieldList::tell(const FloodChange& change)
{
    change(m_flood);
    showCards();
    Q_EMIT edited(change);
}

void FloodFieldList::changeChosen()
{
    if (m_chosen)
        tell([at = *m_chosen, field = m_edit->field()](alerts::Flood& flood) { flood.fields[at] = field; });
}

void FloodFieldList::renameChosen()
{
    if (!m_chosen)
        return;
    if (!m_references)
        m_references.emplace(m_flood, *m_chosen);
    tell([at = *m_chosen, field = m_edit->field(), references = *m_references](alerts::Flood& flood) {
        flood.fields[at] = field;
        references.rename(flood, field.name);
    });
}

void FloodFieldList::add()
{
    if (m_flood.fields.size() >= MostFields)
        return;
    m_references.reset();
    m_chosen = m_flood.fields.size();
    tell([field = FloodDrafts::newField(m_flood)](alerts::Flood& flood) { flood.fields.push_back(field); });
    showEditor();
    m_edit->focusName();
}

void FloodFieldList::moveChosen(int by)
{
    if (!m_chosen)
        return;
    const std::size_t from = *m_chosen;
    const std::size_t to = from + static_cast<std::size_t>(by); // below zero it is far too large
    if (to >= m_flood.fields.size())
        return;
    m_references.reset();
    m_chosen = to;
    tell([from, to](alerts::Flood& flood) { std::swap(flood.fields[from], flood.fields[to]); });
    showEditor();
    m_cards[to]->focusHead();
}

void FloodFieldList::removeChosen()
{
    if (!m_chosen)
        return;
    const std::size_t field = *m_chosen;
    chooseNone();
    Q_EMIT removing(toText(m_flood.fields[field].name));
    tell([field](alerts::Flood& flood) {
        flood.fields.erase(flood.fields.begin() + static_cast<std::ptrdiff_t>(field));
    });
    m_add->setFocus(Qt::OtherFocusReason);
}

void FloodFieldList::setProblem(std::optional<std::size_t> field, const QString& key, const QString& text)
{
    const bool isInEditor = m_edit->setProblem(key, field && field == m_chosen ? text : QString());
    for (std::size_t i = 0; i < m_cards.size(); ++i)
        m_cards[i]->setProblem(field == i && !isInEditor ? text : QString());
}

} // namespace casewright::ui
