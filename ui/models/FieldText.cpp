// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/FieldText.h"

#include <QCoreApplication>

#include "ui/bridge/PrintableText.h"

namespace casewright::ui::FieldText {
namespace {

using namespace Qt::StringLiterals;
using alerts::FieldType;
using alerts::GroupingAdvice;
using alerts::ValueKind;

QString tr(const char* text) { return QCoreApplication::translate("FieldText", text); }

} // namespace

QString type(FieldType type)
{
    switch (type) {
    case FieldType::Keyword: return u"keyword"_s;
    case FieldType::Text: return u"text"_s;
    case FieldType::Long: return u"long"_s;
    case FieldType::Double: return u"double"_s;
    case FieldType::Boolean: return u"boolean"_s;
    case FieldType::Date: return u"date"_s;
    case FieldType::Ip: return u"ip"_s;
    case FieldType::Object: return u"object"_s;
    case FieldType::GeoPoint: return u"geo_point"_s;
    }
    return {};
}

QString tag(const alerts::FieldStatistics& field)
{
    if (field.unfit > 0)
        return tr("misfit");
    if (field.isMixed())
        return tr("mixed");
    return field.isList() ? tr("list") : QString();
}

QString typeAndTag(const alerts::FieldStatistics& field)
{
    const QString more = tag(field);
    return more.isEmpty() ? type(field.type) : QString(type(field.type) + u' ' + more);
}

QString note(GroupingAdvice advice)
{
    switch (advice) {
    case GroupingAdvice::Good: return {};
    case GroupingAdvice::OneValue: return tr("one value");
    case GroupingAdvice::MostlyOneValue: return tr("mostly one value");
    case GroupingAdvice::OftenMissing: return tr("often missing");
    case GroupingAdvice::NearlyUnique: return tr("nearly unique");
    case GroupingAdvice::LongText: return tr("not for grouping");
    case GroupingAdvice::NoValues: return tr("no value");
    }
    return {};
}

QString sentence(GroupingAdvice advice)
{
    switch (advice) {
    case GroupingAdvice::Good: return tr("Good for grouping, where no more of its values come in one run than may open "
                                          "cases.");
    case GroupingAdvice::OneValue: return tr("One value: all in one case.");
    case GroupingAdvice::MostlyOneValue: return tr("Mostly one value: nearly all in one case.");
    case GroupingAdvice::OftenMissing: return tr("Often missing: all that lack it go to one case.");
    case GroupingAdvice::NearlyUnique: return tr("Nearly unique: a case for nearly each alert.");
    case GroupingAdvice::LongText: return tr("Not for grouping: it is text.");
    case GroupingAdvice::NoValues: return tr("No document has it.");
    }
    return {};
}

QString value(const alerts::FrequentValue& value, bool quoted)
{
    QString text = printableText(value.text);
    if (!value.isWhole)
        text += u'…';
    if (value.kind != ValueKind::String)
        return text;
    if (text.isEmpty())
        return tr("(empty)");
    return quoted ? QString(u'"' + text + u'"') : text;
}

} // namespace casewright::ui::FieldText
