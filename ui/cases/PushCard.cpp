// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/PushCard.h"

#include "ui/bridge/CaseSheet.h"
#include "ui/bridge/Text.h"
#include "ui/cases/SecretsForm.h"
#include "ui/models/CaseText.h"
#include "ui/widgets/FieldNote.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/Pill.h"
#include "ui/widgets/ThemeSizes.h"
#include "ui/widgets/TimeText.h"

#include <QComboBox>
#include <QDesktopServices>
#include <QFontMetrics>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;
using PushText::State;

Tone toneOf(State state)
{
    switch (state) {
    case State::NotPushed: return Tone::Neutral;
    case State::RequiresUpdate: return Tone::Limit;
    case State::UpToDate: return Tone::Fine;
    }
    return Tone::Neutral;
}

/// Where a click may lead: what another system calls its page is only that if it is one.
QUrl pageOf(const std::string& text)
{
    const QUrl url(toText(text), QUrl::StrictMode);
    const bool isPage = url.isValid() && (url.scheme() == u"https" || url.scheme() == u"http") && !url.host().isEmpty();
    return isPage ? url : QUrl();
}

} // namespace

PushCard::PushCard(QWidget* parent) : Card(tr("External incident"), parent)
{
    setObjectName(u"pushCard"_s);
    m_settings = new QPushButton(tr("Connectors"), this);
    m_settings->setObjectName(u"pushSettings"_s);
    m_settings->setToolTip(tr("Make, change and remove connectors"));
    setLook(m_settings, u"link"_s);
    addToHeader(m_settings);
    connect(m_settings, &QPushButton::clicked, this, &PushCard::settingsWanted);
    m_box = new QComboBox(this);
    m_box->setObjectName(u"caseConnector"_s);
    m_box->setAccessibleName(tr("Connector"));
    m_box->setToolTip(tr("The other system that the case is pushed to"));
    m_box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(m_box, &QComboBox::activated, this, &PushCard::choose);
    body()->addWidget(m_box);
    buildIncident();
    buildPushing();
}

void PushCard::buildIncident()
{
    m_incident = new QWidget(this);
    m_link = new QPushButton(m_incident);
    m_link->setObjectName(u"incidentLink"_s);
    setLook(m_link, u"link"_s);
    connect(m_link, &QPushButton::clicked, this, [this] { QDesktopServices::openUrl(m_url); });
    m_pill = new Pill(m_incident);
    m_pill->setObjectName(u"incidentState"_s);
    m_pushed = new QLabel(m_incident);
    m_pushed->setObjectName(u"incidentPushed"_s);
    m_pushed->setTextFormat(Qt::PlainText);
    m_pushed->setWordWrap(true);
    setLook(m_pushed, u"hint"_s);
    auto* const line = new QHBoxLayout;
    line->setSpacing(size::Gap);
    line->addWidget(m_link);
    line->addStretch();
    line->addWidget(m_pill);
    auto* const layout = new QVBoxLayout(m_incident);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(size::GapSmall);
    layout->addLayout(line);
    layout->addWidget(m_pushed);
    body()->addWidget(m_incident);
}

void PushCard::buildPushing()
{
    m_progress = new QWidget(this);
    m_progressText = new QLabel(m_progress);
    m_progressText->setObjectName(u"pushProgress"_s);
    m_progressText->setTextFormat(Qt::PlainText);
    m_progressText->setWordWrap(true);
    setLook(m_progressText, u"muted"_s);
    auto* const bar = new QProgressBar(m_progress);
    bar->setRange(0, 0); // how long another system takes is not known
    bar->setTextVisible(false);
    bar->setAccessibleName(tr("The push is under way"));
    auto* const cancel = new QPushButton(tr("Cancel"), m_progress);
    cancel->setObjectName(u"pushCancel"_s);
    connect(cancel, &QPushButton::clicked, this, &PushCard::cancelWanted);
    auto* const texts = new QVBoxLayout;
    texts->setSpacing(size::GapSmall);
    texts->addWidget(m_progressText);
    texts->addWidget(bar);
    auto* const layout = new QHBoxLayout(m_progress);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(size::Gap);
    layout->addLayout(texts, 1);
    layout->addWidget(cancel, 0, Qt::AlignBottom);
    m_secrets = new SecretsForm(this);
    connect(m_secrets, &SecretsForm::given, this, &PushCard::secretsGiven);
    connect(m_secrets, &SecretsForm::given, this, &PushCard::updateButtons);
    connect(m_secrets, &SecretsForm::cancelled, this, &PushCard::cancelWanted);
    m_note = new FieldNote(this);
    m_note->setObjectName(u"pushNote"_s);
    m_note->clear();
    m_push = new QPushButton(this);
    m_push->setObjectName(u"casePush"_s);
    connect(m_push, &QPushButton::clicked, this, &PushCard::pushWanted);
    body()->addWidget(m_progress);
    body()->addWidget(m_secrets);
    body()->addWidget(m_note);
    body()->addWidget(m_push);
}

void PushCard::showCase(const CaseSheet& sheet)
{
    const cases::CaseDocument& document = sheet.stored.document;
    m_connector = document.attributes.connector;
    m_state = PushText::stateOf(document.externalService, m_connector.id, document.updatedAt,
                                sheet.unpushedComments);
    showConnectors(sheet);
    showIncident(sheet);
    updateButtons();
}

void PushCard::showConnectors(const CaseSheet& sheet)
{
    const QSignalBlocker quiet(m_box);
    m_known = sheet.connectors;
    m_box->clear();
    m_box->addItem(tr("No connector"));
    for (const cases::Connector& connector : m_known)
        m_box->addItem(toText(connector.name));
    const bool hasNone = m_connector.id == "none" || m_connector.id.empty();
    const auto found = std::find_if(m_known.begin(), m_known.end(),
                                    [this](const cases::Connector& each) { return each.id == m_connector.id; });
    m_isKnown = found != m_known.end();
    if (m_isKnown)
        m_box->setCurrentIndex(static_cast<int>(found - m_known.begin()) + 1);
    else if (!hasNone) {
        m_box->addItem(tr("%1 (not there any more)").arg(toText(m_connector.name)));
        m_box->setCurrentIndex(m_box->count() - 1);
    }
    m_box->setVisible(!m_known.empty() || !hasNone);
}

void PushCard::showIncident(const CaseSheet& sheet)
{
    const std::optional<cases::ExternalService>& service = sheet.stored.document.externalService;
    m_incident->setVisible(service.has_value());
    if (!service)
        return;
    m_url = pageOf(service->externalUrl);
    const QString title = toText(service->externalTitle.empty() ? service->externalId : service->externalTitle);
    const int room = size::CaseSidebar / 2;
    m_link->setText(m_link->fontMetrics().elidedText(title, Qt::ElideRight, room).replace(u'&', u"&&"_s));
    m_link->setEnabled(!m_url.isEmpty());
    m_link->setAccessibleName(tr("Open the incident %1").arg(title));
    m_link->setToolTip(m_url.isEmpty() ? title : m_url.toDisplayString());
    m_pill->setStatus(PushText::state(m_state), toneOf(m_state));
    const qint64 at = service->pushedAt.milliseconds;
    m_pushed->setText(
        tr("Pushed to %1 by %2, %3")
            .arg(toText(service->connectorName), CaseText::person(service->pushedBy), TimeText::minute(at)));
    m_pushed->setToolTip(TimeText::utc(at));
}

void PushCard::choose(int row)
{
    if (row == 0)
        Q_EMIT connectorChosen({});
    else if (row <= static_cast<int>(m_known.size())) {
        const cases::Connector& chosen = m_known[static_cast<std::size_t>(row - 1)];
        if (chosen.id != m_connector.id)
            Q_EMIT connectorChosen({.id = chosen.id, .name = chosen.name, .type = chosen.type});
    }
}

void PushCard::setReadOnly(bool isReadOnly)
{
    m_isReadOnly = isReadOnly;
    updateButtons();
}

void PushCard::setRunning(bool isRunning, bool isOther)
{
    m_isRunning = isRunning;
    m_isOther = isOther;
    if (!isRunning)
        m_secrets->forget();
    updateButtons();
}

bool PushCard::isAsking() const { return !m_secrets->isHidden(); }

void PushCard::ask(const QString& connector, const QString& address, bool canKeep)
{
    m_secrets->ask(connector, address, canKeep);
    updateButtons();
}

void PushCard::setOutcome(Tone tone, const QString& text)
{
    m_hasFailed = tone == Tone::Loss && !text.isEmpty();
    m_note->setNote(tone, text);
    updateButtons();
}

void PushCard::updateButtons()
{
    m_box->setEnabled(!m_isReadOnly && !m_isRunning);
    m_progress->setVisible(m_isRunning && !isAsking());
    m_progressText->setText(tr("Pushing to %1…").arg(toText(m_connector.name)));
    m_push->setVisible(m_isKnown && !m_isRunning && !m_isReadOnly);
    const bool isDone = m_state == State::UpToDate && !m_hasFailed;
    m_push->setText(m_hasFailed ? tr("Try again") : PushText::action(m_state));
    m_push->setEnabled(!isDone && !m_isOther);
    m_push->setToolTip(m_isOther ? tr("Another case is being pushed; wait until that is done.")
                       : isDone  ? tr("The case did not change since it was pushed.")
                                 : tr("Send the case and its new comments to %1").arg(toText(m_connector.name)));
    setLook(m_push, isDone ? QString() : u"primary"_s);
    setHint(m_box->isHidden() ? tr("none yet") : QString());
}

} // namespace casewright::ui
