// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include "core/cases/WebhookConnector.h"

namespace casewright::test {

/// A connector to a service desk at a URL: `/issue`, `/issue/ID`, `/issue/ID/comment`, `/browse/TITLE`.
[[nodiscard]] cases::WebhookConnector serviceDesk(const QString& url);

} // namespace casewright::test
