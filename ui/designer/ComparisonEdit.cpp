// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/designer/ComparisonEdit.h"

#include "ui/bridge/Text.h"
#include "ui/designer/DecimalEdit.h"
#include "ui/widgets/CodeComboBox.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/Sentence.h"
#include "ui/widgets/SettingTip.h"
#include "ui/widgets/ThemeSizes.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

bool takesTwo(const std::string& comparator) { return comparator == "between" || comparator == "notBetween"; }

} // namespace

ComparisonEdit::ComparisonEdit(const QString& name, Sentence* sentence) : QObject(sentence)
{
    m_comparator = new CodeComboBox(tr("Comparator"),
                                    {{u">"_s, tr("IS ABOVE")},
                                     {u">="_s, tr("IS ABOVE OR EQUALS")},
                                     {u"<"_s, tr("IS BELOW")},
                                     {u"<="_s, tr("IS BELOW OR EQUALS")},
                                     {u"between"_s, tr("IS BETWEEN")},
                                     {u"notBetween"_s, tr("IS NOT BETWEEN")}},
                                    sentence);
    m_comparator->setObjectName(name + u"Comparator"_s);
    m_first = new DecimalEdit(tr("Threshold"), sentence);
    m_first->setObjectName(name + u"Threshold"_s);
    m_second = new DecimalEdit(tr("Second threshold"), sentence);
    m_second->setObjectName(name + u"Threshold2"_s);
    for (DecimalEdit* const number : {m_first, m_second})
        number->setFixedWidth(3 * size::Control);
    setTip(m_comparator, tr("How the value is compared with the threshold; if it holds, there is an alert."));
    setTip(m_first, tr("What the value is compared with."));
    setTip(m_second, tr("The upper end of the range; both ends belong to it."));
    sentence->add({}, m_comparator);
    sentence->add({}, m_first);
    m_secondPhrase = sentence->add(tr("AND"), m_second);
    connect(m_comparator, &CodeComboBox::codeChosen, this, &ComparisonEdit::choose);
    connect(m_first, &DecimalEdit::edited, this, [this] { Q_EMIT thresholdTyped(typed(), 0); });
    connect(m_second, &DecimalEdit::edited, this, [this] { Q_EMIT thresholdTyped(typed(), 1); });
}

QWidget* ComparisonEdit::comparator() const { return m_comparator; }
QWidget* ComparisonEdit::first() const { return m_first; }
QWidget* ComparisonEdit::second() const { return m_second; }

void ComparisonEdit::setComparison(const rules::Comparison& comparison)
{
    m_comparison = comparison;
    m_comparator->setCode(toText(comparison.comparator));
    const std::vector<double>& numbers = comparison.threshold;
    setShown(m_secondPhrase, takesTwo(comparison.comparator) || numbers.size() > 1);
    // A first number that is being typed anew is not the second one, though that is the only one now.
    const bool isTyping = (m_first->hasFocus() || m_second->hasFocus()) && typed() == comparison;
    const auto numberAt = [&numbers](std::size_t i) {
        return i < numbers.size() ? std::optional(numbers[i]) : std::nullopt;
    };
    m_first->setNumber(isTyping ? m_first->number() : numberAt(0));
    m_second->setNumber(isTyping ? m_second->number() : numberAt(1));
}

void ComparisonEdit::setReadOnly(bool isReadOnly)
{
    m_comparator->setEnabled(!isReadOnly);
    m_first->setReadOnly(isReadOnly);
    m_second->setReadOnly(isReadOnly);
}

rules::Comparison ComparisonEdit::typed() const
{
    rules::Comparison comparison = m_comparison;
    std::vector<double> numbers;
    for (const DecimalEdit* const field : {m_first, m_second}) {
        if (const std::optional<double> number = field->number())
            numbers.push_back(*number);
    }
    // More than two come from a file only, and stay behind them.
    constexpr std::size_t Shown = 2;
    const auto& before = m_comparison.threshold;
    numbers.insert(numbers.end(), before.begin() + static_cast<std::ptrdiff_t>(std::min(before.size(), Shown)),
                   before.end());
    comparison.threshold = std::move(numbers);
    return comparison;
}

void ComparisonEdit::choose(const QString& code)
{
    rules::Comparison comparison = m_comparison;
    comparison.comparator = toUtf8(code);
    if (!takesTwo(comparison.comparator) && comparison.threshold.size() > 1)
        comparison.threshold.erase(comparison.threshold.begin() + 1, comparison.threshold.end());
    Q_EMIT comparatorChosen(comparison);
}

} // namespace casewright::ui
