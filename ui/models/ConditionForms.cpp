// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/ConditionForms.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <string>
#include <utility>

#include "core/kql/Parser.h"
#include "core/kql/ValueTest.h"
#include "ui/bridge/PrintableText.h"
#include "ui/bridge/Text.h"

namespace casewright::ui::ConditionForms {
namespace {

using namespace Qt::StringLiterals;
using alerts::FieldType;
using kql::RangeOperator;
using kql::Term;
using Kind = ConditionNode::Kind;

QString tr(const char* text) { return QCoreApplication::translate("ConditionForms", text); }

/// `"a \"b\""`
QString inQuotes(QString text)
{
    text.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s);
    return u'"' + text + u'"';
}

/// What is in quotes that stand around all of it; nothing where they do not.
std::optional<QString> fromQuotes(const QString& text)
{
    if (text.size() < 2 || text.front() != u'"' || text.back() != u'"')
        return std::nullopt;
    QString inner;
    for (qsizetype at = 1; at < text.size() - 1; ++at) {
        if (text.at(at) == u'"')
            return std::nullopt;
        const bool isEscape = text.at(at) == u'\\' && at + 2 < text.size()
            && (text.at(at + 1) == u'"' || text.at(at + 1) == u'\\');
        at += isEscape ? 1 : 0;
        inner += text.at(at);
    }
    return inner;
}

bool isLiteral(const QString& text) { return text == u"true" || text == u"false" || text == u"null"; }

bool hasBareEdges(const QString& text)
{
    return !text.isEmpty() && !text.front().isSpace() && !text.back().isSpace();
}

/// The stars of a pattern, and texts between them.
QString patternText(const Term& term)
{
    QStringList parts;
    for (const std::string& part : term.parts)
        parts.append(toText(part));
    return parts.join(u'*');
}

/// Whether quotes are what tells it from another value.
bool showsQuotes(const Term& term, const QString& text, bool isList, const OptionalType& type)
{
    if (term.kind != Term::Kind::Text)
        return false;
    if (type == FieldType::Text)
        return term.quoted;
    return isLiteral(text) || !hasBareEdges(text) || (text.front() == u'"' && fromQuotes(text))
        || (isList && (text.contains(u',') || text.contains(u'"')));
}

QString shownValue(const Term& term, bool isList, const OptionalType& type)
{
    switch (term.kind) {
    case Term::Kind::True: return u"true"_s;
    case Term::Kind::False: return u"false"_s;
    case Term::Kind::Wildcard: return patternText(term);
    default: break;
    }
    const QString text = toText(term.text);
    return showsQuotes(term, text, isList, type) ? inQuotes(text) : text;
}

Term patternOf(const QString& text)
{
    Term term{.kind = Term::Kind::Wildcard};
    for (const QString& part : text.split(u'*'))
        term.parts.push_back(toUtf8(part));
    return term;
}

/// Quotes as they were, where nobody typed any.
Term typedValue(const QString& typed, const Term* before, const OptionalType& type)
{
    if (const std::optional<QString> inner = fromQuotes(typed))
        return {.kind = Term::Kind::Text, .text = toUtf8(*inner), .quoted = true};
    if (typed == u"true" || typed == u"false")
        return {.kind = typed == u"true" ? Term::Kind::True : Term::Kind::False};
    const bool wasQuoted = before != nullptr && before->quoted && type != FieldType::Text;
    return {.kind = Term::Kind::Text,
            .text = toUtf8(typed),
            .quoted = wasQuoted || isLiteral(typed) || !hasBareEdges(typed)};
}

/// Behind the value that begins at a place: at a comma, or the end.
int entryEnd(const QString& list, int begin)
{
    bool isQuoted = false;
    for (int at = begin; at < list.size(); ++at) {
        const QChar c = list.at(at);
        if (c == u'\\' && isQuoted)
            ++at;
        else if (c == u'"' && (isQuoted || list.mid(begin, at - begin).trimmed().isEmpty()))
            isQuoted = !isQuoted;
        else if (c == u',' && !isQuoted)
            return at;
    }
    return static_cast<int>(list.size());
}

QStringList entriesOf(const QString& list)
{
    QStringList entries;
    for (int at = 0; at <= list.size();) {
        const int end = entryEnd(list, at);
        if (const QString entry = list.mid(at, end - at).trimmed(); !entry.isEmpty())
            entries.append(entry);
        at = end + 1;
    }
    return entries;
}

Operator rangeOperator(RangeOperator op, bool isNegated)
{
    const auto first = static_cast<int>(isNegated ? Operator::NotGreater : Operator::Greater);
    return static_cast<Operator>(first + static_cast<int>(op));
}

bool isRange(Operator which) { return which >= Operator::Greater; }

} // namespace

Operator operatorOf(const ConditionNode& row)
{
    const auto choose = [&row](Operator plain, Operator negated) { return row.isNegated ? negated : plain; };
    switch (row.kind) {
    case Kind::IsOneOf: return choose(Operator::IsOneOf, Operator::IsNotOneOf);
    case Kind::Matches: return choose(Operator::Matches, Operator::DoesNotMatch);
    case Kind::Exists: return choose(Operator::Exists, Operator::DoesNotExist);
    case Kind::Range: return rangeOperator(row.op, row.isNegated);
    default: return choose(Operator::Is, Operator::IsNot);
    }
}

void setOperator(ConditionNode& row, Operator to)
{
    std::vector<Term> values = std::move(row.values);
    row.values.clear();
    row.op = RangeOperator::Greater;
    row.isNegated = to >= Operator::NotGreater
        || (!isRange(to) && static_cast<int>(to) % 2 == 1); // each is followed by its opposite
    if (isRange(to)) {
        row.kind = Kind::Range;
        const Operator first = to >= Operator::NotGreater ? Operator::NotGreater : Operator::Greater;
        row.op = static_cast<RangeOperator>(static_cast<int>(to) - static_cast<int>(first));
    } else {
        constexpr Kind Kinds[] = {Kind::Is, Kind::IsOneOf, Kind::Matches, Kind::Exists};
        row.kind = Kinds[static_cast<int>(to) / 2];
    }
    if (!hasValue(to))
        return;
    if (!hasValues(to) && values.size() > 1)
        values.resize(1);
    for (Term& value : values) {
        if (row.kind == Kind::Matches && value.kind == Term::Kind::Text && value.text.find('*') != std::string::npos)
            value = patternOf(toText(value.text));
        else if (row.kind != Kind::Matches && value.kind == Term::Kind::Wildcard)
            value = {.kind = Term::Kind::Text, .text = toUtf8(patternText(value))};
        row.values.push_back(std::move(value));
    }
}

std::vector<Operator> operatorsFor(const OptionalType& type)
{
    using enum Operator;
    const std::vector<Operator> ranges = {Greater, GreaterOrEqual, Less, LessOrEqual};
    std::vector<Operator> all = {Is, IsNot, IsOneOf, IsNotOneOf};
    if (type == FieldType::Boolean)
        all = {Is, IsNot};
    else if (type == FieldType::Object || type == FieldType::GeoPoint)
        return {Exists, DoesNotExist};
    else if (!type || type == FieldType::Keyword || type == FieldType::Text)
        all.insert(all.end(), {Matches, DoesNotMatch});
    all.insert(all.end(), {Exists, DoesNotExist});
    if (type != FieldType::Boolean && type != FieldType::Text)
        all.insert(all.end(), ranges.begin(), ranges.end());
    return all;
}

QString operatorName(Operator which, const OptionalType& type)
{
    const bool isDate = type == FieldType::Date;
    switch (which) {
    case Operator::Is: return tr("is");
    case Operator::IsNot: return tr("is not");
    case Operator::IsOneOf: return tr("is one of");
    case Operator::IsNotOneOf: return tr("is none of");
    case Operator::Matches: return tr("matches");
    case Operator::DoesNotMatch: return tr("does not match");
    case Operator::Exists: return tr("exists");
    case Operator::DoesNotExist: return tr("does not exist");
    case Operator::Greater: return isDate ? tr("after") : u">"_s;
    case Operator::GreaterOrEqual: return isDate ? tr("from") : u"≥"_s;
    case Operator::Less: return isDate ? tr("before") : u"<"_s;
    case Operator::LessOrEqual: return isDate ? tr("up to") : u"≤"_s;
    default: break;
    }
    const int opposite = static_cast<int>(which) - static_cast<int>(Operator::NotGreater);
    return tr("not %1").arg(
        operatorName(static_cast<Operator>(static_cast<int>(Operator::Greater) + opposite), type));
}

bool hasValue(Operator which) { return which != Operator::Exists && which != Operator::DoesNotExist; }

bool hasValues(Operator which) { return which == Operator::IsOneOf || which == Operator::IsNotOneOf; }

QString valueText(const ConditionNode& row, const OptionalType& type)
{
    const bool isList = row.kind == Kind::IsOneOf;
    QStringList texts;
    for (const Term& value : row.values)
        texts.append(shownValue(value, isList, type));
    return texts.join(u", "_s);
}

std::vector<Term> typedValues(const QString& text, const ConditionNode& row, const OptionalType& type)
{
    const bool isList = row.kind == Kind::IsOneOf;
    const QStringList entries = isList ? entriesOf(text) : text.isEmpty() ? QStringList() : QStringList{text};
    std::vector<Term> values;
    for (const QString& entry : entries) {
        if (row.kind == Kind::Matches && entry.contains(u'*')) {
            values.push_back(patternOf(entry));
            continue;
        }
        // The same value as before, else the one in its place, else the last one.
        const auto same = std::ranges::find_if(row.values, [&](const Term& each) {
            return shownValue(each, isList, type) == entry;
        });
        const std::size_t place = std::min(values.size(), row.values.empty() ? 0 : row.values.size() - 1);
        if (same != row.values.end())
            values.push_back(*same);
        else
            values.push_back(typedValue(entry, row.values.empty() ? nullptr : &row.values[place], type));
    }
    return values;
}

QString listEntry(const QString& value)
{
    return value.contains(u',') || value.contains(u'"') || isLiteral(value) || !hasBareEdges(value) ? inQuotes(value)
                                                                                                   : value;
}

std::pair<int, int> entryAt(const QString& list, int place)
{
    for (int at = 0; at <= list.size();) {
        const int end = entryEnd(list, at);
        if (place <= end) {
            while (at < end && list.at(at).isSpace())
                ++at;
            return {at, end};
        }
        at = end + 1;
    }
    return {static_cast<int>(list.size()), static_cast<int>(list.size())};
}

QString problemOf(const ConditionNode& row, const OptionalType& type)
{
    if (!type || row.isGroup() || row.kind == Kind::Text || row.kind == Kind::Exists)
        return {};
    for (const Term& value : row.values) {
        const base::Result<kql::ValueTest> test = row.kind == Kind::Range
            ? kql::ValueTest::range(*type, row.op, value)
            : kql::ValueTest::is(*type, value);
        if (!test)
            return toText(test.error().text);
    }
    return {};
}

QString reasonForText(const ConditionNode& row)
{
    const kql::Parsing parsing = kql::parse(row.text);
    if (!parsing.tree)
        return tr("no KQL: only as text");
    const kql::Node& node = *parsing.tree;
    if (node.kind == kql::Node::Kind::Nested)
        return tr("nested query: only as text");
    if (node.field.kind == Term::Kind::Null)
        return tr("value of any field: only as text");
    if (node.field.kind == Term::Kind::Wildcard)
        return tr("fields by a pattern: only as text");
    if (node.kind == kql::Node::Kind::Range && node.value.kind == Term::Kind::Wildcard)
        return tr("pattern as a limit: only as text");
    if (node.value.kind == Term::Kind::Null)
        return tr("null as a value: only as text");
    return tr("star as a letter: only as text");
}

QString groupName(Kind kind)
{
    switch (kind) {
    case Kind::AnyOf: return tr("Any of");
    case Kind::NoneOf: return tr("None of");
    default: return tr("All of");
    }
}

QString describe(const ConditionNode& node, const OptionalType& type)
{
    QString text;
    if (node.isGroup())
        text = groupName(node.kind);
    else if (node.kind == Kind::Text)
        text = node.isNegated ? tr("not %1").arg(printableText(node.text)) : printableText(node.text);
    else
        text = u"%1 %2 %3"_s
                   .arg(node.field.text.empty() ? tr("(no field)") : printableText(node.field.text),
                        operatorName(operatorOf(node), type), printableText(valueText(node, type)))
                   .trimmed();
    return node.isOff ? tr("%1, switched off").arg(text) : text;
}

} // namespace casewright::ui::ConditionForms
