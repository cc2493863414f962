// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/store/StoredCase.h"

#include <QWidget>

#include <vector>

class QCheckBox;
class QLabel;
class QStackedWidget;
class QTableWidget;

namespace casewright::ui {

/// The cases that have something in common with the one in sight, those with the most first, and what it is. A click
/// opens one. Other simulations of the same alerts have a twin of nearly each case: a switch shows them too.
class SimilarList final : public QWidget {
    Q_OBJECT

public:
    /// How many are read, and shown.
    static constexpr std::uint32_t Most = 100;

    explicit SimilarList(QWidget* parent = nullptr);

    /// `simulation`: of the case in sight.
    void setCases(const std::vector<store::SimilarCase>& cases, std::int64_t simulation);
    /// Whether those of other simulations are wanted too.
    [[nodiscard]] bool wantsOthers() const;
    /// Nothing is known yet.
    void setWaiting();
    /// They could not be read.
    void setFailed(const QString& reason);

Q_SIGNALS:
    void caseChosen(qint64 caseKey);
    /// wantsOthers() is otherwise.
    void scopeChanged();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fitColumns();
    void setRow(int row, const store::SimilarCase& similar, bool isOfOther);
    void choose(int row);

    std::vector<store::SimilarCase> m_cases;
    std::int64_t m_simulation = 0;
    QCheckBox* m_others = nullptr;
    QStackedWidget* m_content = nullptr;
    QTableWidget* m_table = nullptr;
    QLabel* m_words = nullptr;
};

} // namespace casewright::ui
