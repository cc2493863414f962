// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

namespace casewright::ui {

/// Brings what the Tab key reaches into sight, in all the areas that it scrolls in: Qt does so only in those that the
/// focus comes from. Filters the events of the application; owned by the window.
class FocusSight final : public QObject {
    Q_OBJECT

public:
    explicit FocusSight(QObject* parent);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace casewright::ui
