// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/Tone.h"

#include <QHash>
#include <QObject>
#include <QString>

namespace casewright::ui {

class CaseChanges;
class CasePushing;
class CaseView;
class ConnectorSecrets;

/// Pushes the case in sight for the person: it goes from the card in the sidebar to CasePushing, and how it goes back
/// to it, also where another case came into sight meanwhile.
class CasePush final : public QObject {
    Q_OBJECT

public:
    /// All outlive it.
    CasePush(CasePushing& pushing, ConnectorSecrets& secrets, CaseChanges& changes, CaseView& view);

    /// Pushes the case in sight.
    void push();
    [[nodiscard]] bool canPush() const;
    /// Another workspace: there is nothing to say any more.
    void forget();

Q_SIGNALS:
    /// Done, or not, in one line.
    void told(const QString& text);
    /// canPush() may be another.
    void changed();

private:
    /// What is said about a case, until it is pushed again.
    struct Outcome {
        Tone tone = Tone::Neutral;
        QString text{};
    };
    void connectPushing();
    void show();
    void end(qint64 caseKey, const Outcome& outcome);
    [[nodiscard]] bool isInSight(qint64 caseKey) const;

    CasePushing& m_pushing;
    ConnectorSecrets& m_secrets;
    CaseChanges& m_changes;
    CaseView& m_view;
    qint64 m_running = 0; ///< the case that is being pushed; 0: none
    bool m_isAsking = false;
    QString m_connector; ///< what is asked: of which connector,
    QString m_address;   ///< for which server
    QString m_notKept;   ///< that the keychain failed, until the next push
    QHash<qint64, Outcome> m_outcomes; ///< by case
};

} // namespace casewright::ui
