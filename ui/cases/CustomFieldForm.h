// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/cases/CaseConfiguration.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPushButton;

namespace casewright::ui {

class CustomFieldsEdit;
class FieldNote;

/// The definition of a custom field, new or known already: a known one keeps its type.
class CustomFieldForm final : public QWidget {
    Q_OBJECT

public:
    explicit CustomFieldForm(QWidget* parent = nullptr);

    /// A new field where the key is empty.
    void edit(const cases::CustomFieldDefinition& definition);
    /// What is wrong with it, until it is changed.
    void setNote(const QString& text);

Q_SIGNALS:
    void accepted(const cases::CustomFieldDefinition& definition);
    void cancelled();

private:
    [[nodiscard]] cases::CustomFieldDefinition definition() const;
    void showDefault();

    std::string m_key;
    QLineEdit* m_label = nullptr;
    QComboBox* m_type = nullptr;
    QCheckBox* m_required = nullptr;
    CustomFieldsEdit* m_default = nullptr; ///< one field: the default's value
    FieldNote* m_note = nullptr;
    QPushButton* m_accept = nullptr;
};

} // namespace casewright::ui
