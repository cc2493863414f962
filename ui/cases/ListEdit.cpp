// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/ListEdit.h"

#include "ui/bridge/Text.h"

#include <QCoreApplication>

#include <algorithm>

namespace casewright::ui {
namespace {

/// The context of the translations.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(ListEdit)
};

bool contains(const std::vector<std::string>& list, const std::string& text)
{
    return std::find(list.begin(), list.end(), text) != list.end();
}

std::size_t countOf(const ListCounts& counts, const std::string& text)
{
    const auto found = counts.find(text);
    return found == counts.end() ? 0 : found->second;
}

} // namespace

std::vector<std::string> ListEdit::applied(const std::vector<std::string>& list) const
{
    std::vector<std::string> changed;
    for (const std::string& each : list) {
        if (!contains(removed, each))
            changed.push_back(each);
    }
    for (const std::string& each : added) {
        if (!contains(changed, each))
            changed.push_back(each);
    }
    return changed;
}

std::vector<Choice> listChoices(const ListCounts& counts, std::size_t cases, const std::vector<std::string>& offered)
{
    std::vector<Choice> choices;
    for (const auto& [text, count] : counts) {
        const bool haveAll = count == cases;
        choices.push_back({.value = toText(text),
                           .text = toText(text),
                           .detail = haveAll ? QString() : Words::tr("%1 of %2").arg(count).arg(cases),
                           .state = haveAll ? Qt::Checked : Qt::PartiallyChecked});
    }
    for (const std::string& each : offered) {
        if (counts.count(each) == 0)
            choices.push_back({.value = toText(each), .text = toText(each), .detail = {}, .state = Qt::Unchecked});
    }
    return choices;
}

ListEdit listEdit(const std::vector<Choice>& choices, const ListCounts& counts, std::size_t cases)
{
    ListEdit edit;
    for (const Choice& each : choices) {
        const std::string text = toUtf8(each.value.toString());
        const std::size_t count = countOf(counts, text);
        if (each.state == Qt::Checked && count < cases)
            edit.added.push_back(text);
        else if (each.state == Qt::Unchecked && count > 0)
            edit.removed.push_back(text);
    }
    return edit;
}

} // namespace casewright::ui
