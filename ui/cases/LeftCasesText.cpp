// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/LeftCasesText.h"

#include "ui/bridge/Text.h"
#include "ui/models/CaseText.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;
using Why = LeftCase::Why;

constexpr qsizetype ShownNames = 3;

QString tr(const char* text) { return QCoreApplication::translate("LeftCasesText", text); }

QString namesOf(const std::vector<LeftCase>& left, Why why)
{
    QStringList names;
    std::uint64_t others = 0;
    for (const LeftCase& each : left) {
        if (each.why != why)
            continue;
        if (each.title.empty() || names.size() == ShownNames)
            ++others;
        else
            names.append(tr("“%1”").arg(toText(each.title)));
    }
    if (others > 0 && !names.isEmpty())
        return tr("%1 and %2 more").arg(names.join(u", "_s)).arg(others);
    return others > 0 ? CaseText::cases(others) : names.join(u", "_s);
}

} // namespace

QString leftText(const std::vector<LeftCase>& left)
{
    QStringList sentences;
    const auto add = [&](Why why, const QString& sentence) {
        if (const QString names = namesOf(left, why); !names.isEmpty())
            sentences.append(sentence.arg(names));
    };
    add(Why::Changed, tr("Changed by somebody else meanwhile, and left as it is: %1."));
    add(Why::Gone, tr("Not there any more: %1."));
    add(Why::Refused, tr("Left as it is: %1."));
    const auto refused =
        std::find_if(left.begin(), left.end(), [](const LeftCase& each) { return each.why == Why::Refused; });
    if (refused != left.end())
        sentences.append(toText(refused->error.text));
    return sentences.join(u' ');
}

} // namespace casewright::ui
