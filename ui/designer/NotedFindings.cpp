// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/designer/NotedFindings.h"

#include "ui/bridge/RuleDocuments.h"
#include "ui/bridge/Text.h"
#include "ui/designer/FindingPath.h"
#include "ui/models/DurationText.h"
#include "ui/widgets/FieldNote.h"

#include <QStringList>

#include <algorithm>
#include <utility>
#include <variant>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

/// The unit of a number that is the size of a window, which stands in another field; else nothing.
QString unitOf(const rules::Rule& rule, const QString& path)
{
    const auto* const query = std::get_if<rules::EsQueryParameters>(&rule.parameters);
    const auto* const index = std::get_if<rules::IndexThresholdParameters>(&rule.parameters);
    if (path == u"timeWindowSize" && query)
        return toText(query->aggregation.window.unit);
    if (path == u"timeWindowSize" && index)
        return toText(index->aggregation.window.unit);
    const auto* const custom = std::get_if<rules::CustomThresholdParameters>(&rule.parameters);
    const QStringList steps = path.split(u'.');
    if (!custom || steps.size() != 3 || steps.constLast() != u"timeSize")
        return {};
    const std::size_t place = steps.at(1).toUInt();
    return place < custom->criteria.size() ? toText(custom->criteria[place].window.unit) : QString();
}

/// "Set to 5 minutes" for the description "Write 5m.", which is of the text of a file, or "Write 5." where the unit is
/// another field; else the description.
QString buttonText(const rules::Finding& finding, const rules::Rule& rule)
{
    QString text = toText(finding.fix->description);
    if (text.endsWith(u'.'))
        text.chop(1);
    QString value = toText(finding.fix->json);
    if (value.size() > 1 && value.startsWith(u'"') && value.endsWith(u'"'))
        value = value.sliced(1, value.size() - 2);
    if (value.isEmpty() || text != u"Write "_s + value)
        return text;
    const QString past = u"now-"_s; // as the field of a look-back has it, without
    const QString length = value.startsWith(past) ? value.sliced(past.size()) : value;
    return NotedFindings::tr("Set to %1").arg(durationText(length + unitOf(rule, parameterPath(finding))));
}

} // namespace

NotedFindings::NotedFindings(RuleDocuments& documents, FieldNote* note)
    : QObject(note),
      m_documents(documents),
      m_note(note)
{
    connect(m_note, &FieldNote::actionRequested, this, &NotedFindings::mend);
}

void NotedFindings::show(std::int64_t key, const std::vector<rules::Finding>& findings)
{
    m_key = key;
    m_mendable.clear();
    const rules::Rule* const rule = m_documents.find(key);
    QStringList sentences;
    QStringList buttons;
    Tone tone = Tone::Limit;
    for (const rules::Finding& finding : findings) {
        sentences.append(toText(finding.text));
        if (rules::preventsSimulation(finding.severity))
            tone = Tone::Loss;
        // The same at the same place, because of another finding, would be the same button.
        const bool isThere = std::any_of(m_mendable.begin(), m_mendable.end(), [&finding](const auto& other) {
            return other.fix == finding.fix;
        });
        if (!finding.fix || !rule || isThere)
            continue;
        m_mendable.push_back(finding);
        buttons.append(buttonText(finding, *rule));
    }
    const QString text = sentences.join(u'\n');
    if (m_note->text() != text || m_note->tone() != tone)
        m_note->setNote(tone, text);
    m_note->setActions(buttons);
}

void NotedFindings::mend(int index)
{
    const rules::Rule* const rule = m_documents.find(m_key);
    if (!rule || index >= static_cast<int>(m_mendable.size()))
        return;
    const rules::Finding finding = m_mendable[static_cast<std::size_t>(index)]; // the list is made anew on the way
    base::Result<rules::Rule> sound = rules::applyFix(*rule, *finding.fix);
    if (!sound)
        return m_note->setNote(Tone::Loss, toText(sound.error()));
    const QString path = parameterPath(finding);
    const QString fix = buttonText(finding, *rule);
    m_documents.edit(m_key, std::move(*sound), finding.field, tr("Fix: %1").arg(fix),
                     {.path = path, .standsAlone = true});
    Q_EMIT mended(finding.field, path);
}

} // namespace casewright::ui
