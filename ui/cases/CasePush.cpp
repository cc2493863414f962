// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/CasePush.h"

#include "ui/bridge/CasePushing.h"
#include "ui/bridge/ConnectorSecrets.h"
#include "ui/bridge/Text.h"
#include "ui/cases/CaseChanges.h"
#include "ui/cases/CaseView.h"
#include "ui/cases/PushCard.h"

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;
using base::ErrorCode;
using push::PushOutcome;

} // namespace

CasePush::CasePush(CasePushing& pushing, ConnectorSecrets& secrets, CaseChanges& changes, CaseView& view)
    : QObject(&view),
      m_pushing(pushing),
      m_secrets(secrets),
      m_changes(changes),
      m_view(view)
{
    PushCard& card = m_view.pushCard();
    connect(&card, &PushCard::pushWanted, this, &CasePush::push);
    connect(&card, &PushCard::cancelWanted, &m_pushing, &CasePushing::cancel);
    connect(&card, &PushCard::secretsGiven, this, [this](const QString& user, const QString& password, bool keeps) {
        m_isAsking = false;
        m_pushing.giveSecrets(user, password, keeps);
    });
    connect(&view, &CaseView::shown, this, &CasePush::show);
    connectPushing();
}

void CasePush::connectPushing()
{
    connect(&m_pushing, &CasePushing::secretsAsked, this,
            [this](const QString& connector, const QString& address, bool) {
                m_isAsking = true;
                m_connector = connector;
                m_address = address;
                show();
            });
    connect(&m_pushing, &CasePushing::written, this, [this](qint64 key, qint64 versionBefore, qint64 version) {
        m_changes.countAsSeen(key, versionBefore, version);
    });
    connect(&m_pushing, &CasePushing::pushed, this, [this](qint64 key, const PushOutcome& outcome) {
        const QString title = toText(outcome.incident->externalTitle);
        end(key, {});
        Q_EMIT told(outcome.wasCreated ? tr("Pushed as the new incident %1").arg(title)
                                       : tr("The incident %1 was updated").arg(title));
    });
    connect(&m_pushing, &CasePushing::failed, this, [this](qint64 key, const PushOutcome& outcome) {
        const QString what = outcome.incident
                                 ? tr("The incident %1 is there; what came after it failed. ")
                                       .arg(toText(outcome.incident->externalTitle))
                                 : QString();
        if (outcome.failure->code == ErrorCode::Cancelled) {
            end(key, {Tone::Neutral, what + tr("The push was cancelled.")});
            Q_EMIT told(tr("The push was cancelled"));
            return;
        }
        end(key, {Tone::Loss, what + toText(outcome.failure->text)});
        Q_EMIT told(tr("The case was not pushed"));
    });
    connect(&m_secrets, &ConnectorSecrets::notKept, this, [this] {
        // It comes while the push is under way, or just behind it.
        m_notKept = tr("The keychain did not take user and password: they are known until the program ends.");
        if (m_running == 0)
            show();
    });
}

bool CasePush::isInSight(qint64 caseKey) const { return m_view.sheet() && m_view.sheet()->stored.key == caseKey; }

bool CasePush::canPush() const
{
    return m_view.sheet() && !m_pushing.isRunning()
        && m_view.sheet()->stored.document.attributes.connector.id != "none";
}

void CasePush::push()
{
    if (!canPush())
        return;
    m_running = m_view.sheet()->stored.key;
    m_outcomes.remove(m_running);
    m_notKept.clear();
    m_pushing.push(m_running);
    show();
    Q_EMIT changed();
}

void CasePush::show()
{
    if (!m_view.sheet())
        return;
    PushCard& card = m_view.pushCard();
    const qint64 key = m_view.sheet()->stored.key;
    const bool isThis = m_running == key;
    card.setRunning(isThis, m_running != 0 && !isThis);
    if (isThis && m_isAsking && !card.isAsking())
        card.ask(m_connector, m_address, m_secrets.canKeep());
    const Outcome outcome = m_outcomes.value(key);
    const bool hasOwn = !outcome.text.isEmpty() || m_running != 0;
    card.setOutcome(hasOwn ? outcome.tone : Tone::Limit, hasOwn ? outcome.text : m_notKept);
}

void CasePush::end(qint64 caseKey, const Outcome& outcome)
{
    m_running = 0;
    m_isAsking = false;
    if (!outcome.text.isEmpty())
        m_outcomes.insert(caseKey, outcome);
    show();
    Q_EMIT changed();
}

void CasePush::forget()
{
    m_outcomes.clear();
    m_notKept.clear();
    m_running = 0;
    m_isAsking = false;
}

} // namespace casewright::ui
