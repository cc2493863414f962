// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/designer/RuleSection.h"

#include "ui/bridge/RuleDocuments.h"
#include "ui/bridge/Text.h"
#include "ui/designer/FieldNames.h"
#include "ui/designer/FindingPath.h"
#include "ui/designer/NotedFindings.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/FieldListEdit.h"
#include "ui/widgets/FieldNote.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/SettingTip.h"
#include "ui/widgets/ThemeSizes.h"

#include <QLabel>
#include <QStringList>
#include <QVBoxLayout>

#include <algorithm>
#include <map>
#include <utility>

namespace casewright::ui {

using namespace Qt::StringLiterals;

namespace {

void addOnce(std::vector<rules::Finding>& findings, const rules::Finding& finding)
{
    if (findings.empty() || findings.back() != finding)
        findings.push_back(finding);
}

/// Colours the border of a field, by the worst there is to say.
void mark(QWidget* widget, const std::vector<rules::Finding>& findings)
{
    const bool isWrong = std::any_of(findings.begin(), findings.end(), [](const rules::Finding& finding) {
        return rules::preventsSimulation(finding.severity);
    });
    const QString name = findings.empty() ? QString() : toneName(isWrong ? Tone::Loss : Tone::Limit);
    if (widget->property("finding").toString() == name)
        return;
    widget->setProperty("finding", name);
    restyle(widget);
}

} // namespace

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

void RuleSection::setNumber(int number) { m_card->setNumber(number); }

void RuleSection::showRule(std::int64_t key, const rules::Rule& rule)
{
    m_key = key;
    fill(rule);
}

int RuleSection::nearness(const Entry& entry, rules::RuleField field, const QString& path) const
{
    if (entry.field != field)
        return -1;
    if (entry.path.isEmpty())
        return 0;
    const bool isInside = path == entry.path || path.startsWith(entry.path + u'.');
    return isInside && entry.widget->isVisibleTo(this) ? static_cast<int>(entry.path.size()) : -1;
}

int RuleSection::nearest(rules::RuleField field, const QString& path) const
{
    int least = -1;
    for (const Entry& entry : m_entries)
        least = std::max(least, nearness(entry, field, path));
    return least;
}

bool RuleSection::hasFieldOf(const rules::Finding& finding) const
{
    return nearest(finding.field, parameterPath(finding)) >= 0;
}

void RuleSection::showFindings(const std::vector<rules::Finding>& findings)
{
    // Several entries may be of one widget, or say what they have to say in one note.
    std::map<QWidget*, std::vector<rules::Finding>> ofWidgets;
    std::map<const NotedFindings*, std::vector<rules::Finding>> ofNotes;
    for (const Entry& entry : m_entries)
        ofWidgets[entry.widget];
    for (const rules::Finding& finding : findings) {
        const QString path = parameterPath(finding);
        const int near = nearest(finding.field, path);
        for (const Entry& entry : m_entries) {
            if (near < 0 || nearness(entry, finding.field, path) != near)
                continue;
            addOnce(ofWidgets[entry.widget], finding);
            addOnce(ofNotes[entry.note], finding);
        }
    }
    std::map<QWidget*, QStringList> descriptions;
    for (const auto& [widget, own] : ofWidgets) {
        mark(widget, own);
        // What is made of parts shows it on the one that stands for it.
        if (QWidget* const part = widget->focusProxy(); part && !ofWidgets.contains(part))
            mark(part, own);
        QStringList& description = descriptions[widget->focusProxy() ? widget->focusProxy() : widget];
        for (const rules::Finding& finding : own)
            description.append(toText(finding.text));
    }
    for (auto& [widget, description] : descriptions) {
        description.prepend(tipAround(widget, this)); // what it is comes before what is wrong
        description.removeAll(QString());
        widget->setAccessibleDescription(description.join(u' '));
    }
    for (NotedFindings* const note : m_notes)
        note->show(m_key, ofNotes[note]);
}

QWidget* RuleSection::fieldOf(rules::RuleField field, const QString& path) const
{
    const int near = nearest(field, path);
    const auto isIt = [&](const Entry& entry) {
        // Of a parameter that is gone, at least where its neighbours are.
        const bool isNear = near < 0 ? entry.field == field : nearness(entry, field, path) == near;
        return isNear && entry.widget->isVisibleTo(this);
    };
    const auto found = std::find_if(m_entries.begin(), m_entries.end(), isIt);
    return found == m_entries.end() ? nullptr : found->widget;
}

FieldNote* RuleSection::addField(rules::RuleField field, QWidget* widget)
{
    FieldNote* const note = noteFor(widget, this);
    addField(field, widget, note);
    return note;
}

void RuleSection::addField(rules::RuleField field, QWidget* widget, FieldNote* note)
{
    m_entries.push_back({field, {}, widget, findingsOf(note)});
}

FieldNote* RuleSection::addParameter(const QString& path, QWidget* widget)
{
    FieldNote* const note = noteFor(widget, this);
    addParameter(path, widget, note);
    return note;
}

void RuleSection::addParameter(const QString& path, QWidget* widget, FieldNote* note)
{
    m_entries.push_back({rules::RuleField::Parameters, path, widget, findingsOf(note)});
}

FieldNote* RuleSection::addFieldList(const QString& path, FieldListEdit* list, const QString& noun,
                                     const std::function<void(rules::Rule&, const std::vector<std::string>&)>& set)
{
    FieldNote* const note = addParameter(path, list);
    const auto addRow = [this, path, list](int row) {
        addParameter(u"%1.%2"_s.arg(path).arg(row), list->picker(row), list->note(row));
    };
    for (int row = 0; row < list->rowCount(); ++row)
        addRow(row);
    connect(list, &FieldListEdit::rowMade, this, addRow);
    const auto edit = [this, path, set](const QString& text, Step step, const QStringList& fields, int row) {
        changeAt(u"%1.%2"_s.arg(path).arg(row), text, step,
                 [&](rules::Rule& rule) { set(rule, FieldNames::fromList(fields)); });
    };
    connect(list, &FieldListEdit::typed, this, [edit, noun](const QStringList& fields, int row) {
        edit(tr("Change %1").arg(noun), Step::Typed, fields, row);
    });
    connect(list, &FieldListEdit::moved, this, [edit, noun](const QStringList& fields, int row) {
        edit(tr("Move %1").arg(noun), Step::Alone, fields, row);
    });
    connect(list, &FieldListEdit::removed, this, [edit, noun](const QStringList& fields, int row) {
        edit(tr("Remove %1").arg(noun), Step::Alone, fields, row);
    });
    return note;
}

NotedFindings* RuleSection::findingsOf(FieldNote* note)
{
    const auto known = std::find_if(m_notes.begin(), m_notes.end(),
                                    [note](const NotedFindings* findings) { return findings->note() == note; });
    if (known != m_notes.end())
        return *known;
    m_notes.push_back(new NotedFindings(m_documents, note));
    // The button goes with its finding; what it mended comes next.
    connect(m_notes.back(), &NotedFindings::mended, this, [this](rules::RuleField field, const QString& path) {
        if (QWidget* const widget = fieldOf(field, path))
            widget->setFocus(Qt::OtherFocusReason);
    });
    return m_notes.back();
}

QLabel* RuleSection::labelFor(const QString& text, QWidget* field)
{
    auto* const label = new QLabel(text, this);
    label->setTextFormat(Qt::PlainText);
    label->setBuddy(field);
    setLook(label, u"muted"_s);
    return label;
}

QVBoxLayout* RuleSection::labelled(const QString& text, QWidget* field, QWidget* note)
{
    auto* const column = new QVBoxLayout;
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(size::GapSmall);
    column->addWidget(labelFor(text, field));
    column->addWidget(field);
    column->addWidget(note);
    return column;
}

void RuleSection::change(rules::RuleField field, const QString& commandText,
                         const std::function<void(rules::Rule&)>& how, Step step)
{
    changeField(field, {}, commandText, step, how);
}

void RuleSection::changeAt(const QString& path, const QString& commandText, Step step,
                           const std::function<void(rules::Rule&)>& how)
{
    changeField(rules::RuleField::Parameters, path, commandText, step, how);
}

void RuleSection::changeField(rules::RuleField field, const QString& path, const QString& commandText, Step step,
                              const std::function<void(rules::Rule&)>& how)
{
    const rules::Rule* const rule = m_documents.find(m_key);
    if (!rule)
        return;
    rules::Rule changed = *rule;
    how(changed);
    m_documents.edit(m_key, std::move(changed), field, commandText,
                     {.path = path, .standsAlone = step == Step::Alone});
}

void RuleSection::changeQuery(const std::string& query, const std::string& draft, const QString& commandText,
                              const std::optional<QString>& place)
{
    m_documents.editQuery(m_key, query, draft, commandText,
                          {.path = place.value_or(QString()), .standsAlone = !place.has_value()});
}

const std::string& RuleSection::draft() const { return m_documents.draft(m_key); }

} // namespace casewright::ui
