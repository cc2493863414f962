// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/designer/ConditionRowView.h"

#include "ui/bridge/Text.h"
#include "ui/bridge/TipText.h"
#include "ui/bridge/ValueSearch.h"
#include "ui/designer/SuggestionEdit.h"
#include "ui/models/QueryCompletion.h"
#include "ui/widgets/ElidedComboBox.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/ThemeSizes.h"

#include <QHBoxLayout>

#include <algorithm>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;
using ConditionForms::Operator;

constexpr int FieldWidth = 210;
constexpr int OperatorWidth = 128;
constexpr int LeastWidth = 2 * size::Control;

/// What stands in an empty field.
QString exampleOf(const ConditionForms::OptionalType& type, Operator which)
{
    using alerts::FieldType;
    if (which == Operator::Matches || which == Operator::DoesNotMatch)
        return ConditionRowView::tr("powershell*");
    if (type == FieldType::Date)
        return ConditionRowView::tr("now-1h, or 2026-01-05");
    if (type == FieldType::Ip)
        return ConditionRowView::tr("10.0.0.0/8");
    if (type == FieldType::Long || type == FieldType::Double)
        return ConditionRowView::tr("number");
    return ConditionForms::hasValues(which) ? ConditionRowView::tr("values, with commas")
                                            : ConditionRowView::tr("value");
}

void setFinding(QWidget* widget, const QString& finding, const QString& text)
{
    widget->setToolTip(tipText(text));
    widget->setAccessibleDescription(text);
    if (widget->property("finding").toString() == finding)
        return;
    widget->setProperty("finding", finding);
    restyle(widget);
}

} // namespace

ConditionRowView::ConditionRowView(const ConditionContext& context, QWidget* parent)
    : ConditionLineView(context, ConditionLine::Kind::Row, parent)
{
    buildField();
    m_operator = new ElidedComboBox(this);
    m_operator->setMaximumWidth(OperatorWidth);
    m_operator->setMinimumWidth(LeastWidth);
    m_operator->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_operator->setFocusPolicy(Qt::StrongFocus);
    addPart(m_operator, u"conditionOperator"_s, tr("Operator of condition"), 2);
    connect(m_operator, &QComboBox::activated, this, [this](int index) {
        document().setOperator(path(), static_cast<Operator>(m_operator->itemData(index).toInt()));
    });
    buildValue();
    addTail();
}

void ConditionRowView::buildField()
{
    m_field = new SuggestionEdit(
        u"conditionFields"_s, [this](const QString& part) { return this->context().completion.fields(part); }, this);
    m_field->setMaximumWidth(FieldWidth);
    m_field->setMinimumWidth(LeastWidth);
    m_field->setPlaceholderText(tr("field"));
    addPart(m_field, u"conditionField"_s, tr("Field of condition"), 3);
    connect(m_field, &SuggestionEdit::changed, this,
            [this](const QString& text) { document().setField(path(), text.trimmed()); });
}

void ConditionRowView::buildValue()
{
    m_search = new ValueSearch(this);
    m_value = new SuggestionEdit(
        u"conditionValues"_s, [this](const QString& part) { return offeredValues(part); }, this);
    m_value->setMinimumWidth(LeastWidth);
    addPart(m_value, u"conditionValue"_s, tr("Value of condition"), 5);
    connect(m_value, &SuggestionEdit::changed, this,
            [this](const QString& text) { document().setValues(path(), text); });
    connect(m_value, &SuggestionEdit::lookedFor, this, [this](const QString& part) {
        const auto& alerts = this->context().completion.alerts();
        m_searched = part;
        if (alerts)
            m_search->find(alerts->table, fieldName(), part);
    });
    connect(m_search, &ValueSearch::found, m_value, &SuggestionEdit::refreshOffers);
}

QString ConditionRowView::fieldName() const
{
    const ConditionNode* const node = document().node(path());
    return node ? toText(node->field.text) : QString();
}

std::vector<Suggestion> ConditionRowView::offeredValues(const QString& part) const
{
    const QString field = fieldName();
    const bool isFound = m_search->field() == field && m_searched == part && !m_search->values().empty();
    return context().completion.values(field, part, isFound ? &m_search->values() : nullptr);
}

void ConditionRowView::takeFocus()
{
    QWidget* const wanted = m_field->text().isEmpty() || !m_value->isEnabled() || m_value->isHidden()
        ? static_cast<QWidget*>(m_field)
        : m_value;
    if (wanted->isEnabled())
        wanted->setFocus(Qt::OtherFocusReason);
    else
        ConditionLineView::takeFocus();
}

void ConditionRowView::fill(const ConditionNode& node)
{
    const ConditionForms::OptionalType type = document().typeOf(node);
    const Operator which = ConditionForms::operatorOf(node);
    if (m_field->text().trimmed() != toText(node.field.text))
        m_field->showValue(toText(node.field.text));
    fillOperators(node);
    m_value->setList(ConditionForms::hasValues(which));
    // Blanks and commas at which a person is, are kept.
    if (ConditionForms::typedValues(m_value->text(), node, type) != node.values)
        m_value->showValue(ConditionForms::valueText(node, type));
    m_value->setPlaceholderText(exampleOf(type, which));
    setShown(m_value, ConditionForms::hasValue(which));
    m_operator->setMaximumWidth(ConditionForms::hasValue(which) ? OperatorWidth : QWIDGETSIZE_MAX);
    showProblems(node);
}

void ConditionRowView::fillOperators(const ConditionNode& node)
{
    const ConditionForms::OptionalType type = document().typeOf(node);
    const Operator which = ConditionForms::operatorOf(node);
    std::vector<Operator> wanted = ConditionForms::operatorsFor(type);
    if (std::find(wanted.begin(), wanted.end(), which) == wanted.end())
        wanted.push_back(which);
    bool isSame = m_operator->count() == static_cast<int>(wanted.size());
    for (std::size_t i = 0; isSame && i < wanted.size(); ++i)
        isSame = m_operator->itemData(static_cast<int>(i)).toInt() == static_cast<int>(wanted[i])
            && m_operator->itemText(static_cast<int>(i)) == ConditionForms::operatorName(wanted[i], type);
    if (!isSame) {
        m_operator->clear();
        for (const Operator each : wanted)
            m_operator->addItem(ConditionForms::operatorName(each, type), static_cast<int>(each));
    }
    m_operator->setCurrentIndex(m_operator->findData(static_cast<int>(which)));
}

void ConditionRowView::showProblems(const ConditionNode& node)
{
    const QString field = toText(node.field.text);
    const bool isMissing = context().completion.isMissing(field);
    setFinding(m_field, isMissing ? u"limit"_s : QString(),
               isMissing ? tr("No alert has the field %1.").arg(field) : QString());
    const QString problem = ConditionForms::problemOf(node, document().typeOf(node));
    setFinding(m_value, problem.isEmpty() ? QString() : u"limit"_s, problem);
}

} // namespace casewright::ui
