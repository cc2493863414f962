// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QKeySequence>
#include <QString>

class QAction;

namespace casewright::ui {

struct ActionSpec;

/// The tool tip of an action that has these keys now: "Make a rule (Ctrl+N)".
[[nodiscard]] QString actionTip(const ActionSpec& spec, const QAction* action, const QKeySequence& keys);

} // namespace casewright::ui
