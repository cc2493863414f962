// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/designer/ShownText.h"

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QTextCursor>

#include <algorithm>

namespace casewright::ui {
namespace {

/// What two texts have in common at their beginnings and ends.
struct Common {
    qsizetype prefix = 0;
    qsizetype suffix = 0;
};

Common compare(const QString& before, const QString& after)
{
    const qsizetype shorter = std::min(before.size(), after.size());
    Common common;
    while (common.prefix < shorter && before.at(common.prefix) == after.at(common.prefix))
        ++common.prefix;
    while (common.suffix < shorter - common.prefix
           && before.at(before.size() - 1 - common.suffix) == after.at(after.size() - 1 - common.suffix))
        ++common.suffix;
    return common;
}

} // namespace

void showText(QLineEdit* field, const QString& text)
{
    if (field->text() == text)
        return;
    const Common common = compare(field->text(), text);
    const QSignalBlocker quiet(field);
    field->setText(text);
    field->setCursorPosition(static_cast<int>(text.size() - common.suffix));
}

void showText(QPlainTextEdit* field, const QString& text)
{
    const QString before = field->toPlainText();
    if (before == text)
        return;
    const Common common = compare(before, text);
    const QSignalBlocker quiet(field);
    QTextCursor cursor(field->document());
    cursor.setPosition(static_cast<int>(common.prefix));
    cursor.setPosition(static_cast<int>(before.size() - common.suffix), QTextCursor::KeepAnchor);
    cursor.insertText(text.mid(common.prefix, text.size() - common.prefix - common.suffix));
    field->setTextCursor(cursor);
}

} // namespace casewright::ui
