// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/designer/CasesActionPaste.h"

#include "core/base/Result.h"
#include "core/rules/ActionText.h"
#include "ui/bridge/PrintableText.h"
#include "ui/bridge/Text.h"
#include "ui/widgets/FieldNote.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QVBoxLayout>

namespace casewright::ui {

using namespace Qt::StringLiterals;

CasesActionPaste::CasesActionPaste(QWidget* parent) : QWidget(parent)
{
    m_note = new FieldNote(this);
    m_note->setObjectName(u"casesActionPasteNote"_s);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_note);
    hide();
    connect(m_note, &FieldNote::actionRequested, this, [this] {
        Q_EMIT pasted(rules::CasesAction(m_second), tr("Replace Cases action"));
    });
}

void CasesActionPaste::showAction(const std::optional<rules::CasesAction>& action)
{
    if (action == m_shown)
        return;
    m_shown = action;
    hide();
}

void CasesActionPaste::copy()
{
    if (m_shown)
        QGuiApplication::clipboard()->setText(toText(rules::writeCasesAction(*m_shown)));
}

void CasesActionPaste::say(Tone tone, const QString& text, const QString& button)
{
    m_note->setNote(tone, text);
    m_note->setActions(button.isEmpty() ? QStringList() : QStringList{button});
    show();
}

void CasesActionPaste::refuse()
{
    say(Tone::Limit, tr("A rule has one Cases action at most; Kibana refuses more. This is the rule's."));
}

void CasesActionPaste::paste()
{
    const base::Result<rules::CasesAction> read =
        rules::readCasesAction(toUtf8(QGuiApplication::clipboard()->text()));
    if (!read)
        return say(Tone::Loss, tr("What was pasted is no Cases action: %1.").arg(printableText(toText(read.error()))));
    if (!m_shown) {
        Q_EMIT pasted(*read, tr("Paste Cases action"));
        return;
    }
    if (*read == *m_shown)
        return say(Tone::Neutral, tr("The rule has this Cases action already."));
    m_second = *read;
    say(Tone::Limit, tr("A rule has one Cases action at most; Kibana refuses more. The pasted one is not added."),
        tr("Replace the one that is here"));
}

} // namespace casewright::ui
