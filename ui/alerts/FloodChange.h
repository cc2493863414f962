// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>

#include "core/alerts/Flood.h"

namespace casewright::ui {

/// An edit of one part of the flood's form: what the part does not show stays as it is.
using FloodChange = std::function<void(alerts::Flood&)>;

} // namespace casewright::ui
