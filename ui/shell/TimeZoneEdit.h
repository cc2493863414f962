// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/ElidedComboBox.h"

namespace casewright::ui {

/// All time zones of the IANA database, to be chosen or found by a part of their names: "vienna".
class TimeZoneEdit final : public ElidedComboBox {
    Q_OBJECT

public:
    /// `system`: the IANA name of the system's own.
    explicit TimeZoneEdit(const QString& system, QWidget* parent = nullptr);

    /// Chooses; emits nothing. Empty: as the system.
    void setZone(const QString& name);

Q_SIGNALS:
    /// A person chose another: an IANA name, or empty.
    void zoneChosen(const QString& name);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void take();
    void choose(int index);

    QString m_zone;
};

} // namespace casewright::ui
