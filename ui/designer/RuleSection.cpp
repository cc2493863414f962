// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/designer/RuleSection.h"

#include "ui/bridge/RuleDocuments.h"
#include "ui/bridge/Text.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/FieldNote.h"
#include "ui/widgets/Looks.h"

#include <QLabel>
#include <QStringList>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace casewright::ui {

using namespace Qt::StringLiterals;

RuleSection::RuleSection(RuleDocuments& documents, int number, const QString& title, QWidget* parent)
    : QWidget(parent),
      m_documents(documents),
      m_card(new Card(title, this))
{
    m_card->setNumber(number);
    auto* const all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_card);
}

void RuleSection::showRule(std::int64_t key, const rules::Rule& rule)
{
    m_key = key;
    fill(rule);
}

void RuleSection::showFindings(const std::vector<rules::Finding>& findings)
{
    for (const Entry& entry : m_entries) {
        Tone tone = Tone::Neutral;
        QStringList sentences;
        for (const rules::Finding& finding : findings) {
            if (finding.field != entry.field)
                continue;
            sentences.append(toText(finding.text));
            if (tone != Tone::Loss)
                tone = rules::preventsSimulation(finding.severity) ? Tone::Loss : Tone::Limit;
        }
        QWidget* const told = entry.widget->focusProxy() ? entry.widget->focusProxy() : entry.widget;
        told->setAccessibleDescription(sentences.join(u' '));
        const QString name = tone == Tone::Neutral ? QString() : toneName(tone);
        if (entry.widget->property("finding").toString() != name) {
            entry.widget->setProperty("finding", name);
            restyle(entry.widget);
        }
    }
    for (const Entry& noted : m_entries) {
        QStringList sentences;
        Tone tone = Tone::Limit;
        for (const rules::Finding& finding : findings) {
            const bool isOurs = std::any_of(m_entries.begin(), m_entries.end(), [&](const Entry& entry) {
                return entry.note == noted.note && entry.field == finding.field;
            });
            if (!isOurs)
                continue;
            sentences.append(toText(finding.text));
            if (rules::preventsSimulation(finding.severity))
                tone = Tone::Loss;
        }
        if (noted.note->text() != sentences.join(u'\n') || noted.note->tone() != tone)
            noted.note->setNote(tone, sentences.join(u'\n'));
    }
}

QWidget* RuleSection::fieldOf(rules::RuleField field) const
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(), [this, field](const Entry& entry) {
        return entry.field == field && entry.widget->isVisibleTo(this);
    });
    return found == m_entries.end() ? nullptr : found->widget;
}

FieldNote* RuleSection::addField(rules::RuleField field, QWidget* widget)
{
    auto* const note = new FieldNote(this);
    note->setObjectName(widget->objectName() + u"Note"_s);
    addField(field, widget, note);
    return note;
}

void RuleSection::addField(rules::RuleField field, QWidget* widget, FieldNote* note)
{
    m_entries.push_back({field, widget, note});
}

QLabel* RuleSection::labelFor(const QString& text, QWidget* field)
{
    auto* const label = new QLabel(text, this);
    label->setTextFormat(Qt::PlainText);
    label->setBuddy(field);
    setLook(label, u"muted"_s);
    return label;
}

void RuleSection::change(rules::RuleField field, const QString& commandText,
                         const std::function<void(rules::Rule&)>& how)
{
    const rules::Rule* const rule = m_documents.find(m_key);
    if (!rule)
        return;
    rules::Rule changed = *rule;
    how(changed);
    m_documents.edit(m_key, std::move(changed), field, commandText);
}

} // namespace casewright::ui
