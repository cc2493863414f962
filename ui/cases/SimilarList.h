// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/store/StoredCase.h"

#include <QStackedWidget>

#include <vector>

class QLabel;
class QTableWidget;

namespace casewright::ui {

/// The cases that have something in common with the one in sight, those with the most first, and what it is. A click
/// opens one.
class SimilarList final : public QStackedWidget {
    Q_OBJECT

public:
    /// How many are read, and shown.
    static constexpr std::uint32_t Most = 100;

    explicit SimilarList(QWidget* parent = nullptr);

    void setCases(const std::vector<store::SimilarCase>& cases);
    /// Nothing is known yet.
    void setWaiting();
    /// They could not be read.
    void setFailed(const QString& reason);

Q_SIGNALS:
    void caseChosen(qint64 caseKey);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void setRow(int row, const store::SimilarCase& similar);
    void choose(int row);

    QTableWidget* m_table = nullptr;
    QLabel* m_words = nullptr;
};

} // namespace casewright::ui
