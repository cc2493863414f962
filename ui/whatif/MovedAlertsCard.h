// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>

#include "ui/bridge/ComparedCases.h"
#include "ui/bridge/LatestJob.h"
#include "ui/widgets/Card.h"

namespace casewright::ui {

class JsonPane;
class LongTable;
class MovedAlertModel;

/// The alerts that are in other cases with another setting, and the document of the chosen one.
class MovedAlertsCard final : public Card {
    Q_OBJECT

public:
    explicit MovedAlertsCard(QWidget* parent = nullptr);

    /// Null: none.
    void setCases(std::shared_ptr<const ComparedCases> cases);

private:
    void showDocument(int row);
    void copyDocument();

    std::shared_ptr<const ComparedCases> m_cases;
    MovedAlertModel* m_model = nullptr;
    LongTable* m_table = nullptr;
    JsonPane* m_document = nullptr;
    LatestJob<QString> m_job;
};

} // namespace casewright::ui
