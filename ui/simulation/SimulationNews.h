// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QString>

#include <functional>

#include "core/base/Result.h"
#include "ui/bridge/SimulationService.h"
#include "ui/widgets/Tone.h"

namespace casewright::ui {

class Banner;

/// What the Simulate page says in its banner: why a simulation did not begin, how it ended, and the one thing to do
/// about it, which the banner's button does.
class SimulationNews final : public QObject {
    Q_OBJECT

public:
    /// The banner outlives it; it belongs to `parent`.
    SimulationNews(Banner& banner, QObject* parent);

    void show(Tone tone, const QString& title, const QString& text);
    /// The button of what is shown, and what it does.
    void offer(const QString& text, std::function<void()> action);
    void dismiss();

    /// There is nothing to run, or nothing to run it against.
    void showNoRule();
    void showNoAlerts();
    /// It did not begin.
    void showRefused(const base::Error& error);
    /// The rule is another one, or was changed: what was wrong with it may be right now.
    void forgetRule();
    /// It ended. Nothing is to be said of one that finished and is kept.
    void showReport(const SimulationReport& report);

Q_SIGNALS:
    void statusChanged(const QString& text);
    void goRequested(const QString& page);
    void runRequested(bool skipBadLines);

private:
    void showCancelled(const SimulationReport& report);
    void showFailed(const SimulationReport& report);

    Banner& m_banner;
    std::function<void()> m_offered;
    bool m_isAboutRule = false;            ///< it says that the rule cannot be simulated
};

} // namespace casewright::ui
