// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/PrintableText.h"

#include <QChar>
#include <QList>

#include "ui/bridge/Text.h"

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

/// Whether a label could obey the character instead of showing it.
bool isObeyed(char32_t code)
{
    switch (QChar::category(code)) {
    case QChar::Other_Control:
    case QChar::Other_Format: // marks of direction, and others that nobody sees
    case QChar::Other_Surrogate:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph: return true;
    default: return false;
    }
}

QString escaped(char32_t code)
{
    switch (code) {
    case U'\n': return u"\\n"_s;
    case U'\r': return u"\\r"_s;
    case U'\t': return u"\\t"_s;
    default: return u"\\u{%1}"_s.arg(QString::number(code, 16).toUpper());
    }
}

} // namespace

QString printableText(QStringView text)
{
    QString shown;
    shown.reserve(text.size());
    for (const char32_t code : text.toUcs4()) {
        if (isObeyed(code))
            shown += escaped(code);
        else
            shown += QChar::fromUcs4(code);
    }
    return shown;
}

QString printableText(std::string_view text) { return printableText(QStringView(toText(text))); }

} // namespace casewright::ui
