// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/store/CaseFilter.h"

#include <QFrame>

class QCheckBox;
class QDateEdit;
class QVBoxLayout;

namespace casewright::ui {

/// Days from and to, in the person's zone, and some usual ranges: opens below a button. What is chosen holds at once.
class TimeRangePopup final : public QFrame {
    Q_OBJECT

public:
    explicit TimeRangePopup(QWidget* parent);

    void openBelow(QWidget* anchor, const QString& title, const store::TimeRange& range);

Q_SIGNALS:
    void chosen(const store::TimeRange& range);

private:
    struct End {
        QCheckBox* box;
        QDateEdit* day;
    };
    void addPreset(QVBoxLayout* layout, const QString& name, const QString& text, int days);
    [[nodiscard]] End addEnd(QVBoxLayout* layout, const QString& name, const QString& text);
    void show(const store::TimeRange& range);
    void take();

    End m_from{};
    End m_to{};
    bool m_isShowing = false; ///< what changes is nobody's wish
};

} // namespace casewright::ui
