// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/CaseEditing.h"

#include "ui/bridge/Text.h"
#include "ui/cases/CaseChangeText.h"
#include "ui/cases/CaseChanges.h"
#include "ui/cases/CaseView.h"
#include "ui/models/CaseText.h"
#include "ui/widgets/Looks.h"

#include <QMessageBox>
#include <QPushButton>

#include <utility>

namespace casewright::ui {

using namespace Qt::StringLiterals;
using base::ErrorCode;
using cases::CaseChange;

CaseEditing::CaseEditing(CaseChanges& changes, CaseView& view)
    : QObject(&view),
      m_changes(changes),
      m_view(view)
{
    connect(&view, &CaseView::changeWanted, this, &CaseEditing::change);
    connect(&view, &CaseView::commentAdded, this, [this](const QString& text) {
        const store::StoredCase& stored = m_view.sheet()->stored;
        m_changes.addComment(stored.key, stored.document.version, text);
    });
    connect(&view, &CaseView::commentEdited, this, [this](const store::StoredComment& seen, const QString& text) {
        const store::StoredCase& stored = m_view.sheet()->stored;
        m_changes.editComment(stored.key, stored.document.version, seen, text);
    });
    connect(&view, &CaseView::commentRemovalWanted, this, [this](const std::string& commentId) {
        const store::StoredCase& stored = m_view.sheet()->stored;
        ask(u"removeComment"_s, tr("Remove the comment?"),
            tr("Its text goes for good; activity says that there was a comment."), tr("Remove"),
            [this, key = stored.key, version = stored.document.version, commentId] {
                m_changes.removeComment(key, version, commentId);
            });
    });
    connectChanges();
}

void CaseEditing::connectChanges()
{
    connect(&m_changes, &CaseChanges::changed, this, [this](qint64 key, const CaseChange& change) {
        if (isInSight(key))
            m_view.takeDone(change);
    });
    connect(&m_changes, &CaseChanges::refused, this, &CaseEditing::refuse);
    connect(&m_changes, &CaseChanges::commentDone, this, [this](qint64 key) { m_view.takeCommentDone(key); });
    connect(&m_changes, &CaseChanges::commentRefused, this, &CaseEditing::refuseComment);
    connect(&m_changes, &CaseChanges::removed, this,
            [this](const std::vector<std::int64_t>& keys, const QString& title, const QString& reason) {
                if (!keys.empty())
                    Q_EMIT deleted(keys, title);
                if (!reason.isEmpty())
                    Q_EMIT failed(title, reason);
            });
}

bool CaseEditing::isInSight(std::int64_t key) const { return m_view.sheet() && m_view.sheet()->stored.key == key; }

void CaseEditing::change(const CaseChange& change)
{
    const store::StoredCase& stored = m_view.sheet()->stored;
    m_again.reset();
    m_changes.change(stored.key, stored.document.version, change, changeText(change));
}

void CaseEditing::changeAgain()
{
    if (const std::optional<Again> again = std::exchange(m_again, std::nullopt); again && isInSight(again->key))
        change(again->change);
}

void CaseEditing::refuse(std::int64_t key, const CaseChange& change, const base::Error& error)
{
    const bool isConflict = error.code == ErrorCode::Conflict;
    const QString reason = toText(error.text);
    if (isInSight(key))
        m_view.takeRefusal(change, isConflict ? tr("Somebody else changed the case in the meantime.") : reason);
    // Editors of texts keep what was written by themselves.
    m_again.reset();
    if (isConflict && !change.title && !change.description)
        m_again = Again{.key = key, .change = change};
    if (isConflict)
        Q_EMIT conflict(tr("Not saved: %1").arg(changeText(change)), reason);
    else
        Q_EMIT failed(tr("Not saved: %1").arg(changeText(change)), reason);
}

void CaseEditing::refuseComment(std::int64_t key, const base::Error& error)
{
    const QString reason = toText(error.text);
    m_view.takeCommentRefusal(key, reason);
    if (error.code == ErrorCode::Conflict)
        Q_EMIT conflict(tr("The comment was not saved"), reason);
    else
        Q_EMIT failed(tr("The comment was not saved"), reason);
}

void CaseEditing::askToDelete(const std::vector<std::int64_t>& keys)
{
    if (keys.empty())
        return;
    ask(u"deleteCase"_s, tr("Delete %1?").arg(CaseText::cases(keys.size())),
        tr("Comments, activity and attached alerts go with it. This cannot be undone."), tr("Delete"),
        [this, keys] { m_changes.removeAll(keys); });
}

void CaseEditing::forget()
{
    m_again.reset();
    if (m_question)
        m_question->close();
}

void CaseEditing::ask(const QString& name, const QString& question, const QString& more, const QString& yes,
                      std::function<void()> act)
{
    if (m_question)
        return;
    m_question = new QMessageBox(QMessageBox::NoIcon, question, question, QMessageBox::Cancel, &m_view);
    m_question->setObjectName(name + u"Box"_s);
    m_question->setAttribute(Qt::WA_DeleteOnClose);
    m_question->setTextFormat(Qt::PlainText);
    m_question->setInformativeText(more);
    QPushButton* const button = m_question->addButton(yes, QMessageBox::DestructiveRole);
    button->setObjectName(name + u"Yes"_s);
    setLook(button, u"danger"_s);
    m_question->setDefaultButton(QMessageBox::Cancel);
    m_question->setEscapeButton(QMessageBox::Cancel);
    connect(button, &QPushButton::clicked, this, [act = std::move(act)] { act(); });
    m_question->open();
}

} // namespace casewright::ui
