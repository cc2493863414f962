// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/store/CasePage.h"

#include <QScrollArea>

class QLabel;
class QProgressBar;

namespace casewright::ui {

class ActionTable;
class Card;
class FactList;
class LineageList;
class Pill;

/// What there is to know of a case beside its activity: facts, fill level, tags, the cases of its group.
class CaseSidebar final : public QScrollArea {
    Q_OBJECT

public:
    explicit CaseSidebar(QWidget* parent = nullptr);

    void addActions(const ActionTable& actions);
    void showCase(const store::CaseDetail& detail);

Q_SIGNALS:
    void caseChosen(qint64 caseKey);

private:
    [[nodiscard]] Card* buildFacts();
    [[nodiscard]] Card* buildTags();
    [[nodiscard]] Card* buildLineage();
    void showFill(std::uint32_t alerts);
    void showTags(const std::vector<std::string>& tags);

    FactList* m_facts = nullptr;
    QWidget* m_idLine = nullptr;
    QLabel* m_id = nullptr;
    Pill* m_severity = nullptr;
    QLabel* m_fill = nullptr;
    QProgressBar* m_fillBar = nullptr;
    QLabel* m_fillHint = nullptr;
    Card* m_tagCard = nullptr;
    QWidget* m_tags = nullptr;
    Card* m_lineageCard = nullptr;
    LineageList* m_lineage = nullptr;
};

} // namespace casewright::ui
