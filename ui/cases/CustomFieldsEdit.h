// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/cases/CaseConfiguration.h"

#include <QWidget>

#include <string>
#include <vector>

class QFormLayout;

namespace casewright::ui {

/// The custom fields of a case, as its owner's configuration defines them: a line for text, a tick, a line for a whole
/// number. An empty line is no value, and so is a tick that is neither on nor off.
class CustomFieldsEdit final : public QWidget {
    Q_OBJECT

public:
    enum class Ticks {
        OnOrOff, ///< no value until somebody clicks
        OrNone,  ///< a person can go back to no value
    };

    explicit CustomFieldsEdit(QWidget* parent = nullptr, Ticks ticks = Ticks::OnOrOff);

    /// Makes the fields; other definitions make others. Each starts with its default.
    void setDefinitions(const std::vector<cases::CustomFieldDefinition>& definitions);
    /// Shows values; what is being typed stays, and nothing is emitted.
    void setValues(const std::vector<cases::CustomField>& values);
    /// All fields, in the order of the definitions.
    [[nodiscard]] std::vector<cases::CustomField> values() const;
    [[nodiscard]] bool isEmpty() const { return m_fields.empty(); }

Q_SIGNALS:
    /// A person changed a value.
    void edited();

private:
    struct Field {
        cases::CustomFieldDefinition definition;
        QWidget* widget = nullptr;
    };
    [[nodiscard]] QWidget* makeWidget(const cases::CustomFieldDefinition& definition);
    static void show(const Field& field, const cases::CustomValue& value);

    Ticks m_ticks;
    QFormLayout* m_layout = nullptr;
    std::vector<Field> m_fields;
};

} // namespace casewright::ui
