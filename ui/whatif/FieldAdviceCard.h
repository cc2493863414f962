// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include "ui/widgets/Card.h"

class QLabel;
class QTableView;

namespace casewright::ui {

class FieldAdviceModel;
class SweepFields;

/// Fields to group by, with numbers, and a sentence on the one that is chosen. Hidden until something is known. GUI
/// thread.
class FieldAdviceCard final : public Card {
    Q_OBJECT

public:
    /// The fields outlive it.
    explicit FieldAdviceCard(SweepFields& fields, QWidget* parent = nullptr);

private:
    void showFields(const SweepFields& fields);
    void showSentence();

    FieldAdviceModel* m_model = nullptr;
    QTableView* m_table = nullptr;
    QLabel* m_sentence = nullptr;
};

} // namespace casewright::ui
