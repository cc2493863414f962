// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>

class QCompleter;
class QLineEdit;

namespace casewright::ui {

/// Offers words while a person types a part of one, until others are offered; a list that is open stays open. What
/// offers them belongs to the field.
QCompleter* offerWords(QLineEdit* field, const QStringList& words);

} // namespace casewright::ui
