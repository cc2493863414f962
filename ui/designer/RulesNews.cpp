// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/designer/RulesNews.h"

#include "ui/bridge/RuleDocuments.h"
#include "ui/bridge/WorkspaceSession.h"
#include "ui/designer/ImportSummary.h"
#include "ui/designer/RuleTransfer.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/ThemeSizes.h"

#include <QEvent>
#include <QUndoStack>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace casewright::ui {

using namespace Qt::StringLiterals;

RulesNews::RulesNews(WorkspaceSession& session, RuleDocuments& documents, RuleTransfer& transfer, QWidget* parent)
    : QWidget(parent), m_session(session), m_documents(documents), m_access(new Banner(this)),
      m_message(new Banner(this))
{
    m_access->setObjectName(u"accessBanner"_s);
    m_access->setClosable(false);
    m_message->setObjectName(u"rulesMessage"_s);
    auto* const imported = new ImportSummary(transfer.rulesIn(), m_documents, this);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(size::PageMargin, 0, size::PageMargin, 0);
    column->setSpacing(size::Gap);
    m_parts = {m_access, m_message, imported};
    for (QWidget* const part : std::as_const(m_parts)) {
        part->setMaximumWidth(size::Form);
        part->installEventFilter(this);
        column->addWidget(part);
    }
    hide();
    connect(imported, &ImportSummary::undoRequested, this, &RulesNews::undoRequested);
    connect(imported, &ImportSummary::done, this, &RulesNews::done);
    connect(m_message, &Banner::actionRequested, this, &RulesNews::undoRequested);
    connect(&transfer, &RuleTransfer::done, this, &RulesNews::done);
    connect(&transfer, &RuleTransfer::failed, this,
            [this](const QString& title, const QString& text) { m_message->showMessage(Tone::Loss, title, text); });
    connect(&transfer, &RuleTransfer::noticed, this,
            [this](const QString& title, const QString& text) { m_message->showMessage(Tone::Neutral, title, text); });
    connect(&m_documents, &RuleDocuments::reset, this, [this] {
        m_message->dismiss();
        showAccess();
    });
    connect(&m_documents, &RuleDocuments::savingChanged, this, &RulesNews::showAccess);
    connect(m_documents.undoStack(), &QUndoStack::indexChanged, this, &RulesNews::followSteps);
    showAccess();
}

/// Without anything to tell not even a gap is there.
bool RulesNews::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::ShowToParent || event->type() == QEvent::HideToParent)
        setVisible(std::ranges::any_of(m_parts, [](const QWidget* part) { return !part->isHidden(); }));
    return QWidget::eventFilter(watched, event);
}

void RulesNews::offerUndo(const QString& title)
{
    m_message->showMessage(Tone::Neutral, title);
    m_message->setAction(tr("Undo"));
    m_offered = m_documents.undoStack()->index();
}

void RulesNews::followSteps(int index)
{
    // The message's button would take back something else now.
    if (m_offered < 0 || index == m_offered)
        return;
    m_offered = -1;
    m_message->dismiss();
}

void RulesNews::showAccess()
{
    if (m_session.isReadOnly())
        m_access->showMessage(Tone::Limit, tr("This workspace can only be read"),
                              tr("Its file or its folder is write-protected, so rules cannot be changed here. Open a "
                                 "copy to go on."));
    else if (m_documents.saving() == RuleDocuments::Saving::Failed)
        m_access->showMessage(Tone::Loss, tr("Changes to rules could not be saved"),
                              tr("%1\nWhat you see is kept here, and saving is tried again every few seconds.")
                                  .arg(m_documents.savingFailure()));
    else if (m_documents.saving() == RuleDocuments::Saving::Done)
        m_access->dismiss();
}

} // namespace casewright::ui
