// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

class QWidget;

namespace casewright::ui {

/// Keeps from fields what belongs to the page: the keys of undo and redo, because a field's own undo knows nothing of
/// the other fields, dropped files, of which a field would take the names, and the wheel over a field in which nobody
/// is, because the form is scrolled with it. Owned by the form.
class FieldFilter final : public QObject {
    Q_OBJECT

public:
    explicit FieldFilter(QObject* parent);

    /// All that is below the widget, now and later.
    void watch(QWidget* form);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace casewright::ui
