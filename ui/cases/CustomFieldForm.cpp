// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/CustomFieldForm.h"

#include "core/base/Result.h"
#include "ui/bridge/Text.h"
#include "ui/cases/CustomFieldsEdit.h"
#include "ui/cases/NotedForm.h"
#include "ui/widgets/FieldNote.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/SettingTip.h"
#include "ui/widgets/ThemeSizes.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QUuid>
#include <QVBoxLayout>

namespace casewright::ui {

using namespace Qt::StringLiterals;
using cases::CustomFieldDefinition;
using cases::CustomFieldType;

CustomFieldForm::CustomFieldForm(QWidget* parent) : QWidget(parent)
{
    setObjectName(u"customFieldForm"_s);
    m_fields = new NotedForm(this);
    m_label = new QLineEdit(this);
    m_label->setObjectName(u"fieldLabel"_s);
    m_type = new QComboBox(this);
    m_type->setObjectName(u"fieldType"_s);
    m_type->addItems({tr("Text"), tr("Toggle"), tr("Number")});
    m_type->setToolTip(tr("What a value of the field is"));
    m_required = new QCheckBox(tr("A case must have a value"), this);
    m_required->setObjectName(u"fieldRequired"_s);
    m_label->setToolTip(tr("What the field is called, where cases are edited"));
    m_required->setToolTip(tr("A case without a value of its own gets the default"));
    m_default = new CustomFieldsEdit(this);
    m_default->setObjectName(u"fieldDefault"_s);
    setTip(m_default, tr("What cases get that have no value of their own"));
    m_fields->addField(u"label"_s, tr("Label (required)"), m_label);
    m_fields->addField(u"type"_s, tr("Type"), m_type);
    m_fields->addField(u"required"_s, tr("Required"), m_required);
    m_fields->addField(u"defaultValue"_s, tr("Default"), m_default);
    m_note = new FieldNote(this);
    m_note->setObjectName(u"fieldNote"_s);
    m_note->clear();
    auto* const cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(u"fieldCancel"_s);
    auto* const accept = new QPushButton(tr("Save field"), this);
    accept->setObjectName(u"fieldAccept"_s);
    setLook(accept, u"primary"_s);
    auto* const buttons = new QHBoxLayout;
    buttons->setSpacing(size::Gap);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(accept);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(size::Gap);
    layout->addWidget(m_fields);
    layout->addWidget(m_note);
    layout->addLayout(buttons);
    connect(m_type, &QComboBox::activated, this, &CustomFieldForm::showDefault);
    connect(m_label, &QLineEdit::textEdited, m_fields, &NotedForm::clearNotes);
    connect(cancel, &QPushButton::clicked, this, &CustomFieldForm::cancelled);
    connect(accept, &QPushButton::clicked, this, [this] { Q_EMIT accepted(definition()); });
    connect(m_label, &QLineEdit::returnPressed, accept, &QPushButton::click);
}

void CustomFieldForm::edit(const CustomFieldDefinition& definition)
{
    const bool isNew = definition.key.empty();
    m_key = isNew ? toUtf8(QUuid::createUuid().toString(QUuid::WithoutBraces)) : definition.key;
    m_label->setText(toText(definition.label));
    m_type->setCurrentIndex(static_cast<int>(definition.type));
    m_type->setEnabled(isNew);
    m_type->setToolTip(isNew ? tr("What a value of the field is") : tr("A field that is there keeps its type"));
    m_required->setChecked(definition.required);
    m_fields->clearNotes();
    m_note->clear();
    showDefault();
    m_default->setValues({{.key = "default", .type = definition.type, .value = definition.defaultValue}});
    m_label->setFocus();
}

void CustomFieldForm::setError(const base::Error& error)
{
    const QString field = error.location ? toText(error.location->field) : QString();
    // `customFields[2].label`
    if (!m_fields->setNote(field.section(u'.', 1), toText(error.text)))
        m_note->setNote(Tone::Loss, toText(error.text));
}

void CustomFieldForm::showDefault()
{
    m_default->setDefinitions({{.key = "default",
                                .type = static_cast<CustomFieldType>(m_type->currentIndex()),
                                .label = toUtf8(tr("Value"))}});
}

CustomFieldDefinition CustomFieldForm::definition() const
{
    const auto type = static_cast<CustomFieldType>(m_type->currentIndex());
    return {.key = m_key,
            .type = type,
            .label = toUtf8(m_label->text().trimmed()),
            .required = m_required->isChecked(),
            .defaultValue = m_default->values().front().value};
}

} // namespace casewright::ui
