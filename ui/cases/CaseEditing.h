// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Result.h"
#include "core/cases/CaseAttributes.h"

#include <QObject>
#include <QPointer>
#include <QString>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

class QMessageBox;

namespace casewright::ui {

class CaseChanges;
class CaseView;

/// What a person changes about the case in sight: it goes from the view's fields to CaseChanges, and what came of it
/// back to them. Asks before something goes for good.
class CaseEditing final : public QObject {
    Q_OBJECT

public:
    /// All outlive it; questions are asked over the view.
    CaseEditing(CaseChanges& changes, CaseView& view);

    /// Changes the case in sight.
    void change(const cases::CaseChange& change);
    /// Deletes cases after the person has said yes.
    void askToDelete(const std::vector<std::int64_t>& keys);
    /// Makes the change that was refused once more, to the case as it is in sight now.
    void changeAgain();
    [[nodiscard]] bool canChangeAgain() const { return m_again.has_value(); }
    /// Another workspace: nothing is left to ask.
    void forget();

Q_SIGNALS:
    void deleted(const std::vector<std::int64_t>& keys, const QString& text);
    /// Somebody else changed the case since it was read.
    void conflict(const QString& title, const QString& reason);
    void failed(const QString& title, const QString& reason);

private:
    /// A change that met a newer case.
    struct Again {
        std::int64_t key;
        cases::CaseChange change;
    };
    void connectChanges();
    void refuse(std::int64_t key, const cases::CaseChange& change, const base::Error& error);
    void refuseComment(std::int64_t key, const base::Error& error);
    [[nodiscard]] bool isInSight(std::int64_t key) const;
    void ask(const QString& name, const QString& question, const QString& more, const QString& yes,
             std::function<void()> act);

    CaseChanges& m_changes;
    CaseView& m_view;
    std::optional<Again> m_again;
    QPointer<QMessageBox> m_question;
};

} // namespace casewright::ui
