// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/LineOffers.h"

#include <QCompleter>
#include <QLineEdit>
#include <QStringListModel>

namespace casewright::ui {

QCompleter* offerWords(QLineEdit* field, const QStringList& words)
{
    if (QCompleter* const before = field->completer()) {
        auto* const model = static_cast<QStringListModel*>(before->model());
        if (model->stringList() != words)
            model->setStringList(words);
        return before;
    }
    auto* const completer = new QCompleter(words, field);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    field->setCompleter(completer);
    return completer;
}

} // namespace casewright::ui
