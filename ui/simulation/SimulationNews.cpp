// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulation/SimulationNews.h"

#include "ui/bridge/Text.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/NumberText.h"

#include <utility>

namespace casewright::ui {

using namespace Qt::StringLiterals;

SimulationNews::SimulationNews(Banner& banner, QObject* parent) : QObject(parent), m_banner(banner)
{
    connect(&m_banner, &Banner::actionRequested, this, [this] {
        // A copy: what it does may show another message, with another action.
        const std::function<void()> action = m_offered;
        m_banner.dismiss();
        if (action)
            action();
    });
}

void SimulationNews::show(Tone tone, const QString& title, const QString& text)
{
    m_isAboutRule = false;
    m_banner.showMessage(tone, title, text);
}

void SimulationNews::offer(const QString& text, std::function<void()> action)
{
    m_offered = std::move(action);
    m_banner.setAction(text);
}

void SimulationNews::dismiss() { m_banner.dismiss(); }

void SimulationNews::showNoRule()
{
    show(Tone::Limit, tr("There is no rule to simulate"), tr("Make a rule or import one, then run it here."));
    offer(tr("Go to the rules"), [this] { Q_EMIT goRequested(u"rules"_s); });
}

void SimulationNews::showNoAlerts()
{
    show(Tone::Limit, tr("There are no alerts to send"),
         tr("Add a file of alerts or a flood, then run the rule here."));
    offer(tr("Go to the alerts"), [this] { Q_EMIT goRequested(u"alerts"_s); });
}

void SimulationNews::showRefused(const base::Error& error)
{
    if (!error.location || error.location->field.empty())
        return show(Tone::Loss, tr("The simulation was not started"), toText(error));
    show(Tone::Loss, tr("The rule cannot be simulated as it is"), toText(error));
    m_isAboutRule = true;
    offer(tr("Go to the rule"), [this] { Q_EMIT goRequested(u"rules"_s); });
}

void SimulationNews::forgetRule()
{
    if (std::exchange(m_isAboutRule, false))
        m_banner.dismiss();
}

void SimulationNews::showReport(const SimulationReport& report)
{
    if (report.error)
        return showFailed(report);
    if (report.state == store::SimulationState::Cancelled)
        return showCancelled(report);
    if (report.key == 0)
        show(Tone::Limit, tr("This result is not kept"),
             tr("The workspace can only be read. The result stays here until another takes its place."));
    else if (report.skippedLines > 0)
        show(Tone::Limit,
             report.skippedLines == 1 ? tr("1 line of the alerts was left out")
                                      : tr("%1 lines of the alerts were left out")
                                            .arg(NumberText::grouped(static_cast<qint64>(report.skippedLines))),
             tr("What cannot be read is listed on the Alerts page."));
}

void SimulationNews::showCancelled(const SimulationReport& report)
{
    show(Tone::Limit, tr("The simulation was cancelled"),
         report.key != 0 ? tr("What was written until then is shown below and stays, marked as cancelled.")
                         : tr("Nothing of it was written."));
    Q_EMIT statusChanged(tr("Simulation cancelled"));
}

void SimulationNews::showFailed(const SimulationReport& report)
{
    const base::Error& error = *report.error;
    Q_EMIT statusChanged(tr("The simulation failed"));
    if (report.phase == SimulationPhase::Reading) {
        show(Tone::Loss, tr("The alerts could not be read"),
             tr("%1\nNothing was simulated or written.").arg(toText(error)));
        if (error.location && error.location->line > 0)
            return offer(tr("Run without bad lines"), [this] { Q_EMIT runRequested(true); });
        return offer(tr("Go to the alerts"), [this] { Q_EMIT goRequested(u"alerts"_s); });
    }
    const QString kept = report.key != 0
        ? tr("What was written until then is shown below and stays, marked as failed.")
        : tr("Nothing of it was written.");
    show(Tone::Loss, tr("The simulation failed"), u"%1\n%2"_s.arg(toText(error), kept));
    offer(tr("Run again"), [this] { Q_EMIT runRequested(false); });
}

} // namespace casewright::ui
