// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/designer/RuleSection.h"

class QComboBox;
class QLineEdit;

namespace casewright::ui {

class CodeComboBox;
class FieldChoiceModel;
class QueryPane;
class TagsEdit;

/// What the rule is called, whose it is, and which documents it matches.
class DefinitionSection final : public RuleSection {
    Q_OBJECT

public:
    /// Both outlive it.
    DefinitionSection(RuleDocuments& documents, int number, FieldChoiceModel& choices, QWidget* parent);

    void finishTyping() override;
    void setReadOnly(bool isReadOnly) override;

protected:
    void fill(const rules::Rule& rule) override;

private:
    void buildName();
    void buildOwner();
    void buildType();
    void buildQuery();
    void showAlerts();
    void showConsumers(const rules::Rule& rule);

    FieldChoiceModel& m_choices;
    QLineEdit* m_name = nullptr;
    CodeComboBox* m_type = nullptr;
    QComboBox* m_consumer = nullptr;
    TagsEdit* m_tags = nullptr;
    QueryPane* m_query = nullptr;
};

} // namespace casewright::ui
