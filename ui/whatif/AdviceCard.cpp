// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/whatif/AdviceCard.h"

#include "ui/widgets/Looks.h"
#include "ui/widgets/WrappedLabel.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace casewright::ui {

using namespace Qt::StringLiterals;

AdviceCard::AdviceCard(QWidget* parent) : Card({}, parent)
{
    setObjectName(u"adviceCard"_s);
    m_reason = wrappedLabel(u""_s, this, u"adviceReason"_s);
    body()->addWidget(m_reason);
    m_apply = new QPushButton(tr("Apply"), this);
    m_apply->setObjectName(u"adviceApply"_s);
    m_apply->setAccessibleName(tr("Apply what is advised to the rule"));
    m_apply->setToolTip(tr("Set the rule so; Ctrl+Z takes it back"));
    setLook(m_apply, u"primary"_s);
    addToHeader(m_apply);
    connect(m_apply, &QPushButton::clicked, this, &AdviceCard::applyRequested);
    showWaiting({});
}

void AdviceCard::showWaiting(const QString& text)
{
    setTitle(tr("Advice"));
    setTone(Tone::Neutral);
    m_reason->setText(text);
    m_apply->hide();
}

void AdviceCard::showAdvice(const QString& setting, const QString& reason, bool isSatisfied, bool isSet,
                            bool isPossible)
{
    setTitle(!isSatisfied ? tr("Nearest: %1").arg(setting)
             : isSet      ? tr("Well set: %1").arg(setting)
                          : tr("Advised: %1").arg(setting));
    setTone(isSatisfied ? Tone::Fine : Tone::Limit);
    m_reason->setText(reason);
    setShown(m_apply, !isSet);
    m_apply->setEnabled(isPossible);
}

} // namespace casewright::ui
