// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/alerts/FieldTips.h"

#include <QCoreApplication>
#include <QStringList>

#include <array>
#include <cmath>

#include "ui/models/FieldText.h"
#include "ui/widgets/NumberText.h"

namespace casewright::ui::FieldTips {
namespace {

using namespace Qt::StringLiterals;
using alerts::FieldStatistics;
using alerts::ValueKind;

QString tr(const char* text) { return QCoreApplication::translate("FieldTips", text); }

QString bits(double entropy) { return NumberText::fixed(entropy, 2); }

QString valueCount(std::uint32_t values)
{
    return values == 1 ? tr("1 value") : tr("%1 values").arg(NumberText::grouped(values));
}

QString elements(std::uint32_t count)
{
    return count == 1 ? tr("1 element") : tr("%1 elements").arg(NumberText::grouped(count));
}

QString kindName(ValueKind kind)
{
    switch (kind) {
    case ValueKind::Null: return tr("null");
    case ValueKind::Boolean: return tr("true or false");
    case ValueKind::Number: return tr("a number");
    case ValueKind::String: return tr("a text");
    case ValueKind::List: return tr("a list");
    case ValueKind::Object: return tr("an object");
    }
    return {};
}

} // namespace

QString origin(const FieldStatistics& field)
{
    return field.isTypeKnown ? tr("As ECS or Kibana maps it.") : tr("Guessed from the values.");
}

QString misfits(const FieldStatistics& field)
{
    if (!field.unfitValue)
        return {};
    const QString numbers = tr("%1 of %2 documents do not fit").arg(NumberText::grouped(field.unfit),
                                                                    NumberText::grouped(field.present));
    return tr("%1, such as those with %2: Elasticsearch would refuse them.")
        .arg(numbers, FieldText::value(*field.unfitValue, true));
}

QString kinds(const FieldStatistics& field)
{
    constexpr std::array Kinds = {ValueKind::String, ValueKind::Number, ValueKind::Boolean,
                                  ValueKind::Object, ValueKind::List,   ValueKind::Null};
    if (!field.isMixed() && !field.isList())
        return {};
    QStringList parts;
    for (const ValueKind kind : Kinds) {
        if (const std::uint32_t documents = field.documentsOf(kind); documents > 0)
            parts.append(tr("%1: %2").arg(kindName(kind), NumberText::grouped(documents)));
    }
    const QString text = tr("Documents with %1.").arg(parts.join(u", "_s));
    return field.isList() ? tr("%1 The longest list: %2.").arg(text, elements(field.longestList)) : text;
}

QString values(const FieldStatistics& field)
{
    return tr("%1, %2 of them in one document only.").arg(valueCount(field.values), NumberText::grouped(field.once));
}

QString entropy(const FieldStatistics& field)
{
    if (field.values < 2)
        return tr("Entropy 0 bits: there is nothing to spread.");
    return tr("Entropy %1 bits of %2 at most: as many as %3 equally frequent values have.")
        .arg(bits(field.entropy), bits(std::log2(static_cast<double>(field.values))),
             NumberText::grouped(std::llround(field.effectiveValues())));
}

QString brief(const FieldStatistics& field)
{
    if (field.values < 2)
        return valueCount(field.values);
    return tr("%1 · %2 bits · %3 even")
        .arg(valueCount(field.values), bits(field.entropy), NumberText::percent(field.evenness()));
}

} // namespace casewright::ui::FieldTips
