// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/NewCaseTexts.h"

#include "ui/bridge/PrintableText.h"
#include "ui/bridge/Text.h"
#include "ui/models/ActivityText.h"
#include "ui/models/CaseText.h"

#include <QCoreApplication>

#include <algorithm>

namespace casewright::ui::NewCaseTexts {
namespace {

using namespace Qt::StringLiterals;

QString tr(const char* text) { return QCoreApplication::translate("NewCaseTexts", text); }

constexpr qsizetype LongestValue = 80; ///< characters of a value that stand on a line
constexpr qsizetype LongestWord = 32;  ///< of each value of a list
constexpr std::size_t MostWords = 8;   ///< of a list

QString shortened(const QString& text, qsizetype most = LongestValue)
{
    return text.size() > most ? QString(text.left(most) + u'…') : text;
}

QString joined(const std::vector<std::string>& words)
{
    QStringList list;
    for (std::size_t i = 0; i < std::min(words.size(), MostWords); ++i)
        list.append(shortened(printableText(words[i]), LongestWord));
    const QString all = list.join(u", "_s);
    return words.size() <= MostWords ? all : tr("%1 and %2 more").arg(all, CaseText::number(words.size() - MostWords));
}

QString onOrOff(bool isOn) { return isOn ? tr("on") : tr("off"); }

QString connectorName(const cases::CaseConnector& connector)
{
    return connector.id == "none" ? tr("none") : printableText(connector.name);
}

void addFields(std::vector<Fact>& facts, const std::vector<cases::CustomField>& fields,
               const cases::CaseConfiguration& configuration)
{
    const ActivityText::Labels labels = ActivityText::labelsOf(configuration);
    for (const cases::CustomField& field : fields) {
        const QString key = toText(field.key);
        const QString label = labels.value(key);
        facts.push_back({printableText(label.isEmpty() ? key : label), shortened(printableText(ActivityText::value(field.value)))});
    }
}

} // namespace

std::vector<Fact> factsOf(const cases::NewCaseFields& fields, const cases::CaseConfiguration& configuration)
{
    std::vector<Fact> facts{
        {tr("Severity"), CaseText::severity(fields.severity)},
        {tr("Category"), fields.category ? printableText(*fields.category) : tr("none")},
        {tr("Assignees"), fields.assignees.empty() ? tr("nobody") : joined(fields.assignees)},
        {tr("Sync alerts"), onOrOff(fields.syncAlerts)},
        {tr("Connector"), connectorName(fields.connector)},
    };
    addFields(facts, fields.customFields, configuration);
    return facts;
}

std::vector<Fact> factsOf(const cases::CaseTemplate& chosen, const cases::CaseConfiguration& configuration)
{
    const cases::CaseChange& given = chosen.caseFields;
    std::vector<Fact> facts;
    if (given.title)
        facts.push_back({tr("Title"), shortened(printableText(*given.title))});
    if (given.description)
        facts.push_back({tr("Description"), shortened(printableText(*given.description))});
    if (given.tags && !given.tags->empty())
        facts.push_back({tr("More tags"), joined(*given.tags)});
    if (given.severity)
        facts.push_back({tr("Severity"), CaseText::severity(*given.severity)});
    if (given.category && *given.category)
        facts.push_back({tr("Category"), printableText(**given.category)});
    if (given.assignees && !given.assignees->empty())
        facts.push_back({tr("Assignees"), joined(*given.assignees)});
    if (given.syncAlerts)
        facts.push_back({tr("Sync alerts"), onOrOff(*given.syncAlerts)});
    if (given.connector)
        facts.push_back({tr("Connector"), connectorName(*given.connector)});
    if (given.customFields)
        addFields(facts, *given.customFields, configuration);
    return facts;
}

QString line(const std::vector<Fact>& facts)
{
    QStringList parts;
    for (const Fact& fact : facts)
        parts.append(tr("%1: %2").arg(fact.name, fact.value));
    return parts.join(u" · "_s);
}

} // namespace casewright::ui::NewCaseTexts
