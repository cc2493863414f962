// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/designer/RuleSection.h"

namespace casewright::ui {

class FieldNote;
class SegmentedButtons;
class Sentence;
class WholeNumberEdit;

/// When a condition that is met becomes an alert, and when an alert that comes and goes is flapping: for rules whose
/// alerts have a life. Also in sight where a file gives a detection rule such settings.
class LifecycleSection final : public RuleSection {
    Q_OBJECT

public:
    LifecycleSection(RuleDocuments& documents, int number, QWidget* parent);

    [[nodiscard]] bool isFor(const rules::Rule& rule) const override;
    void setReadOnly(bool isReadOnly) override;

protected:
    void fill(const rules::Rule& rule) override;

private:
    void buildDelay();
    void buildFlapping();
    void connectFields();
    void chooseFlapping(int index);
    void changeFlapping(const QString& commandText, const std::function<void(rules::FlappingSettings&)>& how);

    WholeNumberEdit* m_delay = nullptr;
    SegmentedButtons* m_flapping = nullptr;
    Sentence* m_numbers = nullptr;
    WholeNumberEdit* m_changes = nullptr;
    WholeNumberEdit* m_runs = nullptr;
    FieldNote* m_hint = nullptr;
};

} // namespace casewright::ui
