// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/ActionTip.h"

#include "ui/widgets/ActionTable.h"

namespace casewright::ui {

using namespace Qt::StringLiterals;

QString actionTip(const ActionSpec& spec, const QAction* action, const QKeySequence& keys)
{
    const QString tip = spec.tip.isEmpty() ? ActionTable::plainText(action) : spec.tip;
    return keys.isEmpty() ? tip : u"%1 (%2)"_s.arg(tip, keys.toString(QKeySequence::NativeText));
}

} // namespace casewright::ui
