// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Result.h"
#include "ui/bridge/CaseRequest.h"
#include "ui/bridge/CaseSheet.h"

#include <QScrollArea>

#include <functional>

class QComboBox;

namespace casewright::ui {

class CaseRepository;
class CaseValues;
class ConfigurationList;
class ConnectorForm;
class CustomFieldForm;
class FieldNote;
class NotedForm;
class TemplateForm;

/// The configuration of cases of an owner: how cases are closed, where they are pushed to, custom fields, templates;
/// and the connectors of the workspace. Each change is written at once; one that is refused says why beside its field,
/// and nothing of it is written.
class ConfigurationPane final : public QScrollArea {
    Q_OBJECT

public:
    /// The repository outlives it.
    ConfigurationPane(CaseRepository& repository, CaseValues& values, QWidget* parent = nullptr);
    ~ConfigurationPane() override;

    /// Reads the configuration of the owner that is chosen.
    void refresh();
    /// Another workspace: nothing is edited.
    void reset();

Q_SIGNALS:
    void closeWanted();
    void failed(const QString& reason);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    /// Gets why something was refused.
    using Complain = std::function<void(const base::Error&)>;

    [[nodiscard]] QWidget* buildHead();
    [[nodiscard]] QWidget* buildBasics();
    void buildLists(QWidget* content);
    void connectBasics();
    void connectConnectors();
    void connectFields();
    void connectTemplates();
    void closeForms();
    /// Opens the form of a list, and brings it into sight.
    void openForm(ConfigurationList* list, QWidget* form);
    void complain(const base::Error& error);
    void take(const ConfigurationSheet& sheet);
    void showLines();
    void setReadOnly(bool isReadOnly);
    void showBasics();
    void write(const cases::CaseConfiguration& configuration, const Complain& complain);
    /// What came of writing.
    void takeWritten(const base::Result<ConfigurationSheet>& done, const Complain& complain);
    [[nodiscard]] std::string owner() const;
    void editConnector(int row);
    void saveField(const cases::CustomFieldDefinition& definition);
    void saveTemplate(const cases::CaseTemplate& made);

    CaseRepository& m_repository;
    CaseValues& m_values;
    QComboBox* m_owner = nullptr;
    QComboBox* m_closure = nullptr;
    QComboBox* m_connector = nullptr;
    NotedForm* m_basics = nullptr;
    FieldNote* m_note = nullptr;
    ConnectorForm* m_connectorForm = nullptr;
    CustomFieldForm* m_fieldForm = nullptr;
    TemplateForm* m_templateForm = nullptr;
    ConfigurationList* m_connectors = nullptr;
    ConfigurationList* m_fields = nullptr;
    ConfigurationList* m_templates = nullptr;
    ConfigurationSheet m_sheet;
    CaseRequest m_reading;
    CaseRequest m_writing;
};

} // namespace casewright::ui
