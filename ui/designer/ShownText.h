// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

class QLineEdit;
class QPlainTextEdit;

namespace casewright::ui {

// Show a document's text in a field without telling anybody. A text that the field shows already leaves it alone, so
// that typing is not disturbed; another one puts the cursor behind what became different, as undoing wants it.

void showText(QLineEdit* field, const QString& text);
void showText(QPlainTextEdit* field, const QString& text);

} // namespace casewright::ui
