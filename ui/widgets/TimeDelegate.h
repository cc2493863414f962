// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/CellDelegate.h"

namespace casewright::ui {

/// Moments as display values (milliseconds since 1970, UTC): in the user's zone; exactly, and
/// in UTC, as tool tip.
class TimeDelegate final : public CellDelegate {
    Q_OBJECT

public:
    enum class Form { Seconds, Short };

    explicit TimeDelegate(QObject* parent = nullptr, Form form = Form::Seconds) : CellDelegate(parent), m_form(form) {}

    [[nodiscard]] QString displayText(const QVariant& value, const QLocale& locale) const override;
    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;

private:
    Form m_form;
};

} // namespace casewright::ui
