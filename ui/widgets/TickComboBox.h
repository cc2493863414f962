// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/ElidedComboBox.h"

#include <QList>
#include <QString>

namespace casewright::ui {

/// A chooser of one or several, whose rows have ticks: a click on a name, or Enter, chooses that one alone, as
/// everywhere; a click on its tick, or Space, takes it in addition or leaves it out again. One is always chosen. With
/// several it says how many. Rows have whole numbers as their data.
class TickComboBox final : public ElidedComboBox {
    Q_OBJECT

public:
    explicit TickComboBox(QWidget* parent = nullptr);

    /// What it says where several are chosen: "%1 rules".
    void setSeveralText(const QString& words) { m_several = words; }
    /// The rows with these data; the current row is one of them. Emits nothing.
    void setTicked(const QList<qint64>& keys);
    /// In the order of rows; without ticks the current row alone.
    [[nodiscard]] QList<qint64> ticked() const;

    void showPopup() override;

Q_SIGNALS:
    /// A person ticked others: in the order of rows.
    void tickedChanged(const QList<qint64>& keys);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void initStyleOption(QStyleOptionComboBox* option) const override;

private:
    void toggle(int row);
    [[nodiscard]] bool isTicked(int row) const;
    [[nodiscard]] int countTicked() const;
    void showNumber();

    QString m_several;
};

} // namespace casewright::ui
