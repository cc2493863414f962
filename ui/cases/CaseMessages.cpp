// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/CaseMessages.h"

#include "ui/widgets/Banner.h"
#include "ui/widgets/ThemeSizes.h"

#include <QVBoxLayout>

#include <utility>

namespace casewright::ui {

using namespace Qt::StringLiterals;

CaseMessages::CaseMessages(QWidget* parent) : QWidget(parent)
{
    m_readOnly = new Banner(this);
    m_readOnly->setObjectName(u"readOnlyBanner"_s);
    m_readOnly->setClosable(false);
    m_banner = new Banner(this);
    m_banner->setObjectName(u"casesBanner"_s);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(size::GapMiddle);
    layout->addWidget(m_readOnly);
    layout->addWidget(m_banner);
    connect(m_banner, &Banner::actionRequested, this, [this] {
        m_banner->dismiss();
        if (const std::function<void()> act = std::exchange(m_act, {}))
            act();
        else
            Q_EMIT accepted(std::exchange(m_offer, Offer::None));
    });
    // Without a message there is no room for one.
    connect(m_banner, &Banner::dismissed, this, [this] { setVisible(m_readOnly->isVisibleTo(this)); });
    hide();
}

void CaseMessages::say(Tone tone, const QString& title, const QString& text, Offer offer)
{
    m_offer = offer;
    m_act = {};
    m_banner->showMessage(tone, title, text);
    m_banner->setAction(buttonOf(offer));
    show();
}

void CaseMessages::offer(const QString& button, std::function<void()> act)
{
    m_act = std::move(act);
    m_banner->setAction(button);
}

void CaseMessages::dismiss()
{
    m_banner->dismiss();
    setVisible(m_readOnly->isVisibleTo(this));
}

void CaseMessages::setReadOnly(const QString& name)
{
    if (name.isEmpty())
        m_readOnly->dismiss();
    else
        m_readOnly->showMessage(
            Tone::Limit, tr("This workspace can only be read"),
            tr("Cases cannot be changed. To change them, open a copy of %1 that you may write.").arg(name));
    setVisible(m_readOnly->isVisibleTo(this) || m_banner->isVisibleTo(this));
}

QString CaseMessages::buttonOf(Offer offer)
{
    switch (offer) {
    case Offer::None: return {};
    case Offer::Undo: return tr("Undo");
    case Offer::Redo: return tr("Redo");
    case Offer::TryAgain: return tr("Try again");
    case Offer::ReadAgain: return tr("Read again");
    case Offer::Newer: return tr("Show the newer case");
    case Offer::Again: return tr("Change it now");
    }
    return {};
}

} // namespace casewright::ui
