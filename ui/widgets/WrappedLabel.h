// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

class QLabel;
class QWidget;

namespace casewright::ui {

/// A label of words as they are, over several lines if need be, in a look (Looks.h), with that name as an
/// object. The parent owns it.
[[nodiscard]] QLabel* wrappedLabel(const QString& look, QWidget* parent, const QString& name = {});

} // namespace casewright::ui
