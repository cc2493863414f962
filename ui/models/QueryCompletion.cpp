// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/QueryCompletion.h"

#include <QCoreApplication>

#include <algorithm>
#include <string>
#include <tuple>
#include <utility>

#include "core/alerts/FieldCatalog.h"
#include "core/base/Time.h"
#include "core/kql/Completion.h"
#include "core/kql/Printer.h"
#include "ui/bridge/Text.h"
#include "ui/bridge/TextPlaces.h"
#include "ui/models/FieldText.h"

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;
using alerts::FieldStatistics;
using alerts::FieldType;
using alerts::ValueKind;
using Kind = Suggestion::Kind;

constexpr std::size_t MostFields = 100;
constexpr std::size_t MostOfTheCatalog = 40;

QString tr(const char* text) { return QCoreApplication::translate("QueryCompletion", text); }

bool contains(const QString& text, const QString& part) { return text.contains(part, Qt::CaseInsensitive); }

/// 0: begins with the part; 1: a word of it does; 2: contains it.
int distance(const QString& name, const QString& part)
{
    if (part.isEmpty() || name.startsWith(part, Qt::CaseInsensitive))
        return 0;
    return name.contains(u'.' + part, Qt::CaseInsensitive) ? 1 : 2;
}

void sortByDistance(std::vector<Suggestion>& suggestions, const QString& part)
{
    std::stable_sort(suggestions.begin(), suggestions.end(), [&part](const Suggestion& a, const Suggestion& b) {
        return distance(a.text, part) < distance(b.text, part);
    });
}

/// Unquoted where that is easily read.
bool needsQuotes(const QString& text)
{
    const bool isPlain = std::all_of(text.begin(), text.end(), [](QChar c) {
        return c.isLetterOrNumber() || u"_.-/@#+$%"_s.contains(c);
    });
    static const QStringList words = {u"true"_s, u"false"_s, u"null"_s, u"and"_s, u"or"_s, u"not"_s};
    return !isPlain || words.contains(text, Qt::CaseInsensitive);
}

QString writtenValue(const QString& text, bool quoted)
{
    return toText(kql::printTerm(
        {.kind = kql::Term::Kind::Text, .text = toUtf8(text), .quoted = quoted || needsQuotes(text)}));
}

QString writtenField(const QString& name)
{
    return toText(kql::printTerm({.kind = kql::Term::Kind::Text, .text = toUtf8(name)}));
}

constexpr std::size_t Examples = 3;

/// "powershell.exe, cmd.exe, …"
QString examplesOf(const std::vector<CountedValue>& values, std::uint32_t distinct)
{
    QStringList texts;
    for (const CountedValue& value : values) {
        if (texts.size() < static_cast<qsizetype>(Examples))
            texts.append(FieldText::value({.kind = value.kind, .text = toUtf8(value.text)}, false));
    }
    if (distinct > static_cast<std::uint32_t>(texts.size()) && !texts.isEmpty())
        texts.append(u"…"_s);
    return texts.join(u", "_s);
}

std::vector<CountedValue> counted(const FieldStatistics& field)
{
    std::vector<CountedValue> values;
    for (const alerts::FrequentValue& value : field.top) {
        const bool isPlain = value.kind == ValueKind::String || value.kind == ValueKind::Number
            || value.kind == ValueKind::Boolean;
        if (isPlain && value.isWhole && !value.text.empty())
            values.push_back({.kind = value.kind, .text = toText(value.text), .count = value.count});
    }
    return values;
}

Suggestion fieldOf(const FieldStatistics& field)
{
    const QString name = toText(field.name);
    return {.kind = Kind::Field,
            .text = name,
            .detail = FieldText::typeAndTag(field),
            .coverage = field.documents == 0 ? 0 : double(field.present) / field.documents,
            .count = field.values,
            .examples = examplesOf(counted(field), field.values),
            .inserted = writtenField(name)};
}

Suggestion word(const QString& text, const QString& detail)
{
    return {.kind = Kind::Value, .text = text, .detail = detail, .inserted = text};
}

/// What says something about a value before any was typed, or is a common pattern.
void addNetworks(const QString& part, std::vector<Suggestion>& to)
{
    const QString detail = tr("private addresses");
    for (const QString& network : {u"10.0.0.0/8"_s, u"172.16.0.0/12"_s, u"192.168.0.0/16"_s}) {
        if (contains(network, part))
            to.push_back(word(network, detail));
    }
}

bool isAmong(const std::vector<Suggestion>& suggestions, const QString& text)
{
    return std::any_of(suggestions.begin(), suggestions.end(),
                       [&text](const Suggestion& each) { return each.text == text; });
}

} // namespace

void QueryCompletion::setAlerts(std::shared_ptr<const LoadedAlerts> alerts)
{
    m_alerts = std::move(alerts);
    m_fields.clear();
    if (m_alerts) {
        for (const FieldStatistics& field : m_alerts->fields)
            m_fields.push_back(&field);
    }
    std::ranges::sort(m_fields, {}, &FieldStatistics::name);
}

const FieldStatistics* QueryCompletion::statistics(const QString& field) const
{
    const std::string name = toUtf8(field);
    const auto found = std::ranges::lower_bound(m_fields, name, {}, &FieldStatistics::name);
    return found != m_fields.end() && (*found)->name == name ? *found : nullptr;
}

bool QueryCompletion::isMissing(const QString& field) const
{
    if (!m_alerts || !m_alerts->table || field.isEmpty() || field.startsWith(u'_') || field.contains(u'*'))
        return false;
    const std::string name = toUtf8(field);
    // Or something in it.
    const std::string prefix = name + '.';
    const auto inside = std::ranges::lower_bound(m_fields, prefix, {}, &FieldStatistics::name);
    const bool isThere =
        statistics(field) != nullptr || (inside != m_fields.end() && (*inside)->name.starts_with(prefix));
    return !isThere && name != m_alerts->table->timeField();
}

std::optional<FieldType> QueryCompletion::typeOf(const QString& field) const
{
    if (m_alerts && m_alerts->table && toUtf8(field) == m_alerts->table->timeField())
        return FieldType::Date;
    if (const FieldStatistics* const known = statistics(field))
        return known->type;
    return alerts::catalogType(toUtf8(field));
}

std::vector<Suggestion> QueryCompletion::fields(const QString& part) const
{
    std::vector<Suggestion> found;
    for (const FieldStatistics* const field : m_fields) {
        if (contains(toText(field->name), part))
            found.push_back(fieldOf(*field));
    }
    const QString time = m_alerts && m_alerts->table ? toText(m_alerts->table->timeField()) : u"@timestamp"_s;
    if (!statistics(time) && contains(time, part))
        found.push_back({.kind = Kind::Field,
                         .text = time,
                         .detail = FieldText::type(FieldType::Date),
                         .coverage = m_alerts ? 1.0 : -1.0,
                         .inserted = writtenField(time)});
    sortByDistance(found, part);
    found.resize(std::min(found.size(), MostFields));
    // Those that nobody has yet, once it is clear what is looked for.
    if (m_fields.empty() || (!part.isEmpty() && found.size() < MostOfTheCatalog / 4)) {
        std::vector<Suggestion> others;
        for (const alerts::CatalogField& field : alerts::allCatalogFields()) {
            const QString name = toText(field.name);
            if (contains(name, part) && !isAmong(found, name))
                others.push_back({.kind = Kind::Field,
                                  .text = name,
                                  .detail = FieldText::type(field.type),
                                  .coverage = m_fields.empty() ? -1.0 : 0.0,
                                  .inserted = writtenField(name)});
        }
        sortByDistance(others, part);
        others.resize(std::min(others.size(), MostOfTheCatalog));
        found.insert(found.end(), others.begin(), others.end());
    }
    return found;
}

void QueryCompletion::addDates(const QString& part, std::vector<Suggestion>& to) const
{
    const std::pair<QString, QString> words[] = {
        {u"now-15m"_s, tr("15 minutes ago")}, {u"now-1h"_s, tr("an hour ago")},
        {u"now-24h"_s, tr("24 hours ago")},   {u"now-7d"_s, tr("7 days ago")},
        {u"now/d"_s, tr("the beginning of today")}, {u"now-1d/d"_s, tr("the beginning of yesterday")},
        {u"now"_s, tr("when the rule runs")}};
    for (const auto& [text, detail] : words) {
        if (contains(text, part))
            to.push_back(word(text, detail));
    }
    if (!m_alerts || !m_alerts->table || m_alerts->table->size() == 0)
        return;
    const std::pair<base::Timestamp, QString> ends[] = {
        {m_alerts->table->times().front(), tr("the first alert")},
        {m_alerts->table->times().back(), tr("the last alert")}};
    for (const auto& [time, detail] : ends) {
        const QString text = toText(base::formatTimestamp(time));
        if (contains(text, part) && !isAmong(to, text))
            to.push_back(word(text, detail));
    }
}

std::vector<Suggestion> QueryCompletion::values(const QString& field, const QString& part,
                                                const std::vector<CountedValue>* found) const
{
    std::vector<Suggestion> all;
    const std::optional<FieldType> type = typeOf(field);
    const FieldStatistics* const known = statistics(field);
    if (type == FieldType::Date)
        addDates(part, all);
    const std::vector<CountedValue> own = known != nullptr && !found ? counted(*known) : std::vector<CountedValue>();
    std::vector<Suggestion> counts;
    for (const CountedValue& value : found ? *found : own) {
        const QString shown = FieldText::value({.kind = value.kind, .text = toUtf8(value.text)}, false);
        if (contains(value.text, part) && !isAmong(all, shown))
            counts.push_back(
                {.kind = Kind::Value, .text = shown, .count = value.count, .inserted = value.text});
    }
    if (!found)
        sortByDistance(counts, part);
    all.insert(all.end(), counts.begin(), counts.end());
    if (type == FieldType::Boolean) {
        for (const QString& text : {u"true"_s, u"false"_s}) {
            if (contains(text, part) && !isAmong(all, text))
                all.push_back(word(text, {}));
        }
    }
    if (type == FieldType::Ip)
        addNetworks(part, all);
    return all;
}

std::vector<Suggestion> QueryCompletion::operators(const QString& field) const
{
    const FieldType type = typeOf(field).value_or(FieldType::Keyword);
    const bool isDate = type == FieldType::Date;
    std::vector<Suggestion> all;
    const auto add = [&all](const QString& text, const QString& detail, const QString& inserted) {
        all.push_back({.kind = Kind::Operator, .text = text, .detail = detail, .inserted = inserted});
    };
    add(u":"_s, tr("is"), u": "_s);
    add(u": *"_s, tr("has any value"), u": *"_s);
    if (type == FieldType::Text || type == FieldType::Boolean || type == FieldType::Object)
        return all;
    add(u">"_s, isDate ? tr("after") : tr("greater than"), u"> "_s);
    add(u">="_s, isDate ? tr("from") : tr("greater than or equal to"), u">= "_s);
    add(u"<"_s, isDate ? tr("before") : tr("less than"), u"< "_s);
    add(u"<="_s, isDate ? tr("up to") : tr("less than or equal to"), u"<= "_s);
    return all;
}

std::vector<Suggestion> QueryCompletion::wordsOf(const kql::CompletionSlot& slot,
                                                 const std::vector<CountedValue>* found) const
{
    const QString prefix = toText(slot.prefix);
    const QString path = slot.nestedPath.empty() ? QString() : QString(toText(slot.nestedPath) + u'.');
    std::vector<Suggestion> words;
    switch (slot.kind) {
    case kql::CandidateKind::Field:
        words = fields(path + prefix);
        std::erase_if(words, [&path](const Suggestion& each) { return !each.text.startsWith(path); });
        for (Suggestion& each : words)
            each.inserted = writtenField(each.text.mid(path.size())) + u' ';
        return words;
    case kql::CandidateKind::Value:
        words = values(path + toText(slot.field), prefix, found);
        for (Suggestion& each : words)
            each.inserted = writtenValue(each.inserted, slot.quoted);
        return words;
    case kql::CandidateKind::Operator: words = operators(path + toText(slot.field)); break;
    case kql::CandidateKind::Conjunction:
        words = {{.kind = Kind::Conjunction, .text = u"and"_s, .detail = tr("both"), .inserted = u"and "_s},
                 {.kind = Kind::Conjunction, .text = u"or"_s, .detail = tr("one or both"), .inserted = u"or "_s}};
        break;
    }
    std::erase_if(words, [&prefix](const Suggestion& each) {
        return !each.text.startsWith(prefix, Qt::CaseInsensitive);
    });
    return words;
}

QueryCompletion::Answer QueryCompletion::at(const QString& query, int cursor,
                                            const std::vector<CountedValue>* found) const
{
    const std::string written = toUtf8(query);
    TextPlaces places(written);
    Answer answer;
    for (const kql::CompletionSlot& slot : kql::complete(written, places.byteAt(cursor))) {
        const QString path = slot.nestedPath.empty() ? QString() : QString(toText(slot.nestedPath) + u'.');
        if (slot.kind == kql::CandidateKind::Value) {
            answer.field = path + toText(slot.field);
            answer.part = toText(slot.prefix);
        }
        const int begin = places.shownAt(slot.replaced.begin);
        const int end = places.shownAt(slot.replaced.end);
        for (Suggestion& each : wordsOf(slot, found)) {
            each.begin = begin;
            each.end = end;
            answer.suggestions.push_back(std::move(each));
        }
    }
    return answer;
}

} // namespace casewright::ui
