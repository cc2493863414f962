// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/cases/CaseConfiguration.h"
#include "core/cases/Connector.h"

#include <QWidget>

#include <optional>
#include <vector>

class QComboBox;
class QLineEdit;
class QPlainTextEdit;

namespace casewright::base {
struct Error;
}

namespace casewright::ui {

struct ConfigurationSheet;
struct KnownValues;
class CustomFieldsEdit;
class FieldNote;
class NotedForm;
class TagsEdit;

/// A template of cases: its name, and what a case gets that is created with it. What is left empty is not given.
class TemplateForm final : public QWidget {
    Q_OBJECT

public:
    explicit TemplateForm(QWidget* parent = nullptr);

    /// A new template where the key is empty; with the custom fields and connectors that the sheet knows.
    void edit(const cases::CaseTemplate& given, const ConfigurationSheet& sheet);
    /// What fields offer while a person types.
    void setOffers(const KnownValues& values);
    /// Why it was not saved: beside the field, or below all.
    void setError(const base::Error& error);

Q_SIGNALS:
    void accepted(const cases::CaseTemplate& made);
    void cancelled();

private:
    [[nodiscard]] QLineEdit* addLine(const QString& key, const QString& name, const QString& label);
    [[nodiscard]] TagsEdit* addTags(const QString& key, const QString& name, const QString& label);
    void buildFields();
    void buildSystem();
    void explain();
    void showConnector(const std::optional<cases::CaseConnector>& given);
    [[nodiscard]] std::optional<cases::CaseConnector> connector() const;
    [[nodiscard]] std::optional<std::vector<cases::CustomField>> customFields() const;
    [[nodiscard]] cases::CaseTemplate made() const;

    cases::CaseTemplate m_before; ///< what the form does not show stays
    std::vector<cases::Connector> m_known; ///< connectors
    NotedForm* m_fields = nullptr;
    QLineEdit* m_name = nullptr;
    QLineEdit* m_description = nullptr;
    QLineEdit* m_title = nullptr;
    QPlainTextEdit* m_text = nullptr;
    TagsEdit* m_tags = nullptr;
    TagsEdit* m_assignees = nullptr;
    QLineEdit* m_category = nullptr;
    QComboBox* m_severity = nullptr; ///< the first entry: not given
    QComboBox* m_sync = nullptr; ///< not given, on, off
    QComboBox* m_connector = nullptr; ///< not given, none, and those that are known
    CustomFieldsEdit* m_custom = nullptr;
    FieldNote* m_note = nullptr;
};

} // namespace casewright::ui
