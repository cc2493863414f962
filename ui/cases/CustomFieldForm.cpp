// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/CustomFieldForm.h"

#include "ui/bridge/Text.h"
#include "ui/cases/CustomFieldsEdit.h"
#include "ui/widgets/FieldNote.h"
#include "ui/widgets/Looks.h"
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
    m_label = new QLineEdit(this);
    m_label->setObjectName(u"fieldLabel"_s);
    m_label->setAccessibleName(tr("Label of the field"));
    m_label->setPlaceholderText(tr("Label"));
    m_type = new QComboBox(this);
    m_type->setObjectName(u"fieldType"_s);
    m_type->setAccessibleName(tr("Type of the field"));
    m_type->addItems({tr("Text"), tr("Toggle"), tr("Number")});
    m_required = new QCheckBox(tr("Required"), this);
    m_required->setObjectName(u"fieldRequired"_s);
    m_default = new CustomFieldsEdit(this);
    m_default->setObjectName(u"fieldDefault"_s);
    m_note = new FieldNote(this);
    m_note->setObjectName(u"fieldNote"_s);
    m_note->clear();
    auto* const cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(u"fieldCancel"_s);
    m_accept = new QPushButton(tr("Save field"), this);
    m_accept->setObjectName(u"fieldAccept"_s);
    setLook(m_accept, u"primary"_s);
    auto* const buttons = new QHBoxLayout;
    buttons->setSpacing(size::Gap);
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_accept);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(size::Gap);
    layout->addWidget(m_label);
    layout->addWidget(m_type);
    layout->addWidget(m_required);
    layout->addWidget(m_default);
    layout->addWidget(m_note);
    layout->addLayout(buttons);
    connect(m_type, &QComboBox::activated, this, &CustomFieldForm::showDefault);
    connect(m_label, &QLineEdit::textEdited, this, [this] { m_note->clear(); });
    connect(cancel, &QPushButton::clicked, this, &CustomFieldForm::cancelled);
    connect(m_accept, &QPushButton::clicked, this, [this] { Q_EMIT accepted(definition()); });
    connect(m_label, &QLineEdit::returnPressed, m_accept, &QPushButton::click);
}

void CustomFieldForm::edit(const CustomFieldDefinition& definition)
{
    const bool isNew = definition.key.empty();
    m_key = isNew ? toUtf8(QUuid::createUuid().toString(QUuid::WithoutBraces)) : definition.key;
    m_label->setText(toText(definition.label));
    m_type->setCurrentIndex(static_cast<int>(definition.type));
    m_type->setEnabled(isNew);
    m_required->setChecked(definition.required);
    m_note->clear();
    showDefault();
    m_default->setValues({{.key = "default", .type = definition.type, .value = definition.defaultValue}});
    m_label->setFocus();
}

void CustomFieldForm::setNote(const QString& text) { m_note->setNote(Tone::Loss, text); }

void CustomFieldForm::showDefault()
{
    m_default->setDefinitions({{.key = "default",
                                .type = static_cast<CustomFieldType>(m_type->currentIndex()),
                                .label = toUtf8(tr("Default value"))}});
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
