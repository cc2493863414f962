// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/cases/CaseConfiguration.h"
#include "core/cases/Connector.h"

#include <QStringList>

#include <vector>

namespace casewright::ui {

// How the settings of cases name what they list, a line each: "Origin · text · required".

[[nodiscard]] QStringList linesOf(const std::vector<cases::Connector>& connectors);
[[nodiscard]] QStringList linesOf(const std::vector<cases::CustomFieldDefinition>& fields);
[[nodiscard]] QStringList linesOf(const std::vector<cases::CaseTemplate>& templates);

} // namespace casewright::ui
