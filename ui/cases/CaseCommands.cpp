// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/CaseCommands.h"

#include "ui/bridge/CaseRepository.h"
#include "ui/bridge/Explanations.h"
#include "ui/bridge/Text.h"
#include "ui/cases/CaseChanges.h"
#include "ui/cases/CaseEditing.h"
#include "ui/cases/CaseListView.h"
#include "ui/cases/CasePush.h"
#include "ui/cases/CaseSelection.h"
#include "ui/cases/CaseView.h"
#include "ui/models/CaseText.h"
#include "ui/widgets/ActionTable.h"
#include "ui/widgets/ProgressLine.h"

#include <QApplication>
#include <QClipboard>

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

namespace casewright::ui {

using namespace Qt::StringLiterals;
using engine::CaseStatus;

CaseCommands::CaseCommands(CaseRepository& repository, CaseListView& list, CaseView& view, CaseMessages& messages,
                           QWidget* page)
    : QObject(page),
      m_repository(repository),
      m_list(list),
      m_case(view),
      m_messages(messages)
{
    m_edits = new CaseChanges(repository, this);
    m_editing = new CaseEditing(*m_edits, view);
    m_progress = new ProgressLine(page);
    m_progress->setObjectName(u"bulkProgressLine"_s);
    connect(&m_messages, &CaseMessages::accepted, this, &CaseCommands::acceptOffer);
    connectEdits();
    connectWork();
}

CaseCommands::~CaseCommands() = default;

void CaseCommands::connectEdits()
{
    connect(m_edits, &CaseChanges::stateChanged, this, &CaseCommands::changed);
    connect(m_edits, &CaseChanges::finished, this, &CaseCommands::sayDone);
    const auto wentWrong = [this](const QString& title, const QString& reason) {
        m_messages.say(Tone::Loss, title, reason);
        Q_EMIT told(title);
        m_case.refresh(); // fields show what is
    };
    connect(m_edits, &CaseChanges::failed, this, wentWrong);
    connect(m_editing, &CaseEditing::failed, this, wentWrong);
    connect(m_edits, &CaseChanges::partlyDone, this,
            [this](const QString& title, const QString& reason, CaseChanges::Did did) {
                m_messages.say(Tone::Limit, title, reason, did == CaseChanges::Did::Undo ? Offer::Redo : Offer::Undo);
                Q_EMIT told(title);
                Q_EMIT refreshWanted();
            });
    connect(m_editing, &CaseEditing::conflict, this, [this](const QString& title, const QString& reason) {
        m_messages.say(Tone::Limit, title,
                       tr("%1 What you wrote is still there. Look at the newer case first.").arg(reason), Offer::Newer);
        Q_EMIT told(title);
    });
    connect(m_editing, &CaseEditing::deleted, this, [this](const std::vector<std::int64_t>& keys, const QString& text) {
        Q_EMIT deleted(keys);
        Q_EMIT told(text);
    });
}

void CaseCommands::connectWork()
{
    connect(m_progress, &ProgressLine::cancelRequested, m_edits, &CaseChanges::stopWork);
    connect(m_edits, &CaseChanges::workChanged, this, [this](const QString& what) {
        const std::shared_ptr<const BulkWork> work = m_edits->work();
        if (!work) {
            m_progress->finish();
            return;
        }
        m_messages.dismiss();
        m_progress->start([work, what] {
            return ProgressState{.phase = what,
                                 .done = static_cast<qint64>(work->progress.done()),
                                 .total = static_cast<qint64>(work->progress.total())};
        });
    });
}

void CaseCommands::sayDone(const QString& text, CaseChanges::Did did)
{
    const bool isStep = did == CaseChanges::Did::Change || did == CaseChanges::Did::Redo;
    const bool canUndo = isStep && !m_edits->undoText().isEmpty();
    // In the case itself what was changed is in sight.
    if (m_front == Front::List)
        m_messages.say(Tone::Fine, text, {},
                       did == CaseChanges::Did::Undo ? Offer::Redo : (canUndo ? Offer::Undo : Offer::None));
    else
        m_messages.dismiss();
    Q_EMIT told(canUndo ? tr("%1 (Ctrl+Z takes it back)").arg(text) : text);
    Q_EMIT refreshWanted();
}

void CaseCommands::registerActions(ActionTable& actions, Explanations* explanations)
{
    m_explanations = explanations;
    m_can = addCaseActions(actions, explanations != nullptr);
    connectActions();
}

void CaseCommands::connectActions()
{
    connect(m_can.close, &QAction::triggered, this, [this] { setStatus(CaseStatus::Closed); });
    connect(m_can.progress, &QAction::triggered, this, [this] { setStatus(CaseStatus::InProgress); });
    connect(m_can.reopen, &QAction::triggered, this, [this] { setStatus(CaseStatus::Open); });
    connect(m_can.comment, &QAction::triggered, &m_case, &CaseView::focusComment);
    connect(m_can.undo, &QAction::triggered, this, &CaseCommands::undo);
    connect(m_can.redo, &QAction::triggered, this, &CaseCommands::redo);
    connect(m_can.push, &QAction::triggered, this, [this] {
        if (m_push)
            m_push->push();
    });
    connect(m_can.copy, &QAction::triggered, this, &CaseCommands::copyId);
    connect(m_can.erase, &QAction::triggered, this, [this] { m_editing->askToDelete(targets()); });
    if (m_can.explain)
        connect(m_can.explain, &QAction::triggered, this, &CaseCommands::explainAlert);
}

void CaseCommands::update(Front front)
{
    m_front = front;
    if (!m_can.close)
        return;
    const bool isInFront = front == Front::List || front == Front::Case;
    const bool isCase = isCaseShown();
    const std::vector<CaseStatus> statuses = !isInFront ? std::vector<CaseStatus>()
        : isCase                                        ? std::vector{m_case.sheet()->detail.row.status}
                                                        : m_list.selection().statuses();
    const bool canChange = m_repository.canWrite();
    const auto someAreNot = [&statuses](CaseStatus status) {
        return std::any_of(statuses.begin(), statuses.end(), [status](CaseStatus has) { return has != status; });
    };
    m_can.close->setEnabled(canChange && someAreNot(CaseStatus::Closed));
    m_can.progress->setEnabled(canChange && someAreNot(CaseStatus::InProgress));
    m_can.reopen->setEnabled(canChange && someAreNot(CaseStatus::Open));
    m_can.open->setEnabled(isInFront && !isCase && m_list.currentKey().has_value());
    m_can.back->setEnabled(isCase);
    if (m_can.explain)
        m_can.explain->setEnabled(isCase && m_case.alert());
    m_can.copy->setEnabled(!statuses.empty());
    m_can.create->setEnabled(m_repository.canWrite());
    m_can.erase->setEnabled(m_repository.canWrite() && !statuses.empty());
    m_can.push->setEnabled(isCase && m_repository.canWrite() && m_push && m_push->canPush());
    m_can.comment->setEnabled(isCase && m_repository.canWrite());
    nameUndo(m_can, steps());
}

void CaseCommands::copyId()
{
    // One id a line, as lists of them are pasted.
    const QStringList ids =
        isCaseShown() ? QStringList(toText(m_case.sheet()->stored.document.id)) : m_list.selection().ids();
    QApplication::clipboard()->setText(ids.join(u'\n'));
    Q_EMIT told(ids.size() == 1 ? tr("Id copied") : tr("%1 ids copied").arg(ids.size()));
}

void CaseCommands::explainAlert()
{
    if (const store::AttachedAlert* const alert = m_case.alert())
        m_explanations->explain(m_case.sheet()->detail.row.simulation, toText(alert->id), toText(alert->index));
}

void CaseCommands::setPushing(CasePushing& pushing, ConnectorSecrets& secrets)
{
    m_push = new CasePush(pushing, secrets, *m_edits, m_case);
    connect(m_push, &CasePush::told, this, &CaseCommands::told);
    connect(m_push, &CasePush::changed, this, &CaseCommands::changed);
}

PageSteps CaseCommands::steps() const
{
    const bool isInFront = m_front == Front::List || m_front == Front::Case;
    return {.undo = isInFront && m_edits->canUndo() ? m_edits->undoText() : QString(),
            .redo = isInFront && m_edits->canRedo() ? m_edits->redoText() : QString()};
}

/// Never of cases that are not in sight, whichever way it is asked for.
void CaseCommands::undo()
{
    if (!steps().undo.isEmpty())
        m_edits->undo();
}

void CaseCommands::redo()
{
    if (!steps().redo.isEmpty())
        m_edits->redo();
}

void CaseCommands::offerAgain()
{
    if (std::exchange(m_isNewerWanted, false) && m_editing->canChangeAgain())
        m_messages.say(Tone::Limit, tr("This is the newer case"), tr("Your change is not made yet."), Offer::Again);
}

void CaseCommands::forget()
{
    m_edits->forget();
    m_editing->forget();
    if (m_push)
        m_push->forget();
}

bool CaseCommands::isCaseShown() const { return m_front == Front::Case && m_case.sheet().has_value(); }

std::vector<std::int64_t> CaseCommands::targets() const
{
    return isCaseShown() ? std::vector{m_case.sheet()->detail.row.key} : m_list.selection().keys();
}

void CaseCommands::setStatus(CaseStatus status)
{
    if (isCaseShown())
        m_editing->change({.status = status});
    else
        m_edits->changeAll(
            targets(), [status](const store::StoredCase&) { return cases::CaseChange{.status = status}; },
            tr("%1 marked as %2").arg(u"%1", CaseText::status(status)));
}

void CaseCommands::acceptOffer(Offer offer)
{
    switch (offer) {
    case Offer::None: break;
    case Offer::Undo: undo(); break;
    case Offer::Redo: redo(); break;
    case Offer::Newer: m_isNewerWanted = true; [[fallthrough]];
    case Offer::TryAgain:
    case Offer::ReadAgain:
        m_list.reload();
        m_case.refresh();
        break;
    case Offer::Again: m_editing->changeAgain(); break;
    }
}

} // namespace casewright::ui
