// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QCoreApplication>

namespace casewright::ui {

class HelpCanvas;
struct HelpNumbers;

/// What HelpPictures draws, a function for each picture.
namespace HelpDrawings {

/// The context of the translations of their words.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(HelpDrawings)
};

// Where words stand in the place that they have.
inline constexpr int LeftMiddle = Qt::AlignLeft | Qt::AlignVCenter;
inline constexpr int Top = Qt::AlignHCenter | Qt::AlignTop;

void steps(HelpCanvas& canvas, const HelpNumbers& numbers);
void groups(HelpCanvas& canvas, const HelpNumbers& numbers);
void counter(HelpCanvas& canvas, const HelpNumbers& numbers);
void window(HelpCanvas& canvas, const HelpNumbers& numbers);
void reopening(HelpCanvas& canvas, const HelpNumbers& numbers);
void breaker(HelpCanvas& canvas, const HelpNumbers& numbers);
void full(HelpCanvas& canvas, const HelpNumbers& numbers);
void owner(HelpCanvas& canvas, const HelpNumbers& numbers);
void runs(HelpCanvas& canvas, const HelpNumbers& numbers);
void flapping(HelpCanvas& canvas, const HelpNumbers& numbers);
void bins(HelpCanvas& canvas, const HelpNumbers& numbers);

} // namespace HelpDrawings
} // namespace casewright::ui
