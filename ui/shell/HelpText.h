// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QCoreApplication>
#include <QString>

namespace casewright::ui {

struct HelpNumbers;

/// The texts of the help, a function for each section, as HTML without its title. Facts of Kibana are those of the
/// specification; numbers come from the engine.
namespace HelpText {

/// The context of their translations.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(HelpText)
};

[[nodiscard]] QString start(const HelpNumbers& numbers);
[[nodiscard]] QString modelled(const HelpNumbers& numbers);

// The Cases action.
[[nodiscard]] QString action(const HelpNumbers& numbers);
[[nodiscard]] QString groups(const HelpNumbers& numbers);
[[nodiscard]] QString counter(const HelpNumbers& numbers);
[[nodiscard]] QString window(const HelpNumbers& numbers);
[[nodiscard]] QString reopening(const HelpNumbers& numbers);
[[nodiscard]] QString breaker(const HelpNumbers& numbers);
[[nodiscard]] QString full(const HelpNumbers& numbers);
[[nodiscard]] QString owner(const HelpNumbers& numbers);
[[nodiscard]] QString texts(const HelpNumbers& numbers);

// Alerts on their way.
[[nodiscard]] QString runs(const HelpNumbers& numbers);
[[nodiscard]] QString lifecycle(const HelpNumbers& numbers);
[[nodiscard]] QString bins(const HelpNumbers& numbers);

// The pages.
[[nodiscard]] QString rules(const HelpNumbers& numbers);
[[nodiscard]] QString conditions(const HelpNumbers& numbers);
[[nodiscard]] QString preview(const HelpNumbers& numbers);
[[nodiscard]] QString alerts(const HelpNumbers& numbers);
[[nodiscard]] QString simulate(const HelpNumbers& numbers);
[[nodiscard]] QString cases(const HelpNumbers& numbers);
[[nodiscard]] QString whatif(const HelpNumbers& numbers);

} // namespace HelpText
} // namespace casewright::ui
