// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/FloodValueText.h"

#include <QRegularExpression>

#include <cmath>

#include "core/base/Json.h"
#include "ui/bridge/Text.h"

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;
using alerts::FloodValue;
using alerts::ValueKind;

/// As JSON writes it.
bool readsAsNumber(const QString& text)
{
    static const QRegularExpression pattern(u"\\A-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?\\z"_s);
    return pattern.match(text).hasMatch() && std::isfinite(text.toDouble());
}

bool isQuoted(const QString& text) { return text.size() >= 2 && text.startsWith(u'"') && text.endsWith(u'"'); }

} // namespace

QString toText(const FloodValue& value)
{
    const QString text = toText(std::string_view(value.text));
    const bool isWord = text == u"true" || text == u"false";
    if (value.kind == ValueKind::String && (isWord || readsAsNumber(text) || isQuoted(text)))
        return QString(u'"' + text + u'"');
    return text;
}

FloodValue parseFloodValue(const QString& text)
{
    if (isQuoted(text))
        return {ValueKind::String, toUtf8(text.mid(1, text.size() - 2))};
    if (text == u"true" || text == u"false")
        return {ValueKind::Boolean, toUtf8(text)};
    if (readsAsNumber(text))
        return {ValueKind::Number, base::javascriptNumber(text.toDouble())};
    return {ValueKind::String, toUtf8(text)};
}

} // namespace casewright::ui
