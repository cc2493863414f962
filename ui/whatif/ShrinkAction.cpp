// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/whatif/ShrinkAction.h"

#include "ui/bridge/AlertExplanation.h"
#include "ui/bridge/Explanations.h"
#include "ui/bridge/Text.h"
#include "ui/widgets/ActionTable.h"

namespace casewright::ui {

using namespace Qt::StringLiterals;

void ShrinkAction::registerActions(ActionTable& actions)
{
    actions.add({.id = u"whatif.shrink"_s, .text = tr("Shr&ink to a scenario..."), .icon = u"file"_s,
                 .tip = tr("Leave out alerts as long as something still goes wrong: that the explained alert is lost, "
                           "or what you choose"),
                 .menu = MenuPlace::Simulation, .group = 1},
                this, &ShrinkAction::begin);
}

void ShrinkAction::begin()
{
    if (m_explanations && m_explanations->answer() && !m_explanations->answer()->isInCase) {
        m_explanations->chooseInputs();
        Q_EMIT symptomWanted({.kind = analysis::SymptomKind::AlertLost,
                              .alert = toUtf8(m_explanations->answer()->id)});
    }
    Q_EMIT wanted();
}

} // namespace casewright::ui
