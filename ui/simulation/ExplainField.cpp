// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulation/ExplainField.h"

#include "ui/widgets/BreakableText.h"
#include "ui/widgets/FieldNote.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/ThemeSizes.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace casewright::ui {

using namespace Qt::StringLiterals;

ExplainField::ExplainField(QWidget* parent) : QWidget(parent)
{
    m_id = new QLineEdit(this);
    m_id->setObjectName(u"explainId"_s);
    m_id->setAccessibleName(tr("_id of the alert to explain"));
    m_id->setPlaceholderText(tr("Explain an alert: _id"));
    m_id->setToolTip(tr("Type the _id of any alert of this simulation, then press Enter"));
    m_id->setClearButtonEnabled(true);
    m_ask = new QPushButton(tr("Explain"), this);
    m_ask->setObjectName(u"explainButton"_s);
    m_note = new FieldNote(this);
    m_note->setObjectName(u"explainNote"_s);
    auto* const line = new QHBoxLayout;
    line->setSpacing(size::Gap);
    line->addWidget(m_id, 1);
    line->addWidget(m_ask);
    auto* const all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(size::GapSmall);
    all->addLayout(line);
    all->addWidget(m_note);
    connect(m_id, &QLineEdit::returnPressed, this, &ExplainField::ask);
    connect(m_id, &QLineEdit::textChanged, this, [this] {
        m_note->clear();
        updateButton();
    });
    connect(m_ask, &QPushButton::clicked, this, &ExplainField::ask);
    m_note->clear();
    updateButton();
}

void ExplainField::setNote(const QString& text) { m_note->setNote(Tone::Loss, breakableText(text)); }

void ExplainField::focusField()
{
    m_id->setFocus(Qt::ShortcutFocusReason);
    m_id->selectAll();
}

void ExplainField::ask()
{
    if (!m_id->text().isEmpty())
        Q_EMIT asked(m_id->text());
}

void ExplainField::updateButton() { m_ask->setEnabled(!m_id->text().isEmpty()); }

} // namespace casewright::ui
