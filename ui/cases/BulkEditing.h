// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/cases/CaseAttributes.h"
#include "ui/bridge/CaseRequest.h"
#include "ui/cases/CaseListActions.h"

#include <QObject>
#include <QString>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace casewright::ui {

class CaseChanges;
class CaseListView;
class CaseMessages;
class CaseRepository;
class CaseValues;
class ChoiceModel;
class ChoicePopup;
class WorkspaceSession;
struct SharedValues;

/// What a person does with all chosen cases of the list: severity, tags, assignees, each one step to take back; and
/// copies of their rows. Ticks of tags and assignees have three states, as some of the cases may have one.
class BulkEditing final : public QObject {
    Q_OBJECT

public:
    /// All outlive it.
    BulkEditing(CaseRepository& repository, CaseValues& values, CaseListView& list, CaseChanges& changes,
                CaseMessages& messages);

    void connectActions(const CaseListActions& actions);
    /// Whether the list is in sight, so that what is chosen in it can be changed.
    void update(bool isInSight);
    /// Another workspace.
    void forget();

Q_SIGNALS:
    /// In one line, for the status line.
    void told(const QString& text);

private:
    enum class List { Tags, Assignees };

    void setSeverity(cases::Severity severity);
    void copyRows();
    void openList(List list);
    void showShared(const SharedValues& shared);
    void apply();
    [[nodiscard]] std::vector<std::string> offered() const;

    CaseRepository& m_repository;
    CaseListView& m_list;
    CaseChanges& m_changes;
    CaseMessages& m_messages;
    CaseValues& m_values; ///< that cases have already
    CaseListActions m_can;
    ChoiceModel* m_choices = nullptr;
    ChoicePopup* m_popup = nullptr;
    List m_kind = List::Tags;
    std::vector<std::int64_t> m_keys; ///< whose list is open
    std::shared_ptr<const SharedValues> m_shared; ///< what they have
    bool m_isTouched = false; ///< a person ticked something
    CaseRequest m_request;
};

} // namespace casewright::ui
