// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QWidget>

#include <optional>
#include <vector>

#include "core/store/StoredValues.h"
#include "ui/models/FullCases.h"

class QLabel;
class QVBoxLayout;

namespace casewright::ui {

class FullCaseRow;

/// The cases that turn alerts away, with when they are full and what is lost for them, until a moment and after it.
/// Takes no room where there is none.
class FullCaseList final : public QWidget {
    Q_OBJECT

public:
    explicit FullCaseList(QWidget* parent = nullptr);

    void setLosses(const std::vector<store::StoredLoss>& losses);
    /// None, at the end.
    void clear();
    /// None: the end.
    void setMoment(std::optional<base::Timestamp> moment);

Q_SIGNALS:
    void caseRequested(qint64 caseKey);

private:
    [[nodiscard]] FullCaseRow* makeRow(int number);
    [[nodiscard]] QString wordsOf(const FullCase& full) const;
    void showCases();

    FullCases m_cases;
    std::optional<base::Timestamp> m_moment;
    QVBoxLayout* m_layout = nullptr;
    QLabel* m_more = nullptr;
    QList<FullCaseRow*> m_rows;
    std::vector<qint64> m_keys;    ///< of the cases in the rows
};

} // namespace casewright::ui
