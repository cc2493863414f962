// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/alerts/FoldCard.h"

#include <QPushButton>
#include <QVBoxLayout>

#include "ui/widgets/FieldNote.h"
#include "ui/widgets/Looks.h"

namespace casewright::ui {

using namespace Qt::StringLiterals;

FoldCard::FoldCard(const QString& id, QPushButton* head, QWidget* parent)
    : QFrame(parent)
    , m_head(head)
    , m_note(new FieldNote(this))
    , m_layout(new QVBoxLayout(this))
{
    m_head->setParent(this);
    m_head->setObjectName(id);
    m_head->setCheckable(true);
    m_note->setObjectName(id + u"Note"_s);
    connect(m_head, &QPushButton::clicked, this, &FoldCard::pressed);
}

void FoldCard::setEditor(QWidget* editor)
{
    m_head->setChecked(editor != nullptr);
    if (m_editor == editor)
        return;
    if (m_editor)
        m_layout->removeWidget(m_editor);
    m_editor = editor;
    if (editor) {
        m_layout->addWidget(editor);
        setShown(editor, true);
    }
    editorChanged(editor != nullptr);
    setProperty("chosen", editor != nullptr);
    restyle(this);
}

void FoldCard::setProblem(const QString& text) { m_note->setNote(Tone::Loss, text); }

void FoldCard::focusHead() { m_head->setFocus(Qt::OtherFocusReason); }

} // namespace casewright::ui
