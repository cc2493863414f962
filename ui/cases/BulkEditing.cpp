// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/BulkEditing.h"

#include "ui/bridge/CaseValues.h"
#include "ui/bridge/CollectionOperations.h"
#include "ui/bridge/Text.h"
#include "ui/cases/BulkBar.h"
#include "ui/cases/CaseChanges.h"
#include "ui/cases/CaseColumns.h"
#include "ui/cases/CaseListView.h"
#include "ui/cases/CaseMessages.h"
#include "ui/cases/CaseSelection.h"
#include "ui/cases/CaseTable.h"
#include "ui/cases/ChoicePopup.h"
#include "ui/cases/ListEdit.h"
#include "ui/models/CaseTableModel.h"
#include "ui/models/CaseText.h"
#include "ui/models/ChoiceModel.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QPushButton>

#include <algorithm>
#include <utility>

namespace casewright::ui {

using namespace Qt::StringLiterals;
using cases::CaseChange;
using cases::Severity;

BulkEditing::BulkEditing(CaseRepository& repository, CaseValues& values, CaseListView& list, CaseChanges& changes,
                         CaseMessages& messages)
    : QObject(&list),
      m_repository(repository),
      m_list(list),
      m_changes(changes),
      m_messages(messages),
      m_values(values)
{
    m_choices = new ChoiceModel(this);
    m_popup = new ChoicePopup(u"bulkChoice"_s, *m_choices, ChoicePopup::Use::Edit, &list);
    connect(m_popup, &ChoicePopup::applied, this, &BulkEditing::apply);
    // What was ticked meanwhile would be lost: only a list in which nobody did anything grows.
    connect(&m_values, &CaseValues::changed, this, [this] {
        if (m_shared && !m_isTouched && m_popup->isVisible())
            showShared(*m_shared);
    });
    connect(m_choices, &ChoiceModel::toggled, this, [this] { m_isTouched = true; });
}

void BulkEditing::connectActions(const CaseListActions& actions)
{
    m_can = actions;
    for (std::size_t i = 0; i < actions.severities.size(); ++i)
        connect(actions.severities[i], &QAction::triggered, this, [this, i] { setSeverity(static_cast<Severity>(i)); });
    connect(actions.tags, &QAction::triggered, this, [this] { openList(List::Tags); });
    connect(actions.assign, &QAction::triggered, this, [this] { openList(List::Assignees); });
    connect(actions.selectAll, &QAction::triggered, &m_list.selection(), &CaseSelection::chooseAll);
    connect(actions.copyRows, &QAction::triggered, this, &BulkEditing::copyRows);
}

void BulkEditing::update(bool isInSight)
{
    if (!m_can.tags)
        return;
    const bool areChosen = isInSight && m_list.table().selectionModel()->hasSelection();
    const bool canChange = areChosen && m_repository.canWrite();
    for (QAction* const action : m_can.severities)
        action->setEnabled(canChange);
    m_can.tags->setEnabled(canChange);
    m_can.assign->setEnabled(canChange);
    m_can.copyRows->setEnabled(areChosen);
    m_can.selectAll->setEnabled(isInSight && m_list.count().value_or(1) > 0);
}

void BulkEditing::forget()
{
    m_request.drop();
    m_shared.reset();
    m_keys.clear();
    m_popup->close();
}

void BulkEditing::setSeverity(Severity severity)
{
    m_changes.changeAll(
        m_list.selection().keys(), [severity](const store::StoredCase&) { return CaseChange{.severity = severity}; },
        tr("%1 set to severity %2").arg(u"%1", CaseText::severity(severity)));
}

void BulkEditing::copyRows()
{
    const QList<int> rows = m_list.table().selectedRows();
    const auto& model = *static_cast<const CaseTableModel*>(m_list.table().model());
    QApplication::clipboard()->setText(model.textOf(rows, m_list.table().columns().shown()));
    Q_EMIT told(tr("%1 copied as text").arg(CaseText::cases(static_cast<std::uint64_t>(rows.size()))));
}

void BulkEditing::openList(List list)
{
    m_kind = list;
    m_keys = m_list.selection().keys();
    m_shared.reset();
    m_isTouched = false;
    m_values.want();
    m_request = CollectionOperations(m_repository).sharedValues(m_keys, [this](base::Result<SharedValues> shared) {
        if (!shared) {
            m_messages.say(Tone::Loss, tr("The chosen cases could not be read"), toText(shared.error()));
            return;
        }
        m_shared = std::make_shared<const SharedValues>(std::move(*shared));
        showShared(*m_shared);
        const bool areTags = m_kind == List::Tags;
        m_popup->setApplyText(tr("Apply to %1").arg(CaseText::cases(m_keys.size())));
        m_popup->openBelow(areTags ? m_list.bulk().tagsButton() : m_list.bulk().assignButton(),
                           areTags ? tr("Tags of the chosen cases") : tr("Assignees of the chosen cases"));
    });
}

/// Names that can be given: what cases have already, and the person's own.
std::vector<std::string> BulkEditing::offered() const
{
    if (m_kind == List::Tags)
        return m_values.values().tags;
    std::vector<std::string> names = m_values.values().assignees;
    const std::string own = toUtf8(CaseRepository::loginName());
    if (std::find(names.begin(), names.end(), own) == names.end())
        names.insert(names.begin(), own);
    return names;
}

void BulkEditing::showShared(const SharedValues& shared)
{
    m_choices->setChoices(
        listChoices(m_kind == List::Tags ? shared.tags : shared.assignees, shared.cases, offered()));
}

void BulkEditing::apply()
{
    if (!m_shared)
        return;
    const bool areTags = m_kind == List::Tags;
    const ListEdit edit =
        listEdit(m_choices->choices(), areTags ? m_shared->tags : m_shared->assignees, m_shared->cases);
    if (edit.isNothing())
        return;
    const auto changeOf = [edit, areTags](const store::StoredCase& now) {
        CaseChange change;
        const cases::CaseAttributes& has = now.document.attributes;
        (areTags ? change.tags : change.assignees) = edit.applied(areTags ? has.tags : has.assignees);
        return change;
    };
    m_changes.changeAll(m_keys, changeOf, areTags ? tr("%1 given other tags") : tr("%1 assigned otherwise"));
}

} // namespace casewright::ui
