// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/CustomFieldsEdit.h"

#include "ui/bridge/Text.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/ThemeSizes.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpressionValidator>

#include <algorithm>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;
using cases::CustomField;
using cases::CustomFieldDefinition;
using cases::CustomFieldType;
using cases::CustomValue;

/// A property of a toggle that nobody has set yet: it looks as if it were off.
constexpr const char* HasNoValue = "hasNoValue";

CustomValue valueOf(CustomFieldType type, const QWidget* widget)
{
    if (type == CustomFieldType::Toggle)
        return widget->property(HasNoValue).toBool()
                   ? CustomValue()
                   : CustomValue(static_cast<const QCheckBox*>(widget)->isChecked());
    const QString text = static_cast<const QLineEdit*>(widget)->text().trimmed();
    if (text.isEmpty())
        return {};
    if (type == CustomFieldType::Text)
        return toUtf8(text);
    bool isNumber = false;
    const qlonglong number = text.toLongLong(&isNumber);
    return isNumber ? CustomValue(static_cast<std::int64_t>(number)) : CustomValue();
}

} // namespace

CustomFieldsEdit::CustomFieldsEdit(QWidget* parent, Ticks ticks) : QWidget(parent), m_ticks(ticks)
{
    setObjectName(u"customFields"_s);
    m_layout = new QFormLayout(this);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setVerticalSpacing(size::Gap);
    m_layout->setHorizontalSpacing(size::GapLarge);
    m_layout->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
}

void CustomFieldsEdit::setDefinitions(const std::vector<CustomFieldDefinition>& definitions)
{
    const bool isSame =
        std::equal(definitions.begin(), definitions.end(), m_fields.begin(), m_fields.end(),
                   [](const CustomFieldDefinition& wanted, const Field& has) { return wanted == has.definition; });
    if (isSame)
        return;
    while (m_layout->rowCount() > 0)
        m_layout->removeRow(0);
    m_fields.clear();
    for (const CustomFieldDefinition& definition : definitions) {
        const Field field{.definition = definition, .widget = makeWidget(definition)};
        const QString label = toText(definition.label);
        auto* const name = new QLabel(definition.required ? tr("%1 (required)").arg(label) : label, this);
        name->setTextFormat(Qt::PlainText);
        name->setWordWrap(true);
        setLook(name, u"muted"_s);
        m_layout->addRow(name, field.widget);
        show(field, definition.defaultValue);
        m_fields.push_back(field);
    }
}

QWidget* CustomFieldsEdit::makeWidget(const CustomFieldDefinition& definition)
{
    QWidget* widget = nullptr;
    if (definition.type == CustomFieldType::Toggle) {
        auto* const box = new QCheckBox(this);
        if (m_ticks == Ticks::OrNone) {
            box->setTristate();
            box->setToolTip(tr("On, off, or not given: a mark between the two"));
        }
        connect(box, &QCheckBox::clicked, this, [this, box] {
            box->setProperty(HasNoValue, box->checkState() == Qt::PartiallyChecked);
            Q_EMIT edited();
        });
        widget = box;
    } else {
        auto* const field = new QLineEdit(this);
        if (definition.type == CustomFieldType::Number) {
            static const QRegularExpression wholeNumber(u"-?[0-9]{0,16}"_s);
            field->setValidator(new QRegularExpressionValidator(wholeNumber, field));
            field->setPlaceholderText(tr("Whole number"));
        }
        connect(field, &QLineEdit::editingFinished, this, [this, field] {
            if (!field->isModified())
                return;
            field->setModified(false);
            Q_EMIT edited();
        });
        widget = field;
    }
    widget->setObjectName(u"custom-"_s + toText(definition.key));
    widget->setAccessibleName(toText(definition.label));
    if (widget->toolTip().isEmpty())
        widget->setToolTip(definition.required ? tr("A field that is defined for these cases; it must have a value")
                                               : tr("A field that is defined for these cases"));
    return widget;
}

void CustomFieldsEdit::show(const Field& field, const CustomValue& value)
{
    if (auto* const box = qobject_cast<QCheckBox*>(field.widget)) {
        const bool* const isOn = std::get_if<bool>(&value);
        const Qt::CheckState none = box->isTristate() ? Qt::PartiallyChecked : Qt::Unchecked;
        box->setCheckState(!isOn ? none : *isOn ? Qt::Checked : Qt::Unchecked);
        box->setProperty(HasNoValue, isOn == nullptr);
        return;
    }
    auto* const line = static_cast<QLineEdit*>(field.widget);
    if (line->hasFocus() && line->isModified())
        return;
    if (const auto* const text = std::get_if<std::string>(&value))
        line->setText(toText(*text));
    else if (const auto* const number = std::get_if<std::int64_t>(&value))
        line->setText(QString::number(*number));
    else
        line->clear();
    line->setModified(false);
}

void CustomFieldsEdit::setValues(const std::vector<CustomField>& values)
{
    for (const Field& field : m_fields) {
        const auto found = std::find_if(values.begin(), values.end(), [&field](const CustomField& value) {
            return value.key == field.definition.key;
        });
        show(field, found == values.end() ? CustomValue() : found->value);
    }
}

std::vector<CustomField> CustomFieldsEdit::values() const
{
    std::vector<CustomField> values;
    for (const Field& field : m_fields)
        values.push_back({.key = field.definition.key,
                          .type = field.definition.type,
                          .value = valueOf(field.definition.type, field.widget)});
    return values;
}

} // namespace casewright::ui
