// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/bridge/CaseSheet.h"

#include <QScrollArea>

#include <vector>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace casewright::ui {

class ActionTable;
class BarPlot;
class Card;
class CustomFieldsEdit;
class FactList;
class LineageList;
class PushCard;
class TagsEdit;

/// What there is to know of a case beside its activity, and what is changed there: severity, people, category, tags,
/// custom fields; facts, times, fill level, the cases of its group.
class CaseSidebar final : public QScrollArea {
    Q_OBJECT

public:
    explicit CaseSidebar(QWidget* parent = nullptr);

    void addActions(const ActionTable& actions);
    [[nodiscard]] PushCard& pushCard() const { return *m_push; }
    /// What is being typed stays.
    void showCase(const CaseSheet& sheet);
    /// All alerts of the case, for the plot.
    void setTimes(const std::vector<store::AttachedAlert>& alerts);
    void setReadOnly(bool isReadOnly);
    /// What fields offer while a person types.
    void setOffers(const KnownValues& values);

Q_SIGNALS:
    void caseChosen(qint64 caseKey);
    /// A person changed an attribute.
    void changeWanted(const cases::CaseChange& change);

private:
    [[nodiscard]] Card* buildFacts();
    void addEdits();
    void addFill(Card* card);
    [[nodiscard]] Card* buildAssignees();
    [[nodiscard]] Card* buildTags();
    [[nodiscard]] Card* buildCustomFields();
    [[nodiscard]] Card* buildTimes();
    [[nodiscard]] Card* buildLineage();
    [[nodiscard]] Card* buildPlot();
    void showFacts(const CaseSheet& sheet);
    void showTimes(const CaseSheet& sheet);
    void showFill(std::uint32_t alerts);

    FactList* m_facts = nullptr;
    FactList* m_times = nullptr;
    QComboBox* m_severity = nullptr;
    TagsEdit* m_assignees = nullptr;
    QPushButton* m_assignSelf = nullptr;
    QLineEdit* m_category = nullptr;
    QCheckBox* m_sync = nullptr;
    TagsEdit* m_tags = nullptr;
    PushCard* m_push = nullptr;
    Card* m_customCard = nullptr;
    CustomFieldsEdit* m_custom = nullptr;
    QWidget* m_idLine = nullptr;
    QLabel* m_id = nullptr;
    QWidget* m_fillPart = nullptr;
    QLabel* m_fill = nullptr;
    QProgressBar* m_fillBar = nullptr;
    QLabel* m_fillHint = nullptr;
    Card* m_timesCard = nullptr;
    Card* m_lineageCard = nullptr;
    LineageList* m_lineage = nullptr;
    Card* m_plotCard = nullptr;
    BarPlot* m_plot = nullptr;
};

} // namespace casewright::ui
