// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/cases/CaseConfiguration.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLineEdit;

namespace casewright::base {
struct Error;
}

namespace casewright::ui {

class CustomFieldsEdit;
class FieldNote;
class NotedForm;

/// The definition of a custom field, new or known already: a known one keeps its type.
class CustomFieldForm final : public QWidget {
    Q_OBJECT

public:
    explicit CustomFieldForm(QWidget* parent = nullptr);

    /// A new field where the key is empty.
    void edit(const cases::CustomFieldDefinition& definition);
    /// Why it was not saved: beside the field, or below all.
    void setError(const base::Error& error);

Q_SIGNALS:
    void accepted(const cases::CustomFieldDefinition& definition);
    void cancelled();

private:
    [[nodiscard]] cases::CustomFieldDefinition definition() const;
    void showDefault();

    std::string m_key;
    NotedForm* m_fields = nullptr;
    QLineEdit* m_label = nullptr;
    QComboBox* m_type = nullptr;
    QCheckBox* m_required = nullptr;
    CustomFieldsEdit* m_default = nullptr; ///< one field: the default's value
    FieldNote* m_note = nullptr;
};

} // namespace casewright::ui
