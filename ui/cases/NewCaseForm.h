// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/bridge/CaseRequest.h"
#include "ui/bridge/CaseSheet.h"

#include <QScrollArea>

#include <optional>
#include <string>

class QCheckBox;
class QComboBox;
class QLineEdit;

namespace casewright::base {
struct Error;
}

namespace casewright::ui {

class Card;
class CaseRepository;
class CaseValues;
class CustomFieldsEdit;
class MarkdownEdit;
class NotedForm;
class TagsEdit;

/// A case that a person creates: owner, template, and what the case has from the beginning. What was written stays
/// until the case is created.
class NewCaseForm final : public QScrollArea {
    Q_OBJECT

public:
    /// The repository outlives it.
    NewCaseForm(CaseRepository& repository, CaseValues& values, QWidget* parent = nullptr);
    ~NewCaseForm() override;

    /// Reads the owner's configuration again, and goes to the first field.
    void begin();
    /// Another workspace: everything from the beginning.
    void reset();

Q_SIGNALS:
    void created(qint64 caseKey);
    void cancelled();
    void failed(const QString& reason);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void buildFields();
    void explain();
    void readConfiguration();
    void showOffers();
    void takeConfiguration(const ConfigurationSheet& sheet);
    void applyTemplate();
    void apply(const cases::CaseChange& fields);
    void create(const QString& description);
    void showError(const base::Error& error);
    [[nodiscard]] std::string owner() const;

    CaseRepository& m_repository;
    CaseValues& m_values;
    Card* m_card = nullptr;
    NotedForm* m_fields = nullptr;
    QComboBox* m_owner = nullptr;
    QComboBox* m_template = nullptr;
    QLineEdit* m_title = nullptr;
    TagsEdit* m_assignees = nullptr;
    TagsEdit* m_tags = nullptr;
    QLineEdit* m_category = nullptr;
    QComboBox* m_severity = nullptr;
    CustomFieldsEdit* m_custom = nullptr;
    QCheckBox* m_sync = nullptr;
    MarkdownEdit* m_description = nullptr;
    cases::CaseConfiguration m_configuration;
    cases::CaseConnector m_connector; ///< of the configuration, or of the template
    CaseRequest m_configurationRequest;
    CaseRequest m_creation;
};

} // namespace casewright::ui
