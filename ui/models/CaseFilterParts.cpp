// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/CaseFilterParts.h"

#include "core/cases/CaseNames.h"
#include "ui/bridge/Text.h"
#include "ui/models/CaseText.h"
#include "ui/models/ValueNumbers.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>
#include <array>
#include <optional>
#include <string>

namespace casewright::ui::CaseFilterParts {
namespace {

using namespace Qt::StringLiterals;
using cases::CaseStatus;
using cases::Severity;
using store::CaseFilter;
using store::TimeRange;
using store::WantedTexts;

QString tr(const char* text) { return QCoreApplication::translate("CaseFilterParts", text); }

/// What is said of each part.
struct Words {
    const char* id;
    const char* name;
    const char* none; ///< stands for a case without any
    Kind kind;
};

// By Part.
constexpr std::array<Words, 12> AllWords{{
    {"status", QT_TRANSLATE_NOOP("CaseFilterParts", "Status"), "", Kind::Choices},
    {"severity", QT_TRANSLATE_NOOP("CaseFilterParts", "Severity"), "", Kind::Choices},
    {"tags", QT_TRANSLATE_NOOP("CaseFilterParts", "Tags"), "", Kind::Choices},
    {"assignees", QT_TRANSLATE_NOOP("CaseFilterParts", "Assignees"),
     QT_TRANSLATE_NOOP("CaseFilterParts", "No assignee"), Kind::Choices},
    {"created", QT_TRANSLATE_NOOP("CaseFilterParts", "Created"), "", Kind::Times},
    {"category", QT_TRANSLATE_NOOP("CaseFilterParts", "Category"), QT_TRANSLATE_NOOP("CaseFilterParts", "No category"),
     Kind::Choices},
    {"reporters", QT_TRANSLATE_NOOP("CaseFilterParts", "Reporter"),
     QT_TRANSLATE_NOOP("CaseFilterParts", "A rule (elastic/kibana)"), Kind::Choices},
    {"owners", QT_TRANSLATE_NOOP("CaseFilterParts", "Solution"), "", Kind::Choices},
    {"updated", QT_TRANSLATE_NOOP("CaseFilterParts", "Updated"), "", Kind::Times},
    {"closed", QT_TRANSLATE_NOOP("CaseFilterParts", "Closed on"), "", Kind::Times},
    {"groupValue", QT_TRANSLATE_NOOP("CaseFilterParts", "Group value"), "", Kind::Text},
    {"alertId", QT_TRANSLATE_NOOP("CaseFilterParts", "Alert id"), "", Kind::Text},
}};

// By CaseOrder.
constexpr std::array<const char*, 16> Orders{
    QT_TRANSLATE_NOOP("CaseFilterParts", "Newest first"),
    QT_TRANSLATE_NOOP("CaseFilterParts", "Oldest first"),
    QT_TRANSLATE_NOOP("CaseFilterParts", "Updated last first"),
    QT_TRANSLATE_NOOP("CaseFilterParts", "Most alerts first"),
    QT_TRANSLATE_NOOP("CaseFilterParts", "Updated last at the end"),
    QT_TRANSLATE_NOOP("CaseFilterParts", "Fewest alerts first"),
    QT_TRANSLATE_NOOP("CaseFilterParts", "Closed last first"),
    QT_TRANSLATE_NOOP("CaseFilterParts", "Closed first first"),
    QT_TRANSLATE_NOOP("CaseFilterParts", "Name, A to Z"),
    QT_TRANSLATE_NOOP("CaseFilterParts", "Name, Z to A"),
    QT_TRANSLATE_NOOP("CaseFilterParts", "Category, A to Z"),
    QT_TRANSLATE_NOOP("CaseFilterParts", "Category, Z to A"),
    QT_TRANSLATE_NOOP("CaseFilterParts", "Open first"),
    QT_TRANSLATE_NOOP("CaseFilterParts", "Closed cases first"),
    QT_TRANSLATE_NOOP("CaseFilterParts", "Low severity first"),
    QT_TRANSLATE_NOOP("CaseFilterParts", "High severity first"),
};

constexpr std::array<const char*, 3> Owners{"securitySolution", "observability", "cases"};

constexpr int ShownValues = 3; ///< of a chip

const Words& wordsOf(Part part) { return AllWords[static_cast<std::size_t>(part)]; }

const WantedTexts* wantedOf(const CaseFilter& filter, Part part)
{
    switch (part) {
    case Part::Assignees: return &filter.assignees;
    case Part::Reporters: return &filter.reporters;
    case Part::Categories: return &filter.categories;
    default: return nullptr;
    }
}

const std::vector<std::string>* textsOf(const CaseFilter& filter, Part part)
{
    switch (part) {
    case Part::Tags: return &filter.tags;
    case Part::Owners: return &filter.owners;
    default: return nullptr;
    }
}

QString shownText(Part part, const std::string& text)
{
    if (part == Part::Owners)
        return CaseText::owner(text);
    return part == Part::Reporters ? CaseText::person(text) : toText(text);
}

QString moment(base::Timestamp time)
{
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(time.milliseconds);
    // The end of a day is told as the day.
    const bool isDay = local.time() == QTime(0, 0) || local.time() == QTime(23, 59, 59, 999);
    return local.toString(isDay ? u"yyyy-MM-dd"_s : u"yyyy-MM-dd HH:mm"_s);
}

QStringList timeTexts(const TimeRange& range)
{
    if (range.from && range.to) {
        const QString from = moment(*range.from);
        const QString to = moment(*range.to);
        return {from == to ? tr("on %1").arg(from) : tr("%1 to %2").arg(from, to)};
    }
    if (range.from)
        return {tr("from %1").arg(moment(*range.from))};
    return range.to ? QStringList(tr("until %1").arg(moment(*range.to))) : QStringList();
}

/// What cases have of a part: texts.
std::vector<std::string> knownOf(Part part, const KnownValues& known)
{
    switch (part) {
    case Part::Tags: return known.tags;
    case Part::Assignees: return known.assignees;
    case Part::Categories: return known.categories;
    case Part::Reporters: return known.reporters;
    case Part::Owners: return {Owners.begin(), Owners.end()};
    default: return {};
    }
}

template<class Value>
bool contains(const std::vector<Value>& values, const Value& value)
{
    return std::find(values.begin(), values.end(), value) != values.end();
}

Qt::CheckState tick(bool isTicked) { return isTicked ? Qt::Checked : Qt::Unchecked; }

std::vector<Choice> textChoices(Part part, const CaseFilter& filter, const KnownValues& known)
{
    std::vector<Choice> choices;
    const WantedTexts* const wanted = wantedOf(filter, part);
    const std::vector<std::string>* const texts = textsOf(filter, part);
    const auto isChosen = [&](const std::string& text) {
        return texts ? contains(*texts, text) : contains(*wanted, std::optional(text));
    };
    // What is chosen comes first where it is not among what most cases have. Rules stand for themselves.
    std::vector<std::string> values = knownOf(part, known);
    if (part == Part::Reporters)
        std::erase(values, cases::RuleUser);
    const ValueNumbers numbers(part, known);
    std::vector<std::string> others;
    const auto addOther = [&](const std::string& each) {
        if (!contains(values, each))
            others.push_back(each);
    };
    if (wanted) {
        choices.push_back({.value = QVariant(),
                           .text = tr(wordsOf(part).none),
                           .detail = numbers.ofNone(),
                           .state = tick(contains(*wanted, std::optional<std::string>()))});
        for (const std::optional<std::string>& each : *wanted) {
            if (each)
                addOther(*each);
        }
    } else {
        for (const std::string& each : *texts)
            addOther(each);
    }
    values.insert(values.begin(), others.begin(), others.end());
    for (const std::string& each : values)
        choices.push_back({.value = toText(each),
                           .text = shownText(part, each),
                           .detail = numbers.of(each),
                           .state = tick(isChosen(each))});
    return choices;
}

} // namespace

const std::vector<Part>& all()
{
    static const std::vector<Part> parts = [] {
        std::vector<Part> made;
        for (std::size_t i = 0; i < AllWords.size(); ++i)
            made.push_back(static_cast<Part>(i));
        return made;
    }();
    return parts;
}

Kind kindOf(Part part) { return wordsOf(part).kind; }
QString nameOf(Part part) { return tr(wordsOf(part).name); }
QString idOf(Part part) { return QString::fromLatin1(wordsOf(part).id); }

bool isSet(const CaseFilter& filter, Part part) { return !valuesOf(filter, part).isEmpty(); }

bool isNarrow(const CaseFilter& filter)
{
    return !filter.text.empty()
        || std::any_of(all().begin(), all().end(), [&filter](Part part) { return isSet(filter, part); });
}

CaseFilter without(const CaseFilter& filter, Part part)
{
    switch (kindOf(part)) {
    case Kind::Choices: return withChoices(filter, part, {});
    case Kind::Times: return withTimes(filter, part, {});
    case Kind::Text: return withText(filter, part, {});
    }
    return filter;
}

CaseFilter withoutAll(const CaseFilter& filter)
{
    return {.simulation = filter.simulation, .order = filter.order, .collections = filter.collections};
}

QStringList valuesOf(const CaseFilter& filter, Part part)
{
    QStringList values;
    switch (part) {
    case Part::Status:
        for (const CaseStatus each : filter.statuses)
            values.append(CaseText::status(each));
        return values;
    case Part::Severity:
        for (const Severity each : filter.severities)
            values.append(CaseText::severity(each));
        return values;
    case Part::Tags:
    case Part::Owners:
        for (const std::string& each : *textsOf(filter, part))
            values.append(shownText(part, each));
        return values;
    case Part::Assignees:
    case Part::Reporters:
    case Part::Categories:
        for (const std::optional<std::string>& each : *wantedOf(filter, part))
            values.append(each ? shownText(part, *each) : tr(wordsOf(part).none));
        return values;
    case Part::Created:
    case Part::Updated:
    case Part::Closed: return timeTexts(timesOf(filter, part));
    case Part::GroupValue:
    case Part::AlertId: {
        const QString text = textOf(filter, part);
        return text.isEmpty() ? QStringList() : QStringList(text);
    }
    }
    return values;
}

QString chipOf(const CaseFilter& filter, Part part)
{
    const QStringList values = valuesOf(filter, part);
    if (values.isEmpty())
        return {};
    const QString shown = values.mid(0, ShownValues).join(u", "_s);
    if (values.size() <= ShownValues)
        return tr("%1: %2").arg(nameOf(part), shown);
    return tr("%1: %2 and %3 more").arg(nameOf(part), shown).arg(values.size() - ShownValues);
}

std::vector<Choice> choicesOf(Part part, const CaseFilter& filter, const KnownValues& known)
{
    std::vector<Choice> choices;
    const ValueNumbers numbers(part, known);
    const auto add = [&](auto value, const QString& text, const auto& chosen) {
        const int place = static_cast<int>(value);
        choices.push_back({.value = place,
                           .text = text,
                           .detail = numbers.at(static_cast<std::size_t>(place)),
                           .state = tick(contains(chosen, value))});
    };
    switch (part) {
    case Part::Status:
        for (const CaseStatus each : {CaseStatus::Open, CaseStatus::InProgress, CaseStatus::Closed})
            add(each, CaseText::status(each), filter.statuses);
        return choices;
    case Part::Severity:
        for (const Severity each : {Severity::Critical, Severity::High, Severity::Medium, Severity::Low})
            add(each, CaseText::severity(each), filter.severities);
        return choices;
    default: return textChoices(part, filter, known);
    }
}

CaseFilter withChoices(const CaseFilter& filter, Part part, const QVariantList& values)
{
    CaseFilter changed = filter;
    std::vector<std::string> texts;
    WantedTexts wanted;
    for (const QVariant& each : values) {
        texts.push_back(toUtf8(each.toString()));
        wanted.push_back(each.isValid() ? std::optional(texts.back()) : std::nullopt);
    }
    switch (part) {
    case Part::Status:
        changed.statuses.clear();
        for (const QVariant& each : values)
            changed.statuses.push_back(static_cast<CaseStatus>(each.toInt()));
        break;
    case Part::Severity:
        changed.severities.clear();
        for (const QVariant& each : values)
            changed.severities.push_back(static_cast<Severity>(each.toInt()));
        break;
    case Part::Tags: changed.tags = texts; break;
    case Part::Owners: changed.owners = texts; break;
    case Part::Assignees: changed.assignees = wanted; break;
    case Part::Reporters: changed.reporters = wanted; break;
    case Part::Categories: changed.categories = wanted; break;
    default: break;
    }
    return changed;
}

const TimeRange& timesOf(const CaseFilter& filter, Part part)
{
    return part == Part::Updated ? filter.updated : part == Part::Closed ? filter.closed : filter.created;
}

CaseFilter withTimes(const CaseFilter& filter, Part part, const TimeRange& times)
{
    CaseFilter changed = filter;
    (part == Part::Updated ? changed.updated : part == Part::Closed ? changed.closed : changed.created) = times;
    return changed;
}

QString textOf(const CaseFilter& filter, Part part)
{
    return toText(part == Part::AlertId ? filter.alertId : filter.groupValue);
}

CaseFilter withText(const CaseFilter& filter, Part part, const QString& text)
{
    CaseFilter changed = filter;
    (part == Part::AlertId ? changed.alertId : changed.groupValue) = toUtf8(text.trimmed());
    return changed;
}

QString orderText(store::CaseOrder order) { return tr(Orders[static_cast<std::size_t>(order)]); }

} // namespace casewright::ui::CaseFilterParts
