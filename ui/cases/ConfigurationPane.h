// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/bridge/CaseRequest.h"
#include "ui/bridge/CaseSheet.h"

#include <QScrollArea>

#include <functional>

class QComboBox;

namespace casewright::base {
struct Error;
}

namespace casewright::ui {

class CaseRepository;
class ConfigurationList;
class CustomFieldForm;
class FieldNote;
class TemplateForm;

/// The configuration of cases of an owner: how cases are closed, where they are pushed to, custom fields, templates.
/// Each change is written at once; one that is refused says why beside its field, and nothing of it is written.
class ConfigurationPane final : public QScrollArea {
    Q_OBJECT

public:
    /// The repository outlives it.
    explicit ConfigurationPane(CaseRepository& repository, QWidget* parent = nullptr);
    ~ConfigurationPane() override;

    /// Reads the configuration of the owner that is chosen.
    void refresh();

Q_SIGNALS:
    void closeWanted();
    void failed(const QString& reason);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    using Complain = std::function<void(const QString&)>;

    [[nodiscard]] QWidget* buildBasics();
    void connectLists();
    void take(const ConfigurationSheet& sheet);
    void showLines();
    /// Writes the configuration; `complain` gets why it was refused.
    void write(const cases::CaseConfiguration& configuration, const Complain& complain);
    void saveField(const cases::CustomFieldDefinition& definition);
    void saveTemplate(const cases::CaseTemplate& made);

    CaseRepository& m_repository;
    QComboBox* m_owner = nullptr;
    QComboBox* m_closure = nullptr;
    QComboBox* m_connector = nullptr;
    FieldNote* m_note = nullptr;
    CustomFieldForm* m_fieldForm = nullptr;
    TemplateForm* m_templateForm = nullptr;
    ConfigurationList* m_fields = nullptr;
    ConfigurationList* m_templates = nullptr;
    ConfigurationSheet m_sheet;
    CaseRequest m_reading;
    CaseRequest m_writing;
};

} // namespace casewright::ui
