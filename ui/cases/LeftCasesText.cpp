// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/LeftCasesText.h"

#include "ui/bridge/Text.h"
#include "ui/models/CaseText.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;
using Why = LeftCase::Why;

constexpr qsizetype ShownNames = 3;
constexpr std::ptrdiff_t ShownReasons = 3;

QString tr(const char* text) { return QCoreApplication::translate("LeftCasesText", text); }

/// Of those that `isMeant` lets through.
template<class IsMeant>
QString namesOf(const std::vector<LeftCase>& left, const IsMeant& isMeant)
{
    QStringList names;
    std::uint64_t others = 0;
    for (const LeftCase& each : left) {
        if (!isMeant(each))
            continue;
        if (each.title.empty() || names.size() == ShownNames)
            ++others;
        else
            names.append(tr("“%1”").arg(toText(each.title)));
    }
    if (others > 0 && !names.isEmpty())
        return tr("%1 and %2 more").arg(names.join(u", "_s), CaseText::number(others));
    return others > 0 ? CaseText::cases(others) : names.join(u", "_s);
}

} // namespace

QString leftText(const std::vector<LeftCase>& left)
{
    QStringList sentences;
    const auto add = [&](Why why, const QString& sentence) {
        const auto isMeant = [why](const LeftCase& each) { return each.why == why; };
        if (const QString names = namesOf(left, isMeant); !names.isEmpty())
            sentences.append(sentence.arg(names));
    };
    add(Why::Changed, tr("Changed by somebody else meanwhile, and left as it is: %1."));
    add(Why::Gone, tr("Not there any more: %1."));
    std::vector<std::string> reasons;
    for (const LeftCase& each : left)
        if (each.why == Why::Refused && std::find(reasons.begin(), reasons.end(), each.error.text) == reasons.end())
            reasons.push_back(each.error.text);
    const auto shown = reasons.begin() + std::min<std::ptrdiff_t>(std::ssize(reasons), ShownReasons);
    for (auto reason = reasons.begin(); reason != shown; ++reason) {
        const auto isMeant = [&reason](const LeftCase& each) {
            return each.why == Why::Refused && each.error.text == *reason;
        };
        sentences.append(tr("Left as it is: %1.").arg(namesOf(left, isMeant)));
        sentences.append(toText(*reason));
    }
    const auto hasAnother = [&](const LeftCase& each) {
        return each.why == Why::Refused && std::find(shown, reasons.end(), each.error.text) != reasons.end();
    };
    if (shown != reasons.end())
        sentences.append(tr("Left as it is for other reasons: %1.").arg(namesOf(left, hasAnother)));
    return sentences.join(u' ');
}

} // namespace casewright::ui
