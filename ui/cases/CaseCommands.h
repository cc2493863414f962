// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/engine/Case.h"
#include "ui/cases/CaseActions.h"
#include "ui/cases/CaseChanges.h"
#include "ui/cases/CaseMessages.h"

#include <QObject>
#include <QString>

#include <cstdint>
#include <vector>

namespace casewright::ui {

class ActionTable;
class CaseEditing;
class CasePush;
class CasePushing;
class ConnectorSecrets;
class CaseListView;
class CaseRepository;
class CaseView;
class Explanations;
class ProgressLine;

/// What the actions of the Cases page do to the cases in sight, whether they can be used now, and what came of them:
/// that is said in the page's banner. Where the page leads to is the page's own.
class CaseCommands final : public QObject {
    Q_OBJECT

public:
    /// What of the page a person sees: what is not in sight is not changed.
    enum class Front { Nothing, List, Case, Form }; // Form: or something else without cases

    /// All outlive it but the page, which owns it; questions are asked over the page.
    CaseCommands(CaseRepository& repository, CaseListView& list, CaseView& view, CaseMessages& messages, QWidget* page);
    ~CaseCommands() override;

    /// Adds the actions; alerts of a case can be explained if there is somebody to do it, who outlives this.
    void registerActions(ActionTable& actions, Explanations* explanations);
    [[nodiscard]] const CaseActions& actions() const { return m_can; }
    /// What is done to cases by hand, and can be taken back.
    [[nodiscard]] CaseChanges& changes() { return *m_edits; }
    /// How far a change of many cases is; for the page to put in its place.
    [[nodiscard]] ProgressLine* progressLine() const { return m_progress; }
    /// Something else may be in sight, chosen or under way: what can be used follows.
    void update(Front front);
    /// Cases can be pushed; both outlive it.
    void setPushing(CasePushing& pushing, ConnectorSecrets& secrets);
    /// What undo() would take back in the cases in sight, and redo() make.
    [[nodiscard]] PageSteps steps() const;
    void undo();
    void redo();
    /// After a conflict the newer case was asked for, and is there: offers to make the change to it.
    void offerAgain();
    /// Another workspace: nothing to take back, and nothing more to do.
    void forget();

Q_SIGNALS:
    /// Done, or not, in one line, for the status line.
    void told(const QString& text);
    /// update() is wanted.
    void changed();
    /// Cases are others: what is in sight is to be brought up to date.
    void refreshWanted();
    void deleted(const std::vector<std::int64_t>& keys);

private:
    using Offer = CaseMessages::Offer;

    void connectEdits();
    void connectActions();
    void connectWork();
    void sayDone(const QString& text, CaseChanges::Did did);
    void copyId();
    void explainAlert();
    [[nodiscard]] bool isCaseShown() const;
    [[nodiscard]] std::vector<std::int64_t> targets() const;
    void setStatus(engine::CaseStatus status);
    void acceptOffer(Offer offer);

    CaseRepository& m_repository;
    CaseListView& m_list;
    CaseView& m_case;
    CaseMessages& m_messages;
    Explanations* m_explanations = nullptr;
    CaseChanges* m_edits = nullptr;
    CaseEditing* m_editing = nullptr;
    CasePush* m_push = nullptr; ///< null: nothing is pushed
    Front m_front = Front::Nothing;
    bool m_isNewerWanted = false; ///< after a conflict: the newer case is being read
    CaseActions m_can;
    ProgressLine* m_progress = nullptr;
};

} // namespace casewright::ui
