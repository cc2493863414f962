// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/cases/CaseAttributes.h"
#include "core/cases/Connector.h"
#include "ui/models/PushText.h"
#include "ui/widgets/Card.h"

#include <QUrl>

#include <vector>

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;

namespace casewright::ui {

struct CaseSheet;
class FieldNote;
class Pill;
class SecretsForm;

/// The external system of a case: which connector it has, its incident there and whether the case changed since, and
/// where a person pushes it. Pushing itself is somebody else's, who says here how it goes.
class PushCard final : public Card {
    Q_OBJECT

public:
    explicit PushCard(QWidget* parent = nullptr);

    void showCase(const CaseSheet& sheet);
    void setReadOnly(bool isReadOnly);

    /// A push of this case runs, or not; `isOther`: one of another case runs.
    void setRunning(bool isRunning, bool isOther);
    [[nodiscard]] bool isAsking() const;
    /// Asks for user and password in the card.
    void ask(const QString& connector, const QString& address, bool canKeep);
    /// What came of the last push, until the next one; an empty text: nothing to say. Loss: it can be tried again.
    void setOutcome(Tone tone, const QString& text);

Q_SIGNALS:
    void connectorChosen(const cases::CaseConnector& connector);
    void pushWanted();
    void cancelWanted();
    void secretsGiven(const QString& user, const QString& password, bool keeps);
    /// A person wants to make or change connectors.
    void settingsWanted();

private:
    void buildIncident();
    void buildPushing();
    void showConnectors(const CaseSheet& sheet);
    void showIncident(const CaseSheet& sheet);
    void choose(int row);
    void updateButtons();

    std::vector<cases::Connector> m_known;
    cases::CaseConnector m_connector; ///< the case's
    PushText::State m_state = PushText::State::NotPushed;
    QUrl m_url; ///< of the incident
    bool m_isKnown = false; ///< the case's connector is there
    bool m_isReadOnly = false;
    bool m_isRunning = false;
    bool m_isOther = false;
    bool m_hasFailed = false;
    QComboBox* m_box = nullptr;
    QPushButton* m_settings = nullptr;
    QWidget* m_incident = nullptr;
    QPushButton* m_link = nullptr;
    Pill* m_pill = nullptr;
    QLabel* m_pushed = nullptr;
    QWidget* m_progress = nullptr;
    QLabel* m_progressText = nullptr;
    SecretsForm* m_secrets = nullptr;
    FieldNote* m_note = nullptr;
    QPushButton* m_push = nullptr;
};

} // namespace casewright::ui
