// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/designer/LookBack.h"

#include "ui/widgets/DurationEdit.h"

namespace casewright::ui::lookback {
namespace {

using namespace Qt::StringLiterals;

const QString Prefix = u"now-"_s;

} // namespace

void show(DurationEdit* field, const QString& text)
{
    if (text.startsWith(Prefix))
        field->setText(text.mid(Prefix.size()));
    if (!text.startsWith(Prefix) || !field->isPlain())
        field->setText(text); // with its beginning, as it was written
}

QString textOf(const DurationEdit* field)
{
    return field->isPlain() ? QString(Prefix + field->text()) : field->text();
}

} // namespace casewright::ui::lookback
