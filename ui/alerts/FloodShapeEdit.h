// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include "ui/alerts/FloodChange.h"

class QComboBox;
class QLabel;
class QVBoxLayout;

namespace casewright::ui {

class BarEdit;
class FieldNote;
class NumberEdit;

/// How the base rate of a flood goes with the hours of a day and the days of a week: one of some known shapes, or bars
/// that a person draws, and the zone in which the hours are told.
class FloodShapeEdit final : public QWidget {
    Q_OBJECT

public:
    explicit FloodShapeEdit(QWidget* parent = nullptr);

    /// Emits nothing.
    void setFlood(const alerts::Flood& flood);
    /// Of "day", "week" or "zone"; an empty text: nothing is wrong. False: it is none of these.
    bool setProblem(const QString& key, const QString& text);

Q_SIGNALS:
    void edited(const casewright::ui::FloodChange& change);

private:
    /// Bars, and the number of the chosen one.
    struct Bars {
        QWidget* body = nullptr;
        BarEdit* bars = nullptr;
        QLabel* name = nullptr;
        NumberEdit* number = nullptr;
    };
    void buildShapes(QVBoxLayout* all);
    [[nodiscard]] Bars buildBars(const QString& id, BarEdit* bars);
    void buildZone(QVBoxLayout* all);
    void showZones(base::Duration zone);
    void chooseShape(int index);
    void changeBars();
    static void showNumber(const Bars& bars);

    alerts::Flood m_flood;
    QComboBox* m_shape = nullptr;
    Bars m_day;
    Bars m_week;
    QWidget* m_zoneBody = nullptr;
    QComboBox* m_zone = nullptr;
    FieldNote* m_note = nullptr;
};

} // namespace casewright::ui
