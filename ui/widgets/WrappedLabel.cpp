// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/WrappedLabel.h"

#include <QLabel>

#include "ui/widgets/Looks.h"

namespace casewright::ui {

QLabel* wrappedLabel(const QString& look, QWidget* parent, const QString& name)
{
    auto* const label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    setLook(label, look);
    return label;
}

} // namespace casewright::ui
