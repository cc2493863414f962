// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/alerts/FloodSettingRow.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QToolButton>

#include "ui/bridge/FloodValueText.h"
#include "ui/bridge/Text.h"
#include "ui/widgets/ElidedComboBox.h"
#include "ui/widgets/IconSet.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/ThemeSizes.h"

namespace casewright::ui {

using namespace Qt::StringLiterals;

FloodSettingRow::FloodSettingRow(int position, QWidget* parent) : QWidget(parent)
{
    const QString id = u"stormSet%1"_s.arg(position);
    m_field = new ElidedComboBox(this);
    m_field->setObjectName(id + u"Field"_s);
    m_field->setMinimumContentsLength(6);
    m_field->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_field->setAccessibleName(tr("Field that the storm sets"));
    m_field->setToolTip(tr("Events of the storm have another value in this field"));
    m_value = new QLineEdit(this);
    m_value->setObjectName(id + u"Value"_s);
    m_value->setAccessibleName(tr("Its value"));
    m_value->setToolTip(tr("A number, true or false as such; in quotes they are texts"));
    setLook(m_value, u"code"_s);
    m_remove = new QToolButton(this);
    m_remove->setObjectName(id + u"Remove"_s);
    m_remove->setAccessibleName(tr("Leave the field as it is"));
    m_remove->setToolTip(m_remove->accessibleName());
    m_remove->setIcon(icons::icon(u"close"_s, icons::Ink::Muted));
    m_remove->setIconSize({size::NoteIcon, size::NoteIcon});
    m_remove->setFocusPolicy(Qt::StrongFocus);
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(size::GapSmall);
    row->addWidget(m_field, 1);
    row->addWidget(m_value, 1);
    row->addWidget(m_remove);
    connect(m_field, &QComboBox::activated, this, [this] {
        m_setting.field = toUtf8(m_field->currentText());
        Q_EMIT edited();
    });
    connect(m_value, &QLineEdit::textEdited, this, [this](const QString& text) {
        m_setting.value = parseFloodValue(text);
        Q_EMIT edited();
    });
    connect(m_remove, &QToolButton::clicked, this, &FloodSettingRow::removeRequested);
}

void FloodSettingRow::setSetting(const alerts::FloodSetting& setting, const std::vector<std::string>& fields)
{
    m_setting = setting;
    m_field->clear();
    for (const std::string& field : fields)
        m_field->addItem(toText(field));
    const QString now = toText(setting.field);
    if (m_field->findText(now) < 0)
        m_field->addItem(now);
    m_field->setCurrentIndex(m_field->findText(now));
    // A text that means the same is left alone, so that the cursor stays.
    if (m_value->text().isEmpty() || parseFloodValue(m_value->text()) != setting.value)
        m_value->setText(toText(setting.value));
}

void FloodSettingRow::focusValue()
{
    m_value->setFocus(Qt::OtherFocusReason);
    m_value->selectAll();
}

} // namespace casewright::ui
